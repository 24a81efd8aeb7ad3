"""What no finder of dates and figures should look into: titles of documents, their numbers, dates among figures."""

from __future__ import annotations

import re

_BLANK = "□"
_PAIRS = (
    "達达萬万億亿個个戶户輛辆畝亩噸吨歲岁週周兩两內内於于佔占滿满實实現现壓压縮缩減减擴扩漲涨過过發发佈布辦办結结時时間间節节點点標标準准計计劃划"
    "擬拟爭争確确從从與与較较對对學学開开報报給给獎奖補补貼贴資资貸贷罰罚設设備备編编園园鄉乡鎮镇縣县區区農农業业機机構构單单處处條条項项場场張张"
    "門门級级層层隻只雙双頭头臺台檔档寬宽長长適适經经隨随擇择滾滚動动斷断續续圍围規规務务員员師师優优運运營营積积額额產产總总費费應应須须將将後后"
    "為为無无還还這这啟启覆覆蓋盖態态進进推推培培創创組组織织擬拟評评選选認认訂订約约"
)
_SIMPLE = {ord(traditional): simple for traditional, simple in zip(_PAIRS[::2], _PAIRS[1::2], strict=True)}
_TITLE = re.compile(r"《[^《》\n]{1,160}》")
_NUMBER = re.compile(r"〔[0-9]{2,4}〕[第]?[0-9]{1,5}号")
_TITLE_YEARS = re.compile(
    r"(?:方案|计划|规划|纲要|意见|措施|办法|清单|要点|细则)\((?:19|20)[0-9]{2}年?[—\-~至到]{1,2}(?:19|20)?[0-9]{2}年?\)"
)
_DATES = re.compile(
    r"(?<![0-9])(?:19|20)[0-9]{2}年?(?:[—\-~至到]{1,2}(?:19|20)[0-9]{2}年?|年[0-9]{1,2}月(?:[0-9]{1,2}日)?|(?<=年))"
    r"|(?<![0-9])[0-9]{1,2}月(?:[0-9]{1,2}[日号])?"
)
_TRADITIONAL = re.compile(f"[{_PAIRS[::2]}]")


def read_simplified(text: str) -> str:
    """Same length, the letters of dates and figures read as simplified: 「達到5萬個」 → 「达到5万个」."""
    return text.translate(_SIMPLE) if _TRADITIONAL.search(text) else text


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
