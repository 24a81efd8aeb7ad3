"""Answers as the Navigator gives them, made by hand from the bundled policy: its responsibility clauses, a few facts.

Only for tests of what is shown. Passages are real: each is cut from the text at its own place.
"""

import hashlib
import re
from datetime import date
from functools import cache
from importlib.resources import files

from graph.ask.answers import (
    BracketFact,
    CadenceFact,
    Cite,
    DeadlineFact,
    DutyFact,
    FindingFact,
    NormFact,
    Owner,
    PolicyRef,
    Status,
    TargetFact,
    TaskPage,
    TaskRef,
    UnitRef,
)
from graph.records import Modality, Passage

POLICY = "p-2020-24-3f8a51c2"
TITLE = "关于建立完善中小学幼儿园安全风险防控体系推进平安校园建设实施方案"
AS_OF = date(2021, 6, 1)
MEMBERS = tuple(
    UnitRef(f"u-county-{n}", f"{name}人民政府", "body") for n, name in enumerate(("都匀市", "福泉市", "荔波县"))
)


@cache
def policy_text() -> str:
    """The bundled policy as it stands."""
    return files("graph.policies").joinpath("qiannan-2020-24.txt").read_text("utf-8")


def passage(words: str, after: int = 0) -> Passage:
    """The first place of `words` behind `after`."""
    start = policy_text().index(words, after)
    return Passage(start, start + len(words), words)


def unit_ref(name: str) -> UnitRef:
    """One unit a name; everything with 各 or 涉及 before it is a group."""
    digest = hashlib.sha256(name.encode()).hexdigest()[:12]
    group = name.startswith("各")
    return UnitRef(f"{'g' if group else 'u'}-{digest}", name, "group" if group else "body")


def cite(clause: str, label: str, heading: str, found: Passage) -> Cite:
    """Where something stands."""
    return Cite(POLICY, TITLE, clause, label, heading, found)


@cache
def task_pages() -> tuple[TaskPage, ...]:
    """Every numbered item that ends with a responsibility clause."""
    return tuple(_pages())


_HEADING = (
    r"(?m)^(?:(?P<top>[一二三四])、(?P<t>[^\n]*)|(?P<mid>\([一二三四五六]\))"
    r"|(?P<item>\d+)\.(?P<h>[^。\n]*))"
)
_DATED = (
    r"(20\d\d)年底前(?:实现)?([^,。]*?)"
    r"(专职保安员配备率|封闭化管理|安装联网率|“护学岗”设置率)(?:达到)?(\d+\s*%)"
)


def _pages() -> list[TaskPage]:
    text, chapter, section = policy_text(), "", ""
    pages: list[TaskPage] = []
    for found in re.finditer(_HEADING, text):
        if found["top"]:
            chapter, section = f"{found['top']}、{found['t']}", ""
        elif found["mid"]:
            section = found["mid"]
        elif "责任单位" in (line := text[found.start() : text.index("\n", found.start())]):
            number = int(found["item"])
            task = f"{POLICY}-c-2-{len(pages)}-{number}"
            label = f"{chapter[0]}{section.replace('(', '（').replace(')', '）')}{number}"
            pages.append(
                _page(
                    TaskRef(task, POLICY, label, found["h"].strip(), chapter, ()),
                    Passage(found.start(), found.start() + len(line), line),
                )
            )
    return pages


def _page(ref: TaskRef, text: Passage) -> TaskPage:
    here = cite(ref.id, ref.label, ref.heading, text)
    owners = _owners(ref, text)
    units = tuple(owner.unit for owner in owners if owner.unit is not None)
    ref = TaskRef(ref.id, ref.policy, ref.label, ref.heading, ref.chapter, units)
    duties = tuple(_duties(ref, text, units))
    targets, deadlines = _targets(ref, text)
    return TaskPage(
        task=ref,
        text=text,
        owners=owners,
        duties=duties,
        targets=targets,
        deadlines=deadlines,
        cadences=_cadences(ref, text),
        norms=_norms(ref, text),
        consequences=(),
        findings=_findings(ref, text, owners),
        cite=here,
        as_of=AS_OF,
    )


def _within(ref: TaskRef, text: Passage, start: int, end: int) -> Cite:
    return cite(ref.id, ref.label, ref.heading, Passage(text.start + start, text.start + end, text.exact[start:end]))


def _owners(ref: TaskRef, text: Passage) -> tuple[Owner, ...]:
    clause = text.exact.rindex("(责任单位:") + len("(责任单位:")
    owners = []
    for order, found in enumerate(re.finditer(r"[^、,)]+", text.exact[clause:].rstrip(")")), 1):
        named = re.sub(r"\s", "", found[0])
        open_ended = "涉及" in named or "相关" in named or named.endswith("有关部门")
        unit = None if open_ended else unit_ref(named)
        reason = "泛指，未指明具体单位" if open_ended else None
        owners.append(
            Owner(
                id=f"{ref.id}-a-{order}",
                unit=unit,
                named=found[0],
                role="responsible",
                basis="stated",
                origin="clause",
                order=order,
                reason=reason,
                external=False,
                members=MEMBERS if unit and unit.kind == "group" else (),
                cite=_within(ref, text, clause + found.start(), clause + found.end()),
            )
        )
    return tuple(owners)


