"""A compiled policy made by hand: every kind of record, every kind of doubt."""

import dataclasses
import hashlib

from graph.records import (
    Actor,
    Assignment,
    BasisDocument,
    Bracket,
    Cadence,
    Citation,
    Clause,
    CompiledPolicy,
    Consequence,
    Deadline,
    Duty,
    Finding,
    NamedUnit,
    Naming,
    Norm,
    Passage,
    Policy,
    Source,
    Target,
    Unit,
)
from ontology.iris import mint_clause, mint_fact, mint_group, mint_policy, mint_unit

TEXT = """某州人民政府办公室关于加强校园安全的通知
某府办函〔2021〕7号
各县人民政府、州政府各部门:
根据《保安服务管理条例》(国务院令第564号),现通知如下。
一、配备 保安
1. 2021年底前乡村幼儿园配备率达到100  %,每学期检查一次。500人以下2至 名,\t超过1000人的按3‰配备。
(牵头单位:州教育局;责任单位:各县人民政府、有关部门)
二、问责
对落实不力的单位,由州政府督查室"约谈"\\通报。2022年6月底前整改。(责任单位:州教育局、各县人民政府)
"""
EDU = Unit(mint_unit("某州教育局"), "某州教育局", "body")
COUNTIES = Unit(mint_group("各县人民政府", "某州"), "各县人民政府", "group")
POLICY = mint_policy("某府办函〔2021〕7号", "", "")
WHOLE, FIRST, ITEM, SECOND = (mint_clause(POLICY, position) for position in ((), (1,), (1, 1), (2,)))


def at(exact: str, after: str = "") -> Passage:
    """Where the words stand, the first time after `after`."""
    start = TEXT.index(exact, TEXT.index(after) if after else 0)
    return Passage(start, start + len(exact), exact)


def _assignment(named: str, unit: Unit | None, order: int, reason: str | None = None) -> Assignment:
    return Assignment(
        id=mint_fact(ITEM, "assignment", named),
        clause=ITEM,
        named=named,
        unit=unit,
        role="lead" if order == 1 else "responsible",
        basis="stated",
        origin="clause",
        order=order,
        reason=reason,
        external=unit is COUNTIES,
        passage=at(named, "(牵头单位"),
    )


def _shared(named: str, unit: Unit, order: int) -> Assignment:
    first = _assignment(named, unit, order + 1)
    identifier, place = mint_fact(SECOND, "assignment", named), at(named, "(责任单位")
    return dataclasses.replace(first, id=identifier, clause=SECOND, order=order, passage=place)


def _target() -> Target:
    return Target(
        id=mint_fact(ITEM, "target", "配备率"),
        clause=ITEM,
        subject="配备率",
        bound=">=",
        value=100,
        min=None,
        max=None,
        unit="%",
        scope="乡村幼儿园",
        deadline=mint_fact(ITEM, "deadline", "2021年底前"),
        kind="goal",
        damaged=False,
        passage=at("配备率达到100  %"),
    )


def _norm() -> Norm:
    return Norm(
        id=mint_fact(ITEM, "norm", "保安"),
        clause=ITEM,
        subject="保安",
        per="学生人数",
        brackets=(
            Bracket(None, 500, 2, None, None, None, None, True),
            Bracket(1000, None, None, None, 0.003, None, None, False),
        ),
        passage=at("500人以下2至 名,\t超过1000人的按3‰配备"),
    )


def _policy() -> Policy:
    return Policy(
        id=POLICY,
        title="某州人民政府办公室关于加强校园安全的通知",
        number="某府办函〔2021〕7号",
        issuer="某州人民政府办公室",
        signed="2021-03-01",
        published=None,
        addressees=("各县人民政府", "州政府各部门"),
        basis=(BasisDocument("保安服务管理条例", "国务院令第564号", at("《保安服务管理条例》(国务院令第564号)")),),
        index_number="GZ-1/2021",
        source=Source("notice.txt", "text/plain", "utf-8", hashlib.sha256(TEXT.encode()).hexdigest(), len(TEXT)),
    )


