"""Who carries how much, who alone answers for a task, and who meets where."""

from graph.ask.navigator import Navigator
from graph.ask.network.load import LoadPage, Meeting
from tests.ask.asked import POLICY, WATER_TEST
from tests.ask.correcting import Asked, enter
from tests.store.by_hand import COUNTIES, EDU, WATER


def test_each_unit_is_counted_by_role(notice: Navigator) -> None:
    page = notice.load()
    counts = {each.unit.id: (each.tasks, each.lead, each.responsible, each.support) for each in page.loads}
    assert counts[WATER.id] == (2, 1, 1, 0)
    assert counts[EDU.id] == (1, 0, 1, 0)
    assert [each.tasks for each in page.loads] == sorted((each.tasks for each in page.loads), reverse=True)


def test_dates_are_counted_once_and_with_their_figures(notice: Navigator) -> None:
    loads = {each.unit.id: each for each in notice.load().loads}
    assert loads[EDU.id].dated == 2
    assert loads[WATER.id].dated == 3


def test_who_alone_answers_for_a_task(notice: Navigator) -> None:
    alone = {each.unit.name: [task.label for task in each.alone] for each in notice.load().loads if each.alone}
    assert alone == _alone_by_hand(notice)


def test_two_units_meet_on_the_tasks_that_name_both(notice: Navigator) -> None:
    met = {frozenset((each.one.id, each.other.id)): each for each in notice.load().meetings}
    assert [task.label for task in _pair(met, EDU.id, WATER.id).tasks] == ["一（一）"]
    assert [task.label for task in _pair(met, EDU.id, COUNTIES.id).tasks] == ["一（一）"]


def test_of_one_policy_only_its_own(notice: Navigator) -> None:
    assert notice.load(POLICY.policy.id) == notice.load()
    assert notice.load("p-none") == LoadPage((), (), 0, ())


def test_a_rejected_owner_carries_nothing(stored: Asked) -> None:
    _, navigator = stored
    before = navigator.load()
    (owner,) = (each for each in navigator.owners_of(WATER_TEST) if each.unit and each.unit.id == EDU.id)
    enter(stored, owner.id, "reject")
    assert EDU.id in {each.unit.id for each in before.loads}
    assert EDU.id not in {each.unit.id for each in navigator.load().loads}


def _pair(met: dict[frozenset[str], Meeting], one: str, other: str) -> Meeting:
    return met[frozenset((one, other))]


def _alone_by_hand(notice: Navigator) -> dict[str, list[str]]:
    """By the owners of each task, without the network."""
    alone: dict[str, list[str]] = {}
    for task in notice.tasks():
        lines = [each for each in notice.owners_of(task.id) if each.unit and each.role in ("lead", "responsible")]
        stated = [each for each in lines if each.origin != "text"] or lines
        names = {each.unit.name for each in stated if each.unit}
        if len(names) == 1:
            alone.setdefault(names.pop(), []).append(task.label)
    return alone
