"""Numbers as Word writes them before paragraphs: 一 十一 二十 一百零三 · ① · 甲 · iv · AA."""

from collections.abc import Callable

_DIGITS = "零一二三四五六七八九"
_FORMAL = "零壹贰叁肆伍陆柒捌玖"
_STEMS, _BRANCHES = "甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉戌亥"
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
    (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip


def count_as(form: str, number: int) -> str:
    """The number in one of Word's forms; unknown forms and numbers beyond one fall back to digits.

    `count_as("chineseCounting", 12)` is 十二.
    """
    write = _FORMS.get(form)
    return (write(number) if write and 0 < number < 10_000 else None) or str(number)


def chinese(number: int, digits: str = _DIGITS, units: str = "十百千") -> str:
    """Up to 9,999: 10 is 十, 12 is 十二, 103 is 一百零三."""
    figures = str(number)
    written = ""
    for place, figure in zip(range(len(figures) - 1, -1, -1), figures, strict=True):
        if figure != "0":
            written += digits[int(figure)] + (units[place - 1] if place else "")
        elif not written.endswith(digits[0]):
            written += digits[0]
    written = written.rstrip(digits[0])
    return written[1:] if digits is _DIGITS and written.startswith("一十") else written


def _roman(number: int) -> str:
    written = ""
    for worth, letters in _ROMAN:
        written += letters * (number // worth)
        number %= worth
    return written


def _letters(number: int) -> str:
    """a … z, aa, bb: Word repeats the letter."""
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1) if number <= 260 else ""


def _run(first: str, count: int) -> Callable[[int], str]:
    return lambda number: chr(ord(first) + number - 1) if number <= count else ""


def _list(names: str) -> Callable[[int], str]:
    return lambda number: names[number - 1] if number <= len(names) else ""


def _wide(number: int) -> str:
    return "".join(chr(ord(figure) + 0xFEE0) for figure in str(number))


_FORMS: dict[str, Callable[[int], str]] = {
    **dict.fromkeys(("chineseCounting", "chineseCountingThousand", "japaneseCounting"), chinese),
    **dict.fromkeys(("taiwaneseCounting", "taiwaneseCountingThousand"), chinese),
    "ideographDigital": lambda number: "".join("〇一二三四五六七八九"[int(figure)] for figure in str(number)),
    "chineseLegalSimplified": lambda number: chinese(number, _FORMAL, "拾佰仟"),
    "ideographLegalTraditional": lambda number: chinese(number, "零壹貳參肆伍陸柒捌玖", "拾佰仟"),
    "ideographTraditional": _list(_STEMS),
    "ideographZodiac": _list(_BRANCHES),
    "decimalZero": lambda number: f"{number:02d}",
    "decimalFullWidth": _wide,
    "decimalFullWidth2": _wide,
    **dict.fromkeys(("decimalEnclosedCircle", "decimalEnclosedCircleChinese"), _run("①", 20)),
    "decimalEnclosedParen": _run("⑴", 20),
    "decimalEnclosedFullstop": _run("⒈", 20),
    "ideographEnclosedCircle": _run("㊀", 10),
    "lowerRoman": _roman,
    "upperRoman": lambda number: _roman(number).upper(),
    "lowerLetter": _letters,
    "upperLetter": lambda number: _letters(number).upper(),
}
