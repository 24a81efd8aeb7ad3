"""Corrections after a re-compile: found again by their words, or an error that a person sees."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.ask.answers import UnitRef
from graph.ask.navigator import Navigator
from graph.ask.parts.anchors import places_of
from graph.ask.parts.entered import Quoted
from graph.ask.review.entering import Wish
from graph.records import Passage
from graph.store.events import CompiledGraph, Correction, Figure
from graph.store.intake import Backing
from graph.store.store import Store
from tests.ask.asked import DAY, POLICY, STAFF, WATER_TEST, WHEN
from tests.store.by_hand import DISCIPLINE, EDU, TEXT, WATER, graph_by_hand
from tests.store.keeping import NOTICE, REGISTER

EDU_OWNS, WATER_OWNS, WATER_LEADS, NOBODY = (POLICY.assignments[at].id for at in (0, 1, 3, 4))
CITY_DATE, NORM = POLICY.deadlines[0].id, POLICY.norms[0].id
WATER_REF, DISCIPLINE_REF = (UnitRef(unit.id, unit.name, "body") for unit in (WATER, DISCIPLINE))
ELSEWHERE = f"{WATER_TEST}-a-fedcba987654"


@contextmanager
def kept(folder: Path, *renamed: tuple[str, str], edition: str = "1") -> Iterator[tuple[Store, Navigator]]:
    """The notice, by a compiler that mints these ids otherwise: each pair changes places."""

    def compile_renamed(data: bytes, name: str) -> CompiledGraph:
        graph = graph_by_hand(data, name)
        nquads = graph.nquads.decode()
        for one, other in renamed:
            nquads = nquads.replace(f"/{one}>", "/\0>").replace(f"/{other}>", f"/{one}>").replace("/\0>", f"/{other}>")
        return CompiledGraph.of(graph.policy, nquads.encode())

    with Store.open(folder, Backing(compile_renamed, edition, REGISTER, (NOTICE,))) as store:
        yield store, Navigator(store)


def correct(folder: Path, about: str, kind: str, **wanted: object) -> None:
    """One correction of the notice as it is first compiled."""
    with kept(folder) as (store, navigator):
        wish = Wish(about, kind, "李四", WHEN, "以会议纪要为准", **wanted)  # type: ignore[arg-type]
        store.add_correction(navigator.correction_of(wish))


def states(navigator: Navigator) -> list[str]:
    return [fact.state for fact in navigator.corrections()]


def test_another_text_that_keeps_the_id_keeps_the_correction(tmp_path: Path) -> None:
    correct(tmp_path, EDU_OWNS, "unit", unit=DISCIPLINE_REF)
    with kept(tmp_path) as (store, navigator):
        store.ingest(TEXT.replace("每天巡查", "每日早晚各巡查").encode(), "notice.txt")
        owner = navigator.owners_of(WATER_TEST)[0]
        assert (owner.unit, owner.correction and owner.correction.about) == (DISCIPLINE_REF, EDU_OWNS)
        assert states(navigator) == ["standing"]


@pytest.mark.parametrize(
    "text", [TEXT, TEXT.replace("每天巡查", "每日早晚各巡查"), f"按：\n{TEXT}".replace("通知\n", "通知 \n")]
)
def test_another_id_of_the_same_words_is_found(tmp_path: Path, text: str) -> None:
    correct(tmp_path, EDU_OWNS, "unit", unit=DISCIPLINE_REF)
    with kept(tmp_path, (EDU_OWNS, ELSEWHERE), edition="2") as (store, navigator):
        store.ingest(text.encode(), "notice.txt")
        owner = navigator.owners_of(WATER_TEST)[0]
        assert (owner.id, owner.unit) == (ELSEWHERE, DISCIPLINE_REF)
        assert owner.correction is not None
        assert (owner.correction.about, owner.correction.was) == (ELSEWHERE, "州教育局（责任）")
        assert navigator.task(WATER_TEST, DAY).corrections[0].about == ELSEWHERE
        assert navigator.findings(code="correction-without-words") == ()


def test_an_id_that_another_place_bears_now_is_not_believed(tmp_path: Path) -> None:
    correct(tmp_path, WATER_OWNS, "unit", unit=DISCIPLINE_REF)
    text = TEXT.replace("某府办函〔2021〕7号\n", "某府办函〔2021〕7号\n各县人民政府：\n")
    with kept(tmp_path, (WATER_OWNS, WATER_LEADS), edition="2") as (store, navigator):
        store.ingest(text.encode(), "notice.txt")
        assert navigator.owners_of(STAFF)[0].unit == WATER_REF
        assert navigator.owners_of(WATER_TEST)[1].unit == DISCIPLINE_REF


def test_words_that_are_gone_make_an_error_that_everybody_sees(tmp_path: Path) -> None:
    correct(tmp_path, NOBODY, "unit", unit=DISCIPLINE_REF, role="lead")
    with changed(tmp_path, ("州有关部门", "州级各单位"), lost=NOBODY) as navigator:
        assert states(navigator) == ["without-words"]
        (finding,) = navigator.findings(code="correction-without-words")
        assert (finding.severity, finding.policy, finding.cite) == ("error", POLICY.policy.id, None)
        assert finding.message == (
            "李四的更正（单位应为州纪委监委（牵头））失去依据：所依据的原文「州有关部门」在现在的文本中找不到，或不止一处"
        )
        assert finding.correction is not None
        assert finding in navigator.policy_page(POLICY.policy.id).findings
        assert [owner.correction for owner in navigator.owners_of(STAFF)] == [None]


def test_a_clause_rewritten_around_the_words_is_known_by_its_heading(tmp_path: Path) -> None:
    correct(tmp_path, EDU_OWNS, "unit", unit=DISCIPLINE_REF)
    rewritten = (("提供检测设备。(", "供给检测器材。("), ("、州水务局，", "、州水务局；"))
    with changed(tmp_path, *rewritten) as navigator:
        assert navigator.owners_of(WATER_TEST)[0].unit == DISCIPLINE_REF
    with changed(tmp_path, *rewritten, lost=EDU_OWNS) as navigator:
        assert [owner.unit for owner in navigator.owners_of(WATER_TEST) if owner.correction] == [DISCIPLINE_REF]
    with changed(tmp_path, *rewritten, ("检测水质", "水质检测")) as navigator:
        assert states(navigator) == ["without-words"]


def test_words_at_two_places_alike_are_no_anchor(tmp_path: Path) -> None:
    correct(tmp_path, CITY_DATE, "date", day="2021-12-31")
    twice = f"{TEXT[TEXT.index('根据') : TEXT.index('（二）')]}二、问责"
    with changed(tmp_path, ("二、问责", twice), lost=CITY_DATE) as navigator:
        assert states(navigator) == ["without-words"]
        assert navigator.task(WATER_TEST, DAY).targets[0].date is None


@contextmanager
def changed(folder: Path, *pairs: tuple[str, str], lost: str = "") -> Iterator[Navigator]:
    """Another compiler over another text, in which the first of each pair became the second; one fact is not read.

    What is read still stands where it stood: pairs that are of one length keep the places right.
    """
    text = TEXT
    for words, others in pairs:
        text = text.replace(words, others)

    def compile_less(data: bytes, name: str) -> CompiledGraph:
        graph = graph_by_hand(TEXT.encode(), name)
        lines = [line for line in graph.nquads.decode().split("\n") if not lost or f"/{lost}>" not in line]
        quads = "\n".join(lines).replace(_escaped(TEXT), _escaped(data.decode()))
        for words, others in pairs:
            quads = quads.replace(f'"{words}"', f'"{others}"')
        return CompiledGraph.of(graph.policy, quads.replace(graph.graph, "https://w3id.org/zeren/id/v-0000").encode())

    with Store.open(folder, Backing(compile_less, "3", REGISTER)) as store:
        store.ingest(text.encode(), "notice.txt")
        yield Navigator(store)


def _escaped(text: str) -> str:
    return text.replace("\n", "\\n")


@pytest.mark.parametrize(
    ("about", "kind", "wanted", "shown"),
    [
        (NOBODY, "unit", {"unit": DISCIPLINE_REF, "role": "lead"}, "owner"),
        (CITY_DATE, "date", {"day": "2021-12-31"}, "deadline"),
        (NOBODY, "reject", {}, ""),
        (NOBODY, "confirm", {}, "lost"),
        (NOBODY, "role", {"role": "lead"}, "lost"),
        (f"{NORM}-1", "figure", {"figure": Figure(max="3")}, "lost"),
    ],
)
def test_words_from_which_nothing_is_read_any_more(
    tmp_path: Path, about: str, kind: str, wanted: dict[str, object], shown: str
) -> None:
    correct(tmp_path, about, kind, **wanted)
    lost = NORM if kind == "figure" else about
    with changed(tmp_path, ("每天巡查", "每日早晚各巡查"), lost=lost) as navigator:
        assert states(navigator) == ["without-words" if shown == "lost" else "standing"]
        added = [owner for owner in navigator.owners_of(STAFF) if owner.correction]
        assert [(owner.unit, owner.role) for owner in added] == [(DISCIPLINE_REF, "lead")] * (shown == "owner")
        dates = [each.date for each in navigator.task(WATER_TEST, DAY).deadlines]
        assert ("2021-12-31" in dates) == (shown == "deadline")
        found = navigator.findings(code="correction-without-words")
        assert len(found) == (shown == "lost")
        assert all("不再从中读出" in each.message for each in found)


def test_additions_stay_with_their_clause(tmp_path: Path) -> None:
    correct(tmp_path, STAFF, "add-owner", unit=DISCIPLINE_REF)
    text = TEXT.replace("一、重点任务", "按：补发。\n一、重点任务")
    with kept(tmp_path, (STAFF, WATER_TEST), edition="2") as (store, navigator):
        store.ingest(text.encode(), "notice.txt")
        assert navigator.owners_of(WATER_TEST)[-1].unit == DISCIPLINE_REF  # the clause on staff bears that id now
        assert [owner.cite.heading for owner in navigator.owners_of(WATER_TEST) if owner.correction] == ["配备人员"]


def test_a_policy_that_was_withdrawn_takes_its_corrections_out_of_sight(tmp_path: Path) -> None:
    correct(tmp_path, EDU_OWNS, "unit", unit=DISCIPLINE_REF)
    with kept(tmp_path) as (store, navigator):
        store.withdraw(POLICY.policy.id, "张三", "已废止")
        assert states(navigator) == ["without-policy"]
        assert navigator.findings() == ()


def test_an_entry_of_old_without_words_holds_by_its_id_alone(tmp_path: Path) -> None:
    with kept(tmp_path) as (store, _):
        store.add_correction(Correction(EDU_OWNS, "unit", "u-nobody-knows", "李四", WHEN, "电话核实"))
    with kept(tmp_path) as (store, navigator):
        assert navigator.owners_of(WATER_TEST)[0].unit == UnitRef("u-nobody-knows", "u-nobody-knows", "body")
    with kept(tmp_path, (EDU_OWNS, ELSEWHERE), edition="2") as (store, navigator):
        assert navigator.owners_of(WATER_TEST)[0].unit == UnitRef(EDU.id, EDU.name, "body")
        assert [finding.severity for finding in navigator.findings(code="correction-without-words")] == ["error"]


def quoted(text: str, start: int, end: int) -> Quoted:
    """Words of a text with what stands around them, as a correction keeps them."""
    passage = Passage(start, end, text[start:end])
    return Quoted("v-1", passage, text[max(0, start - 32) : start], text[end : end + 32])


@settings(deadline=None)
@given(st.text("州教育局、公安 \n", min_size=1, max_size=120), st.data())
def test_words_stand_where_they_stood(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    words = quoted(text, start, end)
    found = places_of(text, words)
    if text[start:end].strip():
        first = start + len(text[start:end]) - len(text[start:end].lstrip())
        assert first in [place.start for place in found]
    assert all(text[place.start : place.end] == place.exact for place in found)
    assert set(places_of(text, words, strong=True)) <= set(found)


@pytest.mark.parametrize(
    ("change", "strong", "every"),
    [
        (lambda text: text, 1, 1),
        (lambda text: text.replace("州教育局、州水务局", "州教 育局、 州水务局"), 1, 1),
        (lambda text: "新增一段。" + text, 1, 1),
        (lambda text: text.replace("、州水务局", "、州林业局"), 1, 1),
        (lambda text: text.replace("水务部门提供", "水利部门提供").replace("、州水务局", "、州林业局"), 0, 1),
        (lambda text: text.replace("州教育局", "州体育局"), 0, 0),
        (lambda text: text + text, 2, 2),
        (lambda text: text[:100] + "另有责任单位：州教育局、州水务局", 0, 1),
        (lambda text: text[90:] + "州教育局", 1, 2),
    ],
)
def test_words_are_found_by_what_stands_around_them(change: Callable[[str], str], strong: int, every: int) -> None:
    start = TEXT.index("州教育局")
    words = quoted(TEXT, start, start + 4)
    assert len(places_of(change(TEXT), words, strong=True)) == strong
    assert len(places_of(change(TEXT), words)) == every


def test_finding_again_takes_time_that_grows_with_the_text_only() -> None:
    text = "州教育局、" * 20_000
    assert len(places_of(text, quoted(text, 50_000, 50_004))) == 10_000  # no more are looked at
