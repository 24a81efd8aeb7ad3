"""The rooms are this tree's own, and no file or function outgrows the house."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import api
import graph
import ontology
import viz

ROOT = Path(__file__).resolve().parents[1]
ROOMS = ("ontology", "graph", "viz", "api")
MOST_LINES, MOST_FUNCTION_LINES, MOST_MODULES = 350, 50, 12
FORBIDDEN = {"utils", "util", "common", "helpers", "helper", "misc"}


def _modules() -> Iterator[Path]:
    for room in ROOMS:
        yield from sorted((ROOT / room).rglob("*.py"))


@pytest.mark.parametrize("room", [ontology, graph, viz, api])
def test_rooms_resolve_to_this_tree(room: object) -> None:
    assert Path(str(vars(room)["__file__"])).parent.parent == ROOT


def test_no_file_outgrows_the_house() -> None:
    long = {str(path.relative_to(ROOT)): n for path in _modules() if (n := _lines(path)) > MOST_LINES}
    assert long == {}


def test_no_function_outgrows_the_house() -> None:
    long = [
        f"{path.relative_to(ROOT)}:{node.lineno} {node.name}"
        for path in _modules()
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (node.end_lineno or node.lineno) - node.lineno >= MOST_FUNCTION_LINES
    ]
    assert long == []


def test_no_folder_outgrows_the_house() -> None:
    folders = {path.parent for path in _modules()}
    full = {
        str(folder.relative_to(ROOT)): n
        for folder in folders
        if (n := sum(p.name != "__init__.py" for p in folder.glob("*.py"))) > MOST_MODULES
    }
    assert full == {}


def test_no_helper_drawers() -> None:
    assert [str(p.relative_to(ROOT)) for p in _modules() if p.stem in FORBIDDEN] == []


def test_every_test_folder_is_a_package() -> None:
    folders = {path.parent for path in (ROOT / "tests").rglob("test_*.py")}
    assert [str(f.relative_to(ROOT)) for f in sorted(folders) if not (f / "__init__.py").exists()] == []


def _lines(path: Path) -> int:
    return path.read_text("utf-8").count("\n")
