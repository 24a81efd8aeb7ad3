"""A web page as a plain tree: only what is shown, with how much text each element holds and how much of it in links."""

import re
from dataclasses import dataclass, field
from typing import Union

from selectolax.lexbor import LexborHTMLParser, LexborNode

from graph.read.gate.limits import ELEMENTS, NESTING
from graph.read.gate.refusals import refusal

_UNSEEN = frozenset(
    """
    head script style noscript template iframe frame object embed svg math select option button input textarea nav
    audio video canvas dialog map area link meta title
    """.split()  # noqa: SIM905
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_SITE = re.compile("[_|｜]| [-–—] ?|[-–—]{2}")
_SPACES = re.compile("[ \t\r\n\f]+")
LABEL = re.compile(
    r"(?:索\s*引\s*号|(?:发\s*文\s*)?[文字]\s*号|发\s*[布文]\s*(?:机\s*[构关]|单\s*位)|成\s*文\s*日\s*期|"
    r"(?:发\s*[布文]|生\s*成|公\s*开)\s*(?:日\s*期|时\s*间)|(?:信\s*息|主\s*题)\s*分\s*类|主\s*题\s*词|有\s*效\s*性|名\s*称)\s*[:：]?"
)


@dataclass(eq=False, slots=True)
class Element:
    """One shown element; counts of text outside links, and of the labels of a data sheet (索引号, 文号, …)."""

    tag: str
    marks: frozenset[str] = frozenset()
    across: int = 1
    down: int = 1
    parent: Union["Element", None] = None
    children: list[Union["Element", str]] = field(default_factory=list)
    letters: int = 0
    sentences: int = 0
    labels: int = 0


def parse_page(text: str, name: str) -> tuple[Element, str]:
    """Body and title, as a browser sees them without scripts; entities are resolved, runs of spaces are one space."""
    parser = LexborHTMLParser(text)
    root = Element("body")
    if parser.body is not None:
        _grow(root, parser.body, name)
        _sum_up(root)
    return root, _title(parser)


def _title(parser: LexborHTMLParser) -> str:
    """The document's title where the publishing system states it, else the page's, cut before the site's name."""
    for node in parser.css("meta"):
        attributes = node.attributes
        if (attributes.get("name") or "").lower() == "articletitle":
            return _SPACES.sub(" ", attributes.get("content") or "").strip()
    title = parser.css_first("title")
    return _SITE.split(_SPACES.sub(" ", title.text()).strip())[0].strip() if title else ""


def _grow(root: Element, body: LexborNode, name: str) -> None:
    # Walked with a list of our own: nesting is the writer's to choose, and recursion would end the process.
    waiting: list[tuple[LexborNode, Element, int, bool]] = [(body, root, 0, False)]
    grown = 0
    while waiting:
        node, parent, depth, linked = waiting.pop()
        grown += 1
        if depth > NESTING:
            raise refusal("too-deep", name, "HTML")
        if grown > ELEMENTS:
            raise refusal("too-many", name, "网页元素 / elements")
        below = [child for child in _children(node) if not _unseen(child)]
        for child in below:
            if child.is_text_node:
                _add_text(parent, child.text_content or "", linked)
            else:
                element = _element(child, parent)
                parent.children.append(element)
                waiting.append((child, element, depth + 1, linked or element.tag == "a"))


def _children(node: LexborNode) -> list[LexborNode]:
    found = []
    child = node.child
    while child is not None:
        found.append(child)
        child = child.next
    return found


def _unseen(node: LexborNode) -> bool:
    if node.is_text_node:
        return False
    if not node.is_element_node or node.tag in _UNSEEN:
        return True
    attributes = node.attributes
    return "hidden" in attributes or bool(_HIDDEN.search(attributes.get("style") or ""))


def _element(node: LexborNode, parent: Element) -> Element:
    attributes = node.attributes
    marks = f"{attributes.get('id') or ''} {attributes.get('class') or ''}".lower().split()
    across, down = _count(attributes.get("colspan")), _count(attributes.get("rowspan"))
    return Element(node.tag or "", frozenset(marks), across, down, parent)


def _count(value: str | None) -> int:
    """A span as a browser reads it: digits only, at most a thousand."""
    return (
        min(1000, int(value[:4])) if value and value[:4].isdecimal() and value[:4].isascii() and int(value[:4]) else 1
    )


def _add_text(parent: Element, text: str, linked: bool) -> None:
    shown = text if parent.tag == "pre" else _SPACES.sub(" ", text)
    parent.children.append(shown)
    if not linked:
        parent.letters += len(shown.strip())
        parent.sentences += sum(map(shown.count, "。；、"))
    if len(shown) <= 40 and LABEL.match(shown.strip()):
        parent.labels += 1


def _sum_up(root: Element) -> None:
    """Add what each element holds to those around it, innermost first."""
    order = [root]
    for element in order:
        order.extend(child for child in element.children if isinstance(child, Element))
    for element in reversed(order):
        if element.parent is not None:
            element.parent.letters += element.letters
            element.parent.sentences += element.sentences
            element.parent.labels += element.labels
