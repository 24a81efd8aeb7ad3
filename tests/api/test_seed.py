"""The first promise, over HTTP and the real compiler: every responsibility clause of the bundled policy has its owners.

The clauses are read here from the text itself with one plain pattern, so nothing of ours says how many there should be.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from starlette.testclient import TestClient

from api.settings import Settings
from api.wiring import bundled_policy, open_store
from tests.api.conftest import client_over

TEXT = bundled_policy()[0].decode().replace("\r\n", "\n")
CLAUSES = [
    (found.start(), found.end()) for found in re.finditer(r"[(（]责任单位[:：][^)）]*[)）]?[^)）\n]*[)）]", TEXT)
]


@pytest.fixture(scope="module")
def seed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    settings = Settings(store=tmp_path_factory.mktemp("seed") / "store")
    with open_store(settings) as store:
        yield client_over(store, settings)


@pytest.fixture(scope="module")
def owners(seed: TestClient) -> list[dict[str, Any]]:
    tasks = seed.get("/api/tasks", params={"limit": 500}).json()["items"]
    return [owner for task in tasks for owner in seed.get(f"/api/tasks/{task['id']}/owners").json()["items"]]


def _entries(clause: tuple[int, int]) -> list[str]:
    return re.split(r"[、,，]", re.sub(r"\s|^[(（]责任单位[:：]|[)）]$", "", TEXT[slice(*clause)]))


def test_the_text_has_its_clauses() -> None:
    assert len(CLAUSES) == 25
    assert sum(len(_entries(clause)) for clause in CLAUSES) == 85


@pytest.mark.parametrize("clause", CLAUSES, ids=lambda clause: str(clause[0]))
def test_every_clause_has_owners_with_role_basis_and_words(
    owners: list[dict[str, Any]], clause: tuple[int, int]
) -> None:
    start, end = clause
    inside = [
        owner for owner in owners if owner["origin"] == "clause" and start <= owner["cite"]["passage"]["start"] < end
    ]
    assert [re.sub(r"\s", "", owner["cite"]["passage"]["exact"]) for owner in inside] == _entries(clause)
    for owner in inside:
        passage = owner["cite"]["passage"]
        assert TEXT[passage["start"] : passage["end"]] == passage["exact"]
        assert (owner["role"], owner["basis"]) == ("responsible", "stated")
        assert owner["unit"] or owner["reason"]
    assert len({owner["cite"]["clause"] for owner in inside}) == 1


def test_every_name_reaches_the_education_bureau_and_says_why(seed: TestClient) -> None:
    first = {name: seed.get("/api/units", params={"q": name}).json()["items"][0] for name in ("教育部门", "州教育局")}
    assert {hit["unit"]["name"] for hit in first.values()} == {"州教育局"}
    assert all(hit["reason"] for hit in first.values())


def test_the_damaged_norm_has_no_upper_figure(seed: TestClient) -> None:
    damaged = seed.get("/api/targets", params={"damaged": True, "limit": 500}).json()["items"]
    assert [(each["min"], each["max"], each["cite"]["passage"]["exact"]) for each in damaged] == [(2, None, "2至 名")]
    found = seed.get("/api/findings", params={"code": "damaged-figure"}).json()["items"]
    assert len(found) == 1
    assert "2至 名" in found[0]["cite"]["passage"]["exact"]
