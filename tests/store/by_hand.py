"""A small policy compiled by hand, so that store and answers are tested without the compiler."""

import hashlib
from dataclasses import replace

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
from graph.store.events import CompiledGraph
from graph.write.quads import write_nquads
from ontology.iris import mint_clause, mint_fact, mint_group, mint_policy, mint_unit

NUMBER, TITLE = "某府办函〔2021〕7号", "关于加强学校饮水安全的通知"
TEXT = """关于加强学校饮水安全的通知
某府办函〔2021〕7号
根据《饮水条例》制定。
一、重点任务
（一）检测水质。教育部门每季度检测一次水质，2021年6月底前城区学校检测率达到100%，2022年底前乡村学校检测率达到100%。\
水务部门提供检测设备。(责任单位：州教育局、州水务局，各县〔市〕人民政府)
（二）配备人员。每校配备水质员2至 名。学校每天巡查。年底前完成培训。2021年10月底前完成备案。\
(牵头单位：州水务局；配合单位：州有关部门)
二、问责
对弄虚作假的，由州纪委监委给予处分。
"""
EDU, WATER, DISCIPLINE = (
    Unit(mint_unit(name, slug=slug), name, "body")
    for name, slug in (("州教育局", "mou-edu"), ("州水务局", "mou-water"), ("州纪委监委", "mou-discipline"))
)
COUNTIES = Unit(mint_group("各县〔市〕人民政府", slug="mou-counties"), "各县〔市〕人民政府", "group")
EAST, WEST = (
    Unit(mint_unit(name, slug=slug), name, "body")
    for name, slug in (("东县人民政府", "mou-east"), ("西市人民政府", "mou-west"))
)


def at(text: str, words: str, nth: int = 0) -> Passage:
    """The nth place of the words in the text."""
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    return Passage(start, start + len(words), words)


def compiled_by_hand(text: str = TEXT, number: str = NUMBER) -> CompiledPolicy:
    """The policy above; another text or number makes another one of the same shape."""
    policy = mint_policy(number, TITLE, text)
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    source = Source("notice.txt", "text/plain", "utf-8", sha256, len(text))
    basis = (BasisDocument("饮水条例", None, at(text, "《饮水条例》")),)
    top, first, second, last = (mint_clause(policy, place) for place in ((1,), (1, 1), (1, 2), (2,)))
    return CompiledPolicy(
        policy=Policy(
            policy, TITLE, number, "某州人民政府办公室", "2021-03-01", None, ("各县人民政府",), basis, None, source
        ),
        text=text,
        clauses=_clauses(text, top, first, second, last),
        units=_units(text),
        assignments=_assignments(text, first, second),
        duties=_duties(text, first, second),
        deadlines=_deadlines(text, first, second),
        cadences=(_cadence(text, first),),
        targets=_targets(text, first),
        norms=_norms(text, second),
        citations=(Citation(None, "饮水条例", None, at(text, "《饮水条例》")),),
        consequences=(_consequence(text, last),),
        findings=_findings(text, second),
    )


def graph_by_hand(data: bytes, name: str) -> CompiledGraph:
    """A compiler for tests: the bytes are the text; `number:` in its first line gives another policy."""
    text = data.decode()
    head = text.partition("\n")[0]
    number = head.removeprefix("number:") if head.startswith("number:") else NUMBER
    compiled = compiled_by_hand(text, number)
    source = replace(compiled.policy.source, name=name)
    compiled = replace(compiled, policy=replace(compiled.policy, source=source))
    return CompiledGraph.of(compiled.policy.id, write_nquads(compiled))


def another(number: str) -> bytes:
    """The same notice under another number."""
    return f"number:{number}\n{TEXT}".encode()


def _clauses(text: str, top: str, first: str, second: str, last: str) -> tuple[Clause, ...]:
    heads = [text.index(words) for words in ("一、重点", "（一）检测", "（二）配备", "二、问责")]
    spans = [(heads[0], heads[3]), (heads[1], heads[2]), (heads[2], heads[3]), (heads[3], len(text))]
    passages = [Passage(start, end, text[start:end]) for start, end in spans]
    return (
        Clause(top, "一", "重点任务", None, ("一",), passages[0]),
        Clause(first, "(一)", "检测水质", top, ("一", "(一)"), passages[1]),
        Clause(second, "(二)", "配备人员", top, ("一", "(二)"), passages[2]),
        Clause(last, "二", "问责", None, ("二",), passages[3]),
    )


def _units(text: str) -> tuple[NamedUnit, ...]:
    reason = "本级主管教育的部门是州教育局"
    spoken = (Naming("教育部门", reason, at(text, "教育部门")),)
    water = (Naming("水务部门", "本级主管水务的部门是州水务局", at(text, "水务部门")),)
    counties = "登记：县级政府"
    return (
        NamedUnit(EDU.id, EDU.name, "body", "州", "某州", None, "登记 1", (), spoken),
        NamedUnit(WATER.id, WATER.name, "body", "州", "某州", None, "登记 2", (), water),
        NamedUnit(DISCIPLINE.id, DISCIPLINE.name, "body", "州", "某州", None, "grammar", (), ()),
        NamedUnit(COUNTIES.id, COUNTIES.name, "group", "县", "某州", None, counties, (EAST.id, WEST.id), ()),
        NamedUnit(EAST.id, EAST.name, "body", "县", "东县", None, counties, (), ()),
        NamedUnit(WEST.id, WEST.name, "body", "县", "西市", None, counties, (), ()),
    )


