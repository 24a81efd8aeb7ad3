"""The process that holds the copy of the graph and has one child for each query: `python -m …nursery FD`.

A child begins with everything loaded (it shares the memory), answers one query, and is gone; whatever the query did
to it, the next child knows nothing of it. The server keeps no graph for strangers and runs none of their queries.

It has no threads, so forking is safe. It ends when the server does: its control socket then closes.
"""

import gc
import json
import os
import signal
import socket
import sys
from contextlib import suppress

from graph.store.outside.asked import HEAD, AskedQuery, Source, answer_head, refusal_head
from graph.store.outside.limits import RunLimits
from graph.store.outside.refusals import NotServed, QueryRefused
from graph.store.outside.work.confine import confine
from graph.store.outside.work.evaluate import evaluate
from graph.store.outside.work.grammar import load_grammar
from graph.store.outside.work.replica import Copy, FileCopy, JournalCopy


def main() -> None:
    """Reads what to answer from on standard input, then serves until the control socket closes."""
    control = socket.socket(fileno=int(sys.argv[1]))
    limits = RunLimits(**json.loads(sys.argv[2]))
    source = Source.of(sys.stdin.buffer.read())
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is for the server, which then closes the socket
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # the kernel buries the children
    copy: Copy = JournalCopy(source.journal, source.registers) if source.journal else _file_copy(source)
    load_grammar()
    gc.freeze()
    serve(control, copy, limits, union=source.union)


def serve(control: socket.socket, copy: Copy, limits: RunLimits, *, union: bool) -> None:
    """One child for each socket that arrives."""
    while True:
        _, passed, _, _ = socket.recv_fds(control, 1, 1)
        if not passed:
            return
        with socket.socket(fileno=passed[0]) as door:
            copy.catch_up()
            if os.fork() == 0:
                control.close()
                _live(door, copy, limits, union)


def _live(door: socket.socket, copy: Copy, limits: RunLimits, union: bool) -> None:
    """The whole life of a child; never returns."""
    code = 1
    try:
        os.dup2(os.open(os.devnull, os.O_RDWR), 2)  # what the engine says when it dies is no news for the log
        confine(limits)
        with suppress(OSError, MemoryError, RecursionError):
            _answer(door, copy, limits, union)
            code = 0
    finally:
        os._exit(code)


def _answer(door: socket.socket, copy: Copy, limits: RunLimits, union: bool) -> None:
    door.sendall(HEAD.pack(os.getpid()))
    asked = AskedQuery.of(_read(door, HEAD.unpack(_read(door, HEAD.size))[0]))
    try:
        answer = evaluate(copy.store, asked, limits, union=union)
    except (QueryRefused, NotServed) as error:
        door.sendall(refusal_head(error))
    else:
        door.sendall(answer_head(answer))
        door.sendall(answer.body)


def _read(door: socket.socket, size: int) -> bytes:
    parts = []
    while size:
        part = door.recv(min(size, 65536))
        if not part:
            raise ConnectionResetError("the server went away")
        parts.append(part)
        size -= len(part)
    return b"".join(parts)


def _file_copy(source: Source) -> FileCopy:
    if source.quads is None:
        raise ValueError("a source is a journal or a file of quads")
    return FileCopy(source.quads)


if __name__ == "__main__":
    main()
