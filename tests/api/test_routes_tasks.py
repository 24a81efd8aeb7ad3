"""任务: owners with role, basis and words; nobody in particular is an answer too."""

import pytest
from starlette.testclient import TestClient

from tests.store.by_hand import COUNTIES, EAST, EDU, TEXT, WATER, WEST


@pytest.fixture(scope="module")
def tasks(client: TestClient) -> list[str]:
    return [task["id"] for task in client.get("/api/tasks").json()["items"]]


def test_tasks_stand_in_the_order_of_the_text(client: TestClient) -> None:
    listed = client.get("/api/tasks").json()
    assert [task["heading"] for task in listed["items"]] == ["检测水质", "配备人员"]
    assert listed["total"] == 2


def test_owners_come_with_role_basis_and_words(client: TestClient, tasks: list[str]) -> None:
    owners = client.get(f"/api/tasks/{tasks[0]}/owners").json()["items"]
    assert [owner["unit"]["id"] for owner in owners] == [EDU.id, WATER.id, COUNTIES.id]
    assert {(owner["role"], owner["basis"], owner["origin"]) for owner in owners} == {
        ("responsible", "stated", "clause")
    }
    assert [member["id"] for member in owners[2]["members"]] == [EAST.id, WEST.id]
    for owner in owners:
        passage = owner["cite"]["passage"]
        assert TEXT[passage["start"] : passage["end"]] == passage["exact"] == owner["named"]


def test_nobody_in_particular_is_an_answer(client: TestClient, tasks: list[str]) -> None:
    owners = client.get(f"/api/tasks/{tasks[1]}/owners").json()["items"]
    open_owner = next(owner for owner in owners if owner["named"] == "州有关部门")
    assert open_owner["unit"] is None
    assert open_owner["reason"] == "未指明具体单位"


def test_a_task_is_told_in_full(client: TestClient, tasks: list[str]) -> None:
    task = client.get(f"/api/tasks/{tasks[1]}").json()
    assert task["text"]["exact"].startswith("（二）配备人员。")
    bracket = task["norms"][0]["brackets"][0]
    assert (bracket["min"], bracket["max"], bracket["damaged"]) == (2, None, True)
    assert "from" in bracket
    assert "from_" not in bracket
    assert task["deadlines"][0]["date"] is None


@pytest.mark.parametrize(
    ("q", "found"),
    [("检测", ["检测水质"]), ("一(二)", ["配备人员"]), ("没有这件事", []), (" ", ["检测水质", "配备人员"])],
)
def test_tasks_are_found_by_number_or_words(client: TestClient, q: str, found: list[str]) -> None:
    items = client.get("/api/tasks", params={"q": q}).json()["items"]
    assert [task["heading"] for task in items] == found


@pytest.mark.parametrize("path", ["", "/owners"])
def test_an_unknown_task_is_not_found(client: TestClient, path: str) -> None:
    assert client.get(f"/api/tasks/p-1-c-9{path}").status_code == 404


@pytest.mark.parametrize("task", ["a b", "任务", "x" * 201, "a'b"])
def test_an_id_has_a_form(client: TestClient, task: str) -> None:
    assert client.get(f"/api/tasks/{task}").status_code == 422
