"""How the tests open stores, and what they look at."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from graph.store.intake import Backing, Document
from graph.store.store import Store
from tests.store.by_hand import TEXT, graph_by_hand

NOTICE: Document = (TEXT.encode(), "notice.txt")
REGISTER = (
    b"<https://w3id.org/zeren/id/u-mou-edu> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> "
    b"<http://www.w3.org/ns/org#FormalOrganization> <https://w3id.org/zeren/id/registers> .\n"
    b"<https://w3id.org/zeren/id/u-mou-edu> <http://www.w3.org/2004/02/skos/core#altLabel> "
    b'"\xe6\x9f\x90\xe5\xb7\x9e\xe6\x95\x99\xe8\x82\xb2\xe5\xb1\x80"@zh <https://w3id.org/zeren/id/registers> .\n'
    b"<https://w3id.org/zeren/id/u-mou-edu> <http://www.w3.org/2004/02/skos/core#prefLabel> "
    b'"\xe5\xb7\x9e\xe6\x95\x99\xe8\x82\xb2\xe5\xb1\x80"@zh <https://w3id.org/zeren/id/registers> .\n'
)
"""州教育局 is also called 某州教育局."""


@contextmanager
def opened(folder: Path, *bundled: Document, edition: str = "1", registers: bytes = b"") -> Iterator[Store]:
    """A store for writing, with the compiler by hand."""
    with Store.open(folder, Backing(graph_by_hand, edition, registers, bundled)) as store:
        yield store


def policies(store: Store) -> list[str]:
    """The numbers of the policies in the graph."""
    return sorted(str(row["number"]) for row in store.query("policies"))
