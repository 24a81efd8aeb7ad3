"""The machine and the versions that figures were measured with: a figure without them says nothing."""

import os
import platform
from collections.abc import Iterator
from importlib.metadata import version
from itertools import pairwise
from pathlib import Path
from time import sleep

_LIBRARIES = ("pyoxigraph", "rdflib", "fastapi", "starlette", "uvicorn")
_LOOK, _LONGEST, _IDLE = 0.3, 60, 0.1
"""Seconds between two looks and for all of them, and the share of a core that is as good as none."""


def describe_machine() -> str:
    """One line: processor, cores, memory, load, Python and the libraries that matter."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1e9
    libraries = ", ".join(f"{name} {version(name)}" for name in _LIBRARIES)
    cores = len(os.sched_getaffinity(0))
    load = os.getloadavg()[0]
    return (
        f"{_processor()}, {cores} cores, {memory:.0f} GB, load {load:.1f} before the run; "
        f"{platform.system()} {platform.release()}, Python {platform.python_version()}, {libraries}"
    )


def resident_megabytes() -> float:
    """What this process holds in memory now."""
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def wait_until_idle() -> None:
    """Until this process computes nothing for a while, or a minute has passed.

    An engine goes on putting its files in order after a load, in threads of its own.
    """
    for before, now in pairwise(_processor_seconds()):
        if now - before < _IDLE * _LOOK:
            return


def _processor_seconds() -> Iterator[float]:
    for _ in range(int(_LONGEST / _LOOK)):
        yield sum(os.times()[:2])
        sleep(_LOOK)


def _processor() -> str:
    for line in Path("/proc/cpuinfo").read_text("ascii", "replace").splitlines():
        if line.startswith("model name"):
            return line.partition(":")[2].strip()
    return platform.machine()
