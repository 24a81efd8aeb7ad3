"""Keeps one projection at the journal's state: brings it up to date, rebuilds it, replaces it when it fails."""

import logging
import threading
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TypeVar

from graph.errors import StoreError
from graph.store.engines.embedded import EmbeddedGraph
from graph.store.engines.projection import EngineFailed, Projection
from graph.store.events import Event
from graph.store.follow import Standing, change_of_all, parts_of, state_of
from graph.store.journal import Journal
from graph.store.questions import Question
from graph.store.values import Row, Value

T = TypeVar("T")
_MOST_EVENTS = 32
"""Events brought to the graph in one load: enough to be quick, few enough for their quads to be held in memory."""
_log = logging.getLogger(__name__)


class NotFollowing(StoreError):  # noqa: N818 - the names say what happened
    """The graph at an endpoint is another journal's, or is not yet where this one is."""


class GraphKeeper:
    """The projection of one journal. Every method but `select` and `whole` belongs to the one writer.

    `backing` names what stands behind the events (registers, edition of the compiler): a projection made with
    another is stale. Where the disk fails under an embedded graph, a copy in memory takes its place until it can be
    written again; the journal has everything either way.
    """

    def __init__(self, journal: Journal, projection: Projection, registers: bytes, backing: str) -> None:
        self._journal = journal
        self._projection, self._disk = projection, projection
        self._registers, self._backing = registers, backing
        self.standing = Standing(journal)
        self._applied, self._shown = 0, ""
        self._behind = False  # a remote graph was lost before it took the last event
        self._tide = 0  # odd while a change is under way
        self.turn = threading.RLock()

    @property
    def applied(self) -> int:
        """The number of the last event the graph shows."""
        return self._applied

    @property
    def shown(self) -> str:
        """Names the state that answers show: event, chain, and what stands behind it."""
        return self._shown

    @property
    def on_disk(self) -> bool:
        """False while a copy in memory stands in for a graph that could not be written."""
        return self._projection is self._disk

    def catch_up(self) -> None:
        """Applies what the journal has and the graph has not; rebuilds a graph that is missing, broken or stale."""
        with self.turn:
            known = self._known_state() if self.on_disk else None
            if known is None:
                self._rebuild()
                return
            try:
                self._apply_after(known)
            except EngineFailed as error:
                _log.warning("the graph cannot be brought up to date, rebuilding it: %s", error)
                self._rebuild()

    def look_on(self) -> None:
        """Takes a graph that another process keeps as it is; raises `NotFollowing` where it is not this journal's."""
        known = self._known_state()
        if known is None:
            raise NotFollowing(
                "端点中的图不是由这份日志和当前程序生成的",
                "the graph at the endpoint was not made from this journal by this program",
                hint_zh="请停止正在运行的 zeren serve 后重试，图会自动重建。",
                hint_en="Stop the running zeren serve and try again: the graph is rebuilt.",
            )
        self.standing = Standing(self._journal)
        for event in self._journal.events()[:known]:
            self.standing.take(event)
        self._show(known, self._journal.digest_at(known) or "")

    def follow(self, *events: Event) -> None:
        """Shows events that have just been committed; several are loaded in bulk.

        Raises `StoreError` where a remote graph is lost: the event stands in the journal, and is shown as soon as the
        graph answers again.
        """
        with self.turn:
            try:
                self._apply(events)
            except EngineFailed as error:
                self._stand_in(error)
            except StoreError:
                self._behind = True
                raise

    def ready(self) -> None:
        """Before a write: the graph is where the journal is, or is brought there; raises `StoreError` if it cannot."""
        with self.turn:
            if not self.on_disk or self._projection.state() != self._journal_state():
                self._projection = self._disk
                self.catch_up()
            self._behind = False

    def select(self, question: Question, parameters: dict[str, Value]) -> list[Row]:
        """The rows of a question; a graph whose files turn out damaged is rebuilt and asked again."""
        return self._mended(lambda: self._projection.select(question, parameters))

    def _mended(self, ask: Callable[[], T]) -> T:
        try:
            return ask()
        except EngineFailed as error:
            _log.warning("the graph cannot be read, rebuilding it: %s", error)
        with self.turn:
            self._rebuild()
            return ask()

    def about(self, things: Sequence[str], terms: Sequence[str]) -> bytes:
        """The statements about things; a damaged graph is rebuilt, as in `select`."""
        return self._mended(lambda: self._projection.about(things, terms))

    def whole(self, ask: Callable[[], T]) -> T:
        """The answer of several questions over one state: asked again, in the writer's turn, if one was changed."""
        if self._behind:
            self.ready()
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

    def dump(self) -> bytes:
        """Every quad, sorted."""
        with self.turn:
            return self._projection.dump()

    def close(self) -> None:
        self._projection.close()
        self._disk.close()

    def _known_state(self) -> int | None:
        """The event the graph stands at, None where its state does not belong to this journal and backing."""
        number, _, rest = (self._projection.state() or "").partition("-")
        if not number.isdigit():
            return None
        digest = self._journal.digest_at(int(number))
        return int(number) if digest and rest == f"{digest[:16]}-{self._backing}" else None

    def _journal_state(self) -> str:
        number, digest = self._journal.last()
        return state_of(number, digest, self._backing)

    def _apply_after(self, known: int) -> None:
        self.standing = Standing(self._journal)
        events = self._journal.events()
        for event in events[:known]:  # they are numbered from one
            self.standing.take(event)
        for start in range(known, len(events), _MOST_EVENTS):
            self._apply(events[start : start + _MOST_EVENTS])
        self._show(*self._journal.last())

    def _apply(self, events: Sequence[Event]) -> None:
        change = change_of_all(self._journal, self.standing, events, self._backing)
        self._tide += 1
        try:
            if len(events) == 1:
                self._projection.apply(change)
            else:
                self._projection.load(change)
            self._show(events[-1].number, events[-1].digest)
        finally:
            self._tide += 1

    def _rebuild(self) -> None:
        self._tide += 1
        try:
            self.standing = Standing(self._journal)
            for event in self._journal.events():
                self.standing.take(event)
            self._projection.rebuild(self._parts(), self._journal_state())
            self._show(*self._journal.last())
        except EngineFailed as error:
            self._stand_in(error)
        finally:
            self._tide += 1

    def _stand_in(self, error: EngineFailed) -> None:
        _log.warning("the graph on disk cannot be written, a copy in memory stands in: %s", error)
        self._tide += 2
        copy = EmbeddedGraph.in_memory()
        copy.rebuild(self._parts(), self._journal_state())
        self._projection = copy
        self._show(*self._journal.last())

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
