"""PDF files with a text layer, page by page, so that memory does not grow with their number."""

from collections.abc import Callable, Iterator
from io import BytesIO
from typing import Any

from graph.read.formats.blocks import Extracted, compose
from graph.read.formats.printed.paper import Letter, Paper, Ruled, inside, lines_of, ruled_table
from graph.read.formats.printed.paragraphs import blocks_of
from graph.read.formats.printed.radicals import RADICALS
from graph.read.gate.limits import PAGES
from graph.read.gate.refusals import refusal

_GARBLED = 0.2
_STAMP = 20
"""Letters a page: a picture of a page with no more than these beside it bears a scanner's mark, not its text."""


def read_pdf(data: bytes, name: str, progress: Callable[[int, int], None] | None = None) -> Extracted:
    """Text as it reads on paper, each page's start noted; a scan, a password and a garbled layer are told apart.

    Called in a process of its own (`apart`): the library may raise anything on damaged files, or never end.
    """
    import pdfplumber
    from pdfminer.pdfdocument import PDFEncryptionError, PDFPasswordIncorrect
    from pdfplumber.utils.exceptions import PdfminerException

    try:
        opened = pdfplumber.open(BytesIO(data))
    except PdfminerException as wrong:
        locked = any(isinstance(cause, PDFPasswordIncorrect | PDFEncryptionError) for cause in wrong.args)
        raise refusal("password" if locked else "damaged", name, "PDF") from wrong
    with opened:
        count = len(opened.pages)
        if count > PAGES:
            raise refusal("too-many", name, "页 / pages")
        if count == 0:
            raise refusal("damaged", name, "PDF")
        papers, pictures = [], 0
        for number in range(count):
            page = opened.pages[number]
            try:
                papers.append(_paper(page))
            except PdfminerException as wrong:
                unpacked = any(isinstance(cause, MemoryError) for cause in wrong.args)
                raise refusal("too-slow" if unpacked else "damaged", name, "PDF") from wrong
            pictures += _is_picture(page)
            page.close()
            if progress:
                progress(number + 1, count)
    return _extracted(papers, 2 * pictures >= count, name)


def _is_picture(page: Any) -> bool:
    """Whether one image fills most of the page."""
    area = 0.6 * float(page.width) * float(page.height)
    return any((image["x1"] - image["x0"]) * (image["bottom"] - image["top"]) > area for image in page.images)


def _extracted(papers: list[Paper], pictures: bool, name: str) -> Extracted:
    extracted = compose(blocks_of(papers))
    if len("".join(extracted.text.split())) <= (_STAMP * len(papers) if pictures else 0):
        raise refusal("scan", name)
    replaced = extracted.text.count("\ufffd")
    if replaced > _GARBLED * len(extracted.text):
        raise refusal("garbled", name)
    return Extracted(extracted.text, extracted.encoding, replaced, extracted.tables, extracted.pages)


def _paper(page: Any) -> Paper:
    letters = list(_letters(page))
    if not letters:
        return Paper(float(page.height), [])
    tables: list[Ruled] = []
    for found in page.find_tables() if page.rects or page.lines or page.curves else ():
        within = [letter for letter in letters if inside(letter, found.bbox)]
        table = ruled_table(found.cells, within) if within else None
        if table is not None:
            tables.append(table)
            taken = set(within)
            letters = [letter for letter in letters if letter not in taken]
    return Paper(float(page.height), lines_of(letters), tables)


def _letters(page: Any) -> Iterator[Letter]:
    """Upright letters; one the font gives no meaning for stands as a replacement."""
    for char in page.chars:
        if char["upright"]:
            text = "\ufffd" if char["text"].startswith("(cid:") else char["text"].translate(RADICALS)
            yield Letter(text, char["x0"], char["x1"], char["top"], char["bottom"], char["size"] or 1.0)
