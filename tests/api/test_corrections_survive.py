"""Corrections of the bundled policy through new versions of it, by the real compiler."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from api.correcting import unit_meant
from api.settings import Settings
from api.wiring import bundled_policy, open_store, registers_of
from graph.ask.navigator import Navigator
from graph.ask.review.entering import Wish
from graph.store.store import Store

WHEN = "2021-01-15T09:00:00+08:00"
TEXT = bundled_policy()[0].decode("utf-8-sig").replace("\r\n", "\n")
GUARDS = "完善人防体系建设"


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[tuple[Store, Navigator]]:
    """The bundled policy, in which item 2 has three corrections: an owner, a date, and one that was missed."""
    settings = Settings(store=tmp_path / "store")
    with open_store(settings) as store:
        navigator = Navigator(store)
        task = navigator.task(navigator.find_tasks(GUARDS)[0].id)
        policy, registers = task.task.policy, registers_of(settings)
        police, emergency = (unit_meant(navigator, registers, name, policy) for name in ("州司法局", "州应急管理局"))
        for about, kind, wanted in (
            (task.owners[1].id, "unit", {"unit": police}),
            (task.deadlines[0].id, "date", {"day": "2021-06-30"}),
            (task.task.id, "add-owner", {"unit": emergency, "role": "support"}),
        ):
            wish = Wish(about, kind, "张三", WHEN, "会议纪要", **wanted)  # type: ignore[arg-type]
            store.add_correction(navigator.correction_of(wish))
        yield store, navigator


def renumbered(text: str) -> str:
    """A new item 1, so that every item after it has the next number and every clause another id."""
    text = re.sub(r"(?m)^(\s*)(\d{1,2})\.(?=\D)", lambda found: f"{found[1]}{int(found[2]) + 1}.", text)
    new = "1.健全值班制度。学校要落实领导带班。(责任单位:州教育局、州公安局、州财政局,各县〔市〕人民政府)\n\n"
    at = text.index("2.压实校内安全工作责任")
    return text[:at] + new + text[at:]


def guards(navigator: Navigator) -> tuple[list[str], list[str | None]]:
    """Who owns the task on guards, and by when."""
    found = next(task for task in navigator.tasks() if GUARDS in task.heading)
    page = navigator.task(found.id)
    names = [owner.unit.name for owner in page.owners if owner.unit and owner.origin in ("clause", "person")]
    return names, [deadline.date for deadline in page.deadlines]


CORRECTED = (
    ["州教育局", "州司法局", "州财政局", "各县（市）人民政府", "州应急管理局"],
    ["2021-06-30", "2021-12-31"],
)


def test_they_follow_their_words_to_another_number(opened: tuple[Store, Navigator]) -> None:
    store, navigator = opened
    assert guards(navigator) == CORRECTED
    before = navigator.find_tasks(GUARDS)[0]
    assert store.ingest(renumbered(TEXT).encode(), "plan.txt").outcome == "replaced"
    after = next(task for task in navigator.tasks() if GUARDS in task.heading)
    assert (before.label, after.label) == ("二（一）2", "二（一）3")
    assert guards(navigator) == CORRECTED
    assert [fact.state for fact in navigator.corrections()] == ["standing"] * 3
    other = next(task for task in navigator.tasks() if task.label == "二（一）2")
    assert [owner.name for owner in other.owners] == ["州教育局", "各县（市）人民政府"]  # it bears the ids of the other


def test_a_new_version_without_the_words_is_told(opened: tuple[Store, Navigator]) -> None:
    store, navigator = opened
    start, end = TEXT.index(f"2.{GUARDS}"), TEXT.index("3.完善物防体系建设")
    store.ingest((TEXT[:start] + TEXT[end:]).encode(), "plan.txt")
    assert [fact.state for fact in navigator.corrections()] == ["without-words"] * 3
    found = navigator.findings(code="correction-without-words")
    assert [(finding.severity, finding.correction and finding.correction.person) for finding in found] == [
        ("error", "张三")
    ] * 3
    assert "「州公安局」在现在的文本中找不到，或不止一处" in found[0].message
    store.ingest(TEXT.encode(), "plan.txt")
    assert guards(navigator) == CORRECTED


def test_words_spaced_otherwise_are_the_same_words(opened: tuple[Store, Navigator]) -> None:
    store, navigator = opened
    spaced = TEXT.replace("州教育局、州公安局、州财政局,各县", "州教育局、 州公 安局、州财政局, 各县").replace(
        "2020年底前中小学", "2020 年底前中小学"
    )
    store.ingest(renumbered(spaced).encode(), "plan.txt")
    assert guards(navigator) == CORRECTED
