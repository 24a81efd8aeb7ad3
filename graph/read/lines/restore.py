"""A document in one line gets its line feeds back, each standing for no letter of the source.

Archives and text recognition keep whole documents in one line: number, title, addressees, body, signature, attached
plan, annexes. Everything that reads documents goes by lines, so the lines are restored here, once, and only in a line
that shows several of these; a paragraph with （一）…（二）… in it is left as it is.
"""

from __future__ import annotations

from graph.read.lines.feet import foot_places
from graph.read.lines.heads import find_head
from graph.read.lines.rows import row_places
from graph.read.lines.runs import find_run
from graph.read.tidy import CleanText

_LONG = 100  # letters; a shorter line holds no document
_INDENT = 2  # a blank or two more than words have between them
_SIGNS = 2  # of a title, addressees, a signature, an annex, a chapter: as many show that paragraphs are glued


def restore_breaks(clean: CleanText) -> CleanText:
    """The text with a line feed wherever a paragraph must begin in a line that holds many.

    「…的通知各镇人民政府：现将…。某县人民政府2024年4月28日某方案一、任务（一）…」 becomes nine lines.
    """
    places: list[int] = []
    start = 0
    for line in clean.text.split("\n"):
        if len(line) >= _LONG:
            places += _places(clean, start, start + len(line))
        start += len(line) + 1
    return clean.with_line_feeds(places)


def _places(clean: CleanText, start: int, end: int) -> list[int]:
    """Where paragraphs begin between two tidy offsets; none where it is one paragraph, or within rows of tabs."""
    head = find_head(clean, start, end)
    foot = foot_places(clean, head, end)
    run = find_run(clean, head.end, end, foot.restarts)
    rows = row_places(clean.text, start, end)
    if not rows and head.signs + foot.signs + run.signs < _SIGNS:
        return []
    indents = (at for at in head.gaps if clean.origins[at] - clean.origins[at - 1] > _INDENT)
    places = [*head.places, *foot.places, *run.places, *indents]
    first, last = clean.text.find("\t", start, end), clean.text.rfind("\t", start, end)
    return [*rows, *(at for at in places if not first < at <= last)]
