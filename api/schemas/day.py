"""A day as people and programs write it: 2021-01-31, and nothing else that could be taken for one.

A number is no day: 1700000000 would be read as seconds since 1970, 20210131 as the 31st of January.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated

from pydantic import BeforeValidator

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def read_day(written: object) -> date:
    """The day that is written; raises `ValueError`, which says how to write it."""
    if isinstance(written, date):
        return written
    if isinstance(written, str) and _DAY.fullmatch(written):
        try:
            return date.fromisoformat(written)
        except ValueError:
            pass
    raise ValueError("日期应写成 2021-01-31 / a day is written as 2021-01-31")


WrittenDay = Annotated[date, BeforeValidator(read_day)]
