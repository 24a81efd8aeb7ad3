"""What the graph says about one thing: enough to be read alone, and nothing of its neighbours but their names."""

import pytest

from graph.ask.described import Description
from graph.ask.navigator import Navigator
from graph.errors import NotFound
from ontology.iris import ID
from ontology.terms import DCT, ELI, OA, ORG, PROV, SKOS, ZR, code_iri


@pytest.fixture(scope="module")
def owner(navigator: Navigator) -> Description:
    """州教育局 as the first owner of a task."""
    task = navigator.find_tasks("二(一)2")[0]
    return navigator.describe(navigator.owners_of(task.id)[0].id)


def test_a_fact_comes_with_its_words_and_their_place(owner: Description) -> None:
    assert owner.types == (ZR.Assignment,)
    (citation,) = owner.ids(owner.id, ZR.citation)
    (selector,) = owner.ids(citation, OA.hasSelector)
    assert owner.words(selector, OA.exact) == owner.words(owner.id, ZR.namedAs) == ("州教育局",)
    start, end = (int(owner.words(selector, term)[0]) for term in (OA.start, OA.end))
    assert end - start == 4


def test_what_it_points_at_is_named_and_no_more(owner: Description) -> None:
    (unit,) = owner.ids(owner.id, ZR.agent)
    assert owner.words(unit, SKOS.prefLabel) == ("州教育局",)
    assert owner.iris(unit, ORG.subOrganizationOf) == ()
    (task,) = owner.ids(owner.id, ZR.forTask)
    assert owner.words(task, DCT.title) == ("完善人防体系建设",)
    assert owner.words(task, ZR.path) == ()
    (text,) = owner.ids(next(iter(owner.ids(owner.id, ZR.citation))), OA.hasSource)
    assert owner.words(text, ZR.text) == ()
    assert owner.ids(text, ELI.realizes) == (task.partition("-c-")[0],)


def test_codes_are_named_in_both_languages(owner: Description) -> None:
    code = f"<{code_iri('role', 'responsible')}> "
    named = [str(each) for each in owner.triples if str(each).startswith(code)]
    assert [each.rpartition(" ")[2] for each in named] == ['"responsible"@en', '"责任"@zh']


def test_a_norm_comes_with_its_brackets(navigator: Navigator) -> None:
    norm = next(norm for task in navigator.tasks() for norm in navigator.task(task.id).norms)
    described = navigator.describe(norm.id)
    brackets = described.ids(norm.id, ZR.hasBracket)
    assert len(brackets) == len(norm.brackets)
    assert all(described.words(bracket, ZR.listPosition) for bracket in brackets)


@pytest.mark.parametrize("term", [DCT.title, ZR.issuer])
def test_a_policy_is_told(navigator: Navigator, term: str) -> None:
    policy = navigator.policies()[0].id
    assert len(navigator.describe(policy).words(policy, term)) == 1


def test_every_subject_in_the_graph_can_be_described(navigator: Navigator) -> None:
    for thing in ("zeren", navigator.policies()[0].id, navigator.tasks()[0].id, "u-qiannan-edu", "g-qiannan-counties"):
        found = navigator.describe(thing)
        assert found.types
        assert list(found.triples) == sorted(set(found.triples), key=str)
    run = navigator.describe("zeren")
    assert run.types == (PROV.SoftwareAgent,)


@pytest.mark.parametrize(
    "thing", ["", "x", "p-2020-24", "journal", "../x", "a b", "x>", "教育局", f"{ID}zeren", "registers"]
)
def test_what_is_not_there_is_not_found(navigator: Navigator, thing: str) -> None:
    with pytest.raises(NotFound):
        navigator.describe(thing)
