"""Literals as SHACL compares them: whether their words fit their datatype, and which of two comes first."""

import calendar
import re
from decimal import Decimal

import pyoxigraph as ox

from ontology.terms import XSD

_ZONE = r"(?:Z|[+-](?:0\d|1[0-3]):[0-5]\d|[+-]14:00)?"
_DAY = r"-?(?P<year>\d{4,})-(?P<month>\d\d)-(?P<day>\d\d)"
_TIME = r"T(?:(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?|24:00:00(?:\.0+)?)"
_WORDS = {
    XSD.string: re.compile(r"[\s\S]*"),
    XSD.integer: re.compile(r"[+-]?[0-9]+"),
    XSD.decimal: re.compile(r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)"),
    XSD.boolean: re.compile(r"true|false|1|0"),
    XSD.date: re.compile(_DAY + _ZONE, re.ASCII),
    XSD.dateTime: re.compile(_DAY + _TIME + _ZONE, re.ASCII),
}
DATATYPES = frozenset(_WORDS)
"""The datatypes whose words can be checked."""
_NUMBERS = frozenset({XSD.integer, XSD.decimal})
_IN_ORDER = frozenset({XSD.string, XSD.date})


def fits(literal: ox.Literal, datatype: str) -> bool:
    """Of this datatype, and spelled as it demands: `"2021-02-30"^^xsd:date` is not."""
    if literal.datatype.value != datatype:
        return False
    found = _WORDS[datatype].fullmatch(literal.value)
    if found is None or not (day := found.groupdict()):
        return found is not None
    year, month = int(day["year"]), int(day["month"])
    return 1 <= month <= 12 and 1 <= int(day["day"]) <= _month_days(year, month)


def _month_days(year: int, month: int) -> int:
    return calendar.monthrange(2000 + year % 400, month)[1]  # the calendar repeats after 400 years


def number_of(literal: object) -> Decimal | None:
    """The number, None for what is none."""
    if not isinstance(literal, ox.Literal):
        return None
    datatype = literal.datatype.value
    return Decimal(literal.value) if datatype in _NUMBERS and fits(literal, datatype) else None


def at_most(left: object, right: object) -> bool:
    """Whether the left is no more than the right; what cannot be compared is not."""
    first, second = number_of(left), number_of(right)
    if first is not None and second is not None:
        return first <= second
    if not (isinstance(left, ox.Literal) and isinstance(right, ox.Literal)):
        return False
    same = left.datatype == right.datatype and left.datatype.value in _IN_ORDER
    return same and left.value <= right.value
