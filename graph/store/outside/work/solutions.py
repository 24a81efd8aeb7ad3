"""Solutions written as they are found, until enough: SPARQL 1.1 Query Results in JSON, XML, CSV and TSV.

Written by hand because the engine's own writers know no limit, and because an answer that was cut must say so.
"""

import json
import re
from collections.abc import Iterable, Sequence
from typing import Protocol
from xml.sax.saxutils import escape, quoteattr

import pyoxigraph as ox

Row = Sequence[ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple | None]
Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple

CUT = "https://w3id.org/zeren/def#truncated"
"""What the `link` of a JSON or XML head names where rows were left out."""

_STRING = "http://www.w3.org/2001/XMLSchema#string"
_LANGUAGE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#langString"
NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What no XML document can hold, however it is written."""


class Writer(Protocol):
    """One way to write a table."""

    def open(self, names: Sequence[str]) -> str:
        """What stands before the rows, but for a head that must say whether they were cut."""

    def row(self, names: Sequence[str], row: Row, first: bool) -> str:
        """One row."""

    def close(self, names: Sequence[str], cut: bool) -> tuple[str, str]:
        """What stands before and after everything."""


class JsonTable:
    """`{"head": {"vars": […]}, "results": {"bindings": […]}}`"""

    def open(self, names: Sequence[str]) -> str:
        return ""

    def row(self, names: Sequence[str], row: Row, first: bool) -> str:
        bound = {name: json_term(term) for name, term in zip(names, row, strict=True) if term is not None}
        return ("" if first else ",\n") + json.dumps(bound, ensure_ascii=False)

    def close(self, names: Sequence[str], cut: bool) -> tuple[str, str]:
        head: dict[str, object] = {"vars": list(names)}
        if cut:
            head["link"] = [CUT]
        return f'{{"head":{json.dumps(head, ensure_ascii=False)},"results":{{"bindings":[\n', "\n]}}\n"


class XmlTable:
    """`<sparql><head>…</head><results><result>…`"""

    def open(self, names: Sequence[str]) -> str:
        return ""

    def row(self, names: Sequence[str], row: Row, first: bool) -> str:
        bound = (
            f"<binding name={quoteattr(name)}>{xml_term(term)}</binding>"
            for name, term in zip(names, row, strict=True)
            if term is not None
        )
        return f"<result>{''.join(bound)}</result>\n"

    def close(self, names: Sequence[str], cut: bool) -> tuple[str, str]:
        variables = "".join(f"<variable name={quoteattr(name)}/>" for name in names)
        link = f"<link href={quoteattr(CUT)}/>" if cut else ""
        return f"{XML_HEAD}<head>{variables}{link}</head>\n<results>\n", "</results>\n</sparql>\n"


class CsvTable:
    """Plain values, one line a row; lines end with CR LF."""

    def open(self, names: Sequence[str]) -> str:
        return ",".join(names) + "\r\n"

    def row(self, names: Sequence[str], row: Row, first: bool) -> str:
        return ",".join(_csv_cell(term) for term in row) + "\r\n"

    def close(self, names: Sequence[str], cut: bool) -> tuple[str, str]:
        return "", ""


class TsvTable:
    """Terms as Turtle writes them, tabs between them."""

    def open(self, names: Sequence[str]) -> str:
        return "\t".join(f"?{name}" for name in names) + "\n"

    def row(self, names: Sequence[str], row: Row, first: bool) -> str:
        return "\t".join("" if term is None else str(term).replace("\t", "\\t") for term in row) + "\n"

    def close(self, names: Sequence[str], cut: bool) -> tuple[str, str]:
        return "", ""


TABLES: dict[str, Writer] = {"json": JsonTable(), "xml": XmlTable(), "csv": CsvTable(), "tsv": TsvTable()}
XML_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<sparql xmlns="http://www.w3.org/2005/sparql-results#">'


def write_table(
    syntax: str, names: Sequence[str], rows: Iterable[Row], most_rows: int, most_size: int
) -> tuple[bytes, int, bool]:
    """The table, how many rows it has, and whether rows were left out for their number or their size."""
    writer, parts, size, count = TABLES[syntax], [], 0, 0
    cut = False
    for row in rows:
        if count >= most_rows:
            cut = True
            break
        text = writer.row(names, row, first=not count).encode()
        if size + len(text) > most_size:
            cut = True
            break
        parts.append(text)
        size += len(text)
        count += 1
    before, after = writer.close(names, cut)
    return b"".join(((before + writer.open(names)).encode(), *parts, after.encode())), count, cut


def write_truth(syntax: str, truth: bool) -> bytes:
    """The answer of an ASK."""
    word = "true" if truth else "false"
    if syntax == "xml":
        return f"{XML_HEAD}<head/><boolean>{word}</boolean></sparql>\n".encode()
    return word.encode() if syntax == "boolean" else f'{{"head":{{}},"boolean":{word}}}\n'.encode()


def json_term(term: Term) -> dict[str, object]:
    """A term as SPARQL 1.1 Query Results JSON has it."""
    if isinstance(term, ox.NamedNode):
        return {"type": "uri", "value": term.value}
    if isinstance(term, ox.BlankNode):
        return {"type": "bnode", "value": term.value}
    if isinstance(term, ox.Triple):
        raise TypeError("the graph holds no triple terms")
    told: dict[str, object] = {"type": "literal", "value": term.value}
    if term.language:
        told["xml:lang"] = term.language
    elif term.datatype.value != _STRING:
        told["datatype"] = term.datatype.value
    return told


def xml_term(term: Term) -> str:
    """A term as SPARQL Query Results XML has it; what XML cannot hold is replaced by U+FFFD."""
    if isinstance(term, ox.NamedNode):
        return f"<uri>{_xml(term.value)}</uri>"
    if isinstance(term, ox.BlankNode):
        return f"<bnode>{_xml(term.value)}</bnode>"
    if isinstance(term, ox.Triple):
        raise TypeError("the graph holds no triple terms")
    said = ""
    if term.language:
        said = f" xml:lang={quoteattr(term.language)}"
    elif term.datatype.value not in (_STRING, _LANGUAGE):
        said = f" datatype={quoteattr(term.datatype.value)}"
    return f"<literal{said}>{_xml(term.value)}</literal>"


def _xml(text: str) -> str:
    return escape(NO_XML.sub("\ufffd", text), {"\r": "&#13;"})


def _csv_cell(term: Term | None) -> str:
    if term is None:
        return ""
    if isinstance(term, ox.Triple):
        raise TypeError("the graph holds no triple terms")
    text = f"_:{term.value}" if isinstance(term, ox.BlankNode) else term.value
    return '"' + text.replace('"', '""') + '"' if re.search('[",\r\n]', text) else text
