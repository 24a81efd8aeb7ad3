"""What no finder of dates and figures should look into: titles of documents, their numbers, dates among figures."""

from __future__ import annotations

import re

_BLANK = "□"
_TITLE = re.compile(r"《[^《》\n]{1,160}》")
_NUMBER = re.compile(r"〔[0-9]{2,4}〕[第]?[0-9]{1,5}号")
_TITLE_YEARS = re.compile(
    r"(?:方案|计划|规划|纲要|意见|措施|办法|清单|要点|细则)\((?:19|20)[0-9]{2}年?[—\-~至到]{1,2}(?:19|20)?[0-9]{2}年?\)"
)
_DATES = re.compile(
    r"(?<![0-9])(?:19|20)[0-9]{2}年?(?:[—\-~至到]{1,2}(?:19|20)[0-9]{2}年?|年[0-9]{1,2}月(?:[0-9]{1,2}日)?|(?<=年))"
    r"|(?<![0-9])[0-9]{1,2}月(?:[0-9]{1,2}[日号])?"
)


def veil_titles(text: str) -> str:
    """Titles and document numbers blanked, offsets kept: 「《2020年计划》明确2021年底前」 → 「□…□明确2021年底前」."""
    for pattern in (_TITLE, _TITLE, _TITLE_YEARS, _NUMBER):
        text = pattern.sub(_blank, text)
    return text


def veil_dates(text: str) -> str:
    """Calendar dates blanked as well, so that 2020年 and 6月30日 are not taken for figures."""
    return _DATES.sub(_blank, text)


def _blank(match: re.Match[str]) -> str:
    return _BLANK * (match.end() - match.start())
