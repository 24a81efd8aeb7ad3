"""Findings about corrections: those whose words are gone, and those that contradict each other.

They are worked out when asked, for they follow from what people entered and not from any text alone.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace

from graph.ask.answers import Cite, FindingFact
from graph.ask.parts.entered import ROLES, Entry
from graph.ask.parts.rows import cite_of
from graph.ask.parts.view import View
from ontology.iris import kind_of, norm_of, policy_of

_CHANGES = {"unit": "unit", "role": "role", "date": "date", "figure": "figure", "name": "unit", "add-owner": "role"}
_MARKED = ("assignment", "deadline", "target", "norm")
_KINDS = {
    "reject": "不成立", "confirm": "核对无误", "unit": "单位应为", "role": "角色应为", "date": "日期应为",
    "figure": "指标应为", "add-owner": "增补单位", "add-deadline": "增补时限", "add-target": "增补指标", "name": "指",
}  # fmt: skip


def doubts_of(view: View, policy: str | None = None) -> tuple[FindingFact, ...]:
    """Both kinds of finding, in the order of the corrections, of one policy or of all."""
    found = [*_without_words(view.people.entries), *_disagreeing(view)]
    return tuple(each for each in found if policy in (None, each.policy))


def said_in_words(entry: Entry) -> str:
    """What a correction says: 单位应为州教育局（牵头）; 不成立."""
    note, value = entry.note, entry.note.value
    if note.kind == "role":
        value = ROLES.get(value or "", value)
    elif note.role:
        value = f"{value}（{ROLES[note.role]}）"
    elif note.kind == "name":
        return f"“{entry.named}”指{value}" if value else f"“{entry.named}”不指某一单位"
    return f"{_KINDS[note.kind]}{value or ''}"


def with_corrections(view: View, findings: Iterable[FindingFact]) -> tuple[FindingFact, ...]:
    """Findings with the correction of the very words they are about: what the text leaves open, a person may know."""
    marked: dict[str, list[Entry]] = defaultdict(list)
    for entry in view.people.entries:
        anchor = entry.anchor if entry.state == "standing" and entry.kind != "confirm" else None
        if anchor and anchor.fact and kind_of(norm_of(anchor.fact) or anchor.fact) in _MARKED:
            marked[anchor.policy].append(entry)
    return tuple(_with_correction(view, each, marked.get(each.policy, [])) for each in findings)


def _with_correction(view: View, finding: FindingFact, entries: list[Entry]) -> FindingFact:
    if finding.cite is None:
        return finding
    place = finding.cite.passage
    named = view.people.meant(finding.policy, "".join(place.exact.split()))
    about = [
        entry
        for entry in entries
        if (own := entry.anchor and entry.anchor.passage) and own.start <= place.start and place.end <= own.end
    ]
    last = max([*about, *([named] if named else [])], key=lambda entry: entry.number, default=None)
    return replace(finding, correction=last.note) if last else finding


def _without_words(entries: Iterable[Entry]) -> Iterator[FindingFact]:
    for entry in entries:
        if entry.state != "without-words":
            continue
        words = "".join((entry.words.passage.exact if entry.words else entry.named or "").split())[:60]
        why = "在现在的文本中找不到，或不止一处" if entry.anchor is None else "还在，但程序不再从中读出这一事实"
        quoted = f"所依据的原文「{words}」{why}" if words else "所更正的事实已不在现在的文本中"
        yield FindingFact(
            id=f"{entry.note.id}-without-words",
            policy=policy_of(entry.note.about) or "",
            code="correction-without-words",
            severity="error",
            message=f"{entry.note.person}的更正（{said_in_words(entry)}）失去依据：{quoted}",
            suggestion="请对照现在的文本重新更正，或撤回这次更正",
            cite=None,
            correction=entry.note,
        )


def _disagreeing(view: View) -> Iterator[FindingFact]:
    for entries in _by_subject(view.people.entries).values():
        if not _disagree(entries):
            continue
        last = entries[-1]
        said = "；".join(f"{each.note.person}（{each.note.time[:10]}）：{said_in_words(each)}" for each in entries)
        yield FindingFact(
            id=f"{last.note.id}-disagrees",
            policy=last.anchor.policy if last.anchor else "",
            code="corrections-disagree",
            severity="warning",
            message=f"对同一内容有 {len(entries)} 次不一致的更正，以最后一次为准。{said}",
            suggestion="请商定后撤回不成立的更正",
            cite=_cite(view, last),
            correction=last.note,
        )


def _by_subject(entries: Iterable[Entry]) -> dict[tuple[str, ...], list[Entry]]:
    """The standing corrections of one fact, one name, or one unit in one clause, in order."""
    found: dict[tuple[str, ...], list[Entry]] = defaultdict(list)
    for entry in entries:
        anchor = entry.anchor
        if entry.state != "standing" or anchor is None:
            continue
        if entry.kind == "name":
            found[anchor.policy, entry.named or ""].append(entry)
        elif entry.cite and entry.unit:
            found[anchor.clause or "", entry.unit.id].append(entry)
        elif anchor.fact:
            found[(anchor.fact,)].append(entry)
    return found


def _disagree(entries: list[Entry]) -> bool:
    """Whether a later one takes back what an earlier one said; to confirm what was changed is to agree."""
    said: dict[str, str] = {}
    for entry in entries:
        kind, value = entry.kind, f"{entry.note.value}{entry.note.role or ''}"
        if "reject" in said and kind != "reject":
            return True
        if said and kind == "reject" and said.keys() != {"reject"}:
            return True
        if "confirm" in said and kind in _CHANGES:
            return True
        aspect = _CHANGES.get(kind, kind)
        if said.get(aspect, value) != value:
            return True
        said[aspect] = value
    return False


def _cite(view: View, entry: Entry) -> Cite | None:
    if entry.cite:
        return entry.cite
    anchor = entry.anchor
    rows = view.rows("clauses", clause=anchor.clause) if anchor and anchor.clause else []
    if not (rows and anchor and anchor.passage):
        return None
    return replace(cite_of(rows[0]), passage=anchor.passage)
