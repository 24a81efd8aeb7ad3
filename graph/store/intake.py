"""Taking documents into the journal: the bundled ones at first start, and all of them again for a new compiler."""

import hashlib
import logging
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from graph.errors import ZerenError
from graph.store.events import Compile, CompiledGraph, CompileMany, Event
from graph.store.events import Document as Document
from graph.store.follow import Standing, backing_of
from graph.store.journal import Journal

Outcome = Literal["new", "replaced", "restored", "known"]
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class IngestReport:
    """What became of one document.

    `known`: these very bytes stand already; `replaced`: another text of the policy stood; `restored`: a text seen
    before stands again. `event` is its number in the journal, none where nothing was recorded.
    """

    policy: str
    outcome: Outcome
    sha256: str
    event: int | None
    quads: int


@dataclass(frozen=True, slots=True)
class Backing:
    """What stands behind a store.

    `edition` names the compiler: what another edition compiled is compiled again when the store is opened for writing.
    `registers` are N-Quads that stand in the graph beside all policies. `bundled` is taken in at first start.
    `compile_many` compiles as `compile` does, on more than one core.
    """

    compile: Compile
    edition: str = ""
    registers: bytes = b""
    bundled: tuple[Document, ...] = ()
    compile_many: CompileMany | None = None

    def digest(self) -> str:
        """Names edition and registers: a graph made with others is stale."""
        return backing_of(self.edition, self.registers)

    def compiled(self, documents: Iterable[Document]) -> Iterator[CompiledGraph | ZerenError]:
        """One graph or error each, in their order."""
        return self.compile_many(documents) if self.compile_many else map(self._attempt, documents)

    def _attempt(self, document: Document) -> CompiledGraph | ZerenError:
        try:
            return self.compile(*document)
        except ZerenError as error:
            return error


def record_document(journal: Journal, edition: str, document: Document, compiled: CompiledGraph) -> Event:
    """Bytes, compiled graph and event of one document; within the caller's transaction."""
    data, name = document
    sha256 = hashlib.sha256(data).hexdigest()
    journal.keep_document(sha256, name, data)
    journal.keep_compiled(sha256, edition, compiled)
    return journal.append("document", {"sha256": sha256, "name": name, "policy": compiled.policy})


class Intake:
    """Documents recorded within one transaction: what each becomes, and what to show when it is committed."""

    def __init__(self, journal: Journal, edition: str, standing: Standing) -> None:
        self._journal, self._edition, self._standing = journal, edition, standing
        self._taken: dict[str, str] = {}
        self.events: list[Event] = []
        self.fresh: dict[str, CompiledGraph] = {}

    def take(self, document: Document, compiled: CompiledGraph) -> IngestReport:
        """Records one document, unless these very bytes stand already."""
        sha256 = hashlib.sha256(document[0]).hexdigest()
        if self._text_of(compiled.policy) == sha256:
            return IngestReport(compiled.policy, "known", sha256, None, 0)
        seen = self._journal.compiled_by(sha256) is not None
        replaced = self._text_of(compiled.policy) is not None
        event = record_document(self._journal, self._edition, document, compiled)
        self._taken[compiled.policy] = sha256
        self.fresh[sha256] = compiled
        self.events.append(event)
        outcome: Outcome = "restored" if seen else "replaced" if replaced else "new"
        return IngestReport(compiled.policy, outcome, sha256, event.number, compiled.nquads.count(b"\n"))

    def _text_of(self, policy: str) -> str | None:
        return self._taken.get(policy) or self._standing.text_of(policy)


def take_bundled(journal: Journal, backing: Backing) -> None:
    """The bundled documents, all in one transaction, into a journal that has no events yet."""
    if journal.last()[0] or not backing.bundled:
        return
    compiled = [backing.compile(data, name) for data, name in backing.bundled]
    with journal.transaction():
        for document, graph in zip(backing.bundled, compiled, strict=True):
            record_document(journal, backing.edition, document, graph)


def compile_again(journal: Journal, backing: Backing) -> None:
    """Compiles anew what another edition of the compiler made.

    A document that the new edition refuses keeps the graph it had: an upgrade takes nothing away.
    """
    stale = journal.compiled_by_others(backing.edition)
    documents = ((data, name) for name, data in map(journal.document, stale))
    for sha256, compiled in zip(stale, backing.compiled(documents), strict=True):
        if isinstance(compiled, ZerenError):
            _log.warning("a document could not be compiled again, its graph stays as it was: %s", compiled)
            continue
        with journal.transaction():
            journal.keep_compiled(sha256, backing.edition, compiled)
