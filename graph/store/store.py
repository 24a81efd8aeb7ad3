"""The store: one door to the journal and the graph, for the one writer and for readers beside it."""

import hashlib
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Self, TypeVar

from graph.errors import NotFound, StoreError
from graph.store.engines.embedded import EmbeddedGraph
from graph.store.engines.projection import Projection
from graph.store.entries import check_entry
from graph.store.events import CompiledGraph, Correction, Event, EventKind, Observation, body_of
from graph.store.follow import backing_of
from graph.store.index.index import Index
from graph.store.intake import (
    Backing,
    Document,
    IngestReport,
    Intake,
    compile_again,
    take_bundled,
)
from graph.store.journal import Journal
from graph.store.keeper import Keeper, need_folder
from graph.store.lock import WriterLock
from graph.store.questions import load_question
from graph.store.values import Given, Row, is_identifier
from ontology.iris import iri

T = TypeVar("T")
JOURNAL = "journal.sqlite3"
INDEX = "index/index.sqlite3"


class Store:
    """A journal and the graph that follows it. Safe for several threads; answers wait for no writer.

    Open it with `open` (the one writer) or `read` (any number of readers beside it).
    """

    def __init__(self, journal: Journal, keeper: Keeper, backing: Backing | None, held: ExitStack) -> None:
        self._journal, self._keeper, self._backing, self._held = journal, keeper, backing, held
        self._past = Journal(journal.path, writable=False)  # who reads what was recorded waits for no writer
        held.callback(self._past.close)
        self._writing, self._reading = threading.RLock(), threading.Lock()
        self._closed = False

    @classmethod
    def open(cls, path: Path, backing: Backing, engine: Projection | None = None) -> Self:
        """Opens for writing; raises `StoreInUse` while another process does. Makes the store where there is none.

        `engine` is the graph to keep, by default an embedded one in the store's folder; whatever it lacks of the
        journal is applied, or all of it rebuilt, before this returns.
        """
        need_folder(path)
        with ExitStack() as stack:
            stack.enter_context(WriterLock(path))
            journal = Journal(path / JOURNAL, writable=True)
            stack.callback(journal.close)
            take_bundled(journal, backing)
            compile_again(journal, backing)
            projection, index = engine or EmbeddedGraph(path / "graph"), Index(path / INDEX)
            keeper = Keeper(journal, projection, index, backing.registers, backing.digest())
            stack.callback(keeper.close)
            keeper.catch_up()
            return cls(journal, keeper, backing, stack.pop_all())

    @classmethod
    def read(cls, path: Path, registers: bytes = b"", edition: str = "") -> Self:
        """Opens it for reading, as the journal is now, beside a running writer or without one.

        The writer's index is used where it was made with these registers, else one in memory. Nothing is written
        anywhere; raises `StoreError` where there is no store.
        """
        if not (path / JOURNAL).is_file():
            raise StoreError(
                f"{path} 中没有存储",
                f"there is no store in {path}",
                hint_zh="请先运行 zeren serve 或 zeren ingest，或用 ZEREN_STORE 指定已有的文件夹。",
                hint_en="Run zeren serve or zeren ingest first, or name an existing folder in ZEREN_STORE.",
            )
        return cls._beside(path, registers, edition, None)

    @classmethod
    def look_on(cls, path: Path, registers: bytes, edition: str, engine: Projection) -> Self:
        """Opens for reading what a writer keeps at an endpoint; raises `NotFollowing` where that is another graph."""
        return cls._beside(path, registers, edition, engine)

    @classmethod
    def _beside(cls, path: Path, registers: bytes, edition: str, engine: Projection | None) -> Self:
        with ExitStack() as stack:
            journal = Journal(path / JOURNAL, writable=False)
            stack.callback(journal.close)
            index = Index(path / INDEX, writable=False)
            keeper = Keeper(journal, engine, index, registers, backing_of(edition, registers))
            stack.callback(keeper.close)
            with journal.one_view():
                keeper.look_on()
            return cls(journal, keeper, None, stack.pop_all())

    def close(self) -> None:
        """Lets go of the files and of the right to write. Closing twice is no mistake."""
        self._closed = True
        self._held.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def writable(self) -> bool:
        return self._backing is not None and not self._closed

    @property
    def version(self) -> int:
        """The number of the last event that answers show."""
        return self._keeper.applied

    @property
    def state(self) -> str:
        """Names what answers show: with equal states, and on the same day, answers are equal."""
        return self._keeper.shown

    @property
    def on_disk(self) -> bool:
        """False while a copy in memory stands in for a graph that could not be written (a full disk)."""
        return self._keeper.on_disk

    def query(self, name: str, /, **parameters: Given) -> list[Row]:
        """The rows of a named question (a file of `ontology/questions`), its parameters bound as terms."""
        return self._keeper.select(load_question(name), parameters)

    def page(self, name: str, window: tuple[int, int], /, **parameters: Given) -> list[Row]:
        """The same, but of the rows only so many from one on: `window` is (offset, most)."""
        return self._keeper.select(load_question(name), parameters, window)

    def query_graph(self, name: str, /, **parameters: Given) -> list[Row]:
        """The same rows, asked of the graph in SPARQL: the reference, and slower the more is stored."""
        return self._keeper.select_in_graph(load_question(name), parameters)

    def about(self, things: Sequence[str], terms: Sequence[str] = ()) -> bytes:
        """The statements about things of ours, by their ids, with these terms only where some are named.

        Sorted N-Quads; what is no id, or is unknown, adds nothing.
        """
        return self._keeper.about([iri(each) for each in dict.fromkeys(things) if is_identifier(each)], terms)

    def whole(self, ask: Callable[[], T]) -> T:
        """What `ask` answers, all of its questions answered over one and the same state."""
        return self._keeper.whole(ask)

    @contextmanager
    def turn(self) -> Iterator[None]:
        """The writer's turn: what is seen inside is what a write inside follows, for nobody else writes meanwhile."""
        self._need_writable()
        with self._writing:
            self._keeper.ready()
            yield

    def ingest(self, data: bytes, name: str) -> IngestReport:
        """Takes a document in, once: journal first, then graph.

        Raises `UnreadableFile` or `InvalidGraph`, and then nothing is stored.
        """
        backing = self._need_writable()
        if (known := self._known(hashlib.sha256(data).hexdigest())) is not None:
            return known
        return self.ingest_compiled([((data, name), backing.compile(data, name))])[0]

    def ingest_compiled(self, batch: Sequence[tuple[Document, CompiledGraph]]) -> tuple[IngestReport, ...]:
        """Takes in documents that this store's compiler made elsewhere, in one transaction and one load.

        One report a document, in their order; what stands already is not taken in again.
        """
        edition = self._need_writable().edition
        with self._writing, self._keeper.turn:
            self._keeper.ready()
            intake = Intake(self._journal, edition, self._keeper.standing)
            with self._journal.transaction():
                reports = tuple(intake.take(document, compiled) for document, compiled in batch)
            if intake.events:
                self._keeper.follow(*intake.events, fresh=intake.fresh)
        return reports

    def policy_of(self, sha256: str) -> str | None:
        """The policy whose text these very bytes are now."""
        return self._keeper.standing.policy_of(sha256)

    def withdraw(self, policy: str, person: str, reason: str) -> Event:
        """Takes a policy out of all answers; its bytes and what people entered about it stay in the journal."""
        self._need_writable()
        with self._writing:
            sha256 = self._keeper.standing.text_of(policy)
            if sha256 is None:
                raise NotFound(f"存储中没有政策 {policy}", f"there is no policy {policy} in the store")
            body: dict[str, str | None] = {"policy": policy, "sha256": sha256, "person": person, "reason": reason}
            return self._enter("withdrawal", body)

    def add_observation(self, observation: Observation) -> Event:
        """Records a reported value of a target; raises `BadRequest` where it could not be understood later."""
        return self._add("observation", body_of(observation))

    def add_correction(self, correction: Correction) -> Event:
        """Records a person's word against what was extracted; raises `BadRequest` as above."""
        return self._add("correction", body_of(correction))

    def events(self, after: int = 0) -> tuple[Event, ...]:
        """What the journal holds, in order, as far as answers show it."""
        with self._reading:
            return self._past.events(after, self.version)

    def document(self, policy: str) -> tuple[str, bytes]:
        """Name and bytes of the policy's text that answers show, as they were taken in."""
        rows = self.query("policies", policy=policy) if is_identifier(policy) else []
        if not rows:
            raise NotFound(f"存储中没有政策 {policy}", f"there is no policy {policy} in the store")
        with self._reading:
            return self._past.document(str(rows[0]["sha256"]))

    def recorded(self) -> str | None:
        """When the last event that answers show was recorded (ISO 8601, UTC); None before the first."""
        with self._reading:
            return self._past.recorded(self.version)

    def dump(self) -> bytes:
        """The graph as sorted N-Quads."""
        return self._keeper.dump()

    def _add(self, kind: EventKind, body: dict[str, str | None]) -> Event:
        self._need_writable()
        check_entry(kind, body)
        with self._writing:
            return self._enter(kind, body)

    def _enter(self, kind: EventKind, body: dict[str, str | None]) -> Event:
        with self._keeper.turn:
            self._keeper.ready()
            with self._journal.transaction():
                event = self._journal.append(kind, body)
            self._keeper.follow(event)
        return event

    def _known(self, sha256: str) -> IngestReport | None:
        policy = self._keeper.standing.policy_of(sha256)
        return IngestReport(policy, "known", sha256, None, 0) if policy else None

    def _need_writable(self) -> Backing:
        if self._backing is None or self._closed:
            raise StoreError(
                "存储以只读方式打开，不能写入",
                "the store is open for reading only",
                hint_zh="请在 zeren serve 运行的进程中写入，或停止它后重试。",
                hint_en="Write through the running zeren serve, or stop it and try again.",
            )
        return self._backing
