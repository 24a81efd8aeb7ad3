"""Writes small PDF files by hand: Chinese text at given places, ruled lines, as many pages as wanted."""

from collections.abc import Sequence
from typing import NamedTuple


class Put(NamedTuple):
    """Text with its left lower corner, in points from the left lower corner of an A4 page (595 by 842)."""

    text: str
    x: float
    y: float
    size: float = 16.0


class Rule(NamedTuple):
    """A thin line."""

    x0: float
    y0: float
    x1: float
    y1: float


_FONT = (
    b"<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UTF16-H /DescendantFonts [<< /Type /Font "
    b"/Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 4 "
    b">> /DW 1000 /FontDescriptor << /Type /FontDescriptor /FontName /STSong-Light /Flags 4 /FontBBox "
    b"[0 -120 1000 880] /Ascent 880 /Descent -120 /CapHeight 700 /ItalicAngle 0 /StemV 80 >> >>] >>"
)


def pdf(*pages: Sequence[Put | Rule]) -> bytes:
    """A PDF file whose letters all have the width of their size."""
    kids = " ".join(f"{4 + 2 * n} 0 R" for n in range(len(pages)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode(),
        _FONT,
    ]
    for number, page in enumerate(pages):
        content = "\n".join(map(_draw, page)).encode()
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {5 + 2 * number} 0 R "
            "/Resources << /Font << /F1 3 0 R >> >> >>".encode()
        )
        objects.append(b"<< /Length %d >>\nstream\n%b\nendstream" % (len(content), content))
    return _file(objects)


def _draw(item: Put | Rule) -> str:
    if isinstance(item, Rule):
        return f"{item.x0} {item.y0} m {item.x1} {item.y1} l S"
    return f"BT /F1 {item.size} Tf {item.x} {item.y} Td <{item.text.encode('utf-16-be').hex()}> Tj ET"


def _file(objects: list[bytes]) -> bytes:
    written, places = b"%PDF-1.5\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(written))
        written += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    start = len(written)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    trailer = b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (size, start)
    return written + b"xref\n0 %d\n0000000000 65535 f \n" % size + table + trailer


def paragraph(text: str, top: float, width: int = 28, indent: int = 2) -> list[Put | Rule]:
    """A paragraph wrapped at `width` letters, its first line indented, as offices print them."""
    first, rest = text[: width - indent], text[width - indent :]
    lines = [rest[at : at + width] for at in range(0, len(rest), width)]
    return [
        Put(first, 72 + 16 * indent, top),
        *(Put(line, 72, top - 28 * (number + 1)) for number, line in enumerate(lines)),
    ]


def table(rows: list[list[str]], top: float, widths: list[float], merged: int | None = None) -> list[Put | Rule]:
    """A ruled table of 30-point rows; the column `merged` has no rules between its rows but the head's."""
    edges = [72.0]
    for width in widths:
        edges.append(edges[-1] + width)
    bottom = top - 30 * len(rows)
    drawn: list[Put | Rule] = [Rule(edge, bottom, edge, top) for edge in edges]
    for number in range(len(rows) + 1):
        y = top - 30 * number
        for column in range(len(widths)):
            if not (column == merged and 1 < number < len(rows)):
                drawn.append(Rule(edges[column], y, edges[column + 1], y))
    for number, row in enumerate(rows):
        drawn.extend(Put(text, edges[c] + 4, top - 30 * number - 20, 12.0) for c, text in enumerate(row) if text)
    return drawn
