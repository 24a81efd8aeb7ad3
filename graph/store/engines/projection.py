"""What any engine must be able to do to answer for the journal: a small interface, and a change as one update."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from graph.errors import StoreError
from graph.store.questions import Question
from graph.store.values import Given, Row

STATE_GRAPH = "https://w3id.org/zeren/id/journal"
"""Where a projection keeps the state it is at; no question reads it."""

_VERSION = "http://www.w3.org/2002/07/owl#versionInfo"


class EngineFailed(Exception):  # noqa: N818 - the names say what happened
    """The engine's files cannot be read or written: damaged, or the disk is full. The journal can mend it."""


@dataclass(frozen=True, slots=True)
class Change:
    """What one event does to the graph: graphs to drop, quads to add, and the state this leads to."""

    drop: tuple[str, ...]
    add: bytes
    state: str


class Follower(Protocol):
    """What follows the journal: the graph, or the index. Every write is one; a reader sees all of it or nothing."""

    def state(self) -> str | None:
        """The state it was brought to; None where it has none (new, half built) or cannot be read."""

    def apply(self, change: Change) -> None:
        """Makes one change, whole or not at all."""

    def load(self, change: Change) -> None:
        """Makes a change of many documents, as fast as the engine can; the state is written last.

        Cut short, it leaves the state before: graphs of later events may then be there in part, and whoever applies
        these events drops them first.
        """

    def rebuild(self, parts: Iterable[bytes], state: str) -> None:
        """Forgets everything and takes these N-Quads; the state is written last."""

    def close(self) -> None:
        """Lets go of files and connections."""


class Projection(Follower, Protocol):
    """A graph that follows the journal."""

    def select(self, question: Question, parameters: Mapping[str, Given]) -> list[Row]:
        """The rows of a named question."""

    def about(self, things: Sequence[str], terms: Sequence[str] = ()) -> bytes:
        """The statements about these things (IRIs), with these terms only where some are named: sorted N-Quads."""

    def dump(self) -> bytes:
        """All quads but the state's own, sorted."""


def update_of(change: Change) -> str:
    """The change as one SPARQL update: drop, insert, and the state in place of the one before."""
    dropped = [f"DROP SILENT GRAPH <{graph}>" for graph in (*change.drop, STATE_GRAPH)]
    return " ;\n".join([*dropped, insert_of(change.add + state_quad(change.state))])


def insert_of(nquads: bytes) -> str:
    """N-Quads as one INSERT DATA: without the graph they are N-Triples, and these are what it holds."""
    graphs = "\n".join(f"GRAPH {graph} {{\n{triples}\n}}" for graph, triples in _by_graph(nquads).items())
    return f"INSERT DATA {{\n{graphs}\n}}"


def state_quad(state: str) -> bytes:
    """The one quad that tells where a projection stands."""
    return f'<{STATE_GRAPH}> <{_VERSION}> "{state}" <{STATE_GRAPH}> .\n'.encode()


def event_of(state: str) -> int:
    """The number of the event a state begins with; -1 for what is no state."""
    number = state.partition("-")[0]
    return int(number) if number.isdigit() else -1


STATE_QUERY = f"SELECT ?state WHERE {{ GRAPH <{STATE_GRAPH}> {{ <{STATE_GRAPH}> <{_VERSION}> ?state }} }}"


def _by_graph(nquads: bytes) -> dict[str, str]:
    graphs: dict[str, list[str]] = {}
    for line in nquads.decode("utf-8").split("\n"):
        if not line:
            continue
        triple, graph = _split(line)
        graphs.setdefault(graph, []).append(triple)
    return {graph: "\n".join(triples) for graph, triples in graphs.items()}


def _split(line: str) -> tuple[str, str]:
    """`s p o <g> .` into `s p o .` and `<g>`; an IRI holds no space, so the graph is the last word but one."""
    parts = line.rsplit(" ", 2)
    if (
        len(parts) != 3
        or parts[2] != "."
        or parts[0].count(" ") < 2
        or not (parts[1].startswith("<") and parts[1].endswith(">"))
    ):
        raise StoreError(
            f"编译结果不是规范的 N-Quads：{line[:80]}",
            f"what was compiled is not canonical N-Quads: {line[:80]}",
        )
    return f"{parts[0]} .", parts[1]