def _assignments(text: str, first: str, second: str) -> tuple[Assignment, ...]:
    def one(clause: str, unit: Unit | None, named: str, role: str, order: int, passage: Passage) -> Assignment:
        identifier = mint_fact(clause, "assignment", f"{role} {named}")
        reason = None if unit else "未指明具体单位"
        return Assignment(
            identifier, clause, named, unit, role, "stated", "clause", order, reason, False, passage,  # type: ignore[arg-type]
        )  # fmt: skip

    return (
        one(first, EDU, "州教育局", "responsible", 1, at(text, "州教育局")),
        one(first, WATER, "州水务局", "responsible", 2, at(text, "州水务局")),
        one(first, COUNTIES, COUNTIES.name, "responsible", 3, at(text, COUNTIES.name)),
        one(second, WATER, "州水务局", "lead", 1, at(text, "州水务局", 1)),
        one(second, None, "州有关部门", "support", 1, at(text, "州有关部门")),
    )


def _duties(text: str, first: str, second: str) -> tuple[Duty, ...]:
    def one(clause: str, words: str, named: tuple[str, ...], units: tuple[str, ...]) -> Duty:
        identifier = mint_fact(clause, "duty", words)
        return Duty(identifier, clause, named, units, not named, "obligation", at(text, words))

    sentence = text[text.index("教育部门每季度") : text.index("水务部门提供")]
    return (
        one(first, sentence, ("教育部门",), (EDU.id,)),
        one(first, "水务部门提供检测设备。", ("水务部门",), (WATER.id,)),
        one(second, "每校配备水质员2至 名。", (), ()),
        one(second, text[text.index("学校每") : text.index("年底前完成")], ("学校",), ()),
        one(second, "年底前完成培训。", (), ()),
        one(second, "2021年10月底前完成备案。", (), ()),
    )


def _deadlines(text: str, first: str, second: str) -> tuple[Deadline, ...]:
    def one(clause: str, words: str, date: str | None, precision: str, target: str | None) -> Deadline:
        passage = at(text, words, 1 if words == "年底前" else 0)  # 2022年底前 holds the words, too
        identifier = mint_fact(clause, "deadline", words)
        return Deadline(identifier, clause, date, precision, target, passage)  # type: ignore[arg-type]

    return (
        one(first, "2021年6月底前", "2021-06-30", "month-end", mint_fact(first, "target", "城区学校")),
        one(first, "2022年底前", "2022-12-31", "year-end", mint_fact(first, "target", "乡村学校")),
        one(second, "年底前", None, "unknown", None),
        one(second, "2021年10月底前", "2021-10-31", "month-end", None),
    )


def _targets(text: str, clause: str) -> tuple[Target, ...]:
    def one(scope: str, words: str, due: str) -> Target:
        return Target(
            mint_fact(clause, "target", scope), clause, "检测率", ">=", 100, None, None, "%", scope,
            mint_fact(clause, "deadline", due), "goal", False, at(text, words),
        )  # fmt: skip

    return (
        one("城区学校", "城区学校检测率达到100%", "2021年6月底前"),
        one("乡村学校", "乡村学校检测率达到100%", "2022年底前"),
    )


def _cadence(text: str, clause: str) -> Cadence:
    identifier = mint_fact(clause, "cadence", "每季度")
    return Cadence(identifier, clause, "quarterly", "FREQ=MONTHLY;INTERVAL=3", False, 1, at(text, "每季度"))


def _consequence(text: str, clause: str) -> Consequence:
    identifier, actor = mint_fact(clause, "consequence", "处分"), Actor("州纪委监委", DISCIPLINE)
    passage = at(text, "对弄虚作假的，由州纪委监委给予处分。")
    return Consequence(identifier, clause, "弄虚作假", actor, "", "给予处分", 1, passage)


def _norms(text: str, clause: str) -> tuple[Norm, ...]:
    bracket = Bracket(None, None, 2, None, None, None, None, True)
    return (
        Norm(
            mint_fact(clause, "norm", "水质员"), clause, "水质员", "学校", (bracket,), at(text, "每校配备水质员2至 名")
        ),
    )


def _findings(text: str, clause: str) -> tuple[Finding, ...]:
    return (
        Finding("open-owner", "warning", clause, "未指明具体单位：州有关部门", "列出单位", at(text, "州有关部门")),
        Finding("damaged-figure", "error", clause, "上限缺失", "", at(text, "2至 名")),
        Finding("no-overseer", "info", None, "全文未写明督导单位", "", None),
    )
