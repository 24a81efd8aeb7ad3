"""Keeps the graph and the index at the journal's state: brings them up to date, rebuilds them, mends what fails."""

import logging
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from graph.errors import StoreError
from graph.store.engines.embedded import EmbeddedGraph
from graph.store.engines.projection import EngineFailed, Follower, Projection
from graph.store.events import Event
from graph.store.follow import Fresh, Standing, but_for_edition, change_of_all, parts_of, state_of
from graph.store.index.index import Index
from graph.store.journal import Journal
from graph.store.kept import Kept
from graph.store.questions import Question
from graph.store.values import Given, Row

T = TypeVar("T")
_MOST_EVENTS = 32
"""Events brought over in one load: enough to be quick, few enough for their quads to be held in memory."""
_log = logging.getLogger(__name__)


class NotFollowing(StoreError):  # noqa: N818 - the names say what happened
    """The graph at an endpoint is another journal's, or is not yet where this one is."""


class Keeper:
    """The projections of one journal. Every method but those that ask belongs to the one writer.

    `backing` names what stands behind the events (registers, edition of the compiler): a projection made with
    another is stale. The named questions are asked of the index; the graph (None: made in memory when first asked)
    answers what only a graph can. Where a disk fails, copies in memory take the place of what could not be written,
    until it can; the journal has everything either way.
    """

    def __init__(
        self, journal: Journal, graph: Projection | None, index: Index, registers: bytes, backing: str
    ) -> None:
        self._journal = journal
        self._graph = None if graph is None else Kept[Projection]("graph", graph, EmbeddedGraph.in_memory)
        self._index = Kept("index", index, Index.in_memory)
        self._registers, self._backing = registers, backing
        self.standing = Standing(journal)
        self._applied, self._shown = 0, ""
        self._behind = False  # a graph at an endpoint was lost before it took the last event
        self._tide, self._deep = 0, 0  # the tide is odd while a change is under way
        self.turn = threading.RLock()

    @property
    def applied(self) -> int:
        """The number of the last event that answers show."""
        return self._applied

    @property
    def shown(self) -> str:
        """Names the state that answers show: event, chain, and what stands behind it."""
        return self._shown

    @property
    def on_disk(self) -> bool:
        """False while a copy in memory stands in for what could not be written."""
        return self._index.on_disk and (self._graph is None or self._graph.on_disk)

    def catch_up(self) -> None:
        """Applies what the journal has and its projections have not; rebuilds one that is missing, broken or stale."""
        with self._changing():
            for kept in self._all():
                self._bring_up(kept)
            self._follow_standing()
            self._show(*self._journal.last())

    def look_on(self) -> None:
        """Takes what another process keeps as it is, or makes the index in memory where it is not there.

        Raises `NotFollowing` where a graph at an endpoint is not this journal's.
        """
        if self._graph is not None and self._known_state(self._graph.current) is None:
            raise NotFollowing(
                "端点中的图不是由这份日志和当前程序生成的",
                "the graph at the endpoint was not made from this journal by this program",
                hint_zh="请停止正在运行的 zeren serve 后重试，图会自动重建。",
                hint_en="Stop the running zeren serve and try again: the graph is rebuilt.",
            )
        self._follow_standing()
        if but_for_edition(self._index.current.state()) != but_for_edition(self._journal_state()):
            self._index = Kept("index", Index.in_memory(), Index.in_memory)
            self._index.rebuild(self._parts, self._journal_state())
        self._show(*self._journal.last())

    def follow(self, *events: Event, fresh: Fresh | None = None) -> None:
        """Shows events that have just been committed; several are loaded in bulk, from what is at hand of them.

        Raises `StoreError` where a remote graph is lost: the event stands in the journal and in the index, and in the
        graph as soon as it is asked, or written to, and answers again.
        """
        with self._changing():
            change = change_of_all(self._journal, self.standing, events, self._backing, fresh or {})
            self._behind = True
            if len(events) > 1 and self._graph is not None:
                with ThreadPoolExecutor(1) as beside:  # the engine loads while the index is written here
                    loaded = beside.submit(self._graph.take, change, self._parts, many=True)
                    self._index.take(change, self._parts, many=True)
                    self._show(events[-1].number, events[-1].digest)
                    loaded.result()
            else:
                for kept in self._all():
                    kept.take(change, self._parts, many=len(events) > 1)
                    self._show(events[-1].number, events[-1].digest)
            self._behind = False

    def ready(self) -> None:
        """Before a write: everything is where the journal is, or is brought there; raises `StoreError` if it cannot."""
        with self.turn:
            if not self.on_disk or any(kept.current.state() != self._journal_state() for kept in self._all()):
                for kept in self._all():
                    kept.back_to_disk()
                self.catch_up()
            self._behind = False

    def select(
        self, question: Question, parameters: Mapping[str, Given], window: tuple[int, int] | None = None
    ) -> list[Row]:
        """The rows of a question, from the index; with a window (offset, most) only these."""
        return self._of_index(lambda index: index.select(question, parameters, window))

    def select_in_graph(self, question: Question, parameters: Mapping[str, Given]) -> list[Row]:
        """The same rows from the graph itself, in SPARQL: the reference for what the index answers."""
        return self._of_graph(lambda graph: graph.select(question, parameters))

    def about(self, things: Sequence[str], terms: Sequence[str]) -> bytes:
        """The statements about things, from the graph."""
        return self._of_graph(lambda graph: graph.about(things, terms))

    def dump(self) -> bytes:
        """Every quad, sorted."""
        with self.turn:
            return self._of_graph(lambda graph: graph.dump())

    def whole(self, ask: Callable[[], T]) -> T:
        """The answer of several questions over one state: asked again, in the writer's turn, if one was changed."""
        before = self._tide
        try:
            answer = ask()
        except Exception:
            if before % 2 == 0 and self._tide == before:
                raise
        else:
            if before % 2 == 0 and self._tide == before:
                return answer
        with self.turn:
            return ask()

    def close(self) -> None:
        for kept in self._all():
            kept.close()

    @contextmanager
    def _changing(self) -> Iterator[None]:
        """The writer's turn, in which answers are asked again afterwards; a change within a change is one change."""
        with self.turn:
            self._tide += not self._deep
            self._deep += 1
            try:
                yield
            finally:
                self._deep -= 1
                self._tide += not self._deep

    def _all(self) -> Iterable[Kept[Projection] | Kept[Index]]:
        """The index first: it is here, a graph at an endpoint may be lost."""
        return (self._index,) if self._graph is None else (self._index, self._graph)

    def _bring_up(self, kept: Kept[Projection] | Kept[Index]) -> None:
        known = self._known_state(kept.current)
        if known is None:
            self._rebuild(kept)
            return
        standing, events = Standing(self._journal), self._journal.events()
        for event in events[:known]:  # they are numbered from one
            standing.take(event)
        try:
            for start in range(known, len(events), _MOST_EVENTS):
                some = events[start : start + _MOST_EVENTS]
                change = change_of_all(self._journal, standing, some, self._backing)
                (kept.current.apply if len(some) == 1 else kept.current.load)(change)
        except EngineFailed as error:
            _log.warning("the %s cannot be brought up to date, rebuilding it: %s", kept.what, error)
            self._rebuild(kept)

    def _rebuild(self, kept: Kept[Projection] | Kept[Index]) -> None:
        with self._changing():
            self._follow_standing()
            kept.rebuild(self._parts, self._journal_state())

    def _mended(self, kept: Kept[Projection] | Kept[Index], error: EngineFailed, ask: Callable[[], T]) -> T:
        _log.warning("the %s cannot be read, rebuilding it: %s", kept.what, error)
        with self.turn:
            self._rebuild(kept)
            self._show(*self._journal.last())
            return ask()

    def _of_index(self, ask: Callable[[Index], T]) -> T:
        """What the index answers; one whose file turns out damaged is rebuilt and asked again."""
        try:
            return ask(self._index.current)
        except EngineFailed as error:
            return self._mended(self._index, error, lambda: ask(self._index.current))

    def _of_graph(self, ask: Callable[[Projection], T]) -> T:
        if self._behind:
            self.ready()
        kept = self._graph or self._graph_in_memory()
        try:
            return ask(kept.current)
        except EngineFailed as error:
            return self._mended(kept, error, lambda: ask(kept.current))

    def _graph_in_memory(self) -> Kept[Projection]:
        """For a reader, who needs it seldom; as of the event that answers show, whatever was recorded since."""
        with self.turn:
            if self._graph is None:
                kept = Kept[Projection]("graph", EmbeddedGraph.in_memory(), EmbeddedGraph.in_memory)
                kept.rebuild(self._parts, self._shown)
                self._graph = kept
            return self._graph

    def _known_state(self, follower: Follower) -> int | None:
        """The event it stands at, None where its state does not belong to this journal and backing."""
        number, _, rest = (follower.state() or "").partition("-")
        if not number.isdigit():
            return None
        digest = self._journal.digest_at(int(number))
        return int(number) if digest and rest == f"{digest[:16]}-{self._backing}" else None

    def _journal_state(self) -> str:
        number, digest = self._journal.last()
        return state_of(number, digest, self._backing)

    def _follow_standing(self) -> None:
        standing = Standing(self._journal)
        for event in self._journal.events():
            standing.take(event)
        self.standing = standing  # whole: others look at it meanwhile

    def _show(self, number: int, digest: str) -> None:
        self._applied, self._shown = number, state_of(number, digest, self._backing)

    def _parts(self) -> Iterable[bytes]:
        yield self._registers
        yield from parts_of(self._journal, self.standing)


def need_folder(path: Path) -> None:
    """Makes the store's folder; raises `StoreError` where that is not possible."""
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(
            f"无法建立存储文件夹 {path}：{error.strerror}",
            f"the store's folder {path} cannot be made: {error.strerror}",
            hint_zh="请用 ZEREN_STORE 指定一个可写的文件夹。",
            hint_en="Name a folder that may be written to in ZEREN_STORE.",
        ) from error
