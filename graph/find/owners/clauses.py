"""Finds the clauses that say who is responsible, in brackets, behind labels, or as a line of their own.

「(责任单位:州教育局、州公安局,各县〔市〕人民政府)」, 「(省发展改革委牵头,省科技厅等按职责分工负责)」,
「牵头部门:省司法厅⏎完成时限:…」, 「(区公安局)」.
Candidates are found by colons and brackets, each looked at once within a fixed reach: time grows with the text only.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Literal

from graph.find.owners.entries import Entry, read_entries
from graph.find.owners.fields import field_end
from graph.find.owners.labels import Label, label_before, whole_label
from graph.find.owners.names_alone import holds_nothing_else
from graph.find.owners.words.script import simplified
from graph.find.owners.words.suffixes import unit_like
from graph.find.owners.words.tails import ends_in_tail
from graph.read.texts import Span

REACH = 1500  # no clause is longer
_DEEP = 3  # brackets within brackets beyond this are no clause
_SHORT = 90  # a bare list in brackets is not longer
_GAP = re.compile(r"[\s,;。)〕】(〔【、|]*")
_BRACKETS = re.compile(r"[()〔〕【】]")
_ROLE_WORD = re.compile(r"牵头|负责|下同|第一")
_SITE_LINE = re.compile(r"版权|网站|备案|ICP|标识码|技术支持|公网安备")
_BEFORE = frozenset("。;!?:\n\"”』」')〕】.,")
_AFTER = frozenset("。;!?\n,、")
_HEADING_NEXT = re.compile(
    r"[一二三四五六七八九十]{1,3}、|[(〔][一二三四五六七八九十\d]{1,3}[)〕]|\d{1,3}[.、]"
    r"|第[一二三四五六七八九十]{1,3}[章条节]"
)
_LABEL_LINE = re.compile(
    r"(?:^|\n)[*#>]{0,3}(?P<label>(?:牵头|责任|配合|参与|落实|主办|协办)(?:责任)?(?:单位|部门|科室))(?![为是])(?=[一-鿿*])"
)
_NOTE = re.compile(r"(?P<title>《[^《》\n]*》)|[〈<](?P<note>[^〈〉<>《》\n]{1,60})[〉>]")
_LABEL_VERB = re.compile(
    r"(?<![即均列视])(?P<label>(?:牵头|责任|配合|参与|落实|主办|协办)(?:责任)?(?:单位|部门|科室|主体))(?:分别)?[为是](?=[一-鿿])"
)
_VALUE_END = re.compile(r"[。;\n)〕】]|,(?:牵头|责任|配合|参与|落实|主办|协办|完成)|\Z")
_LINE_REACH = 300
_SENTENCE_END = re.compile(r"[。\n:]")
_GROUP = re.compile(r"[组队]$")
_STARS = ("*", "★", "▲")  # a line that begins so is a list whose first is the lead: 「*市教育局,市财政局」

Form = Literal["label", "bracket", "bare", "line", "duty", "table"]


@dataclass(frozen=True, slots=True)
class Responsibility:
    """One clause: its place with brackets and labels (tidy offsets), and who is named in it in which role.

    `open_ends` are the places of 「等有关部门」; `form` tells how the clause is written; `anchor` is a place within the
    task where that is not the clause's own (a table's row).
    """

    start: int
    end: int
    entries: tuple[Entry, ...]
    open_ends: tuple[Span, ...]
    form: Form
    anchor: int | None = None


def find_clauses(text: str) -> tuple[Responsibility, ...]:
    """Every responsibility clause of a tidy text in order; never raises, never looks anything up."""
    words = _even_brackets(simplified(text))
    labelled = _labelled(words)
    taken = [Span(clause.start, clause.end) for clause in labelled]
    unlabelled = _in_brackets(words, taken) + _own_lines(words, taken)
    return tuple(sorted([*labelled, *unlabelled], key=lambda clause: clause.start))


def _even_brackets(text: str) -> str:
    """Same text, same length, a note's pointed brackets made round: 各区政府〈含新区管委会〉. Titles keep theirs."""
    return _NOTE.sub(lambda note: note[0] if note["title"] else f"({note['note']})", text)


