"""From what a person wants corrected to an entry that can be understood later, or an error that says what to do.

The words are looked up here: those of the fact, with what stands around them, and those that the person points at.
"""

import re
from dataclasses import dataclass, replace
from datetime import date

from graph.ask.answers import UnitRef
from graph.ask.owners import owner_in_words, owner_of, owners_of
from graph.ask.parts.anchors import AROUND, places_of
from graph.ask.parts.entered import ROLES, Entry, Quoted
from graph.ask.parts.measures import amounts_in_words, bracket_of
from graph.ask.parts.rows import passage_of, text_of
from graph.ask.parts.targets import target_in_words, target_of, targets_in
from graph.ask.parts.view import View, clause_row
from graph.ask.review.doubts import said_in_words
from graph.errors import BadRequest, NotFound
from graph.records import Passage, Role
from graph.store.entries import check_entry
from graph.store.events import Correction, CorrectionKind, Figure, Words, body_of
from graph.store.values import Row
from ontology.iris import kind_of, norm_of, policy_of

_SUITS: dict[str, tuple[str, ...]] = {
    "unit": ("assignment",),
    "role": ("assignment",),
    "date": ("deadline", "target"),
    "figure": ("target", "norm"),
}
_ADDED = {"add-owner": "assignment", "add-deadline": "deadline", "add-target": "target"}
_NUMBER = re.compile(r"[\s第]*[(（〔]?[\d一二三四五六七八九十百]*[)）〕、.．条章节\s]*")
_HEAD = re.compile(r"\S[^。\n]{0,59}。?")


@dataclass(frozen=True, slots=True)
class Wish:
    """What a person wants corrected. `about` and `kind` as in `Correction`; `quote` are words of the policy's text."""

    about: str
    kind: CorrectionKind
    person: str
    time: str
    reason: str
    unit: UnitRef | None = None
    role: Role | None = None
    day: str | None = None
    named: str | None = None
    figure: Figure | None = None
    quote: str | None = None


@dataclass(frozen=True, slots=True)
class _Subject:
    """What a wish is about: its policy, its clause (where it has one), its words, and what was read from them."""

    policy: str
    clause: str | None
    passage: Passage
    was: str | None


def correction_of(view: View, wish: Wish) -> Correction:
    """The entry to record. Raises `NotFound` for what is not there, `BadRequest` for what would change nothing or could
    not be recorded.
    """
    entry = _correction(view, wish)
    check_entry("correction", body_of(entry))
    return entry


def _correction(view: View, wish: Wish) -> Correction:
    if wish.role is not None and wish.role not in ROLES:
        raise BadRequest(f"没有这种角色：{wish.role}", f"there is no such role: {wish.role}")
    entry = Correction(
        about=wish.about,
        kind=wish.kind,
        value=wish.unit.id if wish.unit else wish.role if wish.kind == "role" else wish.day,
        person=wish.person.strip(),
        time=wish.time,
        reason=wish.reason.strip(),
        role=None if wish.kind == "role" else wish.role,
        unit_name=view.known(wish.unit).name if wish.unit else None,
        named=wish.named,
        figure=wish.figure,
    )
    if wish.kind == "withdraw":
        return replace(entry, original=said_in_words(_standing(view, wish.about)))
    subject = _subject(view, wish)
    evidence = _quoted(view, subject, wish.quote) if wish.quote and wish.quote.strip() else None
    passage = evidence if evidence and wish.kind.startswith("add-") else subject.passage
    clause = clause_row(view, subject.clause) if subject.clause else None
    return replace(
        entry,
        original=subject.was,
        heading=text_of(clause, "heading") or None if clause else None,
        words=_words(view, subject.policy, passage, clause),
        evidence=_words(view, subject.policy, evidence, None) if evidence else None,
    )


def _standing(view: View, identifier: str) -> Entry:
    entry = next((each for each in view.people.entries if each.note.id == identifier), None)
    if entry is None or entry.kind == "withdraw":
        raise NotFound(f"没有更正 {identifier}", f"there is no correction {identifier}")
    if entry.state == "withdrawn":
        raise BadRequest(f"更正 {identifier} 已经撤回", f"the correction {identifier} is withdrawn already")
    return entry


