"""Duties of a whole document: who is meant by those a sentence names; the rest is the responsibility clause's."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from graph.find.actors import ends_as_actor, split_actors
from graph.find.duties import DutyMention, find_duties
from graph.find.owners.clauses import Responsibility
from graph.find.owners.words.suffixes import surely_unit
from graph.find.verbs import verb_at
from graph.read.outline import Part
from graph.read.texts import Span
from graph.read.tidy import CleanText
from graph.records import Duty, Unit
from ontology.iris import mint_distinct, mint_fact

SettleName = Callable[[Span, str], Unit | None]
_PRINCIPLES = re.compile(
    r"指导思想|基本原则|总体要求|总体思路|总体目标|目标任务|工作目标|发展目标|主要目标|重要意义|原则"
)
_SHARED_END = re.compile(r"(部门|机关|政府|单位)$")
_KIND = re.compile(
    r"(?:[学县高]校|幼儿园|中小学|各级|各地区?|各方|主体|举办者|经营者|企业|负责人|责任人|专管员|网格员|^试点(?:地区|城市|省份)|[路河湖林田链街]长|财政)$|^(?:有关|相关|所在|任职)|^[^各].{0,20}(?:单位|省市)$"
)
_BODY = re.compile(r"^[省市州县区旗][一-鿿]{2,}[局厅委办院会署队]$")  # complete: 市商务局, though 各区政府 follows
_WHOLE = ("局", "厅", "委", "办", "院", "会", "部", "署", "队", "中心", "司", "社", "站", "所", "室")
_OWN_NAME = ("各", "有关", "相关", "其他", "省", "市直", "市级", "州直", "县直", "县级", "区直", "区级", "镇直")
_CALLED = re.compile(r"的?(?:主要|工作|具体|岗位|相关){0,2}(?:职责|责任|任务)(?:任务|分工|清单)?$")
_OWNED = re.compile(
    r"(?:责任|牵头|配合)(?:单位|部门|科室|股室|站所|人)|牵头[,。]|为成员单位|[(〔【][^()〔〕【】]{2,60}(?:牵头|负责|配合)[)〕】]"
)
_OPEN_END = re.compile(r"等(?:有关|相关)?(部门|机关|单位)")


@dataclass(frozen=True, slots=True)
class SettledActor:
    """One who acts in a sentence: where the name stands, the name in full, and the unit, if it is one."""

    span: Span
    full: str
    unit: Unit | None


@dataclass(frozen=True, slots=True)
class Duties:
    """Duties in document order, and the actors in them who are units: (clause, tidy span, full name)."""

    duties: tuple[Duty, ...]
    actors: tuple[tuple[str, Span, str], ...]


def settle_duties(
    clean: CleanText,
    parts: Sequence[Part],
    clauses: Sequence[str],
    work: Sequence[Sequence[Span]],
    settle: SettleName,
    lists: Sequence[Responsibility] = (),
) -> Duties:
    """Every duty of the parts, whose clause ids are `clauses` and whose sentences to look at are `work`.

    `lists` are the lines of duty lists in order: what stands in 「县公安局:负责…」 is the work of nobody else.

    `settle` says who a name at a place is, given its full name where that is written once for several; a name that is
    nobody in particular (学校, 各级) stays a name.
    """
    duties: list[Duty] = []
    actors: dict[tuple[str, Span], str] = {}
    taken: set[str] = set()
    starts = [line.start for line in lists]
    headings: list[tuple[str, tuple[Span, ...]]] = []  # by part: who its heading names, and the clause of that heading
    for at, clause in enumerate(clauses):
        principle = states_principles(parts, at)
        headings.append(_headed(clean.text, parts[at], clause, headings))
        for sentence in work[at]:
            line = bisect_right(starts, sentence.start) - 1
            within = line >= 0 and lists[line].start >= parts[at].start
            listed = _listed(clean.text, lists[line], sentence) if within else ()
            for mention in find_duties(clean.text, *sentence, principle=principle):
                home, headed = (clause, ()) if mention.actors else (clause, listed) if listed else headings[at]
                mention = replace(mention, actors=headed) if headed else mention
                settled = settle_actors(clean.text, mention.actors, settle)
                duties.append(_settle_duty(clean, mention, clause, settled, taken))
                actors.update({(home, one.span): one.full for one in settled if one.unit})
    return Duties(tuple(duties), tuple((clause, span, full) for (clause, span), full in actors.items()))


def states_principles(parts: Sequence[Part], at: int) -> bool:
    """Whether the part, or one it stands in, is headed 基本原则, 指导思想 or the like."""
    place: int | None = at
    while place is not None:
        if parts[place].label and _PRINCIPLES.search(parts[place].heading[:12]):
            return True
        place = parts[place].parent
    return False


def _listed(text: str, line: Responsibility, sentence: Span) -> tuple[Span, ...]:
    """Who heads the line of a duty list in which the sentence stands, or the line before it where that is the name."""
    names = tuple(entry.span for entry in line.entries)
    between = text[names[-1].end : sentence.start].lstrip("职责:。")
    return names if "\n" not in between.lstrip("\n") else ()


def _headed(
    text: str, part: Part, clause: str, above: Sequence[tuple[str, tuple[Span, ...]]]
) -> tuple[str, tuple[Span, ...]]:
    """Who the heading of a part names, else the heading it stands under (1.县教育局职责 over its (1), (2)).

    A part that says itself who is responsible takes nothing from above, nor does any from a kind of body (学校).
    """
    own = actors_of_heading(text, part)
    parent = part.parent if part.label else None
    if own or parent is None or parent >= len(above) or _OWNED.search(text, part.start, part.end):
        return clause, own
    home, named = above[parent]
    return (home, named) if all(surely_unit(text[one.start : one.end]) for one in named) else (clause, ())


def actors_of_heading(text: str, part: Part) -> tuple[Span, ...]:
    """Who is meant by a part that is headed by a name alone: 「(二)各级财政部门。保障经费,…」, 「1.县教育局职责」."""
    start = text.find(part.heading, part.start, part.heading_end) if part.label and part.heading else -1
    called = _CALLED.search(part.heading)
    end = start + (called.start() if called else len(part.heading))
    if start < 0 or verb_at(text, start, end) or not ends_as_actor(text, start, end):
        return ()
    return split_actors(text, start, end)


def _settle_duty(
    clean: CleanText, mention: DutyMention, clause: str, settled: list[SettledActor], taken: set[str]
) -> Duty:
    passage = clean.passage(*mention.span)
    named = tuple(dict.fromkeys(clean.words(*actor) for actor in mention.actors))
    ids = tuple(dict.fromkeys(one.unit.id for one in settled if one.unit))
    identifier = mint_distinct(mint_fact(clause, "duty", passage.exact), taken)
    return Duty(identifier, clause, named, ids, not named, mention.modality, passage)


def settle_actors(text: str, actors: Sequence[Span], settle: SettleName) -> list[SettledActor]:
    """Each actor with the unit that is meant, None for a kind of body (学校, 各级, 举办者) or an unknown one."""
    settled = []
    for at, actor in enumerate(actors):
        named = text[actor.start : actor.end]
        full = full_name(text, actors, at)
        settled.append(SettledActor(actor, full, None if _KIND.search(named) else settle(actor, full)))
    return settled


def full_name(text: str, actors: Sequence[Span], at: int) -> str:
    """The name with the end it shares: 「自然资源、气象部门」 → 自然资源部门, 「公安、教育等部门」 → 公安部门."""
    name = text[actors[at].start : actors[at].end]
    if _SHARED_END.search(name) or name.endswith(_WHOLE) or name.startswith("各"):  # 各县区、各部门要… are two
        return name
    for following in actors[at + 1 :]:
        if text.startswith(_OWN_NAME, following.start):  # 各村、县直有关单位 are two
            return name
        end = _SHARED_END.search(text[following.start : following.end])
        if end and len(name) <= 8 and not _BODY.search(name):
            return name + end[1]
    open_end = _OPEN_END.match(text, actors[-1].end)
    short = open_end and len(name) <= 8
    return name + open_end[1] if open_end and short else name