def _labelled(text: str) -> list[Responsibility]:
    """Clauses that begin with a label; neighbouring fields (牵头…, 配合…, 完成时限…) make one clause."""
    clauses: list[Responsibility] = []
    fields: list[tuple[Label, int]] = []
    labels = _labels(text)
    for label, until in zip(labels, _limits(text, labels), strict=True):
        if fields and label.start < fields[-1][1]:
            continue
        if fields and not _adjoins(text, fields[-1][1], label.start):
            clauses += _clause_of(text, fields)
            fields = []
        fields.append((label, field_end(text, label.value, until)))
    return clauses + _clause_of(text, fields)


def _limits(text: str, labels: list[Label]) -> list[int]:
    """How far each value may reach: not beyond the next label, unless that stands in brackets of its own."""
    limits: list[int] = []
    end = len(text)
    for label in reversed(labels):
        limits.append(max(label.value, min(end, label.value + REACH)))
        aside = label.field == "other" and text[label.start - 1 : label.start] in ("(", "〔")
        end = end if aside else label.start
    return limits[::-1]


def _labels(text: str) -> list[Label]:
    found = [label for at in _places(text, ":") if (label := label_before(text, at))]
    for at in _places(text, "】"):
        opening = text.rfind("【", max(0, at - 16), at)
        label = whole_label(text[opening + 1 : at], opening + 1, at + 1) if opening >= 0 else None
        if label:
            found.append(replace(label, start=opening))
    found += _without_colon(text) + _with_verb(text)
    return sorted(found, key=lambda label: label.value)


def _without_colon(text: str) -> list[Label]:
    """Labels at the start of a line that lost their colon, where the line holds nothing but names behind them."""
    found: list[Label] = []
    for match in _LABEL_LINE.finditer(text):
        label = whole_label(match["label"], match.start("label"), match.end())
        end = text.find("\n", match.end(), match.end() + _LINE_REACH)
        line = Span(match.end(), end if end >= 0 else min(len(text), match.end() + _LINE_REACH))
        names = text[line.start : line.end].rstrip("。;")
        if label and label.field != "other" and "。" not in names:
            entries, _ = read_entries(text, Span(line.start, line.start + len(names)), label.field, sure="all")
            found += [replace(label, bare=True)] if entries else []
    return found


def _with_verb(text: str) -> list[Label]:
    """Labels whose colon is a verb, where nothing but sure names follows: 「牵头单位为县水利局,配合单位为各乡镇」."""
    found: list[Label] = []
    for match in _LABEL_VERB.finditer(text):
        label = whole_label(match["label"], match.start("label"), match.end())
        end = _VALUE_END.search(text, match.end(), match.end() + _LINE_REACH)
        if label and label.field != "other" and end:
            entries, _ = read_entries(text, Span(match.end(), end.start()), label.field, sure="all")
            found += [replace(label, bare=True)] if entries else []
    return found


def _places(text: str, mark: str) -> list[int]:
    places, at = [], text.find(mark)
    while at >= 0:
        places.append(at)
        at = text.find(mark, at + 1)
    return places


def _adjoins(text: str, end: int, start: int) -> bool:
    """Whether nothing but marks, blanks or a list number stands between two fields."""
    return start <= end or _GAP.fullmatch(text, end, start) is not None


