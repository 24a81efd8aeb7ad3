"""XML from outside: no document type, no entities, no network, and a depth that ends."""

from lxml import etree

from graph.read.gate.refusals import refusal


def parse_xml(data: bytes, name: str, part: str) -> etree._Element:
    """The root element; refuses any DOCTYPE, since office formats have none and attacks need one."""
    if b"<!DOCTYPE" in data or b"<!DOCTYPE" in data.replace(b"\x00", b""):
        raise refusal("doctype", name, part)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, dtd_validation=False, huge_tree=False,
        remove_comments=True, remove_pis=True,
    )  # fmt: skip
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as wrong:
        deep = "depth" in str(wrong).lower()
        raise refusal("too-deep" if deep else "damaged", name, part) from wrong
    if root.getroottree().docinfo.internalDTD is not None:
        raise refusal("doctype", name, part)
    return root


def local(element: etree._Element) -> str:
    """Tag without its namespace: writers disagree on namespaces (strict and transitional), never on names."""
    return element.tag.rpartition("}")[2]


def value(element: etree._Element | None, attribute: str = "val") -> str | None:
    """Attribute by its name without namespace."""
    if element is None:
        return None
    for key, text in element.attrib.items():
        if str(key).rpartition("}")[2] == attribute:
            return str(text)
    return None


def child(element: etree._Element | None, *path: str) -> etree._Element | None:
    """First child along the path of names, or none."""
    for step in path:
        if element is None:
            return None
        element = next((below for below in element if local(below) == step), None)
    return element


def children(element: etree._Element | None, tag: str) -> list[etree._Element]:
    """All children of that name."""
    return [] if element is None else [below for below in element if local(below) == tag]


def whole(text: str | None, default: int = 0) -> int:
    """A whole number as markup writes it; whatever else stands there is the default."""
    bare = (text or "").strip()
    digits = bare.removeprefix("-")
    return int(bare) if digits.isascii() and digits.isdigit() and len(digits) < 12 else default
