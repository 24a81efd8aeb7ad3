"""Where the compiling and the asking side meet: the store is given its compiler here, and nowhere else."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING

from api.settings import Settings
from graph.errors import InvalidGraph

if TYPE_CHECKING:
    from graph.store.events import CompiledGraph
    from graph.store.store import Store

#: The policy that is there from the first start.
BUNDLED = "qiannan-2020-24.txt"


def compile_graph(data: bytes, name: str) -> CompiledGraph:
    """Bytes of a document to checked quads; raises `UnreadableFile`, or `InvalidGraph` with every violation found."""
    from graph.check.shapes import check_shapes
    from graph.compiler import compile_policy
    from graph.store.events import CompiledGraph
    from graph.write.quads import graph_of, write_nquads

    compiled = compile_policy(data, name)
    nquads = write_nquads(compiled)
    violations = check_shapes(nquads)
    if violations:
        raise InvalidGraph(
            f"{name} 编译出的图有 {len(violations)} 处不合形状，没有存入：{violations[0]}",
            f"the graph of {name} breaks the shapes in {len(violations)} places; nothing was stored: {violations[0]}",
            hint_zh="这是程序的错误，请连同文件报告",
            hint_en="This is our error; please report it with the document",
        )
    return CompiledGraph(compiled.policy.id, graph_of(compiled), nquads)


def bundled_policy() -> tuple[bytes, str]:
    """The bytes and the name of the policy that comes with the program."""
    return files("graph.policies").joinpath(BUNDLED).read_bytes(), BUNDLED
