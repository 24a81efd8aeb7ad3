"""The JSON form `zeren-policy/1` of a compiled policy, and the way back."""

import dataclasses
import json
import types
import typing
from functools import cache
from typing import Any

from graph.errors import BadRequest
from graph.records import CompiledPolicy

FORM = "zeren-policy/1"


def write_form(compiled: CompiledPolicy, with_text: bool = False) -> dict[str, Any]:
    """The form as plain dicts and lists, in document order; the text itself only where asked for."""
    written: dict[str, Any] = {"form": FORM}
    for name in _keys(CompiledPolicy).values():
        if name != "text" or with_text:
            written[name] = _plain(getattr(compiled, name))
    return written


def write_json(compiled: CompiledPolicy, with_text: bool = False) -> str:
    """The form as indented JSON with one line feed at its end; Chinese stays readable."""
    return json.dumps(write_form(compiled, with_text), ensure_ascii=False, indent=2) + "\n"


def read_form(form: dict[str, Any]) -> CompiledPolicy:
    """The records again; without its text, `text` is empty. BadRequest where it is not this form."""
    if form.get("form") != FORM:
        raise BadRequest(f"不是 {FORM} 格式", f"not of the form {FORM}")
    try:
        compiled = _read(CompiledPolicy, {"text": "", "unsettled": [], **form})
    except (KeyError, TypeError, AttributeError) as wrong:
        raise BadRequest(f"{FORM} 缺项或类型不符：{wrong}", f"{FORM} lacks something: {wrong}") from wrong
    return typing.cast(CompiledPolicy, compiled)


def _plain(value: object) -> object:
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {key: _plain(getattr(value, name)) for key, name in _keys(value.__class__).items()}
    return value


def _read(kind: Any, value: Any) -> Any:
    if dataclasses.is_dataclass(kind):
        record = typing.cast(type, kind)
        kinds = _kinds(record)
        return record(**{name: _read(kinds[name], value[key]) for key, name in _keys(record).items()})
    origin, arguments = typing.get_origin(kind), typing.get_args(kind)
    if origin is tuple:
        return tuple(_read(arguments[0], item) for item in value)
    if origin is types.UnionType and value is not None:
        return _read(arguments[0], value)
    return value


@cache
def _keys(kind: type) -> dict[str, str]:
    """JSON key → field name: `from` is no name in Python."""
    return {field.name.rstrip("_"): field.name for field in dataclasses.fields(kind)}


@cache
def _kinds(kind: type) -> dict[str, Any]:
    return typing.get_type_hints(kind)