def _clauses() -> tuple[Clause, ...]:
    chapter, second = TEXT.index("一、"), TEXT.index("二、")
    item = TEXT.index("1. ")
    return (
        Clause(WHOLE, "", "", None, (), Passage(0, chapter, TEXT[:chapter])),
        Clause(FIRST, "一", "配备 保安", None, ("一",), Passage(chapter, second, TEXT[chapter:second])),
        Clause(ITEM, "1/甲", "", FIRST, ("一", "1/甲"), Passage(item, second, TEXT[item:second])),
        Clause(SECOND, "二", "问责", None, ("二",), Passage(second, len(TEXT), TEXT[second:])),
    )


def _units() -> tuple[NamedUnit, ...]:
    naming = Naming("州教育局", "全称省去所在地 / short for the full name", at("州教育局"))
    return (
        NamedUnit(EDU.id, EDU.name, "body", "prefecture", "某州", mint_unit("某州人民政府"), "grammar", (), (naming,)),
        NamedUnit(
            COUNTIES.id,
            COUNTIES.name,
            "group",
            None,
            None,
            None,
            "register 3",
            (mint_unit("甲县人民政府"), mint_unit("乙县人民政府")),
            (),
        ),
    )


def _consequences() -> tuple[Consequence, ...]:
    words = at('对落实不力的单位,由州政府督查室"约谈"\\通报')
    return (
        Consequence(mint_fact(SECOND, "consequence", "约谈"), SECOND, "落实不力", Actor("州政府督查室", None),
                    "单位", "约谈\"\\通报", 1, words),
        Consequence(mint_fact(SECOND, "consequence", "通报"), SECOND, "", Actor("州教育局", EDU), "", "通报", None,
                    at("通报")),
        Consequence(mint_fact(SECOND, "consequence", "问责"), SECOND, "", None, "", "问责", None, at("问责")),
    )  # fmt: skip


def _findings() -> tuple[Finding, ...]:
    return (
        Finding("vague-owner", "warning", ITEM, "「有关部门」没有指明是谁", "写明单位名称", at("有关部门")),
        Finding("no-oversight", "info", None, "没有写明由谁督导", "", None),
    )


def made_policy() -> CompiledPolicy:
    """The whole of it."""
    duty = at("2021年底前乡村幼儿园配备率达到100  %")
    return CompiledPolicy(
        policy=_policy(),
        text=TEXT,
        clauses=_clauses(),
        units=_units(),
        assignments=(
            _assignment("州教育局", EDU, 1),
            _assignment("各县人民政府", COUNTIES, 2),
            _assignment("有关部门", None, 3, "没有指明是谁 / nobody in particular"),
            _shared("州教育局", EDU, 1),
            _shared("各县人民政府", COUNTIES, 2),
        ),
        duties=(
            Duty(mint_fact(ITEM, "duty", duty.exact), ITEM, (), (), True, "obligation", duty),
            Duty(mint_fact(SECOND, "duty", "约谈"), SECOND, ("州政府督查室",), (EDU.id,), False, "principle",
                 at("由州政府督查室")),
        ),
        deadlines=(
            Deadline(mint_fact(ITEM, "deadline", "2021年底前"), ITEM, "2021-12-31", "year-end", _target().id,
                     at("2021年底前")),
            Deadline(mint_fact(SECOND, "deadline", "2022年6月底前"), SECOND, "2022-06-30", "month-end", None,
                     at("2022年6月底前")),
            Deadline(mint_fact(ITEM, "deadline", "年底前"), ITEM, None, "unknown", None, at("年底前")),
        ),
        cadences=(Cadence(mint_fact(ITEM, "cadence", "每学期"), ITEM, "each-term", None, True, 1, at("每学期")),),
        targets=(_target(),),
        norms=(_norm(),),
        citations=(
            Citation(FIRST, "条例", None, at("条例")),
            Citation(None, "保安服务管理条例", "国务院令第564号", at("《保安服务管理条例》(国务院令第564号)")),
        ),
        consequences=_consequences(),
        findings=_findings(),
        unsettled=(Naming("有关部门", "“有关部门”没有点名，不知是哪些单位", at("有关部门")),),
    )  # fmt: skip
