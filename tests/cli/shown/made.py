"""A few answers made by hand from the bundled policy's own sentences: enough to lay out every kind of row."""

from datetime import date

from graph.ask.answers import (
    CadenceFact,
    Cite,
    DeadlineFact,
    Due,
    DutyFact,
    FindingFact,
    Owner,
    Partner,
    TargetFact,
    TaskPage,
    TaskRef,
    UnitDuty,
    UnitHit,
    UnitPage,
    UnitRef,
)
from graph.ask.parts.sentences import sentence_around
from graph.records import Passage

TEXT = (
    "3.完善物防体系建设。2020年底前中小学与城镇幼儿园封闭化管理达到100  %。"
    "(责任单位:州公安局、州教育局、州有关部门,各县(市)人民政府)"
)
DAY = date(2021, 1, 1)
POLICE = UnitRef("u-police", "州公安局", "body")
EDUCATION = UnitRef("u-education", "州教育局", "body")
COUNTIES = UnitRef("g-counties", "各县（市）人民政府", "group")
TASK = TaskRef("p-1-c-3", "p-1", "二（一）3", "完善物防体系建设", "二、工作重点", (POLICE, EDUCATION, COUNTIES))


def cite(words: str, at: int = 0) -> Cite:
    start = TEXT.index(words) if words in TEXT else at
    passage = Passage(start, start + len(words), words)
    return Cite("p-1", "平安校园建设实施方案", TASK.id, TASK.label, TASK.heading, passage)


def owner(order: int, unit: UnitRef | None, named: str, reason: str | None = None) -> Owner:
    members = (UnitRef("u-1", "都匀市人民政府", "body"),) if unit == COUNTIES else ()
    return Owner(
        f"a-{order}", unit, named, "responsible", "stated", "clause", order, reason, False, members, cite(named)
    )


OWNERS = (
    owner(1, POLICE, "州公安局"),
    owner(2, EDUCATION, "州教育局"),
    owner(3, None, "州有关部门", "没有指明具体单位"),
    owner(4, COUNTIES, "各县(市)人民政府"),
)
DUTY = DutyFact("y-1", "obligation", True, (), (), cite("中小学与城镇幼儿园封闭化管理达到100  %"))
TARGET = TargetFact(
    "t-1", "封闭化管理", ">=", 100, None, None, "%", "中小学与城镇幼儿园", "goal", False,
    "2020-12-31", "year-end", "overdue-unreported", "≥ 100%", cite("达到100  %"),
)  # fmt: skip
DAMAGED = TargetFact(
    "t-2", "专职保安员", "range", None, 2, None, "名", "500人以下", "standard", True,
    None, None, "no-deadline", "下限 2、上限不明", cite("2至 名", 900),
)  # fmt: skip
DEADLINE = DeadlineFact("d-1", "2020-12-31", "year-end", "t-1", "overdue-unreported", cite("2020年底前"))
CADENCE = CadenceFact("f-1", "monthly", "FREQ=MONTHLY", False, 1, cite("每月至少一次", 800))
FINDING = FindingFact(
    "g-1", "p-1", "damaged-figure", "error", "数字残缺", "向发文机关核对原件", cite("2至 名", 900)
)  # fmt: skip
TASK_PAGE = TaskPage(
    TASK, Passage(0, len(TEXT), TEXT), OWNERS, (DUTY,), (TARGET, DAMAGED), (DEADLINE,), (CADENCE,), (), (), (FINDING,),
    cite(TEXT), DAY,
)  # fmt: skip
ROW = UnitDuty(
    TASK, "responsible", "stated", "clause", None, "州教育局", (DUTY,), (TARGET, DAMAGED), (DEADLINE,), (CADENCE,), 1,
    cite("州教育局"),
)  # fmt: skip
GROUP_ROW = UnitDuty(
    TASK, "responsible", "stated", "group", COUNTIES, "各县(市)人民政府", (), (), (), (), 0, cite("各县(市)人民政府")
)
UNIT_PAGE = UnitPage(
    EDUCATION, "prefecture", "黔南州", "register", (), (), (), (ROW, GROUP_ROW), (Partner(POLICE, 1),), DAY
)
HIT = UnitHit(EDUCATION, "教育部门", "本文中指州教育局", 1)
SENTENCE = sentence_around(Passage(0, len(TEXT), TEXT), cite("2020年底前").passage)
DUE = Due("2020-12-31", "year-end", TASK, TARGET, OWNERS, "overdue-unreported", cite("2020年底前"), SENTENCE)
