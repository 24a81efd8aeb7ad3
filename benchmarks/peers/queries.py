"""The named questions as one SPARQL query each, written for the purpose: what is asked about stands in it."""

from __future__ import annotations

from collections.abc import Iterable

from benchmarks.peers.questions import DUE, DUTIES, MATCHES, OWNERS, PAGE, PARTNERS, UNDER, VAGUE, WORDS, Asked
from ontology.iris import iri
from ontology.terms import DCT, ELI, OA, ORG, SKOS, XSD, ZR

PREFIXES = "\n".join(
    f"PREFIX {name}: <{terms.BASE}>"
    for name, terms in (("zr", ZR), ("dct", DCT), ("eli", ELI), ("oa", OA), ("org", ORG), ("skos", SKOS), ("xsd", XSD))
)
_TITLE = "?text eli:realizes ?policy . ?policy dct:title ?title ."
_PATH = "OPTIONAL { ?clause zr:path ?path } OPTIONAL { ?clause dct:title ?heading }"
_SAID = "zr:citation ?citation . ?citation oa:hasSelector ?s . ?s oa:start ?start ; oa:end ?end ; oa:exact ?exact ."
UNION = """{ ?owner zr:agent ?unit . ?unit skos:prefLabel ?name }
  UNION { ?owner zr:namedAs ?named FILTER NOT EXISTS { ?owner zr:agent ?somebody } }"""
OPTIONAL = "OPTIONAL { ?owner zr:agent ?unit . ?unit skos:prefLabel ?name }"
"""Two ways to the name of an owner that may have none: each engine is asked in the one that it is quicker with."""
_OWNER_COLUMNS = "?owner ?unit ?name ?named ?role ?basis ?origin ?place ?reason ?external"
_PLACE = "?title ?path ?heading ?start ?end ?exact"


def queries(asked: Asked, names: str = UNION) -> dict[str, str]:
    """Each question; of the duties, the page alone: what stands in its clauses is asked with `facts`."""
    return {name: f"{PREFIXES}\n{text}" for name, text in _about(asked, _owner(names)).items()}


def _about(asked: Asked, owner: str) -> dict[str, str]:
    unit, task, above = (f"<{iri(identifier)}>" for identifier in (asked.unit, asked.task, asked.above))
    return {
        DUTIES: f"""SELECT ({unit} AS ?holder) ?policy ?title ?clause ?label ?path ?heading ?owner ?named ?role ?basis
          ?origin ?start ?end ?exact WHERE {{ GRAPH ?text {{ ?owner zr:agent {unit} ; zr:forTask ?clause ;
          zr:namedAs ?named ; zr:role ?role ; zr:basis ?basis ; zr:origin ?origin ; {_SAID} {_TITLE}
          OPTIONAL {{ ?clause eli:number ?label }} {_PATH} }} }} ORDER BY ?policy ?start ?owner LIMIT {PAGE}""",
        OWNERS: f"""SELECT ?policy ({task} AS ?task) {_OWNER_COLUMNS} {_PLACE} WHERE {{ GRAPH ?text {{
          {_TITLE} ?owner zr:forTask {task} ; {owner} {_PATH.replace("?clause", task)} }} }} ORDER BY ?start ?place""",
        DUE: f"""SELECT ("{asked.start}" AS ?from) ("{asked.end}" AS ?to) ?deadline ?date ?precision ?target ?policy
          ?title ?clause ?path ?heading ?start ?end ?exact WHERE {{ GRAPH ?text {{ ?deadline zr:dueDate ?date ;
          zr:precision ?precision ; zr:statedIn ?clause ; {_SAID} {_TITLE}
          OPTIONAL {{ ?deadline zr:forTarget ?target }} {_PATH}
          FILTER NOT EXISTS {{ ?figure zr:hasDeadline ?deadline }}
          FILTER(?date >= "{asked.start}"^^xsd:date && ?date <= "{asked.end}"^^xsd:date) }} }}
          ORDER BY ?date ?policy ?start ?deadline LIMIT {PAGE}""",
        VAGUE: f"""SELECT ?policy ?clause ?path ?owner ?named ?role ?reason ?start ?end ?exact WHERE {{ GRAPH ?text {{
          ?owner a zr:Assignment ; zr:reason ?reason ; zr:namedAs ?named ; zr:role ?role ; zr:forTask ?clause ; {_SAID}
          ?text eli:realizes ?policy . OPTIONAL {{ ?clause zr:path ?path }}
          FILTER NOT EXISTS {{ ?owner zr:agent ?unit }} }} }} ORDER BY ?policy ?start ?owner LIMIT {PAGE}""",
        PARTNERS: f"""SELECT ({unit} AS ?holder) ?unit ?name ?shared WHERE {{
          {{ SELECT ?unit ?name (COUNT(DISTINCT ?clause) AS ?shared) WHERE {{ GRAPH ?text {{
          ?own zr:agent {unit} ; zr:forTask ?clause . ?other zr:forTask ?clause ; zr:agent ?unit .
          ?unit skos:prefLabel ?name . FILTER(?unit != {unit}) }} }} GROUP BY ?unit ?name }} }}
          ORDER BY DESC(?shared) ?unit""",
        UNDER: f"""SELECT ({above} AS ?above) ?unit ?name ?policy ?title ?clause ?path ?heading ?owner ?role ?start ?end
          ?exact WHERE {{ GRAPH <{iri("registers")}> {{ ?unit org:subOrganizationOf+ {above} }}
          GRAPH ?text {{ ?owner zr:agent ?unit ; zr:forTask ?clause ; zr:role ?role ; {_SAID} {_TITLE}
          ?unit skos:prefLabel ?name . {_PATH} }} }} ORDER BY ?policy ?start ?owner LIMIT {PAGE}""",
        WORDS: f"""SELECT ("{asked.words}" AS ?words) ?policy ?clause ?parent ?title ?path ?heading ?start ?end ?exact
          WHERE {{ GRAPH ?text {{ ?clause a zr:Clause ; {_SAID} FILTER(CONTAINS(?exact, "{asked.words}")) {_TITLE}
          {_PATH} OPTIONAL {{ ?clause eli:is_part_of ?parent FILTER EXISTS {{ ?parent a zr:Clause }} }} }} }}
          LIMIT {MATCHES}""",
    }


