"""Many documents through a crew: outcomes in the order of the documents, a bounded number on their way at once.

A worker that dies takes with it only what it was doing: that is done again, each document by itself, so that the one
that kills its worker is known for certain.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence

from graph.bulk.crew import Crew, Item, Made, Promise, Work
from graph.bulk.documents import Document, Outcome, compile_documents, refusal_of
from graph.errors import ZerenError

_PARCEL_BYTES, _PARCEL_DOCUMENTS = 100_000, 8
"""A parcel is closed when it holds either: small documents travel together, a large one by itself."""
_TRIES = 2
"""How often a document may lose its worker, alone with it, before it is held to be the reason."""

Compile = Work[Sequence[Document], list[Outcome]]


def compile_many(
    documents: Iterable[Document], crew: Crew, work: Compile = compile_documents
) -> Iterator[tuple[Document, Outcome]]:
    """Each document with its outcome, in their order. The documents are read as they are needed.

    Nothing that goes wrong with a document stops the others: an error that is none of ours, and a worker that dies
    over a document twice, become refusals too.
    """
    for parcel, promise in in_order(_parcels(documents), crew, work):
        if promise.exception() is None:
            yield from zip(parcel, promise.result(), strict=True)
        else:
            yield from ((document, _alone(document, crew, work)) for document in parcel)


def in_order(items: Iterable[Item], crew: Crew, work: Work[Item, Made]) -> Iterator[tuple[Item, Promise[Made]]]:
    """Each item with the promise of what is made of it; no more are on their way than the crew wants."""
    waiting: deque[tuple[Item, Promise[Made]]] = deque()
    for item in items:
        waiting.append((item, crew.send(work, item)))
        while len(waiting) >= crew.ahead:
            yield waiting.popleft()
    yield from waiting


def _parcels(documents: Iterable[Document]) -> Iterator[Sequence[Document]]:
    together: list[Document] = []
    size = 0
    for document in documents:
        together.append(document)
        size += len(document[0])
        if size >= _PARCEL_BYTES or len(together) == _PARCEL_DOCUMENTS:
            yield together
            together, size = [], 0
    if together:
        yield together


def _alone(document: Document, crew: Crew, work: Compile) -> Outcome:
    for _ in range(_TRIES):
        promise = crew.send_alone(work, [document])
        error = promise.exception()
        if error is None:
            return promise.result()[0]
        if not crew.died(error):
            return refusal_of(document, _unforeseen(document[1], f"{type(error).__name__}: {error}"))
    return refusal_of(document, _unforeseen(document[1], "编译进程两次中途终止 / its process died twice"))


def _unforeseen(name: str, what: str) -> ZerenError:
    return ZerenError(
        f"编译 {name} 时程序内部出错：{what}",
        f"internal error while {name} was compiled: {what}",
        hint_zh="这是程序的错误，请连同文件一并报告",
        hint_en="This is our error; please report it with the document",
    )
