"""Sentences that hold names and role words and nothing else: 「水利所和各村(社区)负责具体实施」.

Short names of a township's offices (村建所, 文教办) do not speak for themselves; where all the rest of a sentence is
said of their role, they may be taken for names all the same.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from graph.find.owners.words.suffixes import body_like, surely_unit
from graph.find.verbs import NOUN_VERBS, verb_at
from graph.read.texts import Span

_REST = re.compile(
    r"(?:[由请、,和及与等]|以及|牵头|配合|协助|参与|参加|负责|具体|组织|实施|落实|共同|分别|联合"
    r"|按照?(?:各自)?职责(?:分工)?|抓好|做好|为(?:成员|责任|配合|牵头|协办)单位|承办|主办|协办)*"
)
_NO_NAME = re.compile(r"[的对将把要应须报]|单位$|部门$|机构$|企业$")
_LONGEST = 12
_SHORT = 4  # 引进办 holds a verb and is a name


def holds_nothing_else(text: str, sentence: Span, names: Sequence[Span]) -> bool:
    """Whether the sentence is those names with role words between and behind them."""
    if not names or not all(_is_name(text[name.start : name.end]) for name in names):
        return False
    rest, at = "", sentence.start
    for name in names:
        rest, at = rest + text[at : name.start], name.end
    return _REST.fullmatch(rest + text[at : sentence.end]) is not None


def _is_name(words: str) -> bool:
    if surely_unit(words):
        return True
    if not body_like(words) or len(words) > _LONGEST or _NO_NAME.search(words):
        return False
    verbs = ((at, verb_at(words, at, len(words))) for at in range(len(words)))
    return len(words) <= _SHORT or not any(length and words[at : at + length] not in NOUN_VERBS for at, length in verbs)
