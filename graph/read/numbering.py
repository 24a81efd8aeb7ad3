"""Which numbers are open at a place of a text: whether a label inside a line goes on with them.

Words such as 统一、 look like labels; saved pages and one-line texts hold labels in mid-line. One that goes on with a
numbering that is open, or opens one after a full stop, is believed.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from graph.read.labels import Label

_BOUNDARY = frozenset("。)〕】!?;”")
_SENTENCE_END = frozenset("。)〕】!?")
_NOT_BEFORE = frozenset("第至到和及与或、")
_NOT_AFTER = ("项", "款", "条", "至", "到", "和", "及", "、", ")")


@dataclass(slots=True)
class Numbering:
    """The last value of each rank; what is open says whether to believe a label inside a line."""

    open_values: dict[int, int] = field(default_factory=dict)
    last_values: dict[int, int] = field(default_factory=dict)

    def believes(self, label: Label, before: str, after: str, *, spaced: bool = False) -> bool:
        """`spaced` tells that blanks stand before the label, as saved pages leave them for a line feed."""
        if before in _NOT_BEFORE or after.startswith(_NOT_AFTER) or label.kind not in ("han", "bracketed", "arabic"):
            return False
        last = self.last_values.get(label.rank)  # (一)–(三) may go on as (四) under the next 二、
        if before in _SENTENCE_END and label.value == 1:
            return True
        if spaced and label.value == 1 and "一" <= after <= "鿿" and min(self.open_values, default=99) < label.rank:
            return True
        if label.kind == "bracketed" and label.value == 1:
            return 6 not in self.open_values and 5 in self.open_values and before not in ":,"
        follows = last is not None and label.value == last + 1
        return follows and (before in _BOUNDARY or "一" <= before <= "鿿")

    def enter(self, label: Label) -> None:
        for rank in [rank for rank in self.open_values if rank > label.rank]:
            del self.open_values[rank]
        self.open_values[label.rank] = self.last_values[label.rank] = label.value

    def restart(self) -> None:
        self.open_values.clear()
        self.last_values.clear()
