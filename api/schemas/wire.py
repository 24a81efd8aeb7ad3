"""Answers as bytes of JSON: serialised once, from the frozen records themselves, with no validation in between."""

from __future__ import annotations

from typing import Any

from pydantic import ConfigDict, TypeAdapter

from graph.ask.answers import BracketFact

# `from` is a Python keyword, so the record says `from_`; the wire says `from`, as the compiled form does.
setattr(  # noqa: B010 - pydantic reads this attribute; the record itself should not know pydantic
    BracketFact,
    "__pydantic_config__",
    ConfigDict(alias_generator=lambda name: name.rstrip("_"), validate_by_name=True, serialize_by_alias=True),
)


#: One serialiser a type, made when first needed; making one costs milliseconds.
_adapters: dict[Any, TypeAdapter[Any]] = {}


def _adapter(shape: Any) -> TypeAdapter[Any]:
    adapter = _adapters.get(shape)
    if adapter is None:
        adapter = _adapters[shape] = TypeAdapter(shape)
    return adapter


def to_json(answer: object, shape: Any = None) -> bytes:
    """Bytes of one answer; `shape` is its type, needed only for a generic (`Page[TaskRef]`) or a tuple."""
    return _adapter(shape or type(answer)).dump_json(answer)


def to_plain(answer: object, shape: Any = None) -> Any:
    """The same as Python objects, for `--json` on the command line, which indents."""
    return _adapter(shape or type(answer)).dump_python(answer, mode="json")
