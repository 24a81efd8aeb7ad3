"""A child that is about to run a stranger's query gives up what it does not need: time, memory, files, sockets."""

import os
import resource
import signal

from graph.store.outside.limits import RunLimits

_POLITE = 10


def confine(limits: RunLimits, *, alone: bool = True) -> None:
    """From here on the kernel ends this process when its time is over, and refuses it memory, files and connections.

    No new descriptor can be opened, so no socket either: even a query that slipped through the scan reaches nobody.
    Who is not to be `alone` asks an endpoint, and evaluates nothing here: it keeps files and sockets.
    """
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.setitimer(signal.ITIMER_REAL, limits.seconds)
    os.nice(_POLITE)  # pages and named questions go first
    whole_seconds = int(limits.seconds) + 1
    resource.setrlimit(resource.RLIMIT_CPU, (whole_seconds, whole_seconds + 1))
    most = _size_now() + limits.memory
    resource.setrlimit(resource.RLIMIT_AS, (most, most))
    none = (resource.RLIMIT_CORE, resource.RLIMIT_FSIZE, resource.RLIMIT_NOFILE) if alone else (resource.RLIMIT_CORE,)
    for each in none:
        resource.setrlimit(each, (0, 0))


def _size_now() -> int:
    with open("/proc/self/statm", encoding="ascii") as sizes:  # noqa: PTH123 - no room here for what pathlib allocates
        return int(sizes.read().split()[0]) * resource.getpagesize()
