"""The one year that a plan names as its own, in its title or in its time limits, for dates that leave it out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from graph.find.figures.dates import find_dates
from graph.read.texts import Span

FIELD = (
    r"(?:完成|办理|办结|整改|落实|推进|工作|报送|实施|责任|截止|竣工|交付)?"
    r"(?:时限|时间|期限|节点|日期|进度)(?:节点)?(?:要求|安排)?[:】]"
)
_FIELD = re.compile(FIELD)
_FIELD_END = re.compile(r"[。;\n]")
_REACH = 24
_YEAR = re.compile(
    r"(?<![0-9〇零一二三四五六七八九])(?:19|20)[0-9]{2}(?:年(?!前|底前|版|修|[一二三四五六七八九十0-9]{0,4}期规划|远景)|年?[—\-~至到]{1,2})?"
)
_CITED = re.compile(r"(?<!印发)(?<!发布)(?<!公布)(?<!下发)(?<!下达)(?<!转发)(?<!分解)(?<!印送)《[^《》]*》")


def year_of_titles(titles: Iterable[str]) -> int | None:
    """「2022年全市食品安全工作安排」 → 2022; a range (2020—2022年), two years or a cited plan's year give nothing."""
    years = set()
    for title in titles:
        own = _CITED.sub("", title)
        found = list(_YEAR.finditer(own))
        if any(not match[0].endswith("年") for match in found):
            return None
        years |= {int(match[0][:4]) for match in found}
    return years.pop() if len(years) == 1 else None


def year_of_fields(text: str, cells: Sequence[Span]) -> int | None:
    """The year of all time limits that name one (完成时限:2022年5月底前; cells of such a column), if all agree."""
    years = {date.year for cell in cells for date in find_dates(text, *cell) if date.year}
    for label in _FIELD.finditer(text):
        until = min(len(text), label.end() + _REACH)
        stop = _FIELD_END.search(text, label.end(), until)
        until = stop.start() if stop else until
        years |= {date.year for date in find_dates(text, label.end(), until) if date.year}
        if len(years) > 1:
            return None
    return years.pop() if len(years) == 1 else None
