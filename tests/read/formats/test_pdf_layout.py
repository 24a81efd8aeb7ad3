"""PDF files as office programs print them (letters by a map of their own): what is joined, what is left out."""

import pytest

from graph.errors import UnreadableFile
from graph.read.source import read_source
from graph.read.texts import SourceText
from tests.read.formats.made_pdf import Page, Rule, made_pdf, sheet, wrapped

WORK = (
    "压实校内安全工作责任。督促指导学校牢固树立安全是办学底线的理念，承担起校内安全管理的主体责任，"
    "切实做好各项工作。（责任单位：州教育局、州公安局）"
)


def _read(*pages: Page) -> SourceText:
    return read_source(made_pdf(pages), "计划.pdf")


def test_a_numbered_heading_after_a_full_line_begins_a_paragraph() -> None:
    full = "学校应当落实安全责任并且每年开展两次以上应急疏散演练活动。"
    lines = [*wrapped(WORK), full[-28:], "（一）完善校园内部安全管理体系。"]
    assert _read(sheet(lines)).text == f"{WORK}\n{full[-28:]}\n（一）完善校园内部安全管理体系。\n"


def test_a_running_head_is_known_by_its_words_whatever_its_figures() -> None:
    pages = [sheet(wrapped(WORK), f"2020年第{at}期 · {at}") for at in range(1, 6)]
    assert _read(*pages).text == f"{WORK}\n" * 5


def test_an_underline_is_no_table() -> None:
    source = _read([*sheet(["一、目标任务", "二、工作重点"]), Rule(72, 118, 168, 118)])
    assert (source.text, source.tables) == ("一、目标任务\n二、工作重点\n", ())


def test_letters_are_known_by_the_map_of_their_font() -> None:
    assert _read(sheet(["一、目标任务", "2020年", "二、工作重点"])).text == "一、目标任务\n2020年\n二、工作重点\n"


def test_a_font_without_a_map_is_garbled() -> None:
    data = made_pdf([sheet(wrapped(WORK))]).replace(b"/ToUnicode 6 0 R", b"/Unicode__ 6 0 R")
    with pytest.raises(UnreadableFile, match="乱码"):
        read_source(data, "计划.pdf")


def test_short_lines_alone_on_their_pages_are_not_joined() -> None:
    source = _read(sheet(["实施方案", "黔南州人民政府办公室", "2020年5月18日"]))
    assert source.text == "实施方案\n黔南州人民政府办公室\n2020年5月18日\n"


def test_radicals_a_font_map_puts_for_letters_become_the_letters() -> None:
    source = _read(sheet(["州⺠政局、⼈⺠政府部⻔", "⻛险⽤⼾⾷品⻓顺县"]))
    assert source.text == "州民政局、人民政府部门\n风险用户食品长顺县\n"


def test_a_line_that_begins_with_a_closing_mark_goes_on() -> None:
    lines = [*wrapped(WORK)[:2], "保安配备率在全部中小学幼儿园达到100", "%，2021年底前完成。"]
    assert "达到100%，2021年底前完成。\n" in _read(sheet(lines)).text