def _duties(ref: TaskRef, text: Passage, units: tuple[UnitRef, ...]) -> list[DutyFact]:
    duties = []
    body = text.exact[: text.exact.rindex("(责任单位:")]
    for number, found in enumerate(re.finditer(r"[^。]+。", body[body.index("。") + 1 :])):
        shift = body.index("。") + 1
        if len(found[0]) < 30:
            continue
        police = "公安机关" in found[0]
        modality: Modality = "prohibition" if "不得" in found[0] or "严禁" in found[0] else "obligation"
        duties.append(
            DutyFact(
                id=f"{ref.id}-y-{number}",
                modality=modality,
                inherited=not police,
                named=("公安机关",) if police else (),
                units=(unit_ref("州公安局"),) if police else (),
                cite=_within(ref, text, shift + found.start(), shift + found.end()),
            )
        )
    return duties


def _targets(ref: TaskRef, text: Passage) -> tuple[tuple[TargetFact, ...], tuple[DeadlineFact, ...]]:
    targets, deadlines = [], []
    for number, found in enumerate(re.finditer(_DATED, text.exact)):
        day = f"{found[1]}-12-31"
        status: Status = "overdue-unreported" if day < AS_OF.isoformat() else "not-due"
        made = f"{ref.id}-t-{number}"
        where = _within(ref, text, *found.span())
        targets.append(
            TargetFact(
                id=made, subject=found[3], bound=">=", value=100, min=100, max=None, unit="%", scope=found[2],
                kind="goal", damaged=False, date=day, precision="year-end", status=status, text="≥ 100%", cite=where,
            )
        )  # fmt: skip
        dated = _within(ref, text, found.start(), found.start() + 7)
        deadlines.append(DeadlineFact(f"{ref.id}-d-{number}", day, "year-end", made, status, dated))
    return tuple(targets), tuple(deadlines)


def _cadences(ref: TaskRef, text: Passage) -> tuple[CadenceFact, ...]:
    codes = {
        "每日": ("daily", "FREQ=DAILY"),
        "每月": ("monthly", "FREQ=MONTHLY"),
        "每季度": ("quarterly", "FREQ=MONTHLY;INTERVAL=3"),
        "每年": ("yearly", "FREQ=YEARLY"),
        "定期": ("regular", None),
        "及时": ("prompt", None),
    }
    return tuple(
        CadenceFact(
            f"{ref.id}-f-{n}",
            codes[m[0]][0],
            codes[m[0]][1],
            codes[m[0]][1] is None,
            None,
            _within(ref, text, *m.span()),
        )
        for n, m in enumerate(re.finditer("|".join(codes), text.exact))
    )


def _norms(ref: TaskRef, text: Passage) -> tuple[NormFact, ...]:
    if "500人以下2至 名" not in text.exact:
        return ()
    start = text.exact.index("保安人员按照学生规模")
    end = text.exact.index("。", start)
    brackets = (
        BracketFact(None, 500, 2, None, None, None, None, True),
        BracketFact(500, 1000, 3, 5, None, None, None, False),
        BracketFact(1000, None, None, None, 0.003, None, None, False),
    )
    return (NormFact(f"{ref.id}-n-0", "保安人员", "学生规模", brackets, _within(ref, text, start, end)),)


def _findings(ref: TaskRef, text: Passage, owners: tuple[Owner, ...]) -> tuple[FindingFact, ...]:
    found = [
        FindingFact(
            f"{ref.id}-g-{owner.order}",
            POLICY,
            "open-owner",
            "warning",
            f"“{owner.named}”没有指明任何单位",
            "写出每个单位的名称",
            owner.cite,
        )
        for owner in owners
        if owner.unit is None
    ]
    if "500人以下2至 名" in text.exact:
        at = text.exact.index("500人以下2至 名")
        where = _within(ref, text, at, at + len("500人以下2至 名"))
        found.append(
            FindingFact(
                f"{ref.id}-g-d",
                POLICY,
                "damaged-figure",
                "error",
                "数值残缺：上限不明",
                "对照正式印发的文本补上缺失的数字",
                where,
            )
        )
    return tuple(found)


def policy_ref() -> PolicyRef:
    """The one line of the policy."""
    pages = task_pages()
    units = {owner.unit for page in pages for owner in page.owners if owner.unit}
    return PolicyRef(
        POLICY, TITLE, "黔南府办函〔2020〕24号", "黔南州人民政府办公室", "2020-05-18", len(pages), len(units),
        sum(len(page.duties) for page in pages), sum(len(page.targets) for page in pages),
        sum(len(page.findings) for page in pages),
    )  # fmt: skip
