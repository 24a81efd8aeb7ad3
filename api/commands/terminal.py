"""The terminal: one console for answers, one for what concerns the person, and errors in both languages."""

from __future__ import annotations

import sys
from functools import cache
from typing import TYPE_CHECKING, Any

from graph.errors import ZerenError

if TYPE_CHECKING:
    from rich.console import Console


@cache
def out() -> Console:
    """Where answers go."""
    from rich.console import Console

    return Console(highlight=False, emoji=False)


@cache
def err() -> Console:
    """Where progress, notes and errors go, so that a pipe holds answers only."""
    from rich.console import Console

    return Console(stderr=True, highlight=False, emoji=False)


def write_bytes(data: bytes) -> None:
    """Bytes to standard output as they are, whatever the terminal's encoding."""
    sys.stdout.flush()
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()


def write_answer(answer: object, shape: Any = None) -> None:
    """An answer for machines: the JSON the API gives, indented."""
    import json

    from api.schemas.wire import to_plain

    plain = to_plain(answer, shape)
    write_bytes((json.dumps(plain, ensure_ascii=False, indent=2) + "\n").encode())


def tell(error: ZerenError) -> None:
    """What went wrong and what to do, on standard error, in both languages."""
    from rich.text import Text

    text = Text.assemble(("错误 ", "bold red"), error.zh, "\n", ("error ", "bold red"), error.en)
    hint = " / ".join(filter(None, (error.hint_zh, error.hint_en)))
    if hint:
        text.append("\n→ ", "bold green").append(hint)
    err().print(text, soft_wrap=True)


def note(zh: str, en: str) -> None:
    """One line for the person, beside the answer."""
    from rich.text import Text

    err().print(Text.assemble((zh, "dim"), "  ", (en, "dim")), soft_wrap=True)
