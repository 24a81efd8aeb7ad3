"""The head of a document that has lost its line feeds: navigation, number, issuer, title, addressees.

It ends with the first full stop at the latest; what is found there are places for line feeds and nothing else.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from graph.read.documents import find_numbers
from graph.read.head.addressees import is_addressed
from graph.read.head.titles import TITLE_END
from graph.read.tidy import CleanText

_HEAD = 1200  # letters; no head is longer
_DAY = r"(?:19|20)\d\d年\d{1,2}月\d{1,2}日"
# What a text begins with right behind its title
_BODY = re.compile(
    r"(?:\([^()]{1,40}\))?(?:\n|$|为[了深进贯切全加规认做推提落确保强消有实扎大充持更严积妥健完建改打解优促]"
    r"|根据|按照|依据|遵照|依照|经[^济营]|现[将就印]|近年来|近期|最近|今年|目前|党的|党中央|结合|贯彻|本[办意方规细制]|到20\d\d年"
    rf"|{_DAY}|一、|[(]一[)]|第一[章条编部]|1[.、]?[一-鿿]|《)"
)
_ADDRESS = re.compile(r"[^。!?:;《》\n]{2,400}:")
# Words of the page around a document: 当前位置:首页 政务公开
_SITE = re.compile(
    r"(?:您?(?:当前|现在)的?(?:所在)?位置|首页|政务公开|信息公开|最新文件|政策文件|通知公告|打印(?:本页)?|关闭(?:窗口)?"
    r"|微信|微博|分享到?|字号|收藏|浏览次数|内部事项|[大中小]{3})[:>》»|]*"
)
_MARKS = re.compile(r"[:;!?,>|»]")
_NO_TITLE = re.compile(r"^[的了和及与将]|[。;:!?,\n]")
_LONGEST, _SHORTEST = 160, 6


@dataclass(slots=True)
class Head:
    """Places of line feeds, how many of them a paragraph has not, where the head ends, who issues the document."""

    places: list[int] = field(default_factory=list)
    signs: int = 0
    end: int = 0
    issuers: tuple[str, ...] = ()
    gaps: frozenset[int] = frozenset()


def find_head(clean: CleanText, start: int, end: int) -> Head:
    """The head that begins a line: 「首页 松政办〔2024〕18号松河区人民政府关于印发…的通知各镇人民政府:」."""
    text = clean.text
    stop = text.find("。", start, min(end, start + _HEAD))
    stop = stop if stop >= 0 else min(end, start + _HEAD)
    gaps = frozenset(_gaps(clean, start, end))
    head = Head(end=start, gaps=gaps)
    bounds = {start, *(at for at in gaps if at < stop), *_after(_SITE, text, start, stop)}
    bounds.update(_after(_MARKS, text, start, stop))
    _find_number(text, start, stop, head, bounds)
    _find_titles(text, start, stop, head, bounds)
    _find_addressees(text, stop, head, bounds)
    return head


def _gaps(clean: CleanText, start: int, end: int) -> list[int]:
    """Letters with a blank before them that may stand for a line feed: not one that spaces letters (名 称)."""
    origins, found, last = clean.origins, list[int](), start - 2
    for at in range(start + 1, end):
        if origins[at] - origins[at - 1] > 1:
            if last >= start - 1 and at - last == 1:
                found = found[:-1]
            else:
                found.append(at)
            last = at
    return found


def _after(pattern: re.Pattern[str], text: str, start: int, end: int) -> list[int]:
    return [found.end() for found in pattern.finditer(text, start, end)]


def _find_number(text: str, start: int, stop: int, head: Head, bounds: set[int]) -> None:
    for number in find_numbers(text, start, stop):
        if text[number.span.start - 1 : number.span.start] in ("(", "〔", "、", ",", "《", "》"):
            continue
        begin = max((at for at in bounds if number.span.start <= at < number.span.end - 10), default=number.span.start)
        begin = begin if text[begin : begin + 1] not in tuple("政府办发字函党委") else number.span.start
        bounds.update((begin, number.span.end))
        head.places += begin, number.span.end
        head.end = number.span.end
        return


def _find_titles(text: str, start: int, stop: int, head: Head, bounds: set[int]) -> None:
    for kind in TITLE_END.finditer(text, start, stop):
        begin = max((at for at in bounds if at <= kind.start()), default=start)
        if is_glued_title(text, begin, kind.end(), head.gaps):
            head.places += begin, kind.end()
            head.signs += 1
            head.end = kind.end()
            bounds.add(kind.end())
            head.issuers += issuer_of(text[begin : kind.end()])


def is_glued_title(text: str, start: int, end: int, gaps: frozenset[int]) -> bool:
    """Whether words between two places are a title behind which a document begins: 「…工作方案」 before 一、."""
    words = text[start:end]
    if not _SHORTEST <= len(words) <= _LONGEST or _NO_TITLE.search(words) or words.count("《") != words.count("》"):
        return False
    return begins_document(text, end) or (end in gaps and "关于" in words)


def begins_document(text: str, at: int) -> bool:
    """Whether what stands here is what follows a title: addressees, 为…, 一、, the day it was signed."""
    if _BODY.match(text, at):
        return True
    address = _ADDRESS.match(text, at)
    return address is not None and is_addressed(text[at : address.end() - 1])


def issuer_of(title: str) -> tuple[str, ...]:
    """The names before 关于: 「某县财政局关于印发…的通知」."""
    named = re.match(r"([一-鿿、]{3,40}?)(?=关于|印发|转发)", title)
    return tuple(named[0].split("、")) if named else ()


def _find_addressees(text: str, stop: int, head: Head, bounds: set[int]) -> None:
    for begin in sorted(at for at in bounds if at >= head.end):
        address = _ADDRESS.match(text, begin, stop)
        if address and is_addressed(text[begin : address.end() - 1]):
            head.places += begin, address.end()
            head.signs += 1
            head.end = address.end()
            return
