"""Where the compiling and the asking side meet: the store is given its compiler here, and nowhere else."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.resources import files
from pathlib import Path

import graph
import ontology
from api.settings import Settings
from graph.errors import InvalidGraph
from graph.store.events import CompiledGraph
from graph.store.intake import Backing
from graph.store.store import JOURNAL, Store

#: The policy that is there from the first start.
BUNDLED = "qiannan-2020-24.txt"
#: Rooms whose change can change what a document compiles to.
_COMPILING = ("read", "find", "settle", "check", "write")


def open_store(settings: Settings) -> Store:
    """The store for its one writer; takes in the bundled policy when it is new."""
    bundled = (bundled_policy(),) if settings.bundled else ()
    return Store.open(settings.store, Backing(compile_graph, edition(), register_quads(), bundled))


def read_store(settings: Settings) -> Store:
    """A snapshot for questions, beside a running server or without one; the first of all makes the store."""
    if (settings.store / JOURNAL).is_file():
        store = Store.read(settings.store, register_quads())
        if store.version or not settings.bundled:
            return store
        store.close()  # a first start that was cut short: take the bundled policy in now
    open_store(settings).close()
    return Store.read(settings.store, register_quads())


def compile_graph(data: bytes, name: str) -> CompiledGraph:
    """Bytes of a document to checked quads; raises `UnreadableFile`, or `InvalidGraph` with what was violated."""
    from graph.check.shapes import check_shapes
    from graph.compiler import compile_policy
    from graph.write.quads import write_nquads

    compiled = compile_policy(data, name)
    nquads = write_nquads(compiled)
    violations = check_shapes(nquads)
    if violations:
        raise InvalidGraph(
            f"{name} 编译出的图有 {len(violations)} 处不合规定的形状，没有存入：{violations[0]}",
            f"the graph of {name} breaks the shapes in {len(violations)} places; nothing was stored: {violations[0]}",
            hint_zh="这是程序的错误，请连同文件一并报告",
            hint_en="This is our error; please report it with the document",
        )
    return CompiledGraph.of(compiled.policy.id, nquads)


def bundled_policy() -> tuple[bytes, str]:
    """The bytes and the name of the policy that comes with the program."""
    return files("graph.policies").joinpath(BUNDLED).read_bytes(), BUNDLED


@cache
def register_quads() -> bytes:
    """What the registers know beside all policies, as N-Quads."""
    from graph.settle.units.registers import load_registers
    from graph.write.registers import write_registers

    return write_registers(load_registers())


@cache
def edition() -> str:
    """Names the compiler by what it is made of, so that documents are compiled again exactly when it has changed."""
    rooms = Path(graph.__file__).parent
    sources = [path for room in _COMPILING for path in (rooms / room).rglob("*.py")]
    sources += [rooms / "compiler.py", rooms / "records.py"]
    sources += [path for path in Path(ontology.__file__).parent.rglob("*") if path.suffix in (".py", ".csv", ".ttl")]
    digest = hashlib.sha256()
    for path in sorted(sources):
        digest.update(path.name.encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]
