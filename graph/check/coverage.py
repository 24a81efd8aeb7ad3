"""Sentences that look like work for somebody and yielded nothing: what a reader should look at by eye."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from graph.find.duties import PERSON_LINE
from graph.find.verbs import MODAL, verb_after_manner
from graph.read.texts import Span
from graph.read.tidy import CleanText
from graph.records import Passage

_NO_WORK = re.compile(
    r"是指|所称|起施行|起实施|有效期|具有重要|制定本|现提出|提出如下|现印发|印发给你们|近年来|目前|由.{2,24}负责解释|适用于|不一致"
)
_CLAUSE = re.compile(r"[^,:;]+")
_BY = re.compile(r"由.{2,20}?(?:组织|牵头|负责|会同|统筹)")
_SHORTEST = 6


def uncovered_sentences(clean: CleanText, sentences: Sequence[Span], starts: Sequence[int]) -> list[Passage]:
    """Those with a modal word or an opening verb in which no fact has its words; `starts`: where facts start.

    「全州学校须于开学前备足物资。」 without any duty is one; 「本方案所称学校,是指…」 is none.
    """
    uncovered = []
    for sentence in sentences:
        passage = clean.passage(*sentence)
        at = bisect_left(starts, passage.start)
        covered = at < len(starts) and starts[at] < passage.end
        if not covered and looks_like_work(clean.text, *sentence):
            uncovered.append(passage)
    return uncovered


def looks_like_work(text: str, start: int, end: int) -> bool:
    """A modal word anywhere, a verb of work or 由…组织 at the start of a clause, in words that do not only define.

    Wider than what makes a duty, or it could never tell what was missed there: 「成立领导小组(以下简称领导小组)」.
    """
    if end - start < _SHORTEST or _NO_WORK.search(text, start, end) or PERSON_LINE.match(text, start, end):
        return False
    return MODAL.search(text, start, end) is not None or any(
        verb_after_manner(text, *clause.span()) >= 0 or _BY.match(text, *clause.span())
        for clause in _CLAUSE.finditer(text, start, end)
    )
