"""From events to what the graph must hold: which text of each policy stands, and what each event changes."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence

from graph.store.engines.projection import Change
from graph.store.entries import write_entry
from graph.store.events import CompiledGraph, Event
from graph.store.journal import Journal

Fresh = Mapping[str, CompiledGraph]
"""Documents by their SHA-256, as they were compiled just now."""
_NOTHING: Fresh = {}
_PART = 16_000_000
"""Bytes."""


class Standing:
    """The text that stands for each policy, after the events applied so far.

    A later text of a policy takes the place of the one before; a withdrawal takes away the text it names. `last` is
    the number of the last event followed.
    """

    def __init__(self, journal: Journal) -> None:
        self._journal = journal
        self._texts: dict[str, str] = {}
        self._policies: dict[str, str] = {}  # the other way round
        self.last = 0

    def texts(self) -> dict[str, str]:
        """Policy to SHA-256, in the order they were taken in."""
        return dict(self._texts)

    def text_of(self, policy: str) -> str | None:
        return self._texts.get(policy)

    def policy_of(self, sha256: str) -> str | None:
        """The policy whose text these bytes are now."""
        return self._policies.get(sha256)

    def take(self, event: Event) -> tuple[str, ...]:
        """Follows one event; the answer is the texts whose graphs it takes away."""
        self.last = event.number
        sha256 = event.body.get("sha256")
        if event.kind == "withdrawal" and sha256:
            return self._forget(self._policies.get(sha256))
        if event.kind == "document" and sha256:
            policy = self._compiled_to(event, sha256)
            before = self._forget(policy)
            self._texts[policy], self._policies[sha256] = sha256, policy
            return tuple(text for text in before if text != sha256)
        return ()

    def _forget(self, policy: str | None) -> tuple[str, ...]:
        text = self._texts.pop(policy, None) if policy else None
        if text is None:
            return ()
        del self._policies[text]
        return (text,)

    def _compiled_to(self, event: Event, sha256: str) -> str:
        compiled = self._journal.compiled_by(sha256)
        return compiled.policy if compiled else str(event.body["policy"])


def change_of(journal: Journal, standing: Standing, event: Event, backing: str, fresh: Fresh = _NOTHING) -> Change:
    """What this event does to the graph; `standing` follows it on the way.

    `fresh` are documents whose quads are at hand, by SHA-256; the others are unpacked from the journal.
    """
    gone = [journal.need_compiled(text) for text in standing.take(event)]
    drop = [graph.graph for graph in gone]
    add = b""
    if event.kind == "document":
        sha256 = str(event.body["sha256"])
        taken = fresh.get(sha256) or journal.need_compiled(sha256)
        drop.append(taken.graph)
        add = taken.nquads
    elif event.kind in ("observation", "correction"):
        add = write_entry(event)
    return Change(tuple(dict.fromkeys(drop)), add, state_of(event.number, event.digest, backing))


def change_of_all(
    journal: Journal, standing: Standing, events: Sequence[Event], backing: str, fresh: Fresh = _NOTHING
) -> Change:
    """What several events do, as one change: a text that a later one of them takes away is not even added."""
    changes = [change_of(journal, standing, event, backing, fresh) for event in events]
    gone: dict[str, None] = {}
    parts: list[bytes] = []
    for change in reversed(changes):
        if _graph_of(change.add) not in gone:
            parts.append(change.add)
        gone.update(dict.fromkeys(change.drop))
    return Change(tuple(gone), b"".join(reversed(parts)), changes[-1].state)


def _graph_of(nquads: bytes) -> str:
    """The graph of quads that stand in one: the last word but one of each line."""
    return nquads[: nquads.find(b"\n")].rsplit(b" ", 2)[-2][1:-1].decode("ascii") if nquads else ""


def parts_of(journal: Journal, standing: Standing) -> Iterator[bytes]:
    """All there must be after the events that `standing` followed: standing texts first, then what people entered.

    Some megabytes at a time: each load costs an engine something of its own, and all at once would fill the memory.
    """
    held: list[bytes] = []
    size = 0
    for graph in _graphs_of(journal, standing):
        held.append(graph)
        size += len(graph)
        if size > _PART:
            yield b"".join(held)
            held, size = [], 0
    if held:
        yield b"".join(held)


def _graphs_of(journal: Journal, standing: Standing) -> Iterator[bytes]:
    for text in standing.texts().values():
        yield journal.need_compiled(text).nquads
    for event in journal.events():
        if event.kind in ("observation", "correction") and event.number <= standing.last:
            yield write_entry(event)


def state_of(number: int, digest: str, backing: str) -> str:
    """What a projection records: the event it is at, the chain up to there, and what stands behind it."""
    return f"{number}-{digest[:16]}-{backing}"


def event_of(state: str) -> int:
    """The event that a state stands at."""
    return int(state.partition("-")[0])


def backing_of(edition: str, registers: bytes) -> str:
    """Registers and the compiler's edition, in this order: a projection made with others is stale."""
    return ".".join(hashlib.sha256(each).hexdigest()[:8] for each in (registers, edition.encode()))


def but_for_edition(state: str | None) -> str | None:
    """A state as a reader compares it: whichever edition compiled what stands in the journal, it stands there."""
    return None if state is None else state.rpartition(".")[0]
