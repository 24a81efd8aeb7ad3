"""Small PDF files made by hand: letters at their places, rules, and whatever damage a test wants.

Letters are numbered by UTF-16 and explained by a ToUnicode map, as office programs do for Chinese; no font is inside.
Measures are points, counted from the top left corner of an A4 page.
"""

import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

HEIGHT = 842
LEFT, TOP, SIZE, PITCH, ACROSS = 72, 100, 16, 28, 28
"""The type area of `sheet`: 28 letters of 16 points to a line, as official documents have it."""


@dataclass(frozen=True, slots=True)
class Words:
    """Letters of one size from a place onward; `top` is their upper edge."""

    x: float
    top: float
    text: str
    size: float = SIZE


@dataclass(frozen=True, slots=True)
class Rule:
    """A thin straight line."""

    x0: float
    top0: float
    x1: float
    top1: float


Page = Sequence[Words | Rule]


def wrapped(paragraph: str, across: int = ACROSS) -> list[str]:
    """A paragraph as it is printed: indented by two letters, broken wherever a line is full."""
    text = "　　" + paragraph
    return [text[at : at + across] for at in range(0, len(text), across)]


def sheet(lines: Iterable[str], head: str = "", foot: str = "") -> list[Words | Rule]:
    """One page of lines one below the other, with what stands at its head and foot."""
    page: list[Words | Rule] = []
    for number, line in enumerate(lines):
        text = line.lstrip("　")
        page.append(Words(LEFT + SIZE * (len(line) - len(text)), TOP + PITCH * number, text))
    if head:
        page.append(Words(LEFT, 40, head, 10))
    if foot:
        page.append(Words(270, 790, foot, 10))
    return page


def grid(
    columns: Sequence[float], tops: Sequence[float], cells: Iterable[tuple[int, int, int, int, str]]
) -> list[Words | Rule]:
    """A ruled table: each cell by row, column, rows and columns covered, and its words (10 points)."""
    page: list[Words | Rule] = []
    for row, column, down, over, text in cells:
        x0, x1, top, bottom = columns[column], columns[column + over], tops[row], tops[row + down]
        page += [Rule(x0, top, x1, top), Rule(x0, bottom, x1, bottom)]
        page += [Rule(x0, top, x0, bottom), Rule(x1, top, x1, bottom)]
        if text:
            page.append(Words(x0 + 4, top + 5, text, 10))
    return page


def made_pdf(pages: Sequence[Page], *, trailer: bytes = b"", streams: dict[int, bytes] | None = None) -> bytes:
    """A whole file; `streams` puts objects (dictionary and stream) in the place of the content of those pages."""
    letters = {char for page in pages for mark in page if isinstance(mark, Words) for char in mark.text}
    kids = b" ".join(b"%d 0 R" % (7 + 2 * number) for number in range(len(pages)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Count %d /Kids [%s] >>" % (len(pages), kids),
        b"<< /Type /Font /Subtype /Type0 /BaseFont /Made /Encoding /Identity-H"
        b" /DescendantFonts [4 0 R] /ToUnicode 6 0 R >>",
        b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Made /DW 1000 /W [32 126 500] /FontDescriptor 5 0 R"
        b" /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>",
        b"<< /Type /FontDescriptor /FontName /Made /Flags 4 /Ascent 880 /Descent -120 /FontBBox [0 -120 1000 880] >>",
        stream(_meaning(sorted(letters))),
    ]
    for number, page in enumerate(pages):
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 %d] /Contents %d 0 R"
            b" /Resources << /Font << /F 3 0 R >> >> >>" % (HEIGHT, 8 + 2 * number)
        )
        objects.append((streams or {}).get(number) or stream(b"\n".join(map(_drawn, page))))
    return assembled(objects, trailer)


def assembled(objects: Sequence[bytes], trailer: bytes = b"") -> bytes:
    """Objects numbered from 1 as one file; the first is the catalogue."""
    parts, places, at = [b"%PDF-1.7\n"], [], 9
    for number, body in enumerate(objects, 1):
        places.append(b"%010d 00000 n \n" % at)
        parts.append(b"%d 0 obj\n%s\nendobj\n" % (number, body))
        at += len(parts[-1])
    size = len(objects) + 1
    parts += [b"xref\n0 %d\n0000000000 65535 f \n" % size, *places]
    parts.append(b"trailer\n<< /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF\n" % (size, trailer, at))
    return b"".join(parts)


def stream(content: bytes) -> bytes:
    """A packed stream with its dictionary."""
    packed = zlib.compress(content, 1)
    return b"<< /Filter /FlateDecode /Length %d >>\nstream\n%s\nendstream" % (len(packed), packed)


def _drawn(mark: Words | Rule) -> bytes:
    if isinstance(mark, Rule):
        ends = (mark.x0, HEIGHT - mark.top0, mark.x1, HEIGHT - mark.top1)
        return b"%.2f %.2f m %.2f %.2f l S" % ends
    base = HEIGHT - mark.top - 0.88 * mark.size
    code = mark.text.encode("utf-16-be").hex().encode()
    return b"BT /F %.2f Tf %.2f %.2f Td <%s> Tj ET" % (mark.size, mark.x, base, code)


def _meaning(letters: Sequence[str]) -> bytes:
    codes = [letter.encode("utf-16-be").hex().encode() for letter in letters]
    parts = [b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap"]
    parts.append(b"1 begincodespacerange <0000> <FFFF> endcodespacerange")
    for at in range(0, len(codes), 100):
        some = codes[at : at + 100]
        parts += [b"%d beginbfchar" % len(some), *(b"<%s> <%s>" % (code, code) for code in some), b"endbfchar"]
    parts.append(b"endcmap end end")
    return b"\n".join(parts)
