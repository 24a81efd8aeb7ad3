"""A printed plan from file to records, and a long one within its memory."""

import json
import subprocess
import sys

from graph.compiler import compile_policy
from graph.records import CompiledPolicy
from tests.read.formats.made_pdf import grid, made_pdf, sheet, wrapped

LINES = [
    "黔南州人民政府办公室关于推进平安校园建设的通知",
    "黔南府办函〔2020〕24号",
    "各县（市）人民政府，州政府各部门：",
    "一、工作重点",
    *wrapped(
        "1.压实校内安全工作责任。督促指导学校牢固树立安全是办学底线的理念，承担起校内安全管理的主体责任。（责任单位：州教育局、州公安局）"
    ),
    *wrapped("2.完善人防体系建设。2020年底前中小学保安配备率达到100%。（州公安局牵头，州教育局、州财政局配合）"),
]
LONG = """
import json, resource, sys
from graph.read.source import read_source
from tests.read.formats.made_pdf import made_pdf, sheet, wrapped
from tests.read.formats.test_pdf_policy import LINES
count = int(sys.argv[1])
pages = [sheet(LINES + wrapped(f"第{at}项工作。" * 20), "黔南州人民政府公报", f"- {at} -") for at in range(count)]
source = read_source(made_pdf(pages), "a.pdf")
peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
print(json.dumps([len(source.pages), source.text.count("黔南州人民政府公报"), peak]))
"""


def _owners(compiled: CompiledPolicy) -> list[tuple[str, str, str]]:
    return [(one.unit.name if one.unit else "", one.role, one.passage.exact) for one in compiled.assignments]


def test_a_printed_plan_names_its_owners_in_their_own_words() -> None:
    middle = len(LINES) - 3
    pages = [sheet(LINES[:middle], "公报", "— 1 —"), sheet(LINES[middle:], "公报", "— 2 —"), sheet([], "公报", "— 3 —")]
    compiled = compile_policy(made_pdf(pages), "计划.pdf")
    assert [(role, words) for _, role, words in _owners(compiled)] == [
        ("responsible", "州教育局"),
        ("responsible", "州公安局"),
        ("lead", "州公安局"),
        ("support", "州教育局"),
        ("support", "州财政局"),
    ]
    assert all(compiled.text[one.passage.start : one.passage.end] == one.passage.exact for one in compiled.assignments)
    assert [one.passage.exact for one in compiled.deadlines] == ["2020年底前"]


def test_a_printed_table_names_its_owners_row_by_row() -> None:
    columns = [72, 112, 300, 410, 520]
    cells = [(0, at, 1, 1, text) for at, text in enumerate(("序号", "任务", "牵头单位", "配合单位"))]
    cells += [(1, 0, 1, 1, "1"), (1, 1, 1, 1, "落实安全责任"), (1, 2, 2, 1, "州教育局"), (1, 3, 1, 1, "州公安局")]
    cells += [(2, 0, 1, 1, "2"), (2, 1, 1, 1, "开展安全检查"), (2, 3, 1, 1, "州财政局")]
    page = sheet([*LINES[:3], "附件：重点任务分工表"]) + grid(columns, [240, 270, 300, 330], cells)
    compiled = compile_policy(made_pdf([page]), "分工表.pdf")
    assert [(role, words) for _, role, words in _owners(compiled)] == [
        ("lead", "州教育局"),
        ("support", "州公安局"),
        ("lead", "州教育局"),
        ("support", "州财政局"),
    ]


def test_a_long_file_stays_within_its_memory() -> None:
    """Two thousand pages take four times the time of these and, measured by hand, hardly more memory."""
    ran = subprocess.run([sys.executable, "-c", LONG, "300"], capture_output=True, check=True)
    pages, heads, peak = json.loads(ran.stdout)
    assert (pages, heads) == (300, 0)
    assert peak < 400_000
