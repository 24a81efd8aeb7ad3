"""Other documents that the body names: 《…》 with its number, and numbers without a title."""

from __future__ import annotations

from collections.abc import Collection

from graph.read.documents import NamedDocument, find_documents, find_numbers


def find_citations(text: str, start: int, end: int, own: Collection[str]) -> tuple[NamedDocument, ...]:
    """Each place where another document is named; `own` are the titles of this one.

    「按照国办发〔2017〕35号文件要求」 names a document by number only: its title is empty.
    """
    documents = find_documents(text, start, end)
    named = [document for document in documents if document.title not in own]
    taken = [document.span for document in documents]
    for number in find_numbers(text, start, end):
        if not any(span.start <= number.span.start < span.end for span in taken):
            named.append(NamedDocument("", number.words, number.span))
    return tuple(sorted(named, key=lambda document: document.span))
