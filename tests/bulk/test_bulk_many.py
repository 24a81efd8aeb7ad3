"""Many documents: in order, bounded, and whatever happens to one happens to that one alone."""

import os
import select
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from graph.bulk.crew import OwnThread, Processes
from graph.bulk.documents import CompiledDocument, Document, Outcome, Refusal
from graph.bulk.many import compile_many
from tests.bulk.worked import answer

ROOT = Path(__file__).resolve().parents[2]


def _shown(found: Iterator[tuple[Document, Outcome]]) -> list[str]:
    """Names of what compiled, codes of what did not."""
    return [outcome.code if isinstance(outcome, Refusal) else outcome.policy for _, outcome in found]


def _numbered(count: int) -> list[Document]:
    return [(b"text", str(number)) for number in range(count)]


def test_outcomes_come_in_the_order_of_the_documents() -> None:
    with Processes(2) as workers:
        assert _shown(compile_many(_numbered(100), workers, answer)) == [str(number) for number in range(100)]


def test_documents_are_read_as_they_are_needed() -> None:
    read: list[str] = []

    def documents() -> Iterator[Document]:
        for data, name in _numbered(400):
            read.append(name)
            yield data, name

    with Processes(2) as workers:
        found = compile_many(documents(), workers, answer)
        next(found)
        assert len(read) <= 8 * workers.ahead
        assert len([*found]) == 399


def test_the_document_that_kills_its_worker_is_known_and_the_others_are_done() -> None:
    documents = _numbered(40)
    documents[17] = (b"text", "die")
    with Processes(2) as workers:
        found = _shown(compile_many(documents, workers, answer))
    assert found[17] == "error"
    assert [name for at, name in enumerate(found) if at != 17] == [str(n) for n in range(40) if n != 17]


def test_a_worker_that_is_killed_by_chance_costs_nothing(tmp_path: Path) -> None:
    documents = _numbered(40)
    documents[3] = (str(tmp_path / "once").encode(), "die once")
    with Processes(2) as workers:
        assert _shown(compile_many(documents, workers, answer))[3] == "die once"


def test_an_error_of_our_own_making_is_told_with_its_document() -> None:
    documents = [*_numbered(3), (b"", "break"), *_numbered(3)]
    with Processes(1) as workers:
        found = [outcome for _, outcome in compile_many(documents, workers, answer)]
    assert isinstance(found[3], Refusal)
    assert (found[3].name, found[3].code) == ("break", "error")
    assert "ZeroDivisionError: of our own making" in found[3].zh
    assert sum(isinstance(one, CompiledDocument) for one in found) == 6


def test_one_thread_and_many_processes_compile_to_the_same_bytes(seed_bytes: bytes) -> None:
    text = seed_bytes.decode()
    documents = [(text.replace("〔2020〕24号", f"〔2021〕{n}号").encode(), f"{n}.txt") for n in (7, 8, 9)]
    documents.insert(1, (b"", "空.txt"))
    with OwnThread() as thread, Processes(2) as processes:
        serial = list(compile_many(documents, thread))
        assert list(compile_many(documents, processes)) == serial
    assert [type(outcome).__name__ for _, outcome in serial].count("CompiledDocument") == 3


def test_no_document_is_no_outcome() -> None:
    with OwnThread() as thread:
        assert list(compile_many([], thread)) == []


def test_workers_end_with_a_parent_that_is_killed() -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "tests.bulk.worked"],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,  # multiprocessing tells of what the killed one could not put away
        text=True,
    ) as parent:
        assert parent.stdout is not None
        workers = [os.pidfd_open(int(word)) for word in parent.stdout.readline().split()]
        assert workers
        parent.kill()
    ended: set[int] = set()
    while len(ended) < len(workers):
        ready, _, _ = select.select([fd for fd in workers if fd not in ended], [], [], 30)
        assert ready, "workers outlive their parent"
        ended.update(ready)
    for descriptor in workers:
        os.close(descriptor)
