"""Where a person reads about a thing: the page that shows it, at the place where it stands."""

from __future__ import annotations

from graph.ask.described import Description
from ontology.iris import policy_of
from ontology.terms import ELI, OA, ORG, RDF, ZR

_ROOMS = {ZR.Policy: "policies", ORG.FormalOrganization: "units", ZR.UnitGroup: "units", ZR.Task: "tasks"}


def page_of(about: Description) -> str:
    """Its path here, empty where it has none.

    An assignment's is its task's page, at the assignment; words are shown marked in their text.
    """
    for kind, room in _ROOMS.items():
        if kind in about.types:
            return f"/{room}/{about.id}"
    return _within(about)


def _within(about: Description) -> str:
    if ZR.Correction in about.types:
        return f"/corrections#{about.id}"
    if OA.SpecificResource in about.types:
        return _words_of(about)
    policy = policy_of(about.id) or "".join(about.ids(about.id, ELI.realizes))
    if {ZR.Clause, ZR.Reference} & set(about.types):
        return f"/policies/{policy}#{about.id}"
    for clause in about.ids(about.id, ZR.statedIn):
        is_task = ZR.Task in about.iris(clause, RDF.type)
        return f"/tasks/{clause}#{about.id}" if is_task else f"/policies/{policy}#{clause}"
    whole = {ZR.PolicyText, ZR.Finding} & set(about.types)
    return f"/policies/{policy}" if policy and whole else ""


def _words_of(about: Description) -> str:
    texts, selectors = about.ids(about.id, OA.hasSource), about.ids(about.id, OA.hasSelector)
    places = [about.words(selector, term) for selector in selectors for term in (OA.start, OA.end)]
    policies = [policy for text in texts for policy in about.ids(text, ELI.realizes)]
    if not policies or [len(place) for place in places] != [1, 1]:
        return ""
    return f"/policies/{policies[0]}?mark={places[0][0]}-{places[1][0]}#mark"