def _subject(view: View, wish: Wish) -> _Subject:
    if wish.kind == "name":
        return _name(view, wish)
    if wish.kind.startswith("add-"):
        return _clause(view, wish)
    added = next((each for each in view.people.entries if each.note.id == wish.about), None)
    if added and added.cite and added.state == "standing":
        _need_suits(wish, _ADDED.get(added.kind, "assignment"))
        return _Subject(added.cite.policy, added.cite.clause, added.cite.passage, said_in_words(added))
    return _fact(view, wish)


def _name(view: View, wish: Wish) -> _Subject:
    """A name of a policy; its words are the first place that uses it."""
    policy, named = wish.about, wish.named or ""
    _need_policy(view, policy)
    namings = [row for row in view.rows("namings", policy=policy) if row["named"] == named]
    owners = [row for row in view.rows("owners", policy=policy) if row["named"] == named]
    duties = {row["duty"] for row in view.rows("actors", policy=policy) if row["named"] == named}
    if not (namings or owners or duties):
        raise NotFound(
            f"这份文件没有用“{named}”称呼过单位",
            f"the policy names nobody by {named!r}",
            hint_zh="称谓须与原文写法一字不差，见“名称归并”页",
            hint_en="Give the name exactly as the text has it; see the page of names",
        )
    rows = namings or owners or [row for row in view.rows("policy-marks", policy=policy) if row["fact"] in duties]
    meant = "、".join(dict.fromkeys(text_of(row, "unitName") for row in namings if row["unit"]))
    unit = view.people.meant(policy, named)
    now = {unit.unit.id if unit.unit else None} if unit else {row["unit"] for row in (*namings, *owners)}
    if now == {wish.unit.id if wish.unit else None}:
        raise _same()
    return _Subject(
        policy, None, passage_of(rows[0]), f"“{named}”指{meant}" if meant else f"“{named}”没有认定是哪个单位"
    )


def _clause(view: View, wish: Wish) -> _Subject:
    """A clause that lacks something: its own first words, unless the person points at others."""
    row = clause_row(view, wish.about)
    if wish.kind == "add-owner":
        held = [
            owner for owner in owners_of(view, wish.about) if owner.unit and wish.unit and owner.unit.id == wish.unit.id
        ]
        if any(wish.role in (None, owner.role) for owner in held):
            raise BadRequest(
                f"{held[0].unit.name if held[0].unit else ''}已是这项任务的单位（{ROLES[held[0].role]}）",
                "this unit owns the task already",
                hint_zh="要改角色，请更正那一条",
                hint_en="Correct its role instead",
            )
    if wish.kind == "add-target" and not (wish.quote or "").strip():
        raise BadRequest("增补指标须引用写明它的原文", "a figure that is added must quote the words that state it")
    whole = passage_of(row)
    number = _NUMBER.match(whole.exact)
    head = _HEAD.search(whole.exact, number.end() if number else 0)
    start, end = head.span() if head else (0, len(whole.exact))
    words = Passage(whole.start + start, whole.start + end, whole.exact[start:end])
    return _Subject(text_of(row, "policy"), wish.about, words, None)


def _fact(view: View, wish: Wish) -> _Subject:
    about = wish.about
    fact = norm_of(about) or about
    policy = policy_of(about) or ""
    rows = view.rows("policy-marks", policy=policy) if policy else []
    row = next((each for each in rows if each["fact"] == fact), None)
    if row is None or row["type"] in ("Finding", "Reference", "Naming"):
        raise NotFound(
            f"没有可更正的事实 {about}",
            f"there is no fact {about} that could be corrected",
            hint_zh="事实的标识见任务页或 /api/tasks/{任务}",
            hint_en="See the page of its task, or /api/tasks/{task}",
        )
    _need_suits(wish, text_of(row, "type").lower())
    if wish.kind == "figure" and kind_of(about) == "norm":
        raise BadRequest("请指明是配备标准的哪一档", "say which line of the norm is meant")
    if wish.kind == "reject" and view.people.rejected(about):
        raise _same()
    clause = text_of(row, "clause")
    was, now = _read(view, about, fact, clause)
    _need_change(wish, now)
    shown = now if wish.kind == "confirm" else was
    return _Subject(policy, clause or None, passage_of(row), shown or passage_of(row).exact)


