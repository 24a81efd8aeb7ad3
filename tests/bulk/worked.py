"""What workers of the tests do in place of compiling: by the name of a document they answer, fail, or die."""

import os
import signal
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from graph.bulk.crew import Processes
from graph.bulk.documents import CompiledDocument, Document, Outcome, Report


def answer(documents: Sequence[Document], registers: object) -> list[Outcome]:
    """`die` ends the worker; `die once` only the first time (its bytes name a file that tells); `break` raises."""
    return [_answer(data, name) for data, name in documents]


def _answer(data: bytes, name: str) -> Outcome:
    told = Path(data.decode())
    if name == "die" or (name == "die once" and not told.exists()):
        if name == "die once":
            told.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    if name == "break":
        raise ZeroDivisionError("of our own making")
    return CompiledDocument(name, data, Report(name, "", name, "", len(data), 0, 0, 0, 0, 0))


def process_edition() -> str:
    """As if each process had another edition of the program."""
    return str(os.getpid())


def wait_to_be_killed() -> None:
    """Starts workers, tells their process ids, and stands still."""
    with Processes(2) as started:
        promises = [started.send(answer, [(b"", str(number))]) for number in range(20)]
        assert all(promise.exception() is None for promise in promises)
        pool: Any = vars(started)["_pool"]
        sys.stdout.write(" ".join(map(str, pool._processes)) + "\n")
        sys.stdout.flush()
        sys.stdin.read()


if __name__ == "__main__":
    wait_to_be_killed()
