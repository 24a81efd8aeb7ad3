"""The table of finding codes."""

import re
from pathlib import Path

import pytest

import graph.ask.review
import graph.check
from graph.check.codes import CODES, make_finding


def test_codes_are_stable_words_with_titles_in_two_languages() -> None:
    for code, kind in CODES.items():
        assert re.fullmatch(r"[a-z]+(?:-[a-z]+)*", code)
        assert re.search("[一-鿿]", kind.zh)
        assert kind.en.isascii()


def test_every_code_is_made_somewhere_and_every_made_code_is_known() -> None:
    folders = [Path(str(room.__file__)).parent for room in (graph.check, graph.ask.review)]
    paths = [path for folder in folders for path in folder.glob("*.py") if path.name != "codes.py"]
    source = "".join(path.read_text("utf-8") for path in paths)
    assert {code for code in CODES if f'"{code}"' not in source} == set()


def test_a_finding_takes_the_severity_of_its_kind() -> None:
    assert make_finding("damaged-figure", None, "残缺", "核对", None).severity == "error"
    assert make_finding("vague-cadence", None, "定期", "写明", None).severity == "info"


def test_an_unknown_code_is_refused() -> None:
    with pytest.raises(KeyError):
        make_finding("no-such-code", None, "", "", None)
