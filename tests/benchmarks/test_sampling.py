"""The time of a stage is the time of its room, and of what it calls outside of all rooms."""

import sys
from pathlib import Path
from typing import Any

import pytest

import graph
from benchmarks.made.policies import make_policies
from benchmarks.sections.sampling import room_of, rooms_sampled
from graph.compiler import compile_policy
from graph.read.tidy import tidy


def called_from(file: str) -> Any:
    """The frame of this test's own lambda, called by a function that stands in another file."""
    made: dict[str, Any] = {}
    exec(compile("def call(run):\n    return run()", str(Path(graph.__file__).parents[1] / file), "exec"), made)
    return made["call"](lambda: sys._getframe())


@pytest.mark.parametrize(
    ("file", "room"),
    [
        ("graph/read/tidy.py", "read"),
        ("graph/check/shacl/reading.py", "check/shacl"),
        ("graph/compiler.py", ""),
        ("viz/scene.py", ""),
    ],
)
def test_what_is_called_belongs_to_the_room_that_calls(file: str, room: str) -> None:
    assert room_of(called_from(file)) == room


def test_the_room_that_works_is_met_most() -> None:
    with rooms_sampled() as met:
        for _ in range(300):
            tidy("责任单位:市教育局。 " * 2000)
    assert met.most_common(1)[0][0] == "read"


def test_every_stage_of_compiling_is_met() -> None:
    with rooms_sampled() as met:
        for made in make_policies(12):
            compile_policy(made.text.encode(), made.name)
    assert sum(times for room, times in met.items() if room.startswith("find")) > 0
