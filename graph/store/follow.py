"""From events to what the graph must hold: which text of each policy stands, and what each event changes."""

import hashlib
from collections.abc import Iterator

from graph.store.engines.projection import Change
from graph.store.entries import write_entry
from graph.store.events import Event
from graph.store.journal import Journal


class Standing:
    """The text that stands for each policy, after the events applied so far.

    A later text of a policy takes the place of the one before; a withdrawal takes away the text it names.
    """

    def __init__(self, journal: Journal) -> None:
        self._journal = journal
        self._texts: dict[str, str] = {}

    def texts(self) -> dict[str, str]:
        """Policy to SHA-256, in the order they were taken in."""
        return dict(self._texts)

    def text_of(self, policy: str) -> str | None:
        return self._texts.get(policy)

    def take(self, event: Event) -> tuple[str, ...]:
        """Follows one event; the answer is the texts whose graphs it takes away."""
        sha256 = event.body.get("sha256")
        if event.kind == "withdrawal":
            gone = [policy for policy, text in self._texts.items() if text == sha256]
            return tuple(self._texts.pop(policy) for policy in gone)
        if event.kind == "document" and sha256:
            policy = self._policy_of(event, sha256)
            before = self._texts.pop(policy, None)
            self._texts[policy] = sha256
            return (before,) if before and before != sha256 else ()
        return ()

    def _policy_of(self, event: Event, sha256: str) -> str:
        compiled = self._journal.compiled_by(sha256)
        return compiled.policy if compiled else str(event.body["policy"])


def change_of(journal: Journal, standing: Standing, event: Event, backing: str) -> Change:
    """What this event does to the graph; `standing` follows it on the way."""
    gone = [journal.need_compiled(text) for text in standing.take(event)]
    drop = [graph.graph for graph in gone]
    add = b""
    if event.kind == "document":
        taken = journal.need_compiled(str(event.body["sha256"]))
        drop.append(taken.graph)
        add = taken.nquads
    elif event.kind in ("observation", "correction"):
        add = write_entry(event)
    return Change(tuple(dict.fromkeys(drop)), add, state_of(event.number, event.digest, backing))


def parts_of(journal: Journal, standing: Standing) -> Iterator[bytes]:
    """All the graph must hold after every event: standing texts first, then what people entered."""
    for text in standing.texts().values():
        yield journal.need_compiled(text).nquads
    for event in journal.events():
        if event.kind in ("observation", "correction"):
            yield write_entry(event)


def state_of(number: int, digest: str, backing: str) -> str:
    """What a projection records: the event it is at, the chain up to there, and what stands behind it."""
    return f"{number}-{digest[:16]}-{backing}"


def backing_of(edition: str, registers: bytes) -> str:
    """Registers and the compiler's edition: a projection made with others is stale."""
    return hashlib.sha256(edition.encode() + b"\x00" + registers).hexdigest()[:12]
