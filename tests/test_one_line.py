"""Layout is not content: the annotated documents with all their line breaks removed say the same.

`FALLS_SHORT` are tables whose rows nothing but line breaks told apart; what they lose is told by the audit.
"""

from collections import Counter
from pathlib import Path

import pytest

from graph.compiler import compile_policy
from graph.read.source import read_source
from graph.records import CompiledPolicy

ANNOTATED = Path(__file__).parent / "documents" / "annotated"
DOCUMENTS = sorted(path for path in ANNOTATED.iterdir() if path.suffix != ".toml")
FALLS_SHORT = {
    "aligned-table",  # columns by blanks
    "livelihood",  # no numbers of rows
    "matrix",
    "one-cell-a-line",
    "safety-table",  # names in a cell parted by line breaks only
    "task-list",  # a merged cell before the numbers of rows
}
FLOOR = 0.91  # of all owners of all documents, those in FALLS_SHORT included


def _glued(path: Path, between: str) -> CompiledPolicy:
    text = read_source(path.read_bytes(), path.name).text
    return compile_policy(between.join(line for line in text.split("\n") if line.strip()).encode(), "one-line.txt")


def _said(policy: CompiledPolicy) -> tuple[Counter[str], Counter[str]]:
    owners = Counter(f"{one.role} {one.named}" for one in policy.assignments if one.origin != "text")
    return owners, Counter(one.date for one in policy.deadlines if one.date)


@pytest.mark.parametrize("between", ["", " "], ids=["glued", "blank"])
@pytest.mark.parametrize("path", [path for path in DOCUMENTS if path.stem not in FALLS_SHORT], ids=lambda p: p.stem)
def test_without_line_breaks_owners_and_dates_are_the_same(path: Path, between: str) -> None:
    whole = compile_policy(path.read_bytes(), path.name)
    assert _said(_glued(path, between)) == _said(whole)


def test_what_falls_short_is_named_and_little() -> None:
    short, whole, missing, wrong = set[str](), 0, 0, 0
    for path in DOCUMENTS:
        (owners, dates), (read, read_dates) = (
            _said(compile_policy(path.read_bytes(), path.name)),
            _said(_glued(path, "")),
        )
        short |= {path.stem} if (owners, dates) != (read, read_dates) else set()
        whole += owners.total()
        missing += (owners - read).total()
        wrong += (read - owners).total()
    assert short == FALLS_SHORT
    assert whole - missing >= FLOOR * whole
    assert wrong <= 1  # 综合行政执法队石桥派出所, two names that only a line break parted
