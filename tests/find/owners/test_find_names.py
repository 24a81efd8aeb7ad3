"""A list of names taken apart, where only its lines part them."""

import pytest

from graph.find.owners.words.names import split_list


@pytest.mark.parametrize(
    ("written", "names"),
    [
        ("综合行政执法队\n石桥派出所", ["综合行政执法队", "石桥派出所"]),
        ("镇消防工作站\n民政办公中心、各村", ["镇消防工作站", "民政办公中心", "各村"]),
        ("市公安局\n交警支队、市教育局", ["市公安局交警支队", "市教育局"]),
        ("国家税务总局\n清河市税务局", ["国家税务总局清河市税务局"]),
        ("县农业农\n村局", ["县农业农村局"]),
        ("县水利局\n按职责分工负责", ["县水利局按职责分工负责"]),
    ],
)
def test_lines_part_names_that_are_whole(written: str, names: list[str]) -> None:
    assert [item.words for item in split_list(written, 0, len(written))] == names
