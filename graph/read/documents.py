"""Documents named in the text: 《…》 with the number that follows it, and numbers on their own."""

from __future__ import annotations

import re
from dataclasses import dataclass

from graph.read.texts import Span

_OPEN, _CLOSE = "《", "》"
_LONGEST = 200  # a longer title is an unbalanced mark
_LONGEST_NUMBER = 30  # letters before its 号
_NUMBER = re.compile(
    r"(?P<prefix>[一-鿿]{2,16})[〔(【<〈《](?P<year>(?:19|20)\d\d)年?[〕)】>〉》]第?(?P<serial>\d{1,5})号"
    r"|(?P<order>[一-鿿]{2,16}(?:令|公告|通告)(?:(?:19|20)\d\d年?)?第\d{1,5}号)"
)
TITLE_KIND = (
    "(?:通知|意见|方案|办法|规定|决定|措施|细则|规划|计划|公告|通告|批复|纲要|要点|条例"
    "|规则|清单|报告|通报|指南|标准|目录|制度|函)"
)
_TITLE_BEFORE = re.compile(rf".*(?:{TITLE_KIND}|根据|按照|依据|遵照|落实|贯彻|执行|参照|[和及与见日])", re.DOTALL)

# The head of the paper in front of its number: 某市水利局文件某水发〔2023〕8号, 某公司某电函〔2023〕13号
_PAPER_BEFORE = re.compile(
    r".*(?:文件|政府|委员会|办公[室厅]|公司|集团|局|厅|学院|大学|医院|中心|指挥部)(?=[一-鿿]{2,10}$)(?![办发函字政])"
)
_LABEL = re.compile(r"(?:发文)?[文字]号")  # 文号 某府办发〔2021〕12号, as sites write it without a colon


@dataclass(frozen=True, slots=True)
class NamedDocument:
    """A document as named: title without marks, number in normal form (〔〕), tidy span of both."""

    title: str
    number: str | None
    span: Span


@dataclass(frozen=True, slots=True)
class DocumentNumber:
    """A 文号 in normal form, 某府办发〔2021〕12号, with its tidy span."""

    words: str
    span: Span


def find_numbers(text: str, start: int, end: int) -> list[DocumentNumber]:
    """Numbers of documents, whatever brackets they use; a title that runs into its number is cut off it."""
    found = []
    begin, at = start, text.find("号", start, end)
    while at >= 0:
        match = _NUMBER.search(text, max(begin, at - _LONGEST_NUMBER), at + 1)
        if match:
            found.append(_read_number(match))
            begin = match.end()
        at = text.find("号", at + 1, end)
    return found


def _read_number(match: re.Match[str]) -> DocumentNumber:
    if match["order"]:
        cut = match["order"].rfind("日") + 1
        return DocumentNumber(match["order"][cut:], Span(match.start() + cut, match.end()))
    run_in = _TITLE_BEFORE.match(match["prefix"])
    cut = run_in.end() if run_in and run_in.end() < len(match["prefix"]) - 1 else 0
    for before in (_LABEL, _PAPER_BEFORE):
        found = before.match(match["prefix"], cut)
        cut = found.end() if found else cut
    words = f"{match['prefix'][cut:]}〔{match['year']}〕{match['serial']}号"
    return DocumentNumber(words, Span(match.start() + cut, match.end()))


def find_documents(text: str, start: int, end: int) -> list[NamedDocument]:
    """Every 《…》 of the span with its own number: 《国务院办公厅关于…的意见》(国办发〔2017〕35号).

    Marks inside marks belong to the outer title; a mark that never closes names nothing.
    """
    found: list[NamedDocument] = []
    at = text.find(_OPEN, start, end)
    while at >= 0:
        close = _closing(text, at, min(end, at + _LONGEST))
        if close < 0:
            at = text.find(_OPEN, at + 1, end)
            continue
        number, stop = _number_after(text, close + 1, end)
        found.append(NamedDocument(text[at + 1 : close].replace("\n", ""), number, Span(at, stop)))
        at = text.find(_OPEN, stop, end)
    return found


def _closing(text: str, start: int, end: int) -> int:
    """Where the title that opens at `start` closes; -1 where it does not, without looking at every character."""
    depth, at, close = 0, start, start
    while True:
        close = text.find(_CLOSE, close + 1, end)
        if close < 0:
            return -1
        depth += text.count(_OPEN, at, close) - 1
        if depth == 0:
            return close
        at = close


def _number_after(text: str, at: int, end: int) -> tuple[str | None, int]:
    """Number in brackets right after a title, and where title and number end."""
    opening = at + text.startswith("\n", at)
    if text[opening : opening + 1] not in ("(", "〔"):
        return None, at
    numbers = find_numbers(text, opening + 1, min(end, opening + 60))
    if not numbers or numbers[0].span.start != opening + 1:
        return None, at
    close = numbers[0].span.end
    return numbers[0].words, close + (text[close : close + 1] in (")", "〕"))
