"""The whole flow: the seed by its numbers, the same bytes twice, and any text at all."""

import dataclasses
import hashlib
import random
import time
from collections import Counter
from collections.abc import Iterator
from importlib.resources import files

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.compiler import compile_policy, compile_text
from graph.errors import UnreadableFile
from graph.read.texts import SourceText
from graph.records import CompiledPolicy, Passage
from graph.settle.units.registers import load_registers
from graph.write.form import write_json

REGISTERS = load_registers()
SEED = files("graph.policies").joinpath("qiannan-2020-24.txt").read_bytes()
TEXT = SEED.decode("utf-8-sig")
FACTS = ("assignments", "duties", "deadlines", "cadences", "targets", "norms", "consequences")
JUNK = "()〔〕【】“”《》、,，。；：:一二三十1.（1）①第条章\n\t 　附件由对将的年月日底前责任单位牵头"


@pytest.fixture(scope="module")
def seed() -> CompiledPolicy:
    return compile_policy(SEED, "seed.txt")


def _compiled(text: str) -> CompiledPolicy:
    """Of a text, whatever it is: files with hardly any Chinese are refused before they come here."""
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return compile_text(SourceText("any.txt", "text/plain", "utf-8", digest, text, 0, (), ()), REGISTERS)


def _passages(compiled: CompiledPolicy) -> Iterator[Passage]:
    for field in dataclasses.fields(compiled):
        facts = getattr(compiled, field.name)
        if isinstance(facts, tuple):
            for fact in facts:
                passage = getattr(fact, "passage", None)
                if passage is not None:
                    yield passage
    yield from (document.passage for document in compiled.policy.basis)
    yield from (naming.passage for unit in compiled.units for naming in unit.names)


def _assert_sound(compiled: CompiledPolicy) -> None:
    """What holds for every compiled text: exact words, known clauses, identifiers of their own."""
    for passage in _passages(compiled):
        assert compiled.text[passage.start : passage.end] == passage.exact
    clauses = {clause.id for clause in compiled.clauses}
    assert len(clauses) == len(compiled.clauses) > 0
    assert all(clause.parent is None or clause.parent in clauses for clause in compiled.clauses)
    facts = [fact for name in FACTS for fact in getattr(compiled, name)]
    ids = [fact.id for fact in facts]
    assert len(ids) == len(set(ids))
    assert {fact.clause for fact in facts} <= clauses
    assert {finding.clause for finding in compiled.findings} <= clauses | {None}
    units = {unit.id for unit in compiled.units}
    assert {one.unit.id for one in compiled.assignments if one.unit} <= units
    assert {unit for duty in compiled.duties for unit in duty.units} <= units


def test_the_seed_is_sound(seed: CompiledPolicy) -> None:
    _assert_sound(seed)


def test_the_seed_by_its_numbers(seed: CompiledPolicy) -> None:
    from_clauses = [one for one in seed.assignments if one.origin == "clause"]
    assert len(from_clauses) == 85
    assert len({one.clause for one in from_clauses}) == 25
    assert len({one.unit.id for one in from_clauses if one.unit and one.unit.kind == "body"}) == 20
    assert sum(one.unit is None for one in from_clauses) == 6
    assert sum(deadline.date is not None for deadline in seed.deadlines) == 8
    assert len(seed.policy.basis) == 3
    assert len(seed.citations) == 5
    assert 250 <= len(seed.duties) <= 285
    assert 150 <= sum(not duty.inherited for duty in seed.duties) <= 175
    assert Counter(duty.modality for duty in seed.duties)["prohibition"] == 4
    assert 35 <= len(seed.cadences) <= 45


def test_item_seven_addresses_eleven_departments(seed: CompiledPolicy) -> None:
    (item,) = [clause for clause in seed.clauses if clause.path == ("二", "(二)", "7")]
    names = {unit.id: unit.name for unit in seed.units}
    addressed = {names[unit] for duty in seed.duties if duty.clause == item.id for unit in duty.units}
    assert len(addressed) == 11
    assert {"州公安局", "州自然资源局", "州气象局", "州生态环境局", "州住房城乡建设局", "州教育局"} < addressed
    in_text = {one.unit.id for one in seed.assignments if one.clause == item.id and one.origin == "text" and one.unit}
    assert {names[unit] for unit in in_text} == addressed


def test_the_two_ladders(seed: CompiledPolicy) -> None:
    paths = {clause.id: clause.path for clause in seed.clauses}
    steps = {
        path: [one.measure for one in seed.consequences if paths[one.clause] == path]
        for path in (("二", "(三)", "12"), ("三", "(三)"))
    }
    assert steps["三", "(三)"] == ["通报", "约谈", "挂牌督办", "扣分处理", "专项督导", "立案审查"]
    hazards = steps["二", "(三)", "12"]
    passed_up = ["提交教育主管部门", "提交教育主管部门", "整改、验收、销号管理", "报告属地政府统筹解决", "挂牌督办"]
    assert hazards == ["登记", *passed_up]
    assert {one.subject for one in seed.consequences if paths[one.clause] == ("二", "(三)", "12")} == {
        "一般风险隐患",
        "重大风险隐患",
        "风险隐患清单",
    }


def test_a_thing_is_no_actor(seed: CompiledPolicy) -> None:
    (duty,) = [one for one in seed.duties if one.passage.exact.startswith("视频监控系统要")]
    assert (duty.named, duty.inherited) == ((), True)


