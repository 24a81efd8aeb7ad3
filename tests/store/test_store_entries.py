"""What people enter: checked before it is recorded, kept apart, and there after every re-compile."""

from pathlib import Path

import pytest

from graph.errors import BadRequest
from graph.store.entries import write_entry
from graph.store.events import Correction, CorrectionKind, Event, Observation, body_of
from tests.store.by_hand import TEXT, WATER, compiled_by_hand
from tests.store.keeping import NOTICE, opened

POLICY = compiled_by_hand()
TARGET, OWNER = POLICY.targets[0].id, POLICY.assignments[0].id
WHEN = "2021-07-01T09:00:00+08:00"


def test_an_observation_is_in_the_graph_with_who_and_when(tmp_path: Path) -> None:
    seen = Observation(TARGET, "97.50", "张三", WHEN, "东县", "2021年上半年", "报表第3页")
    with opened(tmp_path, NOTICE) as store:
        event = store.add_observation(seen)
        (row,) = store.query("observations", target=TARGET)
    assert row == {
        "target": TARGET,
        "observation": f"e-{event.number}",
        "value": 97.5,
        "area": "东县",
        "period": "2021年上半年",
        "source": "报表第3页",
        "person": "张三",
        "time": WHEN,
    }


def test_entries_survive_a_new_text_another_edition_and_a_withdrawal(tmp_path: Path) -> None:
    with opened(tmp_path, NOTICE) as store:
        store.add_observation(Observation(TARGET, "100", "张三", WHEN))
        store.add_correction(Correction(OWNER, "unit", WATER.id, "李四", WHEN, "原文有误"))
        store.ingest(TEXT.replace("每天巡查", "每周巡查").encode(), "notice.txt")
    with opened(tmp_path, edition="2") as store:
        assert [row["value"] for row in store.query("observations")] == [100]
        assert [(row["about"], row["kind"], row["value"]) for row in store.query("corrections")] == [
            (OWNER, "unit", WATER.id)
        ]
        store.withdraw(POLICY.policy.id, "张三", "已废止")
        assert len(store.query("corrections")) == len(store.query("observations")) == 1


@pytest.mark.parametrize(
    ("value", "number"),
    [("100", "100"), ("100.0", "100"), ("0.003", "0.003"), ("1200", "1200"), ("-5", "-5"), ("97.50", "97.5")],
)
def test_a_value_is_written_as_every_engine_keeps_it(value: str, number: str) -> None:
    written = write_entry(Event(7, "observation", body_of(Observation(TARGET, value, "张三", WHEN)), ""))
    kind = "decimal" if "." in number else "integer"
    assert f'"{number}"^^<http://www.w3.org/2001/XMLSchema#{kind}>' in written.decode()
    assert b"<https://w3id.org/zeren/id/e-7>" in written
    assert b"<https://w3id.org/zeren/id/observations> ." in written


@pytest.mark.parametrize("value", ["", "many", "NaN", "Infinity", "1e5", "1" * 50, "5%"])
def test_a_value_that_is_no_number_is_refused(tmp_path: Path, value: str) -> None:
    with opened(tmp_path, NOTICE) as store:
        with pytest.raises(BadRequest, match="数值不合规"):
            store.add_observation(Observation(TARGET, value, "张三", WHEN))
        assert store.version == 1


@pytest.mark.parametrize("time", ["", "2021-07-01", "2021-07-01T09:00:00", "yesterday"])
def test_a_time_without_its_zone_is_refused(tmp_path: Path, time: str) -> None:
    with opened(tmp_path, NOTICE) as store, pytest.raises(BadRequest, match="时间"):
        store.add_observation(Observation(TARGET, "100", "张三", time))


@pytest.mark.parametrize(
    ("kind", "value", "said"),
    [
        ("unit", None, "不合规"),
        ("unit", "u-a> } #", "不合规"),
        ("add-owner", "州教育局", "不合规"),
        ("date", "2021年6月", "不合规"),
        ("add-deadline", "2021-06-31", "不合规"),
        ("role", "owner", "没有这种角色"),
        ("reject", "u-a", "不带新值"),
        ("erase", None, "没有这种更正"),
    ],
)
def test_a_correction_that_could_not_be_understood_is_refused(
    tmp_path: Path, kind: CorrectionKind, value: str | None, said: str
) -> None:
    with opened(tmp_path, NOTICE) as store:
        with pytest.raises(BadRequest, match=said):
            store.add_correction(Correction(OWNER, kind, value, "李四", WHEN, "原文有误"))
        assert store.version == 1


@pytest.mark.parametrize(("person", "reason", "said"), [(" ", "原文有误", "填报人"), ("李四", "", "理由")])
def test_nobody_and_no_reason_are_refused(tmp_path: Path, person: str, reason: str, said: str) -> None:
    with opened(tmp_path, NOTICE) as store, pytest.raises(BadRequest, match=said):
        store.add_correction(Correction(OWNER, "reject", None, person, WHEN, reason))


def test_words_of_people_cannot_break_out_of_their_statement(tmp_path: Path) -> None:
    nasty = 'a" } ; DROP ALL ; # \\u0022 \n\t{ "\x07'
    with opened(tmp_path, NOTICE) as store:
        before = len(store.query("duties"))
        store.add_correction(Correction(OWNER, "reject", None, nasty, WHEN, nasty))
        (row,) = store.query("corrections")
        assert (row["person"], row["reason"]) == (nasty, nasty)
        assert len(store.query("duties")) == before
