"""OFD files (GB/T 33190), the fixed-layout format of Chinese offices: a ZIP of XML with text by its place on pages."""

from collections.abc import Callable, Iterator
from posixpath import dirname, join, normpath

from lxml import etree

from graph.read.formats.blocks import Extracted, compose
from graph.read.formats.printed.paper import Letter, Paper, lines_of
from graph.read.formats.printed.paragraphs import blocks_of
from graph.read.gate.archive import Package
from graph.read.gate.limits import PAGES
from graph.read.gate.markup import child, children, local, parse_xml, value
from graph.read.gate.refusals import refusal

_UNTURNED = [1.0, 0.0, 0.0, 1.0, 0.0, 0.0]


def read_ofd(data: bytes, name: str, progress: Callable[[int, int], None] | None = None) -> Extracted:
    """Every document of the package, page after page; ruled tables come out as lines, their cells parted by spaces."""
    package = Package(data, name)
    if "Encryptions.xml" in package:
        raise refusal("password", name)
    members = [page for document in _documents(package) for page in _pages(package, document)]
    if len(members) > PAGES:
        raise refusal("too-many", name, "页 / pages")
    papers = []
    for number, (member, height) in enumerate(members, 1):
        papers.append(_paper(parse_xml(package.read(member), name, member), height))
        if progress:
            progress(number, len(members))
    if not any(paper.lines for paper in papers):
        raise refusal("scan", name)
    return compose(blocks_of(papers))


def _documents(package: Package) -> Iterator[str]:
    root = parse_xml(package.read("OFD.xml"), package.name, "OFD.xml")
    for body in children(root, "DocBody"):
        yield _path("", child(body, "DocRoot"))


def _path(folder: str, location: etree._Element | None) -> str:
    """A location as OFD writes it: from the root with a slash before it, else from the file that names it."""
    text = (location.text or "").strip() if location is not None else ""
    return normpath(text.lstrip("/") if text.startswith("/") else join(folder, text))


def _pages(package: Package, document: str) -> Iterator[tuple[str, float]]:
    root = parse_xml(package.read(document), package.name, document)
    height = _box(child(root, "CommonData", "PageArea", "PhysicalBox"), 297.0)
    for page in children(child(root, "Pages"), "Page"):
        location = value(page, "BaseLoc") or ""
        yield normpath(location.lstrip("/") if location.startswith("/") else join(dirname(document), location)), height


def _box(box: etree._Element | None, usual: float) -> float:
    sides = _numbers(box.text if box is not None else None)
    return sides[3] if len(sides) == 4 and sides[3] > 0 else usual


def _paper(page: etree._Element, height: float) -> Paper:
    height = _box(child(page, "Area", "PhysicalBox"), height)
    content = child(page, "Content")
    found = content.iter() if content is not None else ()
    return Paper(height, lines_of(letter for item in found if local(item) == "TextObject" for letter in _letters(item)))


def _letters(item: etree._Element) -> Iterator[Letter]:
    """Letters at the steps DeltaX gives them; the boundary's corner is where the object's own measures begin."""
    boundary = _numbers(value(item, "Boundary"))
    if len(boundary) != 4 or value(item, "Visible") == "false":
        return
    matrix = _numbers(value(item, "CTM"))
    scale, _, _, down, right, lower = matrix if len(matrix) == 6 and matrix[0] and matrix[3] else _UNTURNED
    left, top = boundary[0] + right, boundary[1] + lower
    size = abs(scale) * (_numbers(value(item, "Size")) or [0.0])[0] or boundary[3] or 1.0
    x, y = left, top
    for code in children(item, "TextCode"):
        x = left + scale * (_numbers(value(code, "X")) or [(x - left) / scale])[0]
        y = top + down * (_numbers(value(code, "Y")) or [(y - top) / down])[0]
        steps = _steps(value(code, "DeltaX"))
        at = x
        for text in (code.text or "").strip("\r\n"):
            width = size * (0.5 if text.isascii() else 1.0)
            yield Letter(text, at, at + width, y - size, y, size)
            at += scale * next(steps, width / abs(scale))


def _numbers(text: str | None) -> list[float]:
    """Numbers parted by spaces, or none at all if any of them is no number of a page."""
    try:
        numbers = [float(word) for word in (text or "").split()]
    except ValueError:
        return []
    return numbers if all(abs(number) < 1e6 for number in numbers) else []


def _steps(text: str | None) -> Iterator[float]:
    """Steps between letters; `g 3 4.5` says 4.5 three times."""
    words = iter((text or "").split())
    for word in words:
        count, step = (_numbers(next(words, "")), _numbers(next(words, ""))) if word == "g" else ([1.0], _numbers(word))
        for _ in range(int(min(count[0], 10_000)) if count and step else 0):
            yield step[0]
