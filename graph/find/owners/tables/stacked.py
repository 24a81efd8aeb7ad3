"""Tables that lost their grid: one cell a line, first the heads, then row after row.

「序号⏎工作任务⏎牵头单位⏎配合单位⏎1⏎完善制度⏎市教育局⏎市公安局、市财政局⏎2⏎…」
"""

from __future__ import annotations

import itertools
import re
from dataclasses import replace

from graph.find.owners.clauses import Responsibility
from graph.find.owners.entries import Entry, read_entries
from graph.find.owners.tables.columns import is_head, role_of_head
from graph.read.texts import Span
from graph.records import Role

_INDEX = re.compile(r"(\d{1,3})[.、]?")
_SECTION = re.compile(
    r"[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十]{1,3}\)"
)  # a line of its own between rows
_LONGEST_SECTION = 40
_MOST_HEADS = 12
_LONGEST_CELL = 1200


def find_stacked(text: str, at: int, floor: int) -> tuple[list[Responsibility], int]:
    """Rows of the table in whose heads `at` lies, and where it ends; nothing where the lines there are no heads.

    Nothing before `floor` is looked at again.
    """
    heads, below = _heads(text, at, floor)
    roles = [role_of_head(text[head.start : head.end]) for head in heads]
    if len(heads) < 3 and not (len(heads) == 2 and roles[1]):
        return [], below
    if not any(roles):
        return [], below
    if text[heads[0].start : heads[0].end] in ("序号", "编号"):
        return _numbered_rows(text, below, roles)
    return _counted_rows(text, below, roles)


def _heads(text: str, at: int, floor: int) -> tuple[list[Span], int]:
    """The heads around `at`, one a line, and where the line after them starts."""
    first = _line_at(text, at)
    if not is_head(text[first.start : first.end]):
        return [], at
    heads = [first]
    while len(heads) < _MOST_HEADS and (before := _line_before(text, heads[0].start)):
        if before.start < floor or not is_head(text[before.start : before.end]):
            break
        heads.insert(0, before)
    while len(heads) < _MOST_HEADS and (after := _line_after(text, heads[-1].end)):
        if not is_head(text[after.start : after.end]):
            break
        heads.append(after)
    return heads, heads[-1].end


def _numbered_rows(text: str, at: int, roles: list[Role | None]) -> tuple[list[Responsibility], int]:
    """Rows that begin with their number on a line of its own."""
    found: list[Responsibility] = []
    number, cells, start = 0, list[Span](), at
    line = _line_after(text, at)
    while line:
        index = _INDEX.fullmatch(text, *line)
        if index and int(index[1]) == number + 1:
            found += _row(text, cells, roles, start)
            number, cells, start = number + 1, [], line.start
        elif number == 0 or len(cells) > 3 * len(roles) or line.end - line.start > _LONGEST_CELL:
            break
        else:
            cells.append(line)
        at = line.end
        line = _line_after(text, at)
    last = _row(text, cells[: len(roles) - 1], roles, start) or _row(text, cells[: len(roles) + 2], roles, start)
    return found + last, max([one.end for one in found + last], default=at)


def _row(text: str, cells: list[Span], roles: list[Role | None], start: int) -> list[Responsibility]:
    """One row: by position where names stand where they should, else by which lines hold names."""
    wanted = [role for role in roles if role]
    if len(cells) == len(roles) - 1:
        chosen = [(cell, role) for cell, role in zip(cells, roles[1:], strict=True) if role]
        if all(read_entries(text, cell, role, sure="most")[0] for cell, role in chosen):
            return _clause(text, chosen, start, cells[-1].end)
    named = _wrapped(text, [cell for cell in cells if read_entries(text, cell, "responsible", sure="all")[0]])
    if len(wanted) == 1 and len(named) > 1:
        named = _together(text, named)
    if not named or len(named) > len(wanted):
        return []
    return _clause(text, list(zip(named, wanted, strict=False)), start, max(cell.end for cell in named))


def _wrapped(text: str, named: list[Span]) -> list[Span]:
    """Lines of names, those that go on in the next line (市教育局、⏎市财政局) as one."""
    joined: list[Span] = []
    for cell in named:
        between = text[joined[-1].end : cell.start].strip("\n") if joined else "-"
        if joined and not between and text[joined[-1].end - 1] in "、,":
            joined[-1] = Span(joined[-1].start, cell.end)
        else:
            joined.append(cell)
    return joined


def _together(text: str, named: list[Span]) -> list[Span]:
    """Lines of names that follow each other as one cell, where there is but one column for them."""
    apart = any(text[one.end : other.start].strip("\n|") for one, other in itertools.pairwise(named))
    return named if apart else [Span(named[0].start, named[-1].end)]


def _counted_rows(text: str, at: int, roles: list[Role | None]) -> tuple[list[Responsibility], int]:
    """Rows without numbers: as many lines as there are heads, for as long as the names stand where they should."""
    found: list[Responsibility] = []
    while at < len(text):
        cells: list[Span] = []
        end = at
        while len(cells) < len(roles) and (line := _line_after(text, end)):
            cells.append(line)
            end = line.end
        if len(cells) < len(roles) or any(cell.end - cell.start > _LONGEST_CELL for cell in cells):
            return found, at
        named = [(cell, role) for cell, role in zip(cells, roles, strict=True) if role]
        row = _clause(text, named, cells[0].start, end)
        if not row or not all(read_entries(text, cell, role, sure="most")[0] for cell, role in named):
            if not _SECTION.match(text, *cells[0]) or cells[0].end - cells[0].start > _LONGEST_SECTION:
                return found, at
            at = cells[0].end
            continue
        found += row
        at = end
    return found, at


def _clause(text: str, chosen: list[tuple[Span, Role]], start: int, end: int) -> list[Responsibility]:
    entries: list[Entry] = []
    ends: list[Span] = []
    for cell, role in chosen:
        more, open_ends = read_entries(text, cell, role)
        entries += more
        ends += open_ends
    if not entries:
        return []
    numbered = tuple(replace(entry, order=number) for number, entry in enumerate(entries, 1))
    return [Responsibility(start, end, numbered, tuple(ends), "table")]


def _line_at(text: str, at: int) -> Span:
    """The line without the bar that may close its cell (市教育局|)."""
    end = text.find("\n", at)
    start, end = text.rfind("\n", 0, at) + 1, end if end >= 0 else len(text)
    return Span(start, end - (end > start and text[end - 1] == "|"))


def _line_after(text: str, at: int) -> Span | None:
    """The next line with words."""
    while at < len(text) and text[at] in "\n|":
        at += 1
    return _line_at(text, at) if at < len(text) else None


def _line_before(text: str, at: int) -> Span | None:
    while at > 0 and text[at - 1] == "\n":
        at -= 1
    return _line_at(text, at - 1) if at > 0 else None
