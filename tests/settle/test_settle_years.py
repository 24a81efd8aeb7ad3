"""Years that dates leave out: of the title, of other time limits, of the stage before; always said, never a guess."""

import pytest

from graph.compiler import compile_policy

NOTICE = (
    "某县人民政府关于印发{title}的通知\n各乡镇人民政府:\n现印发给你们。\n某县人民政府\n2021年3月5日\n{title}\n{body}"
)


def dated(title: str, body: str) -> tuple[list[str | None], list[str]]:
    """Dates of the deadlines, and the findings about their years."""
    compiled = compile_policy(NOTICE.format(title=title, body=body).encode(), "years.txt")
    found = [one.message for one in compiled.findings if one.code == "assumed-year"]
    return [one.date for one in compiled.deadlines], found


@pytest.mark.parametrize(
    ("title", "body", "dates"),
    [
        ("某县2021年护林工作要点", "一、任务\n(一)6月底前完成巡查。\n(二)年底前总结。", ["2021-06-30", "2021-12-31"]),
        ("某县2021年护林工作要点", "一、任务\n(一)1月底前完成巡查。", [None]),
        ("某县护林行动计划(2021—2023年)", "一、任务\n(一)6月底前完成巡查。", [None]),
        ("某县护林方案", "一、任务\n(一)6月底前完成巡查。", [None]),
        (
            "某县护林方案",
            "一、任务\n1.开展巡查。\n完成时限:2021年6月底前\n2.补植树木。\n完成时限:9月底前",
            ["2021-06-30", "2021-09-30"],
        ),
        (
            "某县护林方案",
            "一、任务\n(一)6月底前完成巡查。\n完成时限:2021年9月底前",
            ["2021-06-30", "2021-09-30"],
        ),
        (
            "某县护林方案",
            "一、任务\n(一)6月底前完成巡查。\n完成时限:2022年9月底前",
            [None, "2022-09-30"],
        ),
        (
            "某县护林方案",
            "一、步骤\n(一)动员阶段(2021年4月1日—4月10日)。\n(二)巡查阶段(4月11日—9月20日)。",
            ["2021-04-10", "2021-09-20"],
        ),
    ],
)
def test_years_are_taken_from_where_they_are_said(title: str, body: str, dates: list[str | None]) -> None:
    assert dated(title, body)[0] == dates


def test_an_assumed_year_is_told_with_its_words() -> None:
    (message,) = dated("某县2021年护林工作要点", "一、任务\n(一)6月底前完成巡查。")[1]
    assert "「6月底前」" in message
    assert "2021年" in message


def test_a_year_that_is_written_is_not_assumed() -> None:
    assert dated("某县2021年护林工作要点", "一、任务\n(一)2021年6月底前完成巡查，年底前总结。")[1] == []
