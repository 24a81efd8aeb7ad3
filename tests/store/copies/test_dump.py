"""Dumps: the same bytes for the same graph, and the same statements wherever they are loaded."""

import gzip
import io
from pathlib import Path

import pyoxigraph as ox
import pytest
from rdflib import Dataset

from graph.store.copies.dump import Dump, DumpForm
from graph.store.engines.projection import STATE_GRAPH
from graph.store.store import JOURNAL, Store
from tests.store.by_hand import TEXT
from tests.store.keeping import NOTICE, REGISTER, opened
from tests.store.killed import STEPS, act

FORMS: tuple[DumpForm, ...] = ("nq", "trig")
FORMATS = {"nq": ox.RdfFormat.N_QUADS, "trig": ox.RdfFormat.TRIG}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with documents, a changed one, and entries."""
    made = tmp_path_factory.mktemp("dumped")
    with opened(made, NOTICE, registers=REGISTER) as store:
        for number in act(store):
            if number == 8:
                break
        (made / "expected.nq").write_bytes(store.dump())
    return made


def dumped(folder: Path, form: DumpForm, *, packed: bool = False) -> bytes:
    file = io.BytesIO()
    Dump(folder / JOURNAL, REGISTER).write(file, form, packed=packed)
    return file.getvalue()


def quads_of(data: bytes, form: str) -> set[ox.Quad]:
    return set(ox.parse(data, FORMATS[form]))


@pytest.mark.parametrize("form", FORMS)
def test_it_is_what_the_engine_holds(folder: Path, form: DumpForm) -> None:
    held = quads_of((folder / "expected.nq").read_bytes(), "nq")
    assert len(held) > 500
    assert quads_of(dumped(folder, form), form) == held
    assert not any(STATE_GRAPH in str(quad) for quad in held)


@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # rdflib's own parsers use what it deprecates
@pytest.mark.parametrize("form", FORMS)
def test_rdflib_loads_the_same(folder: Path, form: DumpForm) -> None:
    dataset = Dataset()
    dataset.parse(data=dumped(folder, form), format="nquads" if form == "nq" else "trig")
    again = dataset.serialize(format="nquads", encoding="utf-8")
    assert quads_of(again, "nq") == quads_of(dumped(folder, form), form)


def test_graphs_come_by_name_and_lines_in_order(folder: Path) -> None:
    lines = dumped(folder, "nq").splitlines()
    assert len(lines) == len(set(lines))
    assert lines == sorted(lines, key=lambda line: (line.rsplit(b" ", 2)[-2], line))


@pytest.mark.parametrize("form", FORMS)
def test_the_same_graph_gives_the_same_bytes(folder: Path, form: DumpForm, tmp_path: Path) -> None:
    assert dumped(folder, form, packed=True) == dumped(folder, form, packed=True)
    assert gzip.decompress(dumped(folder, form, packed=True)) == dumped(folder, form)
    with opened(tmp_path, (TEXT.encode(), "notice.txt"), registers=REGISTER):
        one = dumped(tmp_path, form)
    with opened(tmp_path, registers=REGISTER):
        assert dumped(tmp_path, form) == one


def test_it_is_dumped_while_others_write(folder: Path, tmp_path: Path) -> None:
    with opened(tmp_path, NOTICE, registers=REGISTER) as store:
        parts = Dump(tmp_path / JOURNAL, REGISTER).parts("nq")
        first = next(parts)
        _change(store)
        assert first + b"".join(parts) != dumped(tmp_path, "nq")


def test_it_is_dumped_as_it_was_after_an_event(tmp_path: Path) -> None:
    shown: list[bytes] = []
    with opened(tmp_path, NOTICE, registers=REGISTER) as store:
        for _ in act(store):
            shown.append(store.dump())
    for number, before in enumerate(shown, 1):
        assert b"".join(sorted(Dump(tmp_path / JOURNAL, REGISTER, number).parts("nq"))) == _by_graph(before), number
    assert len(set(shown)) == STEPS


def _by_graph(nquads: bytes) -> bytes:
    """The same lines, in the order of a dump whose graphs are put in the order of their first lines."""
    graphs: dict[bytes, list[bytes]] = {}
    for line in nquads.splitlines(keepends=True):
        graphs.setdefault(line.rsplit(b" ", 2)[-2], []).append(line)
    return b"".join(sorted(b"".join(lines) for lines in graphs.values()))


def _change(store: Store) -> None:
    for _ in act(store):
        pass


def test_progress_is_told(folder: Path) -> None:
    told: list[tuple[int, int]] = []
    Dump(folder / JOURNAL, REGISTER).write(io.BytesIO(), "nq", progress=lambda done, total: told.append((done, total)))
    assert told == [(number, 7) for number in range(1, 8)]
