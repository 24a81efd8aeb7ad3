"""Which date a figure belongs to."""

import pytest

from graph.find.figures.deadlines import find_deadlines
from graph.find.figures.kinds import kind_of
from graph.find.figures.targets import TargetMention, find_figures
from graph.find.figures.veil import veil_dates
from graph.read.texts import Span
from graph.settle.deadlines import date_mentions
from graph.settle.targets import dates_of_targets, last_before


def owners(text: str) -> list[str | None]:
    """The year of the date of each figure."""
    bare, whole = veil_dates(text), Span(0, len(text))
    dated = date_mentions(find_deadlines(text, 0, len(text), 2020), None, text)
    figures = find_figures(bare, 0, len(text))
    found = [TargetMention(f, kind_of(bare, f, whole, ()) or "goal", 0, len(text), "") for f in figures]
    return [None if at is None else (dated[at].date or "")[:4] for at in dates_of_targets(text, whole, dated, found)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2020年底前A达到90%,2021年底前B达到100%", ["2020", "2021"]),
        ("到2025年,A达到90%;B达到80%", ["2025", "2025"]),
        ("全面完善各项工作制度和办法,2025年底前A达到90%;B达到80%", ["2025", None]),
        ("A达到90%(2025年底前)", ["2025"]),
        ("A达到90%。", [None]),
        ("到2020年和2025年,A分别达到80%和90%", ["2020", "2025"]),
        ("B达到60%,2025年底前A达到90%", [None, "2025"]),
    ],
)
def test_a_figure_has_the_date_before_it_or_in_the_same_breath(text: str, expected: list[str | None]) -> None:
    assert owners(text) == expected


def test_the_last_date_before_a_place() -> None:
    text = "2020年底前与2021年底前"
    first, second = dated = date_mentions(find_deadlines(f"{text}完成", 0, 19, 2020), None, text)
    places = (first.end - 1, first.end, second.end - 1, second.end, 40)
    assert [last_before(dated, at).end for at in places] == [0, first.end, first.end, second.end, second.end]
