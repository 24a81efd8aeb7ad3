"""Terms of RDF as they are spelled in N-Quads."""

import re
from decimal import Decimal

from ontology.iris import ID
from ontology.terms import XSD, code_iri

TRUE = f'"true"^^<{XSD.boolean}>'
_SPECIAL = re.compile(r'["\\\x00-\x1f\x7f]')
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t", "\b": "\\b", "\f": "\\f"}


def thing(identifier: str) -> str:
    """A thing of ours by its identifier."""
    return f"<{ID}{identifier}>"


def concept(code_list: str, code: str) -> str:
    """A concept of one of our code lists."""
    return f"<{code_iri(code_list, code)}>"


def words(text: str) -> str:
    """Words as they stand in the text: a plain string."""
    return f'"{_escaped(text)}"'


def chinese(text: str) -> str:
    """A name, title or sentence, tagged as Chinese."""
    return f'"{_escaped(text)}"@zh'


def integer(number: int) -> str:
    """An offset, a count or a position."""
    return f'"{number}"^^<{XSD.integer}>'


def figure(number: float) -> str:
    """A figure of the policy: 100 and 100.0 are the integer 100, 0.003 a decimal; never an exponent."""
    exact = Decimal(str(number))
    if exact == exact.to_integral_value():
        return f'"{int(exact)}"^^<{XSD.integer}>'
    return f'"{exact.normalize():f}"^^<{XSD.decimal}>'


def day(iso: str) -> str:
    """A date without zone: the Beijing calendar."""
    return f'"{iso}"^^<{XSD.date}>'


def flag(value: bool) -> str | None:
    """True is said, false is not."""
    return TRUE if value else None


def _escaped(text: str) -> str:
    return _SPECIAL.sub(_escape, text) if _SPECIAL.search(text) else text


def _escape(match: re.Match[str]) -> str:
    return _ESCAPES.get(match[0]) or f"\\u{ord(match[0]):04X}"
