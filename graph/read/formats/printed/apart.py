"""Reads a PDF file in a process of its own, with limits on memory and processor time.

Such a file is a program of its own: it may unpack to any size, send the reader in circles or trip it up. Whatever
happens there ends there, and here one clear error comes out.
"""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from typing import Any

from graph.errors import UnreadableFile
from graph.read.formats.blocks import Extracted
from graph.read.gate.limits import PAGES, PDF_MEMORY, PDF_SECONDS
from graph.read.gate.refusals import refusal
from graph.read.texts import Span, Table

Progress = Callable[[int, int], None]

_ROOT = Path(__file__).resolve().parents[4]


def read_pdf_apart(data: bytes, name: str, progress: Progress | None = None) -> Extracted:
    """As `read_pdf`, from outside; a process that ends without an answer was stopped at a limit or met damage."""
    answer: Any = {}
    with _start() as process:
        try:
            for answer in _talk(process, json.dumps(name).encode() + b"\n" + data):
                if progress and "page" in answer:
                    progress(answer["page"], answer["pages"])
            process.wait()
        finally:
            process.kill()
    if "text" in answer:
        return _extracted(answer)
    if "zh" in answer:
        hints = {"hint_zh": answer["hint_zh"], "hint_en": answer["hint_en"]}
        raise UnreadableFile(answer["zh"], answer["en"], **hints)
    raise refusal("too-slow" if process.returncode < 0 else "damaged", name, "PDF")


def _start() -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-W", "ignore", "-m", "graph.read.formats.printed.apart"],
        env={**os.environ, "PYTHONPATH": str(_ROOT)},
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
    )  # fmt: skip


def _talk(process: subprocess.Popen[bytes], said: bytes) -> Any:
    """Say all, then listen: the other side answers only once it has heard everything."""
    if process.stdin is None or process.stdout is None:
        return
    with suppress(BrokenPipeError):
        process.stdin.write(said)
        process.stdin.close()
    for line in process.stdout:
        yield json.loads(line)


def _extracted(answer: Any) -> Extracted:
    tables = tuple(
        Table(table["start"], table["end"], tuple(tuple(Span(*span) for span in row) for row in table["rows"]))
        for table in answer["tables"]
    )
    return Extracted(answer["text"], answer["encoding"], answer["replaced"], tables, tuple(answer["pages"]))


def _main() -> None:
    """The other side: a line with the name and the file on standard input, answers as lines of JSON."""
    name, _, data = sys.stdin.buffer.read().partition(b"\n")
    _limit(PDF_SECONDS + PAGES)

    def progress(page: int, pages: int) -> None:
        if page == 1:
            _limit(PDF_SECONDS + pages)
        _say({"page": page, "pages": pages})

    from graph.read.formats.printed.pdf import read_pdf

    try:
        _say(asdict(read_pdf(data, json.loads(name), progress)))
    except UnreadableFile as wrong:
        _say({"zh": wrong.zh, "en": wrong.en, "hint_zh": wrong.hint_zh, "hint_en": wrong.hint_en})
    except MemoryError:
        os.kill(os.getpid(), 9)


def _say(answer: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(answer) + "\n")
    sys.stdout.flush()


def _limit(seconds: int) -> None:
    """Soft limits of this process, where the system has such limits."""
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, resource.getrlimit(resource.RLIMIT_CPU)[1]))
    resource.setrlimit(resource.RLIMIT_AS, (PDF_MEMORY, resource.getrlimit(resource.RLIMIT_AS)[1]))


if __name__ == "__main__":
    _main()
