"""The bundled policy, compiled once."""

from functools import cache
from pathlib import Path

from graph.compiler import compile_policy
from graph.records import CompiledPolicy
from graph.write.quads import write_nquads

FILE = Path(__file__).resolve().parents[2] / "graph" / "policies" / "qiannan-2020-24.txt"


@cache
def seed_policy() -> CompiledPolicy:
    """Everything the seed says."""
    return compile_policy(FILE.read_bytes(), FILE.name)


@cache
def seed_nquads() -> bytes:
    """The same as N-Quads."""
    return write_nquads(seed_policy())
