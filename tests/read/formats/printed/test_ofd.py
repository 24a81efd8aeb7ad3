"""OFD files: letters by their place into lines, pages, and what such a file can do wrong."""

import pytest

from graph.errors import UnreadableFile
from graph.read.source import read_source
from graph.read.texts import SourceText
from tests.read.formats.packages import ofd, ofd_text


def read(data: bytes) -> SourceText:
    return read_source(data, "通知.ofd")


def at(text: str, attributes: str, code: str = 'X="0" Y="5"') -> str:
    """A text object as its attributes say."""
    return f'<ofd:TextObject ID="1" {attributes}><ofd:TextCode {code}>{text}</ofd:TextCode></ofd:TextObject>'


def test_lines_go_from_top_to_bottom_whatever_their_order_in_the_file() -> None:
    source = read(ofd(ofd_text("二、保障措施。", 30, 80) + ofd_text("一、重点任务。", 30, 60)))
    assert source.text == "一、重点任务。\n二、保障措施。\n"
    assert (source.media_type, source.pages) == ("application/ofd", (0,))


def test_one_line_of_several_objects_goes_from_left_to_right() -> None:
    assert read(ofd(ofd_text("州教育局", 50, 60) + ofd_text("牵头：", 30, 60))).text == "牵头： 州教育局\n"


def test_each_page_is_where_its_text_starts() -> None:
    source = read(ofd(ofd_text("第一页的话。", 30, 60), ofd_text("第二页的话。", 30, 60)))
    assert [source.text[start : start + 3] for start in source.pages] == ["第一页", "第二页"]


def test_a_paragraph_goes_on_over_the_end_of_a_page() -> None:
    full, rest = "州教育局牵头负责建立投诉举报平台并向社会公布投诉电话和", "监督方式。"
    source = read(ofd(ofd_text(full, 30, 60), ofd_text(rest, 30, 60)))
    assert source.text == f"{full}{rest}\n"
    assert source.pages == (0, len(full))


@pytest.mark.parametrize(
    "steps", ["5 5 5 2.5 2.5 2.5", "g 3 5 g 3 2.5", ""], ids=["each step", "steps in a group", "no steps"]
)
def test_steps_between_letters(steps: str) -> None:
    code = 'X="0" Y="5"' + (f' DeltaX="{steps}"' if steps else "")
    assert read(ofd(at("责任单2021", 'Boundary="30 60 99 5" Size="5"', code))).text == "责任单2021\n"


def test_an_object_moved_and_enlarged_by_its_matrix_stands_where_it_shows() -> None:
    moved = at("在下面", 'Boundary="30 60 99 50" Size="1" CTM="5 0 0 5 0 40"', 'X="0" Y="1" DeltaX="g 2 1"')
    plain = at("在上面", 'Boundary="30 80 99 5" Size="5"')
    assert read(ofd(moved + plain)).text == "在上面\n在下面\n"


def test_hidden_objects_and_wrong_numbers_are_passed_over() -> None:
    page = (
        at("密", 'Boundary="30 60 99 5" Size="5" Visible="false"') + at("无", 'Boundary="x" Size="5"')
        + at("见", 'Boundary="30 60 99 5" Size="nan"', 'X="inf" Y="5" DeltaX="g 99999999999999999999 1e999"')
    )  # fmt: skip
    assert read(ofd(page)).text == "见\n"


def test_a_scan_says_so() -> None:
    with pytest.raises(UnreadableFile, match="扫描件"):
        read(ofd('<ofd:ImageObject ID="1" Boundary="0 0 210 297"/>'))


def test_progress_is_told_page_by_page() -> None:
    told: list[tuple[int, int]] = []
    read_source(ofd(ofd_text("甲", 30, 60), ofd_text("乙", 30, 60)), "通知.ofd", lambda *done: told.append(done))
    assert told == [(1, 2), (2, 2)]
