"""Blanks that part something: the columns of a table, or names written without marks between them.

Most blanks in a document only space its letters (名　　称, 市 教 育 局), and tidying drops them. One that stands
between two columns, or between two names of a list, is kept as a mark instead.
"""

from __future__ import annotations

import re

_HEAD = re.compile("(?:责任|牵头|配合)(?:单位|部门|科室|处室|司局)|完成时[限间]|目标值")
# A list whose names only a blank parts: 责任单位:市发展改革委 市水务集团
_LIST = re.compile(
    r"(?:责任|牵头|配合|参与|主办|协办|落实)(?:责任)?(?:单位|部门|科室|处室|股室|站所): *"
    r"(?P<names>(?:[^\n、,;。:\t()]|\([^\n()]{1,12}\)){7,300})"
    r"(?=\n|\Z|[)〕】]| {2,}| ?(?:\d{1,2}[.、](?!\d)|\([一二三四五六七八九十]{1,3}\)|[一二三四五六七八九十]{1,3}、))"
)
# A cell between bars, and the inside of a bracket: 「| 镇安监站 派出所 |」, 「(县水利局牵头,县财政局 各乡镇配合)」
_CELL = re.compile(r"(?<=\|)(?P<names>[^\n|、,;。:\t]{7,200})(?=\|)")
_BRACKET = re.compile(r"[(〔【](?P<inside>[^\n()〔〕【】]{8,300})[)〕】]")
_ROLE = re.compile(r"牵头|配合|负责|责任|参与|协助")
_ENDS = "局厅委办院会队部府心社处团站所司校行联区县市州镇乡道门位业科股室组署馆园场庭村"
_NAME = re.compile(rf"(?:[一-鿿〔〕]|\([^()]{{1,12}}\)){{3,30}}(?<=[{_ENDS})〕])(?P<gap> +|\Z)")
_BETWEEN = re.compile(
    rf"(?<=[一-鿿][{_ENDS}]) +(?=[省市县区州镇乡街各][一-鿿]{{1,20}}"
    r"|[一-鿿]{2,10}[局委办院所站队心室科](?=[ 、,;)〕】]|牵头|配合|负责|参与|协助))"
)
_GAP = re.compile(r"(?<=[^ \n\t]) {2,}(?=[^ \n\t])")
_LEAST_GAPS = 2
_LONGEST_ROW = 4000


def mark_gaps(even: str) -> str:
    """The text, letter for letter, with a tab or a 、 for each blank that parts columns or names.

    「序号  任务    责任单位⏎1  完善制度  市教育局」 has three columns; a wide gap elsewhere (名　　称) is only spacing.
    """
    tabs = _of_columns(even)
    for names in _LIST.finditer(even):
        tabs += _between_names(names["names"].rstrip(), names.start("names"))
    commas = _in_cells(even) + _in_brackets(even)
    if not tabs and not commas:
        return even
    letters = list(even)
    for at in commas:
        letters[at] = "、"
    for at in tabs:
        letters[at] = "\t"
    return "".join(letters)


def _of_columns(even: str) -> list[int]:
    """Gaps between the columns of tables, from their heads to the first line without any."""
    tabs: list[int] = []
    done = 0
    for head in _HEAD.finditer(even):
        if head.start() < done:
            continue
        start, gaps = even.rfind("\n", done, head.start()) + 1 or done, 0
        while start < len(even):
            end = even.find("\n", start)
            end = end if end >= 0 else len(even)
            found = [gap.start() for gap in _GAP.finditer(even, start, end)] if end - start <= _LONGEST_ROW else []
            if not found if gaps else len(found) < _LEAST_GAPS or ":" in even[start:end]:
                break
            gaps += len(found)
            tabs += found
            start = end + 1
        # Another head of the same line would find no more; a line that only ended a table may begin another
        done = max(start if gaps else end, head.end())
    return tabs


def _in_cells(even: str) -> list[int]:
    """Blanks between the names that fill a cell between bars."""
    gaps: list[int] = []
    for cell in _CELL.finditer(even) if "|" in even else ():
        words = cell["names"].strip(" ")
        if " " in words:
            gaps += _between_names(words, cell.start() + cell["names"].find(words))
    return gaps


def _in_brackets(even: str) -> list[int]:
    """Blanks between a name and the next in a bracket that gives roles."""
    gaps: list[int] = []
    for bracket in _BRACKET.finditer(even):
        if " " in bracket["inside"] and _ROLE.search(bracket["inside"]):
            gaps += (gap.start() for gap in _BETWEEN.finditer(even, *bracket.span()))
    return gaps


def _between_names(words: str, start: int) -> list[int]:
    """Places of the blanks of a list, where all it holds are names and blanks between them."""
    at, gaps = 0, list[int]()
    while at < len(words):
        name = _NAME.match(words, at)
        if name is None:
            return []
        if name["gap"]:
            gaps.append(start + name.start("gap"))
        at = name.end()
    return gaps
