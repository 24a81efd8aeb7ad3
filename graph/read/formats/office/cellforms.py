"""How a number in a spreadsheet shows: 0.95 as 95%, 44196 as 2020年12月31日."""

import re
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

from lxml import etree

from graph.read.gate.markup import child, children, value, whole

_BUILT_IN = {
    9: "0%", 10: "0.00%", 1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 14: "yyyy/m/d", 15: "yyyy-m-d", 16: "m-d",
    17: "yyyy-m", 22: "yyyy/m/d h:mm", 27: 'yyyy"年"m"月"', 28: 'm"月"d"日"', 29: 'm"月"d"日"', 30: "m-d-yy",
    31: 'yyyy"年"m"月"d"日"', 36: 'yyyy"年"m"月"', 50: 'yyyy"年"m"月"', 51: 'm"月"d"日"', 52: 'yyyy"年"m"月"',
    53: 'm"月"d"日"', 54: 'm"月"d"日"', 57: 'yyyy"年"m"月"', 58: 'm"月"d"日"',
}  # fmt: skip
_QUOTED = re.compile(r'"([^"]*)"|\\(.)')
_FORM_LETTERS = 120
_DECIMALS = 10
_LEAST = Decimal("1e-15")
_BRACKETED = re.compile(r"\[[^\]]*\]|_.|\*.")


def read_forms(styles: etree._Element | None) -> list[str]:
    """The number form of each cell style, in the order cells name them."""
    own = children(child(styles, "numFmts"), "numFmt")
    custom = {whole(value(form, "numFmtId")): value(form, "formatCode") or "" for form in own}
    used = [whole(value(style, "numFmtId")) for style in children(child(styles, "cellXfs"), "xf")]
    return [custom.get(key, _BUILT_IN.get(key, "")) for key in used]


def shown(text: str, form: str, since_1904: bool = False) -> str:
    """A stored number as it shows in its form; what is no number is given back as it is.

    `shown("0.95", "0%")` is 95%, and `shown("44196", "yyyy/m/d")` is 2020年12月31日.
    """
    try:
        number = Decimal(text)
    except InvalidOperation:
        return text
    if not number.is_finite() or abs(number) >= Decimal(10) ** 15:
        return text
    if abs(number) < _LEAST:  # Of 1e-999999 a million zeros would be written out.
        number = Decimal(0)
    positive = _BRACKETED.sub("", form[:_FORM_LETTERS].split(";")[0])
    bare = _QUOTED.sub("", positive).lower()
    if "y" in bare or "d" in bare or ("m" in bare and "月" in positive):
        return _day(number, positive.lower(), since_1904) or text
    if "%" in bare:
        return f"{_plain(number * 100, bare)}%"
    before, after = _words(positive)
    return before + _plain(number, bare) + after


def _day(number: Decimal, form: str, since_1904: bool) -> str:
    """Excel counts days from the end of 1899 (with a 29 February 1900 that never was), or from 1904."""
    days = int(number)
    first = date(1904, 1, 1) if since_1904 else date(1899, 12, 30)
    if not (0 if since_1904 else 60) < days <= (date.max - first).days:
        return ""
    day = first + timedelta(days)
    bare = _QUOTED.sub("", form)
    parts = (("y", f"{day.year}年"), ("m", f"{day.month}月"), ("d", f"{day.day}日"))
    return "".join(part for letter, part in parts if letter in bare)


def _plain(number: Decimal, form: str) -> str:
    """Digits without exponent, to the decimals of the form, or to fifteen figures where it names none."""
    _, point, decimals = form.partition(".")
    places = min(len(decimals) - len(decimals.lstrip("0")), _DECIMALS) if point else 0
    if "0" in form:
        return str(number.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP))
    written = f"{Decimal(f'{number:.15g}'):f}"
    return written.rstrip("0").rstrip(".") if "." in written else written


def _words(form: str) -> tuple[str, str]:
    """Words a form writes around the digits: 0"名" shows 5 as 5名."""
    first = re.search(r"[0#?]", _QUOTED.sub(lambda quoted: "\x00" * len(quoted[0]), form))
    if first is None:
        return "", ""
    before, after = form[: first.start()], form[first.start() :]
    return _quoted(before), _quoted(after)


def _quoted(form: str) -> str:
    return "".join(quoted or escaped for quoted, escaped in _QUOTED.findall(form)).strip()
