"""Which edition of the compiler this is: named by what it is made of, not by a number that could be forgotten."""

import hashlib
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import graph
import ontology

#: Rooms whose change can change what a document compiles to.
_COMPILING = ("read", "find", "settle", "check", "write")


@cache
def program_edition() -> str:
    """Digest of every source and register that can change what a document compiles to; the same on every machine."""
    rooms = Path(graph.__file__).parent
    sources = [path for room in _COMPILING for path in (rooms / room).rglob("*.py")]
    sources += [rooms / "compiler.py", rooms / "records.py"]
    sources += [path for path in Path(ontology.__file__).parent.rglob("*") if path.suffix in (".py", ".csv", ".ttl")]
    return digest_of(sources)


def digest_of(paths: Iterable[Path]) -> str:
    """Names and contents of files, as sixteen figures."""
    digest = hashlib.sha256()
    for path in sorted(paths):
        digest.update(path.name.encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]
