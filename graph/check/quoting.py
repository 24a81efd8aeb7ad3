"""How the audit speaks of the text: words of the document in 「」 as they stand, and places as people say them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from graph.records import Clause

_STRAY = re.compile("(?<![A-Za-z]) | (?![A-Za-z])")
_LONGEST = 40
_WIDE = str.maketrans("()", "（）")


def quoted(words: str) -> str:
    """「学校  安全」 without stray spaces, so 「学校安全」; Latin words keep the space between them."""
    return f"「{_plain(words)}」"


def excerpt(words: str) -> str:
    """A quotation of a sentence, its end left out where it is long."""
    plain = _plain(words)
    return f"「{plain if len(plain) <= _LONGEST else plain[: _LONGEST - 1] + '…'}」"


def listed(names: Iterable[str]) -> str:
    """Names joined by 、, each once."""
    return "、".join(dict.fromkeys(names))


def place_of(clause: Clause) -> str:
    """Where a clause stands, as people say it: 二（一）2; its heading where it has no number."""
    return "".join(clause.path).translate(_WIDE) or quoted(clause.heading)


def _plain(words: str) -> str:
    return _STRAY.sub("", " ".join(words.split()))
