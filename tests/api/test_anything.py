"""Whatever is asked, the answer is JSON or a problem, and never an error of ours."""

from __future__ import annotations

from urllib.parse import quote

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from starlette.testclient import TestClient

WORDS = st.one_of(
    st.text(max_size=40),
    st.text(alphabet="教育局州一二三(（)）0123456789年月日底前、，。\"'<>\\{}?*%", max_size=40),
    st.sampled_from(["u-mou-edu", "2021-06-30", "0", "-1", "9" * 30, "null", "\ud7ff", "二(一)2", "../../etc/passwd"]),
)
PATHS = [
    "/api/units",
    "/api/units/{}",
    "/api/units/{}/duties",
    "/api/units/{}/neighbours",
    "/api/tasks",
    "/api/tasks/{}",
    "/api/tasks/{}/owners",
    "/api/due",
    "/api/targets",
    "/api/policies",
    "/api/policies/{}",
    "/api/policies/{}/text",
    "/api/findings",
    "/api/search",
    "/api/observations",
    "/api/corrections",
]
NAMES = ["q", "from", "to", "unit", "policy", "as_of", "offset", "limit", "role", "via", "code", "severity", "damaged"]


@pytest.mark.parametrize("path", PATHS)
@settings(deadline=None, max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(segment=WORDS, asked=st.dictionaries(st.sampled_from(NAMES), WORDS, max_size=4))
def test_no_question_breaks_it(client: TestClient, path: str, segment: str, asked: dict[str, str]) -> None:
    answer = client.get(path.replace("{}", quote(segment, safe="")), params=asked)
    assert answer.status_code in (200, 400, 404, 405, 422)
    if answer.status_code != 200:
        assert answer.headers["content-type"] == "application/problem+json"
        assert answer.json()["detail"]


@settings(deadline=None, max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(body=st.one_of(st.binary(max_size=200), WORDS.map(lambda words: words.encode("utf-8", "replace"))))
def test_no_body_breaks_it(client: TestClient, body: bytes) -> None:
    for path in ("/api/observations", "/api/corrections"):
        answer = client.post(path, content=body, headers={"Content-Type": "application/json"})
        assert answer.status_code in (400, 404, 422)
        assert answer.headers["content-type"] == "application/problem+json"
