"""How much a query from outside may ask for."""

from dataclasses import dataclass

MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class ScanLimits:
    """What the text of a query may hold; counted over tokens, so strings and comments count only in `size`."""

    size: int = 8192
    """Bytes."""
    nesting: int = 32
    patterns: int = 60
    subqueries: int = 8
    repeats: int = 8
    """`*`, `+` and `?` in property paths."""
    steps: int = 60
    """`/`, `|`, `^` and `!` in property paths."""
    operators: int = 200
    """In expressions: a parser that recurses over them must not run out of stack."""
    pattern: int = 200
    """Characters of a regular expression."""
    repeated: int = 100
    """The largest count in a regular expression: `a{100}`."""


@dataclass(frozen=True, slots=True)
class RunLimits:
    """What answering it may take, and what is kept of the answer."""

    seconds: float = 5.0
    memory: int = 512 * MEGABYTE
    """Beyond what the copy of the graph itself takes."""
    rows: int = 10_000
    """Solutions or triples; what comes after is left out, and the answer says so."""
    size: int = 10 * MEGABYTE
    workers: int = 2
    waiting: int = 16
    """Queries that wait for a free worker; the next one is told to come back."""
    start_seconds: float = 10.0
    """How long a query waits for the copy of the graph to be ready."""
