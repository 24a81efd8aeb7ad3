"""RDF terms and plain Python values, both ways.

In an answer a thing of ours is its bare id, a code its local name (`responsible`), a number a number. In a question a
parameter is bound as a term of its declared type, so nothing a person typed can become syntax.
"""

import re
from datetime import date

import pyoxigraph as ox

from graph.errors import BadRequest
from ontology.iris import CODE, DEF, ID
from ontology.terms import XSD

Value = str | int | float | bool | None
Given = Value | tuple[str, ...]
"""A parameter of a question; several ids where any one of them will do."""
Row = dict[str, Value]
Term = ox.NamedNode | ox.Literal
_IDENTIFIER = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,199})")
_FLOATS = frozenset({XSD.decimal, XSD.BASE + "double", XSD.BASE + "float"})


def is_identifier(text: str) -> bool:
    """Whether this could be the id of a thing of ours."""
    return _IDENTIFIER.fullmatch(text) is not None


def value_of(term: object) -> Value:
    """A term from the embedded engine as a Python value."""
    if isinstance(term, ox.NamedNode):
        return name_of(term.value)
    if isinstance(term, ox.Literal):
        return literal_of(term.value, term.datatype.value)
    return None


def name_of(iri: str) -> str:
    """`…/id/u-abc` → `u-abc`, `…/code#role-lead` → `lead`, `…/def#Task` → `Task`; other IRIs stay whole."""
    if iri.startswith(CODE):
        return iri.removeprefix(CODE).partition("-")[2]
    return iri.removeprefix(ID).removeprefix(DEF)


def literal_of(text: str, datatype: str) -> Value:
    """A literal's Python value by its datatype; dates and strings stay text."""
    if datatype == XSD.integer:
        return int(text)
    if datatype in _FLOATS:
        number = float(text)
        return int(number) if number.is_integer() else number
    if datatype == XSD.boolean:
        return text in ("true", "1")
    return text


def check_parameter(kind: str, name: str, value: Value) -> None:
    """Raises `BadRequest` where a value is not of the kind its question declares (`id`, `finding-code`, `text`,
    `label`, `date`, `integer`)."""
    if kind == "integer":
        fits = isinstance(value, int)
    elif not isinstance(value, str):
        fits = False
    elif kind in ("id", "finding-code"):
        fits = _IDENTIFIER.fullmatch(value) is not None
    else:
        fits = kind in ("text", "label") or (kind == "date" and _is_date(value))
    if not fits:
        raise BadRequest(
            f"参数 {name} 的值不合规：{value!r}（应为 {kind}）",
            f"parameter {name} cannot be {value!r}: it is a {kind}",
        )


def term_of(kind: str, name: str, value: Value) -> Term:
    """A parameter as the term its question declares; raises `BadRequest`."""
    check_parameter(kind, name, value)
    text = str(value)
    if kind == "id":
        return ox.NamedNode(ID + text)
    if kind == "finding-code":
        return ox.NamedNode(f"{CODE}finding-{text}")
    if kind == "label":
        return ox.Literal(text, language="zh")
    if kind == "date":
        return ox.Literal(text, datatype=ox.NamedNode(XSD.date))
    return ox.Literal(value if isinstance(value, int) else text)


def _is_date(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