def test_the_damaged_norm_is_reported_with_its_words(seed: CompiledPolicy) -> None:
    (found,) = [one for one in seed.findings if one.code == "damaged-figure"]
    assert found.passage
    assert found.passage.exact == "500人以下2至 名"
    assert "500人以下2至 名" in found.message


def test_the_same_bytes_give_the_same_bytes(seed: CompiledPolicy) -> None:
    assert write_json(compile_policy(SEED, "seed.txt")) == write_json(seed)


def test_several_clauses_in_one_item_have_owners_of_their_own() -> None:
    text = (
        "某市科技局关于支持创新的通知\n一、供给\n(一)加强供给。统筹设施建设。(责任单位:市发改委)"
        "支持自主研发。(责任单位:市经信局)\n(二)引进人才。支持引进人才。(责任单位:市人社局)"
    )
    compiled = compile_policy(text.encode(), "two.txt")
    headings = {clause.id: clause.heading for clause in compiled.clauses}
    owners = [(headings[one.clause], one.named) for one in compiled.assignments]
    assert owners == [("统筹设施建设", "市发改委"), ("支持自主研发", "市经信局"), ("引进人才", "市人社局")]
    _assert_sound(compiled)


def test_what_is_no_document_is_refused() -> None:
    with pytest.raises(UnreadableFile):
        compile_policy(b"", "empty.txt")


@given(st.integers(0, len(TEXT)), st.integers(0, 3000), st.integers(0, 2**32))
@settings(deadline=None, max_examples=100, suppress_health_check=[HealthCheck.too_slow])
def test_cut_shuffled_repeated_and_damaged_text_compiles(start: int, length: int, dice: int) -> None:
    text = _damaged(TEXT[start : start + length], random.Random(dice))
    _assert_sound(_compiled(text))


@given(st.text(JUNK, max_size=300))
@settings(deadline=None, max_examples=100)
def test_any_text_compiles(junk: str) -> None:
    _assert_sound(_compiled(junk))


@pytest.mark.parametrize("dice", range(4))
def test_ten_thousand_damaged_pieces_compile(dice: int) -> None:
    rolled = random.Random(dice)
    for _ in range(2500):
        start = rolled.randrange(len(TEXT))
        _assert_sound(_compiled(_damaged(TEXT[start : start + rolled.randrange(300)], rolled)))


def _damaged(text: str, dice: random.Random) -> str:
    for _ in range(dice.randrange(5)):
        at = dice.randrange(len(text) + 1)
        to = min(len(text), at + dice.randrange(200))
        kind = dice.randrange(4)
        if kind == 0:
            text = text[:at] + text[to:]
        elif kind == 1:
            text = text[:at] + "".join(dice.choices(JUNK, k=40)) + text[at:]
        elif kind == 2:
            text = text[:at] + text[at:to] * 3 + text[to:]
        else:
            sentences = text.split("。")
            dice.shuffle(sentences)
            text = "。".join(sentences)
    return text


def test_cost_grows_with_the_text_only() -> None:
    start, end = TEXT.index("一、目标任务"), TEXT.index("扫一扫")
    body = TEXT[start:end]
    small, large = (TEXT[:start] + body * times + TEXT[end:] for times in (4, 24))
    compile_policy(SEED, "warm.txt")
    per_character = [_seconds(text) / len(text) for text in (small, large)]
    assert per_character[1] < 2 * per_character[0]


def _seconds(text: str) -> float:
    began = time.process_time()
    _compiled(text)
    return time.process_time() - began


@pytest.mark.parametrize(
    "run", ["(", ")", "、", "1", "《", "“", "一、", "由", "对", "责任单位:", "2020年", ",\n", "。"]
)
def test_long_runs_are_no_trap(run: str) -> None:
    text = "各县要落实责任,加强学校安全管理工作。" * 40 + run * (20_000 // len(run))
    began = time.process_time()
    _assert_sound(_compiled(text))
    assert time.process_time() - began < 4


def test_actors_of_running_text_in_traditional_letters_are_quoted_as_they_stand() -> None:
    text = "海灣市辦事規則\n一、由市教育局負責推行國民教育。\n二、由市衞生局牽頭，市房屋局協助，完成檢討。\n"
    compiled = compile_policy(text.encode(), "規則.txt")
    assert [(one.role, one.named) for one in compiled.assignments] == [
        ("responsible", "市教育局"),
        ("lead", "市衞生局"),
        ("support", "市房屋局"),
    ]
    assert all(text[one.passage.start : one.passage.end] == one.passage.exact for one in compiled.duties)


def test_a_letterhead_in_traditional_letters_is_read() -> None:
    text = (
        "索引號:00012345/2024-7 發佈日期:2024年04月10日\n青禾省人民政府關於\n加強濕地保護的若干意見\n"
        "青政發〔2024〕5號\n"
        "各縣人民政府:\n為加強濕地保護,提出如下意見。\n一、總體要求\n健全體系。\n\n青禾省人民政府\n2024年4月7日\n"
    )
    policy = compile_policy(text.encode(), "意見.txt").policy
    assert policy.title == "青禾省人民政府關於加強濕地保護的若干意見"
    assert (policy.number, policy.issuer, policy.signed) == ("青政发〔2024〕5号", "青禾省人民政府", "2024-04-07")
    assert (policy.published, policy.addressees) == ("2024-04-10", ("各縣人民政府",))
