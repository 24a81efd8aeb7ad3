"""A host is written into an answer only where it is ours, and a redirect never leaves the name somebody has for us."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient

PLACES = ("/.well-known/void", "/sparql", "/data/u-mou-edu.jsonld", "/id/u-mou-edu", "/def", "/openapi.json",
          "/nowhere", "/tasks/", "/api/units/", "/api/tasks?limit=1")  # fmt: skip


def answers(client: TestClient, host: str) -> list[str]:
    """Status, headers and body of what is answered at each place."""
    given = [client.get(place, headers={"Host": host}, follow_redirects=False) for place in PLACES]
    return [f"{each.status_code} {dict(each.headers)} {each.text}" for each in given]


@pytest.mark.parametrize("host", ["6.6.6.6", "6.6.6.6:99", "[fd00::6]:99"])
def test_an_address_that_is_not_ours_is_answered_but_not_written(client: TestClient, host: str) -> None:
    found = answers(client, host)
    assert not any(each.startswith("421") or "6.6.6.6" in each or "fd00" in each for each in found)
    assert "http://localhost:8000/sparql" in found[1]


@pytest.mark.parametrize(
    "host",
    ["localhost:x@evil.example", "localhost:evil", "127.0.0.1:1/evil", "evil.example", "localhost evil",
     "evil@localhost", "localhost:80:evil", "[::1]evil"],
)  # fmt: skip
def test_what_is_no_host_of_ours_is_refused_and_not_repeated(client: TestClient, host: str) -> None:
    for each in answers(client, host):
        assert each.startswith("421")
        assert "evil" not in each


def test_our_own_name_is_written(client: TestClient) -> None:
    found = answers(client, "localhost:8000")
    assert "http://localhost:8000/sparql" in found[1]


@pytest.mark.parametrize(
    ("place", "location"), [("/tasks/", "/tasks"), ("/tasks/?q=a", "/tasks?q=a"), ("//tasks/", "/tasks")]
)
def test_redirects_are_paths(client: TestClient, place: str, location: str) -> None:
    led = client.get(f"http://localhost:8000{place}", follow_redirects=False)
    assert (led.status_code, led.headers.get("location")) in ((307, location), (404, None))
    assert led.status_code == 307 or place.startswith("//")
