"""Numbers as documents write them: 1,000, 1.5万, 两百五, 三千六百, 二〇二〇, 百个, 十余."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

Number = int | float

HAN_DIGITS = "〇零一二三四五六七八九两"
_DIGITS = {char: value for value, char in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_UNITS = {"十": 10, "百": 100, "千": 1000}
_LONGEST = 24  # characters; a longer run is no figure but noise (and int() of it would be slow)

NUMERAL = re.compile(
    r"(?P<arabic>[0-9]{1,3}(?:,[0-9]{3}){1,6}(?![0-9])(?:\.[0-9]{1,9})?|[0-9]++(?:\.[0-9]++)?)"
    r"(?P<times>[十百千]{0,2})(?P<scale>万亿|万|亿)?"
    rf"|(?P<han>[{HAN_DIGITS}十百千万亿]++)"
)


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number where it stands; in 「1.5万」 `value` is 1.5 and `scale` 万, in 「万」 alone value is 10000."""

    start: int
    end: int
    value: Number
    scale: str

    @property
    def amount(self) -> Number:
        """The whole number: 1.5万 → 15000."""
        return plain(self.value * scale_of(self.scale))


def scale_of(scale: str) -> int:
    """万 → 10,000; 亿 → 100,000,000; nothing → 1."""
    return {"万": 10**4, "亿": 10**8, "万亿": 10**12}.get(scale, 1)


def plain(value: Number) -> Number:
    """A whole number as an integer, any other rounded past the noise of binary fractions."""
    if isinstance(value, float):
        value = round(value, 9)
        return int(value) if value.is_integer() else value
    return value


def find_numerals(text: str, start: int, end: int) -> Iterator[Numeral]:
    """Every readable number between two offsets: 「建成百个社区、1.5万家企业」 → 100 and 1.5万."""
    for match in NUMERAL.finditer(text, start, end):
        if (numeral := numeral_of(match)) is not None:
            yield numeral


def numeral_of(match: re.Match[str]) -> Numeral | None:
    """What a match of `NUMERAL` says, or None for noise (十十, a run of a thousand digits)."""
    if match.end() - match.start() > _LONGEST:
        return None
    if match["han"]:
        words, scale = _split_scale(match["han"])
        value: Number | None = read_han(words)
    else:
        scale = match["scale"] or ""
        value = _read_arabic(match["arabic"], match["times"])
    return None if value is None else Numeral(match.start(), match.end(), value, scale)


def read_numeral(words: str) -> Number | None:
    """Value of a whole phrase: 一百二十 → 120, 1.5万 → 15000, 百 → 100; None where it is no number (十十, 三四)."""
    match = NUMERAL.fullmatch(words)
    numeral = numeral_of(match) if match else None
    return numeral.amount if numeral else None


def read_han(words: str) -> int | None:
    """Value of Chinese numerals: 三万五 → 35000, 二〇二〇 → 2020; None where they are not well formed."""
    if len(words) > 1 and all(char in _DIGITS for char in words):
        return int("".join(str(_DIGITS[char]) for char in words)) if len(words) >= 4 else None
    total = 0
    for name, size in (("亿", 10**8), ("万", 10**4)):
        head, found, rest = words.partition(name)
        if found:
            above = read_han(head) if head else 1
            if above is None:
                return None
            total += above * size
            words = rest
            if len(words) == 1 and words in _DIGITS:
                return total + _DIGITS[words] * (size // 10)
    below = _read_below_myriad(words)
    return None if below is None else total + below


def _read_below_myriad(words: str) -> int | None:
    total, digit, last = 0, None, 10**4
    for char in words:
        if char in _DIGITS:
            if digit:
                return None
            digit = _DIGITS[char]
        elif char in _UNITS and _UNITS[char] < last:
            last = _UNITS[char]
            total += (1 if digit is None else digit) * last
            digit = None
        else:
            return None
    if digit is None:
        return total
    colloquial = last in (100, 1000) and len(words) >= 3 and words[-2] in _UNITS
    return total + (digit * last // 10 if colloquial else digit)


def _split_scale(words: str) -> tuple[str, str]:
    """两万 is 2 and 万, while 百 and 万 alone, and 一万二, are whole."""
    for scale in ("万亿", "万", "亿"):
        head = words.removesuffix(scale)
        if head and head != words and not set(head) & {"万", "亿"}:
            return head, scale
    return words, ""


def _read_arabic(digits: str, times: str) -> Number | None:
    digits = digits.replace(",", "")
    value: Number = float(digits) if "." in digits else int(digits)
    if times:
        if len(times) > 1:
            return None
        value *= _UNITS[times]
    return plain(value)