def _clause_of(text: str, fields: list[tuple[Label, int]]) -> list[Responsibility]:
    entries: list[Entry] = []
    ends: list[Span] = []
    start = stop = -1
    if fields and text.startswith("成员", fields[0][0].start):  # of a group, unless a lead stands before them
        return []
    for label, end in fields:
        if label.field == "other":
            stop = max(stop, end) if start >= 0 else stop
            continue
        found, open_ends = read_entries(text, Span(label.value, end), label.field, sure="all" if label.bare else "")
        if found or open_ends:
            entries += found
            ends += open_ends
            start = label.start if start < 0 else start
            stop = max(stop, end)
    if start < 0 or not entries or _furniture(text, start, stop):
        return []
    if start > 0 and text[start - 1] in "(〔【":
        start, stop = start - 1, _closing(text, start, stop)
    return [Responsibility(start, stop, _numbered(entries), tuple(ends), "label")]


def _closing(text: str, inside: int, stop: int) -> int:
    """End of the bracket that was opened before `inside`: behind its closing mark, where that stands in its line."""
    depth = 0
    for at in range(inside, min(len(text), stop + 300)):
        depth += (text[at] in "(〔【") - (text[at] in ")〕】")
        if depth < 0:
            return at + 1
        if text[at] == "\n" and at >= stop:
            break
    return stop


def _furniture(text: str, start: int, stop: int) -> bool:
    """Whether 主办单位 here only says who runs the web site."""
    if not text.startswith(("主办", "承办", "协办"), start):
        return False
    return _SITE_LINE.search(text, max(0, start - 60), min(stop + 80, len(text))) is not None


def _numbered(entries: list[Entry]) -> tuple[Entry, ...]:
    return tuple(replace(entry, order=at) for at, entry in enumerate(entries, 1))


def _in_brackets(text: str, taken: list[Span]) -> list[Responsibility]:
    """Brackets that hold names with role words, a label without colon, or nothing but names."""
    clauses: list[Responsibility] = []
    busy = iter([*taken, Span(len(text) + 1, len(text) + 1)])
    hold = next(busy)
    for pair in _pairs(text):
        while hold.end <= pair.start:
            hold = next(busy)
        if pair.end <= hold.start and not (clauses and pair.start < clauses[-1].end):
            clauses += _bracket(text, pair)
    return clauses


def _pairs(text: str) -> list[Span]:
    """Matching brackets of any style, outer before inner; deep nests and long stretches are left out."""
    stack: list[tuple[int, int]] = []  # opening place, depth of brackets inside
    pairs: list[Span] = []
    for mark in _BRACKETS.finditer(text):
        if mark.group() in "(〔【":
            stack.append((mark.start(), 0))
        elif stack:
            opening, inner = stack.pop()
            if stack:
                stack[-1] = (stack[-1][0], max(stack[-1][1], inner + 1))
            if inner < _DEEP and mark.end() - opening <= REACH:
                pairs.append(Span(opening, mark.end()))
    return sorted(pairs)


def _bracket(text: str, pair: Span) -> list[Responsibility]:
    inside = Span(pair.start + 1, pair.end - 1)
    label = _inner_label(text, inside)
    if label:
        entries, ends = (
            read_entries(text, Span(label.value, inside.end), label.field) if label.field != "other" else ([], [])
        )
        return [Responsibility(pair.start, pair.end, _numbered(entries), tuple(ends), "label")] if entries else []
    inside = _without_field(text, inside)
    tailed = ends_in_tail(
        text[inside.end - 12 if inside.end - 12 > inside.start else inside.start : inside.end].rstrip("。;,\n")
    )
    if tailed or _ROLE_WORD.search(text, inside.start, inside.end):
        entries, ends = read_entries(text, inside, None, sure="most" if tailed else "all")
        return [Responsibility(pair.start, pair.end, _numbered(entries), tuple(ends), "bracket")] if entries else []
    if pair.end - pair.start <= _SHORT and _stands_alone(text, pair):
        entries, ends = read_entries(text, inside, "responsible", sure="all")
        return [Responsibility(pair.start, pair.end, _numbered(entries), tuple(ends), "bare")] if entries else []
    return []


