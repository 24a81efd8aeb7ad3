"""The one way in: bytes or a path become a `SourceText`, or one clear `UnreadableFile`."""

import hashlib
import sys
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO, Literal

from graph.read.formats.blocks import Extracted
from graph.read.formats.plain import has_chinese, read_plain
from graph.read.gate.kinds import Kind, kind_of
from graph.read.gate.limits import OFFICE_BYTES, TEXT_BYTES
from graph.read.gate.refusals import refusal
from graph.read.texts import SourceText

Progress = Callable[[int, int], None]

_TEXTS: tuple[Kind, ...] = ("text", "html", "mhtml")
_MEDIA_TYPES: dict[Kind, str] = {
    "text": "text/plain",
    "html": "text/html",
    "mhtml": "multipart/related",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "doc": "application/msword",
    "rtf": "application/rtf",
    "pdf": "application/pdf",
    "ofd": "application/ofd",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def read_source(data: bytes, name: str, progress: Progress | None = None) -> SourceText:
    """Tell the format by content, extract the canonical text; `progress(pages done, pages)` for formats with pages.

    Raises `UnreadableFile`, and nothing else, for whatever is no document with Chinese text.
    """
    name = name.encode("utf-8", "replace").decode("utf-8")
    if not data:
        raise refusal("empty", name)
    if len(data) > OFFICE_BYTES:
        raise refusal("too-large", name, _megabytes(OFFICE_BYTES))
    kind = kind_of(data, name)
    if kind in _TEXTS and len(data) > TEXT_BYTES:
        raise refusal("too-large", name, _megabytes(TEXT_BYTES))
    extracted = _extract(kind, data, name, progress)
    if not extracted.text.strip():
        raise refusal("no-text", name)
    if not has_chinese(extracted.text):
        raise refusal("few-chinese", name)
    return SourceText(
        name, _MEDIA_TYPES[kind], extracted.encoding, hashlib.sha256(data).hexdigest(),
        extracted.text, extracted.replaced, extracted.tables, extracted.pages,
    )  # fmt: skip


def read_path(path: Path | Literal["-"], progress: Progress | None = None) -> SourceText:
    """Read a file (or standard input), never more of it than the limit; the name kept is the file's own."""
    return read_source(*load_bytes(path), progress)


def load_bytes(path: Path | Literal["-"]) -> tuple[bytes, str]:
    """The bytes of a file (or of standard input), never more than the limit, and the file's own name."""
    if path == "-":
        return _read_limited(sys.stdin.buffer, "stdin"), "stdin"
    try:
        if path.is_dir():
            raise refusal("folder", path.name)
        with path.open("rb") as file:
            return _read_limited(file, path.name), path.name
    except FileNotFoundError as missing:
        raise refusal("missing", str(path)) from missing
    except (OSError, ValueError) as wrong:
        raise refusal("no-access", path.name, getattr(wrong, "strerror", None) or type(wrong).__name__) from wrong


def _read_limited(file: BinaryIO, name: str) -> bytes:
    """Count while reading: a file may grow, and a pipe has no size."""
    data = file.read(OFFICE_BYTES + 1)
    if len(data) > OFFICE_BYTES:
        raise refusal("too-large", name, _megabytes(OFFICE_BYTES))
    return data


def _megabytes(count: int) -> str:
    return f"{count // 1_000_000} MB"


def _extract(kind: Kind, data: bytes, name: str, progress: Progress | None) -> Extracted:
    """Heavy libraries are imported by the format that needs them, so that reading text starts at once."""
    if kind == "text":
        return read_plain(data, name)
    if kind in ("html", "mhtml"):
        from graph.read.formats.webpage import read_web_archive, read_webpage

        return read_webpage(data, name) if kind == "html" else read_web_archive(data, name)
    return _extract_packed(kind, data, name, progress)


def _extract_packed(kind: Kind, data: bytes, name: str, progress: Progress | None) -> Extracted:
    if kind == "docx":
        from graph.read.formats.office.word import read_word

        return read_word(data, name)
    if kind == "xlsx":
        from graph.read.formats.office.sheets import read_sheets

        return read_sheets(data, name)
    if kind == "ofd":
        from graph.read.formats.printed.ofd import read_ofd

        return read_ofd(data, name, progress)
    if kind == "pdf":
        from graph.read.formats.printed.apart import read_pdf_apart

        return read_pdf_apart(data, name, progress)
    from graph.read.formats.office.converted import read_converted

    return read_converted(data, name, kind)
