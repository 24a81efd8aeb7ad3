"""Saved web pages: the document's own text, block by block, with its tables; menus and footers stay outside."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from typing import Literal

from graph.read.formats.blocks import Block, Cell, Extracted, compose, table_blocks
from graph.read.formats.containers import content_of, sheet_of
from graph.read.formats.dom import Element, parse_page
from graph.read.formats.plain import decode, unix_lines
from graph.read.gate.refusals import refusal

_INLINE = frozenset(
    """
    a abbr acronym b bdi bdo big cite code data del dfn em font i img ins kbd label mark o:p q s samp small span strike
    strong sub sup time tt u ucaptitle var wbr
    """.split()  # noqa: SIM905
)
_RUNS = re.compile(" {2,}")


def read_webpage(data: bytes, name: str) -> Extracted:
    """<p>（责任单位：州教育局）</p> becomes a line; a table its rows; the data sheet and title come first.

    The declared charset is not asked: which letters come out decides (`plain.decode`).
    """
    reading = decode(data, 0.0)
    if reading is None:
        raise refusal("few-chinese", name)
    body, title = parse_page(unix_lines(reading.text), name)
    content = content_of(body)
    sheet = sheet_of(body, content)
    blocks = [block for element in content for block in _Writer(name).blocks_of(element)]
    above = _Writer(name).blocks_of(sheet) if sheet else []
    if title and not _begins_with(blocks, title):
        above.append(title)
    return compose([*above, *blocks], reading.encoding, reading.replaced)


def read_web_archive(data: bytes, name: str) -> Extracted:
    """A page saved as one file (.mht): the first HTML part of the message."""
    message = message_from_bytes(data, policy=policy.compat32)
    for part in message.walk():
        if part.get_content_type() == "text/html":
            payload = part.get_payload(decode=True)
            return read_webpage(payload if isinstance(payload, bytes) else b"", name)
    raise refusal("no-text", name)


def _begins_with(blocks: list[Block], title: str) -> bool:
    """Whether the title stands within the first lines already, however broken or spaced."""
    start = "".join(block for block in blocks[:12] if isinstance(block, str))
    return "".join(title.split()) in "".join(start.split())


@dataclass(slots=True)
class _Target:
    """Where text goes: the page, or a cell of a table."""

    blocks: list[Block] = field(default_factory=list)
    line: list[str] = field(default_factory=list)

    def end_line(self) -> None:
        text = _RUNS.sub(" ", "".join(self.line)).strip(" ")
        self.line.clear()
        self.blocks.extend(line for line in text.split("\n") if line.strip())


class _Writer:
    """Walks a tree in order and writes lines and tables; its lists stand in for recursion."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.targets = [_Target()]
        self.tables: list[list[list[tuple[Cell, list[Block]]]]] = []

    def blocks_of(self, root: Element) -> list[Block]:
        for what, item in _walk(root):
            if isinstance(item, str):
                self.targets[-1].line.append(item)
            elif what == "enter":
                self._enter(item)
            else:
                self._leave(item)
        self.targets[-1].end_line()
        return self.targets[-1].blocks

    def _enter(self, element: Element) -> None:
        if element.tag not in _INLINE:
            self.targets[-1].end_line()
        if element.tag == "table":
            self.tables.append([])
        elif element.tag == "tr" and self.tables:
            self.tables[-1].append([])
        elif element.tag in ("td", "th") and self.tables:
            self.targets.append(_Target())

    def _leave(self, element: Element) -> None:
        if element.tag not in _INLINE:
            self.targets[-1].end_line()
        if element.tag in ("td", "th") and self.tables:
            self.tables[-1][-1].append((Cell("", element.across, element.down), self.targets.pop().blocks))
        elif element.tag == "table":
            self.targets[-1].blocks.extend(table_blocks(self.tables.pop(), self.name))


def _walk(root: Element) -> Iterator[tuple[Literal["enter", "text", "leave"], Element | str]]:
    """Enter and leave every element below and including the root (a lone cell counts as a block of text)."""
    top = Element("div", children=root.children) if root.tag in ("td", "th") else root
    yield "enter", top
    open_elements = [(top, iter(top.children))]
    while open_elements:
        element, waiting = open_elements[-1]
        item = next(waiting, None)
        if item is None:
            open_elements.pop()
            yield "leave", element
        elif isinstance(item, str):
            yield "text", item
        else:
            yield "enter", item
            open_elements.append((item, iter(item.children)))
