"""`/dumps/…`: equal quads wherever they are loaded, sent once, and made anew exactly when something has changed."""

import gzip
from email.utils import parsedate_to_datetime
from functools import partial
from pathlib import Path

import pyoxigraph as ox
import pytest
from rdflib import Dataset
from starlette.testclient import TestClient

from api.settings import Settings
from api.wiring import open_store, register_quads
from graph.store.events import Observation
from graph.store.keeper import Keeper
from graph.store.store import Store
from tests.linked.conftest import client_over
from tests.store.by_hand import compiled_by_hand
from tests.store.keeping import NOTICE, opened
from tests.store.standing_still import meanwhile

REGISTERS = register_quads(Settings())
MEDIA = {
    "zeren.nq": "application/n-quads",
    "zeren.nq.gz": "application/gzip",
    "zeren.trig": "application/trig",
    "zeren.trig.gz": "application/gzip",
}


@pytest.mark.parametrize("name", MEDIA)
def test_a_dump_loads_elsewhere_into_equal_quads(client: TestClient, store: Store, name: str) -> None:
    answer = client.get(f"/dumps/{name}")
    assert answer.headers["content-type"] == MEDIA[name]
    body = gzip.decompress(answer.content) if name.endswith(".gz") else answer.content
    loaded = ox.Store()
    loaded.load(body, ox.RdfFormat.TRIG if "trig" in name else ox.RdfFormat.N_QUADS)
    assert set(loaded) == set(ox.parse(store.dump(), ox.RdfFormat.N_QUADS))


@pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")
@pytest.mark.parametrize(("name", "syntax"), [("zeren.nq", "nquads"), ("zeren.trig", "trig")])
def test_rdflib_loads_a_dump_too(name: str, syntax: str, tmp_path: Path) -> None:
    with opened(tmp_path, NOTICE, registers=REGISTERS) as store:
        loaded = Dataset()
        loaded.parse(data=client_over(store, Settings(store=tmp_path)).get(f"/dumps/{name}").content, format=syntax)
        wanted = _quads(store)
    again = ox.parse(loaded.serialize(format="nquads").encode(), ox.RdfFormat.N_QUADS)
    assert set(again) == set(wanted)
    assert len(wanted) > 100


def test_a_dump_a_reader_has_is_not_sent_again(client: TestClient) -> None:
    first = client.get("/dumps/zeren.nq.gz")
    tag, date = first.headers["etag"], first.headers["last-modified"]
    for condition in ({"If-None-Match": f'"other", {tag}'}, {"If-None-Match": "*"}, {"If-Modified-Since": date}):
        again = client.get("/dumps/zeren.nq.gz", headers=condition)
        assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tag)
    for condition in ({"If-None-Match": '"other"', "If-Modified-Since": date}, {"If-Modified-Since": "yesterday"}):
        assert client.get("/dumps/zeren.nq.gz", headers=condition).status_code == 200


def test_every_form_has_a_tag_of_its_own(client: TestClient) -> None:
    assert len({client.get(f"/dumps/{name}").headers["etag"] for name in MEDIA}) == 4


def test_a_part_is_sent_to_who_asks_for_one(client: TestClient) -> None:
    whole = client.get("/dumps/zeren.nq").content
    part = client.get("/dumps/zeren.nq", headers={"Range": "bytes=10-19"})
    assert (part.status_code, part.content) == (206, whole[10:20])


def test_a_dump_says_what_else_there_is(client: TestClient) -> None:
    answer = client.head("/dumps/zeren.trig")
    assert '</dumps/zeren.nq.gz>; rel="alternate"; type="application/gzip"' in answer.headers["link"]
    assert answer.content == b""


def test_a_new_event_makes_a_new_dump_with_another_tag_and_a_later_date(tmp_path: Path) -> None:
    target = compiled_by_hand().targets[0].id
    with opened(tmp_path, NOTICE, registers=REGISTERS) as store:
        client, seen = client_over(store, Settings(store=tmp_path)), []
        for value in ("1", "2", "3", "4"):
            answer = client.get("/dumps/zeren.nq")
            seen.append((answer.headers["etag"], parsedate_to_datetime(answer.headers["last-modified"])))
            assert set(ox.parse(answer.content, ox.RdfFormat.N_QUADS)) == set(_quads(store))
            store.add_observation(Observation(target, value, "张三", "2022-01-01T08:00:00+08:00"))
    assert len({tag for tag, _ in seen}) == 4
    assert [date for _, date in seen] == sorted({date for _, date in seen})
    assert len(list((tmp_path / "dumps").iterdir())) == 2


def test_a_dump_is_made_once_for_a_state(tmp_path: Path) -> None:
    with opened(tmp_path, NOTICE) as store:
        client = client_over(store, Settings(store=tmp_path))
        first = client.get("/dumps/zeren.nq")
        (made,) = (tmp_path / "dumps").iterdir()
        made.write_bytes(b"as it lies")
        assert client.get("/dumps/zeren.nq").content == b"as it lies"
    assert first.content != b"as it lies"


def test_what_a_kill_left_of_a_dump_goes_with_the_next_dump_and_at_the_next_opening(tmp_path: Path) -> None:
    draft = tmp_path / "dumps" / ".zeren.nq.4000000.draft"
    with open_store(Settings(store=tmp_path, bundled=False)) as store:
        client = client_over(store, Settings(store=tmp_path))
        client.get("/dumps/zeren.nq")
        made = set(draft.parent.iterdir())
        draft.write_bytes(b"half")
        assert client.get("/dumps/zeren.nq.gz").status_code == 200
        assert not draft.exists()
        assert made < set(draft.parent.iterdir())
        draft.write_bytes(b"half")
    with open_store(Settings(store=tmp_path, bundled=False)):
        assert not draft.exists()
        assert made < set(draft.parent.iterdir())


def test_a_dump_is_of_what_answers_show_while_more_is_recorded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with opened(tmp_path, NOTICE, registers=REGISTERS) as store:
        client, shown = client_over(store, Settings(store=tmp_path)), set(_quads(store))
        target = compiled_by_hand().targets[0].id
        asked = partial(client.get, "/dumps/zeren.nq")
        entry = Observation(target, "1", "张三", "2022-01-01T08:00:00+08:00")
        during = meanwhile(monkeypatch, (Keeper, "follow"), partial(store.add_observation, entry), asked)
        assert set(ox.parse(during.content, ox.RdfFormat.N_QUADS)) == shown
        assert client.get("/dumps/zeren.nq").headers["etag"] != during.headers["etag"]


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    with opened(tmp_path, NOTICE) as store:
        (tmp_path / "dumps").write_bytes(b"in the way")
        answer = client_over(store, Settings(store=tmp_path)).get("/dumps/zeren.nq")
    assert (answer.status_code, answer.json()["code"]) == (503, "store-error")
    assert "dumps" in answer.json()["detail_en"]


def test_another_file_is_told_in_both_languages(client: TestClient) -> None:
    answer = client.get("/dumps/other.nq")
    assert answer.status_code == 404
    assert "没有 /dumps/other.nq" in answer.json()["detail"]
    assert "/dumps/zeren.trig.gz" in answer.json()["detail_en"]


def _quads(store: Store) -> list[ox.Quad]:
    return list(ox.parse(store.dump(), ox.RdfFormat.N_QUADS))
