"""Which room of the program the processor is in: looked at every millisecond of processor time, at little cost."""

from __future__ import annotations

import signal
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

import graph

_GRAPH = f"{Path(graph.__file__).parent}/"
_EVERY = 0.001


@contextmanager
def rooms_sampled() -> Iterator[Counter[str]]:
    """Counts, while it lasts, how often this thread is met in `read`, `find`, `check/shacl`, …; elsewhere in the
    room that called, or `""` where none did. Only for the main thread."""
    met: Counter[str] = Counter()

    def look(_: int, frame: FrameType | None) -> None:
        met[room_of(frame)] += 1

    before = signal.signal(signal.SIGPROF, look)
    signal.setitimer(signal.ITIMER_PROF, _EVERY, _EVERY)
    try:
        yield met
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def room_of(frame: FrameType | None) -> str:
    """The innermost folder of `graph` on the way here."""
    while frame is not None:
        file = frame.f_code.co_filename
        if file.startswith(_GRAPH) and (room := file.removeprefix(_GRAPH).rpartition("/")[0]):
            return room
        frame = frame.f_back
    return ""
