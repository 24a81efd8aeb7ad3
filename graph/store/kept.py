"""One projection as it is kept: its files, or a copy in memory where they fail."""

import logging
from collections.abc import Callable, Iterable
from typing import Generic, TypeVar

from graph.store.engines.projection import Change, EngineFailed, Follower

_log = logging.getLogger(__name__)


F = TypeVar("F", bound=Follower)


class Kept(Generic[F]):
    """A projection and what stands in for it. `what` names it in the log."""

    def __init__(self, what: str, disk: F, spare: Callable[[], F]) -> None:
        self.what = what
        self.current = disk
        self._disk, self._spare = disk, spare

    @property
    def on_disk(self) -> bool:
        """False while a copy in memory stands in for files that could not be written."""
        return self.current is self._disk

    def take(self, change: Change, parts: Callable[[], Iterable[bytes]], *, many: bool) -> None:
        """Makes a change; where its files fail, a copy of everything in memory takes their place."""
        try:
            (self.current.load if many else self.current.apply)(change)
        except EngineFailed as error:
            self._stand_in(error, parts(), change.state)

    def rebuild(self, parts: Callable[[], Iterable[bytes]], state: str) -> None:
        """Makes it anew from these N-Quads."""
        try:
            self.current.rebuild(parts(), state)
        except EngineFailed as error:
            self._stand_in(error, parts(), state)

    def back_to_disk(self) -> None:
        """Gives its own files another chance."""
        if not self.on_disk:
            self.current.close()
            self.current = self._disk

    def close(self) -> None:
        """Lets go of both."""
        self.current.close()
        self._disk.close()

    def _stand_in(self, error: EngineFailed, parts: Iterable[bytes], state: str) -> None:
        _log.warning("the %s on disk cannot be written, a copy in memory stands in: %s", self.what, error)
        copy = self._spare()
        copy.rebuild(parts, state)
        self.current = copy
