"""Takes a list of bodies apart: 「省教育厅、财政厅,各市、县、区政府和有关单位」.

A list is cut at 、 , ; and at 和 or 及 between two complete names, never inside brackets or inside a name
(文化和旅游厅). Names that are one though a 、 stands in them (各市、县、区政府) are put together again; 「等有关部门」
behind a name is kept apart as an open end. A line feed or a page number inside a name belongs to the page.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from graph.find.owners.words.suffixes import STARTS, body_like, unit_like, without_alias
from graph.read.texts import Span

_LEVEL = (
    "自治区|直辖市|自治州|自治县|设区的市|设区市|地级以上市|地级市|县级市|直管市|林区|县级|省级|市级|州级|乡级|镇级"
    "|乡镇街道|镇街道|乡镇|街道|镇街|街镇|园区|开发区|功能区|管理区|新区|高新区|经开区|市区|市辖区|县区|区县"
    "|县市区|县市|市县|市州|州市|地区|省|市|州|盟|县|区|旗|乡|镇|街|村|社区"
)
_ZONE = re.compile(r"高新区|经开区|新区|园区|开发区|功能区|管理区")  # without 各 one of several: 高新区、经开区管委会
_LEVELS_ONLY = re.compile(rf"(?:全?[省市州县区盟]?各有?关?|有关|相关|所辖|所属)?(?:{_LEVEL}|[()〔〕/、])+")
_COLLECTIVE_END = re.compile(
    r"(?:及[一-鿿]{2,4}林区)?(?:[两三四五]级|级)?(?:有关|相关)?(?:人民政府|政府|管委会|管理委员会|党工委|党委[和、](?:人民)?政府|党委|办事处|街道办"
    r"|人大|政协|人民法院|法院|人民检察院|检察院|党组织|村委会|居委会)(?:\([^()]*\)|〔[^〔〕]*〕)?"
)
_DEPARTMENT_END = re.compile(r"(?!级|直)[一-鿿]{1,12}(?:部门|机关|局|厅|委|办)(?:\([^()]*\))?")
_BARE_LEVELS = re.compile(r"各?[省市州]")  # 省、市、县教育部门, but not 各乡镇、县教育局
_NOT_A_LEVEL = re.compile(r"市(?:场|政(?!府|协)|容|民中心)|区(?:域|块)|县域|州际|省际|镇痛|旗舰")
_OPEN_END = re.compile(
    r"等(?:[\d一二三四五六七八九十]+|个|家|多|余|国务院|中央|自治区|省|市|州|县|区|级|直|各|有关|相关|职能|成员"
    r"|责任|主要|涉及|涉|行业|主管|其他|配合)*"
    r"(?:部门和单位|单位和部门|部门及单位|部门、单位|部门单位|部委|部门|单位|机构|地区|地方|企业|方面|各方)?"
)
_OPEN_WORD = re.compile(r"等|(?:以)?及其他(?:有关|相关)?(?:部门|单位)")
_NOT_OPEN = re.compile(r"[高初中平同优均劣]等|等(?:级|学校|教育|院校|候)")
_JOINERS = ("以及", "会同", "和", "及", "与", "暨", "并")
_BEFORE_LEVELS = re.compile(r"(?<=[一-鿿])(?:以及|和|及|与)(?=各[省市州县区旗盟乡镇街自设地])")
_GOVERNMENT = ("政府", "人民政府")
# A party committee and the authority beside it are one: 各县党委、政府, 各开发区党工委、管委会
_BESIDE_PARTY = {
    "党工委": ("管委会", "管理委员会", "办事处"),
    "党委": ("政府", "人民政府", "管委会", "办事处"),
}
_GENERIC = ("单位", "部门", "个人", "企业", "机构")
_KIND_OF = ("部门", "处室", "科室", "单位", "机关")
_ALONE = re.compile(r"(?:国务院|中央|[省市州县区]直?级?)?(?:各有?关?|有关|相关)|各级")
_PAGE = re.compile(r"\n[-—·~]{0,3}\d{1,4}[-—·~]{0,3}\n|[-—]\d{1,4}[-—](?=[一-鿿])|\n")
_PAGE_FIRST = re.compile(r"[-—·~]{1,3}\d{1,4}[-—·~]{1,3}\n*")
_AROUND = "\n、,;。:|/ \t〈〉<>{}「」『』"
_OPENERS, _CLOSERS = "(〔【", ")〕】"
_ENDED = ("局", "厅", "府", "院", "队")
_LONGEST = 200  # longer entries are no names
_LINE = re.compile(r"[一-鿿]{4,30}(?=[\n、,;。]|\Z|[()](?:[^\n()]{1,12}[)])?(?:[\n、,;。]|\Z))")
_BRANCHES = ("支队", "大队", "中队", "总队", "分局", "支局", "分行", "支行", "办公室", "处", "科", "室", "组", "委员会")
_NUMBER = re.compile(r"(?:\d{1,2}[.、)]|\(\d{1,2}\)|[①-⑳])(?=[一-鿿])")


@dataclass(frozen=True, slots=True)
class Item:
    """One entry of a list: where it stands (tidy) and its words without line feeds and page numbers."""

    span: Span
    words: str


def plain_words(text: str) -> str:
    """Words without line feeds and page numbers that fell between them: 交通\\n-12-\\n局 → 交通局."""
    return _PAGE.sub("", text) if "\n" in text or "-" in text or "—" in text else text


def plain_offsets(text: str, start: int, end: int) -> list[int]:
    """Offsets of the characters that `plain_words` keeps."""
    if end - start <= _LONGEST and _PAGE.search(text, start, end) is None:
        return list(range(start, end))
    dropped = {at for found in _PAGE.finditer(text, start, end) for at in range(found.start(), found.end())}
    return [at for at in range(start, end) if at not in dropped]


def split_list(text: str, start: int, end: int, marks: str = "、,;。/|\t") -> list[Item]:
    """Entries between `marks`, brackets respected; empty ones are left out, stray marks around them too."""
    items: list[Item] = []
    depth, begin = 0, start
    for at in range(start, end):
        char = text[at]
        if char in _OPENERS:
            depth += 1
        elif char in _CLOSERS:
            depth = max(0, depth - 1)
        elif not depth and (char in marks or (char == "\n" and _breaks(text, begin, at, end))):
            _append(items, text, begin, at)
            begin = at + 1
    _append(items, text, begin, end)
    return items


def join_collectives(text: str, items: list[Item]) -> list[tuple[Item, int]]:
    """Puts 各市 · 县 · 区政府 together again where only 、 parts them; with how many items each result took."""
    joined: list[tuple[Item, int]] = []
    at = 0
    while at < len(items):
        last = _collective_end(text, items, at)
        whole = _item(text, items[at].span.start, items[last].span.end) if last > at else items[at]
        joined.append((whole, last - at + 1))
        at = last + 1
    return joined


def cut_before_levels(text: str, item: Item) -> list[Item]:
    """Cuts 「…等部门和各市」 before 各市, so that it can meet the 州人民政府 that follows."""
    found = _BEFORE_LEVELS.search(text, *item.span) if len(item.words) <= _LONGEST else None
    if found is None or not _levels_only(plain_words(text[found.end() : item.span.end])):
        return [item]
    return [_item(text, item.span.start, found.start()), _item(text, found.end(), item.span.end)]


def split_joined(text: str, item: Item) -> list[Item]:
    """Cuts at 和, 及, 与, 会同 where both sides are complete names: 「市教育局和有关区县政府」 → two."""
    parts: list[Item] = []
    begin, end = item.span
    depth = 0
    for at in range(begin, end if end - begin <= _LONGEST else begin):
        char = text[at]
        depth += (char in _OPENERS) - (char in _CLOSERS)
        if depth or at < begin or char not in "以会和及与暨并":
            continue
        word = next((joiner for joiner in _JOINERS if text.startswith(joiner, at)), "")
        if word and _joins(plain_words(text[begin:at]), plain_words(text[at + len(word) : end])):
            parts.append(_item(text, begin, at))
            begin = at + len(word)
    return [*parts, _item(text, begin, end)]


def cut_open_end(text: str, item: Item) -> tuple[list[Item], Span | None]:
    """Parts 「商务部等国务院相关部门及各地区」 into 商务部, 各地区 and the open end between them."""
    begin, end = item.span
    if end - begin > _LONGEST:
        return [item], None
    for found in _OPEN_WORD.finditer(text, begin, end):
        at = found.start()
        if _NOT_OPEN.search(text, max(begin, at - 1), at + 3) or _depth(text, begin, at):
            continue
        rest = _OPEN_END.match(text, at, end)
        stop = max(rest.end() if rest else 0, found.end())
        kept = [_item(text, begin, at)] if at > begin else []
        after = next((stop + len(word) for word in _JOINERS if text.startswith(word, stop)), stop)
        return kept + ([_item(text, after, end)] if stop < after < end else []), Span(at, stop)
    return [item], None


def _breaks(text: str, begin: int, at: int, end: int) -> bool:
    """Whether a line feed parts two names rather than one that is wrapped: 「市教育局⏎市财政局」."""
    following = text[at + 1 : min(end, at + 3)]
    if at - begin > _LONGEST or not body_like(plain_words(text[begin:at])):
        return False
    return following.startswith(STARTS) or _whole(text, begin, at + 1, end)


def _whole(text: str, begin: int, start: int, end: int) -> bool:
    """Whether the line from `start` is a body by itself, not the section or branch of the one before it."""
    line = _LINE.match(text, start, min(end, start + 30))
    return (
        line is not None
        and body_like(line[0])
        and not line[0].endswith(_BRANCHES)
        and not text.startswith(("国家", "中国", "中共"), begin)
    )


def _append(items: list[Item], text: str, start: int, end: int) -> None:
    while start < end and text[start] in _AROUND:
        start += 1
    while end > start and text[end - 1] in _AROUND:
        end -= 1
    if page := _PAGE_FIRST.match(text, start, end):
        start = page.end()
    number = _NUMBER.match(text, start, end)
    if number:
        start = number.end()
    while start < end:
        cut = _run_together(text, start, end)
        items.append(_item(text, start, cut))
        start = cut


def _run_together(text: str, start: int, end: int) -> int:
    """End of the first name where the blanks between names got lost: 「市教育局市公安局」."""
    level = text[start]
    if level not in "省市州县区" or end - start > _LONGEST:
        return end
    at = text.find(level, start + 3, end - 2)
    while at >= 0:
        if (
            text.startswith(_ENDED, at - 1)
            and not _NOT_A_LEVEL.match(text, at)
            and body_like(text[at:end].split("\n")[0])
        ):
            return at
        at = text.find(level, at + 1, end - 2)
    return end


def _item(text: str, start: int, end: int) -> Item:
    return Item(Span(start, end), plain_words(text[start:end]))


def _collective_end(text: str, items: list[Item], at: int) -> int:
    """Index of the last item of the collective that starts at `at` (`at` itself where it is none)."""
    first = items[at].words
    if first.endswith(tuple(_BESIDE_PARTY)) and at + 1 < len(items):
        party = next(end for end in _BESIDE_PARTY if first.endswith(end))
        if items[at + 1].words in _BESIDE_PARTY[party]:
            return at + 1
    if first.endswith(_KIND_OF) and _ALONE.match(first) and _kind_follows(text, items, at):
        return at + 1
    if not _levels_only(first) or _ZONE.fullmatch(first):
        return at
    last = at
    for index in range(at + 1, min(len(items), at + 8)):
        between = text[items[index - 1].span.end : items[index].span.start]
        words = items[index].words
        if between.strip("\n") != "、" or words.startswith("各"):
            break
        if _levels_only(words):
            last = index
        elif _ends_collective(words, below=_BARE_LEVELS.fullmatch(first) is not None):
            return index
        else:
            break
    return last if first.startswith("各") else at


def _kind_follows(text: str, items: list[Item], at: int) -> bool:
    """Whether 、单位 goes on with what 「市直有关部门」 or 「各相关处室」 began."""
    if at + 1 == len(items) or items[at + 1].words not in ("单位", "部门", "机构", "企业"):
        return False
    return text[items[at].span.end : items[at + 1].span.start].strip("\n") == "、"


def _levels_only(words: str) -> bool:
    levels = _LEVELS_ONLY.match(words)  # no fullmatch: it would go back and forth over 县 · 市 · 县市
    return levels is not None and levels.end() == len(words)


def _ends_collective(words: str, *, below: bool) -> bool:
    """Whether the words end a collective: 区政府; where the first of it is a bare level, 县教育部门 too."""
    if _NOT_A_LEVEL.match(words):
        return False
    levels = _LEVELS_ONLY.match(words)
    if levels is None:
        return False
    end = levels.end()
    return bool(_COLLECTIVE_END.fullmatch(words, end) or (below and _DEPARTMENT_END.fullmatch(words, end)))


def _joins(left: str, right: str) -> bool:
    if right.startswith(_GENERIC) and _ALONE.match(left):
        return False
    if right in _GOVERNMENT and left.endswith("党委"):
        return False
    return len(left) >= 2 and unit_like(left) and _starts_name(right) and not without_alias(left).endswith("人民共")


def _starts_name(right: str) -> bool:
    return len(right) >= 2 and unit_like(right) and not right.startswith(("其", "平"))


def _depth(text: str, start: int, end: int) -> int:
    return sum(text.count(mark, start, end) for mark in _OPENERS) - sum(
        text.count(mark, start, end) for mark in _CLOSERS
    )
