"""Tables as CSV that a spreadsheet opens rightly, and that runs nothing in it."""

import csv
from collections.abc import Iterable, Sequence
from io import StringIO

_STARTS_A_FORMULA = frozenset("=+-@＝＋－＠")


def write_csv(header: Sequence[str], rows: Iterable[Sequence[str | int | None]]) -> bytes:
    """UTF-8 with the mark that spreadsheets need to see it, lines end as RFC 4180 says.

    A text that a spreadsheet would take for a formula is written behind an apostrophe, numbers stay numbers.
    """
    written = StringIO()
    table = csv.writer(written, lineterminator="\r\n")
    table.writerow(header)
    table.writerows([safe_cell(cell) for cell in row] for row in rows)
    return ("\ufeff" + written.getvalue()).encode("utf-8")


def safe_cell(cell: str | int | None) -> str:
    """`=1+1` → `'=1+1`: what a person typed stays what they typed, and is never computed."""
    if not isinstance(cell, str):
        return "" if cell is None else str(cell)
    return f"'{cell}" if cell.lstrip()[:1] in _STARTS_A_FORMULA or cell[:1] in ("\t", "\r") else cell
