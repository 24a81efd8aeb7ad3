"""Old Word files (.doc, .wps, .rtf) through a program of the system: LibreOffice to .docx, or antiword to text.

Both are optional. They run in a folder of their own that goes away, with a time limit that ends them and whatever
they have started.
"""

import os
import shutil
import signal
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

from graph.read.formats.blocks import Extracted, compose
from graph.read.formats.office.word import read_word
from graph.read.gate.limits import CONVERT_SECONDS, OFFICE_BYTES
from graph.read.gate.refusals import refusal


def read_converted(data: bytes, name: str, kind: str) -> Extracted:
    """Convert and read; numbering and tables survive through LibreOffice, antiword gives the text alone."""
    office = shutil.which("soffice") or shutil.which("libreoffice")
    antiword = shutil.which("antiword") if kind == "doc" else None
    if office is None and antiword is None:
        raise refusal("old-word", name)
    try:
        with TemporaryDirectory(prefix="zeren-", ignore_cleanup_errors=True) as folder:
            source = Path(folder, f"document.{kind}")
            source.write_bytes(data)
            return _through_office(office, source, name) if office else _through_antiword(antiword or "", source, name)
    except OSError as wrong:
        raise refusal("convert-failed", name, wrong.strerror or type(wrong).__name__) from wrong


def _through_office(program: str, source: Path, name: str) -> Extracted:
    folder = source.parent
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    _run(
        [program, profile, "--headless", "--norestore", "--convert-to", "docx", "--outdir", str(folder), str(source)],
        name,
    )
    made = source.with_suffix(".docx")
    if not made.is_file() or made.stat().st_size > OFFICE_BYTES:
        raise refusal("convert-failed", name, "LibreOffice")
    return read_word(made.read_bytes(), name)


def _through_antiword(program: str, source: Path, name: str) -> Extracted:
    text = _run([program, "-w", "0", "-m", "UTF-8.txt", str(source)], name)
    return compose(line.strip(" ") for line in text.decode("utf-8", "replace").split("\n"))


def _run(command: list[str], name: str) -> bytes:
    """Standard output of a program that ended well and in time; its whole process group is stopped otherwise."""
    program = Path(command[0]).name
    environment = {"PATH": os.environ.get("PATH", os.defpath), "HOME": str(Path(command[-1]).parent), "LANG": "C.UTF-8"}
    try:
        process = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
            env=environment, start_new_session=True,
        )  # fmt: skip
    except OSError as wrong:
        raise refusal("convert-failed", name, program) from wrong
    with process:
        try:
            output, _ = process.communicate(timeout=CONVERT_SECONDS)
        except subprocess.TimeoutExpired as late:
            os.killpg(process.pid, signal.SIGKILL)
            raise refusal("too-slow", name) from late
    if process.returncode != 0:
        raise refusal("convert-failed", name, program)
    return output
