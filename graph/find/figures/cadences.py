"""How often: 每年3月底前, 每季度, 每学期开学前, 定期, 适时; with a recurrence rule only where the words give one."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from graph.find.figures.numerals import Number, read_numeral

_MONTH = "1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九]"
_N = "[0-9]{1,3}|[两二三四五六七八九十半]"
_EVERY = re.compile(
    rf"每(?:个)?(?:(?P<count>{_N})个?)?(?P<of>工作日|日|天|周|星期|旬|月|季度|季|半年|年度?|学期|学年|小时)(?!均|人|名|所|户|生|亩|公里)"
    rf"(?:(?P<month>{_MONTH})月(?:(?P<day>[0-9]{{1,2}})[日号]|份)?(?:底|末|初|上旬|中旬|下旬)?(?:(?:至|到|[—\-~]{{1,2}})(?:次年|翌年)?(?P<until>{_MONTH})月(?:[0-9]{{1,2}}[日号]|份|底|末)?)?(?:之?前)?(?P<months>(?:[、和](?:{_MONTH})月(?:份|底|末)?(?:之?前)?){{0,3}})|(?P<month_day>[0-9]{{1,2}})[日号](?:之?前)?"
    rf"|(?P<weekday>[一二三四五六日天](?=[^次期场个])|(?<=周)[1-5](?![0-9]))|(?:年底|[底末])(?:之?前)?|(?:第一|首)个?月)?(?:开学之?前|开学初|放学)?"
    rf"|(?P<by>(?:按|逐)(?P<by_of>日|周|旬|月|季度?|半年|年|学期)(?:度)?(?=[一-鿿])(?!份|薪|均|龄|级|计|利|工资))"
    rf"|(?<![每上下近满前后])(?P<half>半年)(?=至少|不少于|不低于|[一1]次|[一1]调度|通报|[开召]展?[一1]次)"
    rf"|一(?P<one_of>日|周|月|季度?|年)[一1](?P<one_act>次|报|调度|通报|评|考核|小结|总结|检查|督查|研判|会商|排名)"
    rf"|(?P<set_month>{_MONTH})月份?(?:定|确定|设|作|列)为"
    rf"|(?P<term>新?(?:学期|学年)开学(?:之?前|初|后)?|(?:春季、?和?秋季|春秋季|[春秋]季)(?:学期)?开学(?:之?前|初)?|开学之?前)"
)
# Every branch starts with a letter of its own: the scan then only looks at those letters
_MAYBE = re.compile(r"每|按|逐|半年|一[日周月季年]|月份?[定确设作列]|开学")
_VAGUE = re.compile(
    r"不定期|定期(?!限|间|满|存|票|保|债|贷)|适时|及时(?!性|率|雨)|经常性?(?!项目|账户|损益)|随时|常态化?|第一时间|择机|滚动|不间断|时刻"
)
_TERMS = ("固", "约", "规", "法", "限")  # 固定期限, 约定期限 are terms, no rhythm
_CODES = {
    "日": "daily", "天": "daily", "工作日": "daily", "周": "weekly", "星期": "weekly", "月": "monthly",
    "季度": "quarterly", "季": "quarterly", "半年": "half-yearly", "年": "yearly", "年度": "yearly",
    "学期": "termly", "学年": "other", "旬": "other", "小时": "other",
}  # fmt: skip
_UNITS = {
    "日": ("DAILY", 1), "天": ("DAILY", 1), "周": ("WEEKLY", 1), "星期": ("WEEKLY", 1), "月": ("MONTHLY", 1),
    "季度": ("MONTHLY", 3), "季": ("MONTHLY", 3), "半年": ("MONTHLY", 6), "年": ("YEARLY", 1), "年度": ("YEARLY", 1),
    "小时": ("HOURLY", 1),
}  # fmt: skip
_WORKDAYS = "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"
CODES = frozenset((
    "daily", "weekly", "fortnightly", "monthly", "bimonthly", "quarterly", "half-yearly", "termly", "yearly",
    "regular", "as-needed", "prompt", "continuous", "other",
))  # fmt: skip
_MULTIPLES = {
    ("周", 2): "fortnightly", ("月", 2): "bimonthly", ("月", 3): "quarterly", ("月", 6): "half-yearly",
}  # fmt: skip
_WORDS = {
    "定期": "regular", "不定期": "other", "适时": "as-needed", "择机": "as-needed", "及时": "prompt",
    "第一时间": "prompt",
}  # fmt: skip
_DAYS = dict(
    zip(
        "一二三四五六日天12345",
        ["MO", "TU", "WE", "TH", "FR", "SA", "SU", "SU", "MO", "TU", "WE", "TH", "FR"],
        strict=True,
    )
)
_AT_LEAST = re.compile(
    r"(?:不少于|不低于|至少|最少|不得少于)[^,;。:0-9]{0,8}?(?P<n>[0-9]{1,3}|[一两二三四五六七八九十]{1,2})(?:次|期|场|轮|遍|回)"
)
_OR_MORE = re.compile(r"(?P<n>[0-9]{1,3}|[一两二三四五六七八九十]{1,2})(?:次|期|场|轮|遍|回)(?P<more>(?:及其?)?以上)?")
_MONEY = re.compile(r"^(?:给予)?(?:最高|不超过|补助|补贴|奖励)?[0-9一二三四五六七八九十]{1,8}[十百千万亿]{0,3}元")
_CLAUSE_END = re.compile(r"[,;。:!?\n]")
_REACH = 40


@dataclass(frozen=True, slots=True)
class CadenceMention:
    """One cadence as written; `vague` where no interval is given, `rrule` None where none would be honest."""

    start: int
    end: int
    code: str
    rrule: str | None
    vague: bool
    at_least: int | None


def find_cadences(text: str, start: int, end: int) -> tuple[CadenceMention, ...]:
    """Cadences of one sentence: 「每学期至少召开1次家长会，定期排查」 → termly (at least 1), regular (vague).

    Readings such as 每所, 每名, 每增加 are distribution and no cadence; so is a rate of pay (每月1000元).
    """
    found = _intervals(text, start, end) if _MAYBE.search(text, start, end) else []
    taken = {at for mention in found for at in range(mention.start, mention.end)}
    for match in _VAGUE.finditer(text, start, end):
        at = match.start()
        if at not in taken and not (match[0] == "定期" and text[at - 1 : at] in _TERMS):
            found.append(CadenceMention(at, match.end(), _WORDS.get(match[0], "continuous"), None, True, None))
    return tuple(sorted(found, key=lambda mention: mention.start))


def _intervals(text: str, start: int, end: int) -> list[CadenceMention]:
    found = []
    for match in _EVERY.finditer(text, start, end):
        if match["of"] and _MONEY.match(text[match.end() : match.end() + 16]):
            continue
        read = next(reader for group, reader in _READERS.items() if match[group])
        code, rule = read(match)
        least = _least(text, match.end(), end)
        found.append(CadenceMention(match.start(), match.end(), code, rule, False, least))
    return found


def _read_every(match: re.Match[str]) -> tuple[str, str | None]:
    of, count = match["of"], _count(match["count"])
    if (match["count"], of) == ("半", "年"):
        return _CODES["半年"], _rule("半年")
    if of == "工作日":
        return _CODES[of], _WORKDAYS if count == 1 else None
    if of not in _UNITS or count is None:
        return _CODES[of], None
    if count > 1:
        return _MULTIPLES.get((of, count), "other"), _rule(of, count)
    return _CODES[of], (_rule(of) or "") + _on_which_day(match, of)


def _on_which_day(match: re.Match[str], of: str) -> str:
    """每年3月底前 → ;BYMONTH=3, 每月10日前 → ;BYMONTHDAY=10, 每周一 → ;BYDAY=MO."""
    if match["month"] and of in ("年", "年度"):
        day = f";BYMONTHDAY={int(match['day'])}" if match["day"] and not match["until"] else ""
        return f";BYMONTH={','.join(map(str, _months(match)))}{day}"
    if match["month_day"] and of == "月" and 1 <= int(match["month_day"]) <= 31:
        return f";BYMONTHDAY={int(match['month_day'])}"
    if match["weekday"] and of in ("周", "星期"):
        return f";BYDAY={_DAYS[match['weekday']]}"
    return ""


def _months(match: re.Match[str]) -> list[Number]:
    """6月至10月 are five months, 11月至次年2月 four; 3月、9月 are two."""
    said = [match["month"], match["until"], *re.findall(_MONTH, match["months"] or "")]
    months = [value for month in said if month and (value := read_numeral(month.removeprefix("0"))) is not None]
    if match["until"] and len(months) > 1:
        first, last = int(months[0]), int(months[1])
        months[0:2] = [(first + past - 1) % 12 + 1 for past in range((last - first) % 12 + 1)]
    return months


def _rule(of: str, count: int = 1) -> str | None:
    """每季度 → FREQ=MONTHLY;INTERVAL=3; None for what no calendar knows (每旬)."""
    if of not in _UNITS:
        return None
    frequency, interval = _UNITS[of]
    interval *= count
    return f"FREQ={frequency}" + (f";INTERVAL={interval}" if interval > 1 else "")


def _count(words: str | None) -> int | None:
    value = read_numeral(words) if words else 1
    return value if isinstance(value, int) and value > 0 else None


def _read_by(match: re.Match[str]) -> tuple[str, str | None]:
    return _CODES[match["by_of"]], _rule(match["by_of"])


def _read_one(match: re.Match[str]) -> tuple[str, str | None]:
    return _CODES[match["one_of"]], _rule(match["one_of"])


def _read_half(match: re.Match[str]) -> tuple[str, str | None]:
    return _CODES["半年"], _rule("半年")


def _read_set_month(match: re.Match[str]) -> tuple[str, str | None]:
    return "yearly", f"FREQ=YEARLY;BYMONTH={read_numeral(match['set_month'].removeprefix('0'))}"


def _read_term(match: re.Match[str]) -> tuple[str, str | None]:
    return "termly", None


_READERS: dict[str, Callable[[re.Match[str]], tuple[str, str | None]]] = {
    "of": _read_every,
    "by": _read_by,
    "one_of": _read_one,
    "half": _read_half,
    "set_month": _read_set_month,
    "term": _read_term,
}


def _least(text: str, at: int, end: int) -> int | None:
    """The least number of times said in the same clause: 至少1次, 1场以上, or a plain 1次."""
    stop = _CLAUSE_END.search(text, at, min(end, at + _REACH))
    words = text[at : stop.start() if stop else min(end, at + _REACH)]
    match = _AT_LEAST.search(words) or _OR_MORE.search(words)
    return _count(match["n"]) if match else None
