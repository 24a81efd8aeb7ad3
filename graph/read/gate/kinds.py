"""Tell what a file is by its bytes; names lie (a .doc that is a web page, a .txt that is a PDF)."""

import re
import struct
import zipfile
from io import BytesIO
from posixpath import normpath
from typing import Literal

from graph.read.gate.refusals import refusal

Kind = Literal["text", "html", "mhtml", "docx", "doc", "rtf", "pdf", "ofd", "xlsx"]

_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\x00", b"MM\x00*", b"RIFF", b"\x00\x00\x01\x00")
_ARCHIVES = {b"7z\xbc\xaf": "7z", b"Rar!": "RAR", b"\x1f\x8b": "gzip", b"BZh": "bzip2", b"\xfd7zXZ": "xz"}
_PACKAGES: tuple[tuple[str, Kind], ...] = (("OFD.xml", "ofd"), ("word/", "docx"), ("xl/", "xlsx"))
_MARKUP = re.compile(rb"<(?:!doctype\s+html|html|head|body|meta|title|div|table|center|p|span|br)[\s>/]")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def kind_of(data: bytes, name: str) -> Kind:
    """The format of the bytes; raises `UnreadableFile` for pictures, archives and formats not read here."""
    head = data[:4096]
    if head.startswith(_PICTURES):
        raise refusal("picture", name)
    if b"%PDF-" in head[:1024]:
        return "pdf"
    if head.startswith(b"PK"):
        return _package_kind(data, name)
    if head.startswith(_OLE):
        return _ole_kind(data, name)
    for magic, kind in _ARCHIVES.items():
        if head.startswith(magic):
            raise refusal("unsupported", name, kind)
    return _markup_kind(head, name)


def _package_kind(data: bytes, name: str) -> Kind:
    try:
        with zipfile.ZipFile(BytesIO(data)) as package:
            members = [normpath(member) for member in package.namelist()]
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError, OverflowError, struct.error) as wrong:
        raise refusal("damaged", name, "ZIP") from wrong
    for prefix, kind in _PACKAGES:
        if any(member.startswith(prefix) for member in members):
            return kind
    raise refusal("unsupported", name, "PPTX" if any(m.startswith("ppt/") for m in members) else "ZIP")


def _ole_kind(data: bytes, name: str) -> Kind:
    """Office files before 2007, and encrypted ones of today, are told by the names of their streams."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise refusal("password", name)
    if "WordDocument".encode("utf-16-le") in data:
        return "doc"
    for stream, kind in (("Workbook", "XLS"), ("Book", "XLS"), ("PowerPoint Document", "PPT")):
        if stream.encode("utf-16-le") in data:
            raise refusal("unsupported", name, kind)
    raise refusal("damaged", name, "OLE")


def _markup_kind(head: bytes, name: str) -> Kind:
    """Text, a web page or a saved web archive; zero bytes are dropped so that UTF-16 pages are told as well."""
    start = head.replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").lower()
    if start.startswith(b"{\\rtf"):
        return "rtf"
    if start.startswith(b"mime-version:") or (start.startswith(b"from:") and b"multipart/related" in start):
        return "mhtml"
    if start.startswith(b"<?xml") and (b"worddocument" in start or b"package" in start):
        raise refusal("unsupported", name, "Word XML")
    return "html" if start.startswith(b"<") and _MARKUP.search(start) else "text"
