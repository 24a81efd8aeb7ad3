"""Many documents through a crew: outcomes in the order of the documents, a bounded number on their way at once."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from graph.bulk.crew import Crew, Promise
from graph.bulk.documents import Document, Outcome, refusal_of
from graph.errors import ZerenError

_PARCEL_BYTES, _PARCEL_DOCUMENTS = 100_000, 8
"""A parcel is closed when it holds either: small documents travel together, a large one by itself."""
_TRIES = 2
"""How often a document may lose its worker, alone with it, before it is held to be the reason."""


class Parcel(NamedTuple):
    """Documents that travel together, and their outcomes when they come back."""

    documents: list[Document]
    promise: Promise


def compile_many(documents: Iterable[Document], crew: Crew) -> Iterator[tuple[Document, Outcome]]:
    """Each document with its outcome, in their order. The documents are read as they are needed.

    Nothing that goes wrong with a document stops the others: an error that is none of ours, and a worker that dies
    over a document twice, become refusals too.
    """
    waiting: deque[Parcel] = deque()
    for documents_together in _parcels(documents):
        waiting.append(Parcel(documents_together, crew.send(documents_together)))
        while len(waiting) >= crew.ahead:
            yield from _opened(waiting.popleft(), crew)
    while waiting:
        yield from _opened(waiting.popleft(), crew)


def _parcels(documents: Iterable[Document]) -> Iterator[list[Document]]:
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


def _opened(parcel: Parcel, crew: Crew) -> Iterator[tuple[Document, Outcome]]:
    if parcel.promise.exception() is None:
        yield from zip(parcel.documents, parcel.promise.result(), strict=True)
        return
    for document in parcel.documents:
        yield document, _alone(document, crew)


def _alone(document: Document, crew: Crew) -> Outcome:
    for _ in range(_TRIES):
        promise = crew.send_alone(document)
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
