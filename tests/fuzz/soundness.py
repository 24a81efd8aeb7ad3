"""What holds for every compiled text, whatever it is."""

import dataclasses
import random
from collections.abc import Iterator

from graph.compiler import compile_policy
from graph.errors import UnreadableFile
from graph.records import CompiledPolicy, Passage
from graph.write.form import read_form, write_form, write_json
from graph.write.quads import write_nquads

FACTS = ("assignments", "duties", "deadlines", "cadences", "targets", "norms", "consequences")


def assert_sound(compiled: CompiledPolicy) -> None:
    """Exact words, known clauses and units, identifiers of their own."""
    for passage in _passages(compiled):
        assert compiled.text[passage.start : passage.end] == passage.exact
    clauses = {clause.id for clause in compiled.clauses}
    assert len(clauses) == len(compiled.clauses) > 0
    assert all(clause.parent is None or clause.parent in clauses for clause in compiled.clauses)
    facts = [fact for name in FACTS for fact in getattr(compiled, name)]
    ids = [fact.id for fact in facts]
    assert len(ids) == len(set(ids))
    assert {fact.clause for fact in facts} <= clauses
    assert {finding.clause for finding in compiled.findings} <= clauses | {None}
    units = {unit.id for unit in compiled.units}
    assert {one.unit.id for one in compiled.assignments if one.unit} <= units
    assert {unit for duty in compiled.duties for unit in duty.units} <= units
    dates, targets = ({one.id for one in of} for of in (compiled.deadlines, compiled.targets))
    assert {one.deadline for one in compiled.targets} <= dates | {None}
    assert {one.target for one in compiled.deadlines} <= targets | {None}


def assert_written(data: bytes, compiled: CompiledPolicy) -> None:
    """The same bytes give the same again; JSON can be read back; N-Quads are made, whole lines in order."""
    again = compile_policy(data, "fuzz.txt")
    assert write_json(again) == write_json(compiled)
    assert read_form(write_form(compiled, with_text=True)) == compiled
    lines = write_nquads(compiled).split(b"\n")
    assert lines[-1] == b""
    assert lines[:-1] == sorted(lines[:-1])
    assert all(line.endswith(b" .") for line in lines[:-1])


def try_bytes(data: bytes, dice: random.Random, every: int = 1) -> bool:
    """One case, sound or refused by the one error there is; in one of `every` its output too. Whether it was read."""
    try:
        compiled = compile_policy(data, "fuzz.txt")
    except UnreadableFile:
        return False
    assert_sound(compiled)
    if dice.randrange(every) == 0:
        assert_written(data, compiled)
    return True


def _passages(compiled: CompiledPolicy) -> Iterator[Passage]:
    for field in dataclasses.fields(compiled):
        facts = getattr(compiled, field.name)
        if isinstance(facts, tuple):
            for fact in facts:
                passage = getattr(fact, "passage", None)
                if passage is not None:
                    yield passage
    yield from (document.passage for document in compiled.policy.basis)
    yield from (naming.passage for unit in compiled.units for naming in unit.names)
