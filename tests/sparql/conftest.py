"""A door over a few thousand triples: enough for products and closures to run out of time, quick to load."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from api.settings import Settings
from tests.sparql.serving import Door, bare_app, quads_file, served

MADE = "".join(
    f"<http://e/{n}> <http://e/p> <http://e/{(n * 7 + 1) % 3000}> <http://e/g{n % 3}> .\n"
    f'<http://e/{n}> <http://e/q> "{n}" <http://e/g{n % 3}> .\n'
    for n in range(3000)
)
"""In three graphs: from each node to another, and its number."""


def quick_settings(folder: Path) -> Settings:
    """Half a second and 200 MB for a query, a hundred rows."""
    return Settings(store=folder / "store", query_seconds=0.5, query_memory=200, query_rows=100)


@pytest.fixture(scope="module")
def door(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Door]:
    """The SPARQL door alone, over made data."""
    folder = tmp_path_factory.mktemp("door")
    with served(bare_app(quick_settings(folder), quads_file(folder / "made.nq", MADE))) as door:
        yield door
