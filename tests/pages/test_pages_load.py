"""The page of load and meeting points over the bundled policy."""

from starlette.testclient import TestClient


def test_it_says_what_the_figures_mean_and_leads_to_units_and_tasks(real: TestClient) -> None:
    page = real.get("/load").text
    assert "不作排名" in page
    assert "独自承担的任务" in page
    assert page.count('href="/units/') > 30
    assert "rank nobody" in real.get("/load?lang=en").text


def test_its_data_has_all_of_it(real: TestClient) -> None:
    data = real.get("/load.json").json()
    assert (data["tasks"], len(data["loads"]), data["without_owner"]) == (25, 26, [])
    assert {"one", "other", "tasks"} == data["meetings"][0].keys()