def facts(clauses: Iterable[str], names: str = UNION) -> tuple[str, ...]:
    """What stands in these clauses (`<iri>`): duties, deadlines, targets and owners."""
    among = f"VALUES ?clause {{ {' '.join(clauses)} }}"
    due = "OPTIONAL { ?deadline zr:dueDate ?date }"
    kinds = {
        "?duty ?modality ?inherited": f"""{among} ?duty zr:statedIn ?clause ; zr:modality ?modality ; {_SAID}
          OPTIONAL {{ ?duty zr:inherited ?inherited }}""",
        "?deadline ?date ?precision ?target": f"""{among} ?deadline zr:statedIn ?clause ; a zr:Deadline ;
          zr:precision ?precision ; {_SAID} {due} OPTIONAL {{ ?deadline zr:forTarget ?target }}""",
        "?target ?subject ?bound ?value ?min ?max ?measure ?scope ?kind ?damaged ?deadline ?date ?precision": f"""
          {among} ?target zr:statedIn ?clause ; zr:metric ?metric ; zr:bound ?bound ; zr:kind ?kind ; {_SAID}
          OPTIONAL {{ ?metric skos:prefLabel ?subject }} OPTIONAL {{ ?metric zr:unitOfMeasure ?measure }}
          OPTIONAL {{ ?target zr:value ?value }} OPTIONAL {{ ?target zr:min ?min }} OPTIONAL {{ ?target zr:max ?max }}
          OPTIONAL {{ ?target zr:appliesTo ?scope }} OPTIONAL {{ ?target zr:damaged ?damaged }}
          {{ ?target zr:hasDeadline ?deadline . ?deadline zr:precision ?precision . {due} }}
          UNION {{ ?target zr:kind ?kind FILTER NOT EXISTS {{ ?target zr:hasDeadline ?any }} }}""",
        _OWNER_COLUMNS: f"""{{ SELECT ?owner ?clause WHERE {{ {among} ?owner zr:forTask ?clause }} }}
          ?owner {_owner(names)}""",
    }
    return tuple(
        f"{PREFIXES}\nSELECT ?policy ?clause {columns} {_PLACE}\nWHERE {{ GRAPH ?text {{ {said} {_TITLE} {_PATH} }} }}"
        for columns, said in kinds.items()
    )


def _owner(names: str) -> str:
    return f"""zr:namedAs ?named ; zr:role ?role ; zr:basis ?basis ; zr:origin ?origin ; zr:listPosition ?place ;
      {_SAID} {names} OPTIONAL {{ ?owner zr:reason ?reason }} OPTIONAL {{ ?owner zr:external ?external }}"""
