"""A navigator over the hand-made answers: what the pages ask of the real one, and nothing else."""

from collections import Counter
from datetime import date

from graph.ask.answers import (
    Cite,
    Due,
    FindingFact,
    Naming,
    Owner,
    Partner,
    PolicyRef,
    TargetFact,
    TaskPage,
    TaskRef,
    UnitDuty,
    UnitHit,
    UnitPage,
    UnitRef,
)
from graph.ask.due import Wanted
from graph.ask.parts.sentences import sentence_around
from graph.ask.policies import ClauseRef, Mark, PolicyPage, ReferenceFact, sentences_of
from graph.ask.review.findings import FindingGroup
from graph.ask.search import Found, SearchPage
from graph.errors import NotFound
from tests.pages.policy_answers import AS_OF, POLICY, cite, passage, policy_ref, policy_text, task_pages


class MadeNavigator:
    """Answers about the bundled policy from `task_pages`."""

    def policies(self) -> tuple[PolicyRef, ...]:
        return (policy_ref(),)

    def policy(self, policy: str) -> PolicyRef:
        if policy != POLICY:
            raise NotFound(f"没有文件 {policy}", f"no policy {policy}")
        return policy_ref()

    def policy_text(self, policy: str) -> str:
        self.policy(policy)
        return policy_text()

    def tasks(self, policy: str | None = None) -> tuple[TaskRef, ...]:
        return tuple(page.task for page in task_pages())

    def find_tasks(self, q: str) -> tuple[TaskRef, ...]:
        return tuple(task for task in self.tasks() if q in task.heading or q == task.label)

    def tasks_page(
        self, words: str = "", policy: str | None = None, *, offset: int, most: int
    ) -> tuple[tuple[TaskRef, ...], int]:
        found = self.find_tasks(words) if words else self.tasks()
        kept = tuple(task for task in found if policy in (None, task.policy))
        return kept[offset : offset + most], len(kept)

    def holders(self) -> tuple[UnitHit, ...]:
        held = Counter(unit for task in self.tasks() for unit in task.owners)
        return tuple(UnitHit(unit, unit.name, "", count) for unit, count in held.most_common())

    def task(self, task: str, as_of: date) -> TaskPage:
        for page in task_pages():
            if page.task.id == task:
                return page
        raise NotFound(
            f"没有任务 {task}", f"no task {task}", hint_zh="从任务列表中选择", hint_en="Choose from the list"
        )

    def owners_of(self, task: str) -> tuple[Owner, ...]:
        return self.task(task, AS_OF).owners

    def units(self) -> tuple[UnitRef, ...]:
        return tuple(dict.fromkeys(unit for task in self.tasks() for unit in task.owners))

    def find_units(self, q: str) -> tuple[UnitHit, ...]:
        name = q.replace("部门", "局")
        hits = [unit for unit in self.units() if name in unit.name]
        return tuple(UnitHit(unit, q, "名录所载别名", len(self.duties_of(unit.id, AS_OF))) for unit in hits)

    def unit(self, unit: str, as_of: date) -> UnitPage:
        known = {each.id: each for each in self.units()}
        if unit not in known:
            raise NotFound(f"没有单位 {unit}", f"no unit {unit}", hint_zh="按名称查找", hint_en="Search by name")
        duties = self.duties_of(unit, as_of)
        shared = Counter(other for row in duties for other in row.task.owners if other.id != unit)
        names = (
            Naming(
                "公安机关", "级别与领域相同：本州的公安机关即州公安局", cite("c", "二（一）6", "", passage("公安机关"))
            ),
        )
        partners = tuple(Partner(other, count) for other, count in shared.most_common())
        return UnitPage(
            known[unit],
            "prefecture",
            "黔南布依族苗族自治州",
            "单位名录第 12 行",
            names,
            (),
            (),
            duties,
            partners,
            as_of,
        )

    def duties_of(self, unit: str, as_of: date) -> tuple[UnitDuty, ...]:
        return tuple(
            _row(page, owner) for page in task_pages() for owner in page.owners if owner.unit and owner.unit.id == unit
        )

    def due_between(self, wanted: Wanted, as_of: date) -> tuple[Due, ...]:
        start, to, unit, policy = wanted
        low, high = start.isoformat() if start else "", to.isoformat() if to else "9999"
        found = [
            Due(
                target.date,
                target.precision or "",
                page.task,
                target,
                page.owners,
                target.status,
                target.cite,
                sentence_around(page.text, target.cite.passage),
            )
            for page in task_pages()
            for target in page.targets
            if target.date and low <= target.date <= high
            if unit is None or any(each.id == unit for each in page.task.owners)
            if policy in (None, page.task.policy)
        ]
        return tuple(sorted(found, key=lambda due: due.date))

    def due_page(self, wanted: Wanted, as_of: date, *, offset: int, most: int) -> tuple[tuple[Due, ...], int]:
        found = self.due_between(wanted, as_of)
        return found[offset : offset + most], len(found)

    def targets(self, as_of: date | None = None, policy: str | None = None) -> tuple[TargetFact, ...]:
        return tuple(target for page in task_pages() for target in page.targets)

    def findings(self, policy: str | None = None, code: str | None = None) -> tuple[FindingFact, ...]:
        found = [finding for page in task_pages() for finding in page.findings]
        return tuple(f for f in found if policy in (None, f.policy) and code in (None, f.code))

    def findings_page(
        self, policy: str | None = None, code: str | None = None, *, offset: int, most: int
    ) -> tuple[tuple[FindingFact, ...], int]:
        found = self.findings(policy, code)
        return found[offset : offset + most], len(found)

    def finding_groups(self, policy: str | None = None, few: int = 5) -> tuple[FindingGroup, ...]:
        found = self.findings(policy)
        codes = dict.fromkeys(finding.code for finding in found)
        of_code = {code: tuple(each for each in found if each.code == code) for code in codes}
        return tuple(FindingGroup(code, all_[0].severity, len(all_), all_[:few]) for code, all_ in of_code.items())

    def hubs(self) -> tuple[UnitRef, ...]:
        held = Counter(unit for task in self.tasks() for unit in task.owners)
        return tuple(unit for unit, count in held.most_common() if 2 * count > len(self.tasks()))

    def search(self, words: str, as_of: date) -> SearchPage:
        units = tuple(Found("unit", hit.unit.id, hit.unit.name, hit.reason, None) for hit in self.find_units(words))
        tasks = tuple(Found("task", t.id, f"{t.label} {t.heading}", "标题", None) for t in self.find_tasks(words))
        targets = tuple(
            Found("target", t.id, f"{t.scope}{t.subject} {t.text}", t.cite.passage.exact, t.cite)
            for t in self.targets(as_of)
            if words in t.cite.passage.exact
        )
        return SearchPage(words, units, tasks, (), targets, ())

    def policy_page(self, policy: str) -> PolicyPage:
        text = policy_text()
        marks = tuple(mark for page in task_pages() for mark in _marks(page))
        clauses = tuple(ClauseRef(p.task.id, p.task.label, p.task.heading, None, p.text) for p in task_pages())
        basis = "国务院办公厅关于加强中小学幼儿园安全风险防控体系建设的意见"
        return PolicyPage(
            policy=self.policy(policy),
            published="2020-06-10",
            index_number="000014349/2020-2694914",
            addressees=("各县(市)人民政府", "州政府各部门"),
            source_name="qiannan-2020-24.txt",
            media_type="text/plain",
            encoding="utf-8",
            sha256="0" * 64,
            text=text,
            clauses=clauses,
            marks=marks,
            sentences=sentences_of(text, marks),
            references=(
                ReferenceFact("r-1", basis, "国办发〔2017〕35号", True, None, cite("c", "", "", passage(basis))),
            ),
            findings=self.findings(policy),
        )


def _marks(page: TaskPage) -> list[Mark]:
    cited: list[tuple[str, str, Cite | None]] = []
    cited += [("assignment", owner.id, owner.cite) for owner in page.owners]
    cited += [("duty", duty.id, duty.cite) for duty in page.duties]
    cited += [("target", target.id, target.cite) for target in page.targets]
    cited += [("deadline", deadline.id, deadline.cite) for deadline in page.deadlines]
    cited += [("cadence", cadence.id, cadence.cite) for cadence in page.cadences]
    cited += [("norm", norm.id, norm.cite) for norm in page.norms]
    cited += [("finding", finding.id, finding.cite) for finding in page.findings]
    return [Mark(fact, kind, page.task.id, cite.passage) for kind, fact, cite in cited if cite]


def _row(page: TaskPage, owner: Owner) -> UnitDuty:
    return UnitDuty(
        page.task, owner.role, owner.basis, "clause", None, owner.named, page.duties, page.targets, page.deadlines,
        page.cadences, len(page.findings), owner.cite,
    )  # fmt: skip
