"""`zeren load` over the bundled policy."""

from __future__ import annotations

import json

from tests.cli.conftest import Run


def test_units_with_their_counts_and_whom_they_meet(zeren: Run) -> None:
    ended = zeren("load", "24号")
    assert ended.code == 0
    row = next(line.split() for line in ended.out.splitlines() if line.startswith("州公安局"))
    assert row[1] == str(len(json.loads(zeren("duties", "州公安局", "--json").out)["duties"]))
    assert "18  各县（市）人民政府、州教育局" in ended.out
    assert "不作排名" in ended.err


def test_the_same_as_data(zeren: Run) -> None:
    page = json.loads(zeren("load", "--json").out)
    assert page["tasks"] == 25
    assert page["loads"][0]["unit"]["name"] == "各县（市）人民政府"
    assert [task["label"] for task in page["loads"][0]["alone"]] == ["二（二）7", "二（四）21", "三（一）"]