_NO_COLON = re.compile(r"(?:牵头|责任|配合|参与|主办|协办|落实)(?:责任)?(?:单位|部门)(?:为|是|有)?(?=[一-鿿])")


def _inner_label(text: str, inside: Span) -> Label | None:
    """A label at the start of a bracket whose colon was forgotten: (责任单位州教育局)."""
    found = _NO_COLON.match(text, inside.start, inside.end)
    return whole_label(found.group().rstrip("为是有"), inside.start, found.end()) if found else None


def _without_field(text: str, inside: Span) -> Span:
    """Without a field that is none of names at the end: 「(市教育局负责;完成时限:2025年)」."""
    colon = text.find(":", inside.start, inside.end)
    label = label_before(text, colon) if colon >= 0 else None
    ends = label is not None and label.field == "other" and label.start > inside.start
    return Span(inside.start, label.start) if label and ends else inside


def _stands_alone(text: str, pair: Span) -> bool:
    """A bare list is taken only at the end of a sentence or heading, and never as the alias of a name before it."""
    before = text[pair.start - 1 : pair.start]
    after = text[pair.end : pair.end + 1]
    ends = not after or after in _AFTER or _HEADING_NEXT.match(text, pair.end) is not None
    if before in _BEFORE or not before:
        return True if before and before in "。;!?" else ends
    line = text.rfind("\n", max(0, pair.start - 40), pair.start)
    head = text[max(line + 1, pair.start - 40) : pair.start]
    return ends and not unit_like(head) and after not in {",", "、"}


def _own_lines(text: str, taken: list[Span]) -> list[Responsibility]:
    """A line or sentence of its own without brackets or label: 「市教育局牵头,市财政局配合。」, 「*市教育局」."""
    clauses: list[Responsibility] = []
    busy = iter([*taken, Span(len(text) + 1, len(text) + 1)])
    hold = next(busy)
    for line in _sentences(text):
        bare = text[line.start : line.end].rstrip("。") if 6 <= line.end - line.start <= _LINE_REACH else ""
        starred = bare.startswith(_STARS) and not bare.startswith("**") and text[line.start - 1 : line.start] != ":"
        if not bare or not (starred or (ends_in_tail(bare) and bare[-1] != ")" and _whole(bare))):
            continue
        while hold.end <= line.start:
            hold = next(busy)
        if line.end <= hold.start:
            clauses += _own_line(text, line, len(bare), starred=starred)
    return clauses


def _whole(sentence: str) -> bool:
    """Whether no bracket is cut: 「〔省交通厅牵头。以下不再列出〕」 holds no sentence of its own."""
    return sum(map(sentence.count, "(〔【")) == sum(map(sentence.count, ")〕】"))


def _sentences(text: str) -> list[Span]:
    """Lines, and within them what stands between full stops, a list number before it and the name of a group left out.

    「(一)综合组:县应急局牵头,县公安局配合。负责协调。」 → 县应急局牵头,县公安局配合。
    """
    found: list[Span] = []
    start = 0
    for mark in _SENTENCE_END.finditer(text):
        if mark[0] == ":" and not _GROUP.search(text, max(start, mark.start() - 24), mark.start()):
            continue
        found.append(Span(start, mark.start() + (mark[0] == "。")))
        start = mark.end()
    return [*found, Span(start, len(text))]


def _own_line(text: str, line: Span, length: int, *, starred: bool) -> list[Responsibility]:
    names = Span(line.start, line.start + length)
    if starred:
        entries, ends = read_entries(text, names, "responsible", sure="most")
    else:
        entries, ends = read_entries(text, names, None, sure="all", partly=False)
        if not entries:
            entries, ends = read_entries(text, names, None, partly=False)
            entries = entries if holds_nothing_else(text, names, [entry.span for entry in entries]) else []
    return [Responsibility(line.start, line.end, _numbered(entries), tuple(ends), "line")] if entries else []
