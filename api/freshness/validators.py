"""What an answer is recognised by: its `ETag` and its `Last-Modified`, and whether a reader has it already."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable
from datetime import datetime, time
from email.utils import parsedate_to_datetime
from functools import cache
from pathlib import Path
from time import time as clock

import graph
import viz
from api.freshness.kept import Moment, Question
from api.settings import CHINA, Settings
from graph.bulk.edition import digest_of, program_edition

_TAG = re.compile(rb'(?:W/)?("[^"]*")')


class Validators:
    """Tags and dates of answers; both change whenever an answer could.

    A date counts whole seconds, so of two moments that began in the same second only the first has one.
    """

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._told = settings.model_dump_json().encode()
        self._began = int(clock())
        self._last: tuple[Moment, int | None] | None = None
        self._latest = 0

    def tag(self, moment: Moment, question: Question) -> bytes:
        """A strong tag: the same for the same question at the same moment, whichever process answers."""
        state, day = moment
        said = (serving_edition().encode(), self._told, state.encode(), day.isoformat().encode())
        asked = (part if isinstance(part, bytes) else part.encode("utf-8", "surrogatepass") for part in question[1:])
        return b'"%s"' % _digest(*said, *asked).encode("ascii")

    def modified(self, moment: Moment, recorded: Callable[[], str | None]) -> int | None:
        """Since when answers are as they are: the last event, the beginning of the day or of this process.

        In seconds since 1970; None where a date could be taken for that of another moment.
        """
        if self._last is None or self._last[0] != moment:
            since = max(self._began, _seconds_of(recorded()), self._midnight(moment))
            is_told = self._latest < since <= clock()
            self._last = moment, since if is_told else None
            self._latest = max(self._latest, since)
        return self._last[1]

    def _midnight(self, moment: Moment) -> int:
        """When the day began, unless it stands still."""
        return 0 if self._settings.as_of else int(datetime.combine(moment[1], time(), CHINA).timestamp())


def is_known(tag: bytes, modified: int | None, none_match: bytes | None, since: bytes | None) -> bool:
    """Whether a reader has this answer already; a tag decides where there is one, the date only without (RFC 9110)."""
    if none_match is not None:
        return matches(none_match, tag)
    return modified is not None and since is not None and modified <= _http_seconds(since)


def matches(none_match: bytes, tag: bytes) -> bool:
    """Whether an `If-None-Match` names the tag; weak tags are as good as strong ones there."""
    opaque = tag.removeprefix(b"W/")
    return none_match.strip() == b"*" or opaque in _TAG.findall(none_match)


@cache
def serving_edition() -> str:
    """Digest of every source an answer can depend on, so that a new program's answers have tags of their own."""
    rooms = (Path(graph.__file__).parent, Path(viz.__file__).parent, Path(__file__).parents[1])
    return _digest(program_edition().encode(), *(digest_of(_sources(room)).encode() for room in rooms))


def _sources(room: Path) -> Iterable[Path]:
    static = room / "static"
    return (
        path
        for path in room.rglob("*")
        if path.is_file() and static not in path.parents and "__pycache__" not in path.parts
    )


def _digest(*parts: bytes) -> str:
    digest = hashlib.blake2b(digest_size=12)
    for part in parts:
        digest.update(b"%d:" % len(part))
        digest.update(part)
    return digest.hexdigest()


def _seconds_of(recorded: str | None) -> int:
    return int(datetime.fromisoformat(recorded).timestamp()) if recorded else 0


def _http_seconds(written: bytes) -> float:
    try:
        read = parsedate_to_datetime(written.decode("latin-1"))
    except (ValueError, TypeError):
        return -1
    return read.timestamp() if read.tzinfo else -1