def _read(view: View, about: str, fact: str, clause: str) -> tuple[str, str]:
    """What was read from the words, and what answers say today, both in words."""
    kind = kind_of(fact)
    if kind == "assignment":
        row = _of(view.rows("owners", clause=clause), "owner", fact)
        now = [owner for owner in owners_of(view, clause) if owner.id == fact]
        return owner_in_words(owner_of(view, row)), owner_in_words(now[0]) if now else ""
    if kind == "target":
        row = _of(view.rows("targets", clause=clause), "target", fact)
        shown = targets_in([row], view.people, date.min)
        return target_in_words(target_of(row)), target_in_words(shown[0]) if shown else ""
    if kind == "deadline":
        day = text_of(_of(view.rows("deadlines", clause=clause), "deadline", fact), "date") or "未写明日期"
        moved = view.people.dated(fact)
        return day, (moved.value or day) if moved else day
    if kind == "norm" and about != fact:
        bracket = bracket_of(_of(view.rows("norms", clause=clause), "bracket", about))
        return amounts_in_words(bracket), ""
    return "", ""


def _of(rows: list[Row], column: str, fact: str) -> Row:
    found = next((row for row in rows if row[column] == fact), None)
    if found is None:
        raise NotFound(f"没有 {fact}", f"there is no {fact}")
    return found


def _need_suits(wish: Wish, kind: str) -> None:
    if kind not in _SUITS.get(wish.kind, (kind,)):
        raise BadRequest(
            f"这种更正（{wish.kind}）不适用于这类事实（{kind}）",
            f"a correction of the kind {wish.kind} does not fit a {kind}",
        )


def _need_change(wish: Wish, now: str) -> None:
    """Refuses what says the same as answers do already: that is a confirmation."""
    if wish.kind == "unit" and wish.unit:
        roles = [wish.role] if wish.role else list(ROLES)
        if now in {f"{wish.unit.name}（{ROLES[role]}）" for role in roles}:
            raise _same()
    if wish.kind == "role" and wish.role and now.endswith(f"（{ROLES[wish.role]}）"):
        raise _same()
    if wish.kind == "date" and wish.day and now.endswith(wish.day):
        raise _same()


def _need_policy(view: View, policy: str) -> None:
    if not view.rows("policies", policy=policy):
        raise NotFound(f"存储中没有政策 {policy}", f"there is no policy {policy} in the store")


def _same() -> BadRequest:
    return BadRequest(
        "更正后与现在的内容相同，没有记入",
        "this is what the answers say already; nothing was recorded",
        hint_zh="如果是核对无误，请用“确认”",
        hint_en="To say that it is right, confirm it",
    )


def _quoted(view: View, subject: _Subject, quote: str) -> Passage:
    """The one place of the policy's text, first of all within the clause, where the quoted words stand."""
    text = text_of(view.rows("policy-text", policy=subject.policy)[0], "words")
    places = places_of(text, Quoted("", Passage(0, 0, quote), "", ""))
    clause = passage_of(clause_row(view, subject.clause)) if subject.clause else None
    inside = [each for each in places if clause and clause.start <= each.start < clause.end]
    found = inside or places
    if len(found) == 1:
        return found[0]
    raise BadRequest(
        f"原文中有 {len(found)} 处“{quote[:40]}”" if found else f"原文中没有“{quote[:40]}”",
        f"these words stand {len(found)} times in the text" if found else "these words do not stand in the text",
        hint_zh="请从原文照抄，并多引几个字，使它只在一处出现",
        hint_en="Copy the words from the text, and enough of them to stand there only once",
    )


def _words(view: View, policy: str, passage: Passage, clause: Row | None) -> Words:
    """The words with what stands around them: no more than their clause, for what follows it may move elsewhere."""
    text = text_of(view.rows("policy-text", policy=policy)[0], "words")
    sha256 = text_of(view.rows("policies", policy=policy)[0], "sha256")
    whole = passage_of(clause) if clause else Passage(0, len(text), "")
    if not whole.start <= passage.start <= passage.end <= whole.end:
        whole = Passage(0, len(text), "")
    before = text[max(whole.start, passage.start - AROUND) : passage.start]
    after = text[passage.end : min(whole.end, passage.end + AROUND)]
    return Words(sha256, passage.start, passage.end, passage.exact, before, after)
