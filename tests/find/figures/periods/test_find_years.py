"""The one year that titles or time limits name."""

import pytest

from graph.find.figures.periods.years import year_of_fields, year_of_titles
from graph.read.texts import Span


@pytest.mark.parametrize(
    ("title", "year"),
    [
        ("某县2021年河湖保护工作要点", 2021),
        ("关于印发《某镇2021年护林防火实施方案》的通知", 2021),
        ("某市2021年度重点项目责任分解表", 2021),
        ("某区公共文化三年行动计划(2022—2024年)", None),
        ("某区2022-2024年行动计划", None),
        ("关于贯彻落实《省2020年工作要点》的实施意见", None),
        ("某市2020年工作总结和2021年工作安排", None),
        ("某市2030年前碳达峰行动方案", None),
        ("某市政务公开办法(2021年修订)", None),
        ("某市林长制实施方案", None),
    ],
)
def test_a_title_names_one_year_or_none(title: str, year: int | None) -> None:
    assert year_of_titles([title]) == year


def test_title_and_plan_title_must_agree() -> None:
    assert year_of_titles(["关于印发工作要点的通知", "某县2021年工作要点"]) == 2021
    assert year_of_titles(["关于印发2020年要点的通知", "某县2021年工作要点"]) is None


def test_time_limits_name_one_year_or_none() -> None:
    assert year_of_fields("完成时限:2022年5月底前\n完成时限:8月底前", ()) == 2022
    assert year_of_fields("完成时限:2022年5月底前\n完成时限:2023年8月底前", ()) is None
    assert year_of_fields("2022年完成。完成时限:8月底前", ()) is None
    assert year_of_fields("2023年9月底\t年底前", (Span(0, 8), Span(9, 12))) == 2023
