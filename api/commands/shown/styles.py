"""How coded values look in a terminal: the words are the legend's, the colours are the terminal's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from viz.legend import MODALITIES, PRECISIONS, ROLES, SEVERITIES, STATUSES, Term, term_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rich.text import Text

_STYLES = {
    "lead": "bold white on blue",
    "responsible": "bold black on cyan",
    "support": "black on green",
    "oversee": "bold white on magenta",
    "met": "green",
    "not-met": "bold red",
    "overdue-unreported": "yellow",
    "soon": "bold yellow",
    "not-due": "cyan",
    "no-deadline": "dim",
    "error": "bold white on red",
    "warning": "black on yellow",
    "info": "black on white",
    "obligation": "bold",
    "prohibition": "bold red",
    "encouragement": "green",
    "principle": "dim",
}


def role_badge(role: str) -> Text:
    """「 牵头 」 on its colour."""
    return _badge(ROLES, role)


def severity_badge(severity: str) -> Text:
    """「 存疑 」 on its colour."""
    return _badge(SEVERITIES, severity)


def status_word(status: str) -> Text:
    """「逾期无实绩」 in its colour."""
    return _word(STATUSES, status)


def modality_word(modality: str) -> Text:
    """「不得」 in its colour."""
    return _word(MODALITIES, modality)


def chinese_date(iso: str, precision: str | None = None) -> str:
    """2020-12-31 with precision year-end becomes 「2020年12月31日（年底前）」; a plain day says no more than itself."""
    year, month, day = iso.split("-")
    written = f"{int(year)}年{int(month)}月{int(day)}日"
    return written if precision in (None, "day") else f"{written}（{term_of(PRECISIONS, precision or '').zh}）"


def _badge(terms: Mapping[str, Term], code: str) -> Text:
    from rich.text import Text

    return Text(f" {term_of(terms, code).zh} ", style=_STYLES.get(code, "reverse"))


def _word(terms: Mapping[str, Term], code: str) -> Text:
    from rich.text import Text

    return Text(term_of(terms, code).zh, style=_STYLES.get(code, ""))
