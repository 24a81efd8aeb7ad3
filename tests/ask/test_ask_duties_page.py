"""A page of a unit's duties is the same piece of the whole list, whatever the page and whoever the unit is."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from graph.ask.navigator import Navigator
from graph.compiler import compile_policy
from graph.settle.units.registers import load_registers
from graph.store.events import CompiledGraph, Correction
from graph.store.intake import Backing
from graph.store.store import Store
from graph.write.quads import write_nquads
from graph.write.registers import write_registers
from tests.ask.asked import WHEN
from tests.write.seed import FILE, seed_policy

DAY = date(2021, 6, 10)
DOCUMENTS = Path(__file__).resolve().parents[1] / "documents"


def _compiled(data: bytes, name: str) -> CompiledGraph:
    policy = compile_policy(data, name)
    return CompiledGraph.of(policy.policy.id, write_nquads(policy))


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """The bundled policy and documents of many forms."""
    files = [FILE, *sorted(DOCUMENTS.glob("*.txt"))[::3]]
    bundled = tuple((each.read_bytes(), each.name) for each in files)
    backing = Backing(_compiled, "1", write_registers(load_registers()), bundled)
    with Store.open(tmp_path_factory.mktemp("pages"), backing) as opened:
        yield opened


def _units(store: Store) -> list[str]:
    return sorted({str(row["unit"]) for row in store.query("unit-words")})


def _check(navigator: Navigator, unit: str) -> int:
    whole = navigator.duties_of(unit, DAY)
    for offset, most in ((0, 50), (0, 1), (1, 3), (len(whole) - 1, 5), (len(whole), 5)):
        shown = navigator.duties_page(unit, DAY, offset=max(0, offset), most=most)
        assert shown == (whole[max(0, offset) : max(0, offset) + most], len(whole))
    return len(whole)


def test_every_page_is_a_piece_of_the_whole(store: Store) -> None:
    navigator, rows = Navigator(store), [0]
    for unit in _units(store):
        rows.append(_check(navigator, unit))
    assert sum(rows) > 200
    assert max(rows) > 20


def test_what_people_corrected_stands_on_the_page(store: Store) -> None:
    owner = next(each for each in seed_policy().assignments if each.unit and each.unit.id == "u-qiannan-police")
    navigator = Navigator(store)
    before = len(navigator.duties_of("u-qiannan-police", DAY))
    store.add_correction(Correction(owner.id, "reject", None, "张三", WHEN, "以会议纪要为准"))
    store.add_correction(Correction(owner.clause, "add-owner", "u-qiannan-market", "张三", WHEN, "以会议纪要为准"))
    assert _check(navigator, "u-qiannan-police") < before
    for unit in ("u-qiannan-market", "u-qiannan-edu", "g-qiannan-counties"):
        assert _check(navigator, unit) > 0
