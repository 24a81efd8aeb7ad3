"""One 重点任务分工表 with merged cells, as a Word and as an Excel file: the same owners from both."""

from io import BytesIO

import pytest
from docx import Document

from graph.compiler import compile_policy
from graph.records import CompiledPolicy
from tests.read.formats.packages import cells, workbook

TITLE = "青山州2021年营商环境重点任务分工表"
HEAD = ["序号", "重点任务", "牵头单位", "配合单位", "完成时限"]
ROWS = [
    ["1", "建立投诉举报平台，公布投诉电话。", "州教育局", "州财政局、州公安局", "2021年6月底前"],
    ["2", "编制办事指南并向社会公开。", "", "州司法局", "2021年9月底前"],
    ["3", "开展专项检查，形成检查报告。", "州市场监管局", "州民政局", ""],
]
MERGED = ((1, 2, 2, 2), (2, 4, 3, 4))
OWNERS = [
    (1, "州教育局", "lead"), (1, "州财政局", "support"), (1, "州公安局", "support"),
    (2, "州教育局", "lead"), (2, "州司法局", "support"),
    (3, "州市场监管局", "lead"), (3, "州民政局", "support"),
]  # fmt: skip


def as_word() -> bytes:
    document = Document()
    document.add_paragraph(TITLE)
    table = document.add_table(len(ROWS) + 1, len(HEAD))
    for at, row in enumerate([HEAD, *ROWS]):
        for column, text in enumerate(row):
            table.cell(at, column).text = text
    for top, left, bottom, right in MERGED:
        text = table.cell(top, left).text
        table.cell(top, left).merge(table.cell(bottom, right)).text = text
    buffer = BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def as_sheet() -> bytes:
    below = [f"{chr(65 + left)}{top + 2}:{chr(65 + right)}{bottom + 2}" for top, left, bottom, right in MERGED]
    return workbook(cells([[TITLE], HEAD, *ROWS], ("A1:E1", *below)))


def owners(policy: CompiledPolicy) -> list[tuple[int, str, str]]:
    """Row, name and role, each checked against the words of the document; a row is told by the task in its clause."""
    words = {clause.id: clause.passage.exact for clause in policy.clauses}
    for one in policy.assignments:
        assert policy.text[one.passage.start : one.passage.end] == one.passage.exact == one.named
    return [
        (number, one.named, one.role)
        for one in policy.assignments
        for number, row in enumerate(ROWS, 1)
        if row[1] in words[one.clause]
    ]


@pytest.mark.parametrize(("data", "name"), [(as_word(), "分工表.docx"), (as_sheet(), "分工表.xlsx")])
def test_a_merged_lead_answers_for_each_row_it_covers(data: bytes, name: str) -> None:
    assert owners(compile_policy(data, name)) == OWNERS


def test_a_task_merged_over_two_rows_of_owners_stays_one_clause() -> None:
    rows = [HEAD, ["1", "建立投诉举报平台，公布投诉电话。", "州教育局", "州财政局"], ["", "", "州公安局", "州民政局"]]
    policy = compile_policy(workbook(cells([[TITLE], *rows], ("A3:A4", "B3:B4"))), "分工表.xlsx")
    assert [one.named for one in policy.assignments] == ["州教育局", "州财政局", "州公安局", "州民政局"]
    assert len({one.clause for one in policy.assignments}) == 1
