"""What was hardly read is told first: by words that promise more than was found, by letters in no clause."""

import random
from pathlib import Path

import pytest

from graph.check.reading import check_reading
from graph.compiler import compile_policy
from graph.read.outline import Part
from graph.read.source import read_source
from graph.read.texts import Span
from graph.read.tidy import tidy
from graph.records import CompiledPolicy, Finding
from tests.check.policies import compiled

ANNOTATED = Path(__file__).parents[1] / "documents" / "annotated"
DOCUMENTS = sorted(path for path in ANNOTATED.iterdir() if path.suffix != ".toml")
OFFICES = "教育局 公安局 住建局 财政局 民政局 水利局 卫健局 交通局".split()  # noqa: SIM905


def _told(policy: CompiledPolicy) -> list[Finding]:
    return [finding for finding in policy.findings if finding.code == "hardly-read"]


def _text(path: Path) -> str:
    return read_source(path.read_bytes(), path.name).text


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
def test_what_is_read_well_is_not_told(path: Path) -> None:
    assert _told(compile_policy(path.read_bytes(), path.name)) == []


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
def test_a_bad_scan_is_told(path: Path) -> None:
    chance = random.Random(path.stem)
    scan = "".join(
        chr(chance.randrange(0x4E00, 0x9FA5)) if letter > "一" and chance.random() < 0.1 else letter
        for letter in _text(path)
    )
    (found,) = _told(compile_policy(scan.encode(), "scan.txt"))
    assert "极少见的字" in found.message


@pytest.mark.parametrize("path", [path for path in DOCUMENTS if len(_text(path)) > 600], ids=lambda path: path.stem)
def test_a_text_without_marks_is_told(path: Path) -> None:
    bare = _text(path).translate(dict.fromkeys(map(ord, "，。、；：（）()《》〔〕,.;:")))
    assert _told(compile_policy(bare.encode(), "bare.txt"))


def test_a_table_without_its_lines_tells_which_words_were_not_kept() -> None:
    rows = "".join(f"整修第{n}所校舍县{office}县{office}" for n, office in enumerate(OFFICES))
    (found,) = _told(compiled(f"任务分解表任务单位{rows}"))
    assert (found.severity, found.clause, found.passage) == ("error", None, None)
    assert "单位名称 16 处，只读出责任主体" in found.message
    assert "对照原文" in found.suggestion


def test_it_comes_before_all_others() -> None:
    findings = compiled("任务表" + "".join(f"县{office}办学校{n}所" for n, office in enumerate(OFFICES))).findings
    assert findings[0].code == "hardly-read"
    assert all(finding.code != "hardly-read" for finding in findings[1:])


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        ([], "0% 归入条款；正文几乎都不在任何条款之中"),
        ([(0, 20)], "14% 归入条款；正文几乎都不在任何条款之中"),
        ([(0, 20), (30, 60)], "35% 归入条款；成句的文字 132 字，只有 44 字归入条款"),
        ([(0, 20), (30, 90)], None),
    ],
)
def test_letters_outside_any_clause_are_told(parts: list[tuple[int, int]], said: str | None) -> None:
    clean = tidy("学校食堂实行明厨亮灶。" * 12 + "学校食堂每日留样")
    spans = [Part("", "", (), (0,), None, start, end, start) for start, end in parts]
    found = list(check_reading(clean, Span(0, 0), spans, compiled("")))
    assert [one.message.split(" 字，", 1)[1] for one in found] == ([said] if said else [])


@pytest.mark.parametrize(
    "body",
    [
        "一、总体要求\n坚持以人民为中心，不断提升治理水平。\n二、工作安排\n（一）扩建校舍。2020年底前扩建6所。（责任单位：市教育局）",
        "去年全市新建学校3所，改造校舍12处，培训教师300人，新增学位4500个，增长12%，投入2亿元，惠及4万人。",
        "各单位：请认真学习。",
    ],
    ids=["plan", "report of the past", "short"],
)
def test_what_promises_nothing_more_is_not_told(body: str) -> None:
    assert _told(compiled(body)) == []
