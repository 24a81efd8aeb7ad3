"""Tuples become rows by the names of their columns, and no name becomes anything else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.store.index.rows import maker


@given(st.lists(st.tuples(st.integers(), st.text(), st.none())))
def test_each_value_stands_under_its_column(lines: list[tuple[int, str, None]]) -> None:
    columns = ("from", "unitName", "v0")
    assert maker(columns)(lines) == [dict(zip(columns, line, strict=True)) for line in lines]


def test_one_column_is_no_special_case() -> None:
    assert maker(("policy",))([("p-1",), ("p-2",)]) == [{"policy": "p-1"}, {"policy": "p-2"}]


def test_a_row_of_another_length_is_an_error() -> None:
    with pytest.raises(ValueError, match="unpack"):
        maker(("a", "b"))([(1, 2, 3)])


@pytest.mark.parametrize("name", ["", "a b", "a'", "1a", "名", "a: 1, 'b"])
def test_what_is_no_plain_name_is_refused(name: str) -> None:
    with pytest.raises(ValueError, match="identifiers"):
        maker((name,))
