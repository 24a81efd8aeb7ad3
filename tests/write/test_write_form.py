"""The fixed JSON form: its keys, its way back, its text."""

import dataclasses
import json

import pytest

from graph.errors import BadRequest
from graph.write.form import read_form, write_form, write_json
from tests.write.made import made_policy

KEYS = {
    "policy": "id title number issuer signed published addressees basis source index_number",
    "clauses": "id label heading parent path passage",
    "units": "id name kind level area parent source members names",
    "assignments": "id clause named unit role basis origin order reason external passage",
    "duties": "id clause named units inherited modality passage",
    "deadlines": "id clause date precision target passage",
    "cadences": "id clause cadence rrule vague at_least passage",
    "targets": "id clause subject bound value min max unit scope deadline kind damaged passage",
    "norms": "id clause subject per brackets passage",
    "citations": "clause title number passage",
    "consequences": "id clause trigger actor subject measure order passage",
    "findings": "code severity clause message suggestion passage",
    "unsettled": "named reason passage",
}


@pytest.mark.parametrize("name", KEYS)
def test_the_form_has_its_keys(name: str) -> None:
    part = write_form(made_policy())[name]
    first = part[0] if isinstance(part, list) else part
    assert set(first) == set(KEYS[name].split())


def test_the_form_has_its_parts_in_order() -> None:
    parts = list(write_form(made_policy(), with_text=True))
    assert parts[:4] == ["form", "policy", "text", "clauses"]
    assert set(parts) == {"form", "text", *KEYS}


def test_a_form_of_old_without_unsettled_names_is_read() -> None:
    form = write_form(made_policy(), with_text=True)
    del form["unsettled"]
    assert read_form(form) == dataclasses.replace(made_policy(), unsettled=())


def test_small_parts() -> None:
    form = write_form(made_policy())
    assert form["form"] == "zeren-policy/1"
    assert form["assignments"][2]["unit"] is None
    assert set(form["assignments"][0]["unit"]) == {"id", "name", "kind"}
    assert set(form["norms"][0]["brackets"][0]) == {"from", "to", "min", "max", "ratio", "step", "extra", "damaged"}
    assert set(form["clauses"][0]["passage"]) == {"start", "end", "exact"}
    assert set(form["policy"]["source"]) == {"name", "media_type", "encoding", "sha256", "characters"}
    assert set(form["policy"]["basis"][0]) == {"title", "number", "passage"}


def test_the_text_only_where_asked_for() -> None:
    assert "text" not in write_form(made_policy())
    assert write_form(made_policy(), with_text=True)["text"] == made_policy().text


def test_round_trip_through_json() -> None:
    assert read_form(json.loads(write_json(made_policy(), with_text=True))) == made_policy()


def test_without_text_the_text_is_empty() -> None:
    assert read_form(write_form(made_policy())).text == ""


def test_json_is_readable_and_ends_in_a_line_feed() -> None:
    written = write_json(made_policy())
    assert "州教育局" in written
    assert written.endswith("}\n")
    assert written == write_json(made_policy())


@pytest.mark.parametrize("form", [{}, {"form": "zeren-policy/2"}, {"form": "zeren-policy/1", "policy": {}}])
def test_what_is_not_the_form_is_refused(form: dict[str, object]) -> None:
    with pytest.raises(BadRequest, match="zeren-policy/1"):
        read_form(form)
