"""The closed vocabulary: every term the program may write or ask for, as its full IRI.

A misspelt term is an AttributeError (and a type error before that). The own terms are checked against
`vocabulary/zeren.ttl` by a test, both ways, the borrowed ones against `vocabulary/borrowed.csv`.
"""

# ruff: noqa: N815 - the names of RDF terms are what they are

from typing import ClassVar

from ontology.iris import CODE, DEF


class Terms:
    """A namespace that holds the annotated terms and no others."""

    BASE: ClassVar[str]

    def __init_subclass__(cls, base: str) -> None:
        cls.BASE = base
        for term in cls.__annotations__:
            setattr(cls, term, base + term)

    @classmethod
    def names(cls) -> tuple[str, ...]:
        """The local names, in the order they are written here."""
        return tuple(cls.__annotations__)


class ZR(Terms, base=DEF):
    """The own vocabulary, classes first."""

    Policy: str
    PolicyText: str
    Clause: str
    Task: str
    Fact: str
    Assignment: str
    Duty: str
    Deadline: str
    Cadence: str
    Rule: str
    Target: str
    Norm: str
    Bracket: str
    Metric: str
    Consequence: str
    Reference: str
    Naming: str
    UnitGroup: str
    Finding: str
    Observation: str
    Correction: str

    indexNumber: str
    issuer: str
    addressee: str
    restsOn: str
    text: str
    sourceName: str
    encoding: str
    characters: str
    path: str
    statedIn: str
    citation: str
    reviewStatus: str
    forTask: str
    agent: str
    namedAs: str
    role: str
    basis: str
    origin: str
    listPosition: str
    reason: str
    external: str
    modality: str
    inherited: str
    dueDate: str
    precision: str
    forTarget: str
    cadence: str
    rrule: str
    vague: str
    atLeast: str
    metric: str
    unitOfMeasure: str
    appliesTo: str
    bound: str
    value: str
    min: str
    max: str
    kind: str
    hasDeadline: str
    damaged: str
    whenMetric: str
    hasBracket: str
    whenMin: str
    whenMax: str
    ratio: str
    perStep: str
    addPerStep: str
    trigger: str
    imposedOn: str
    measure: str
    stepOrder: str
    refersTo: str
    nameOf: str
    level: str
    area: str
    code: str
    severity: str
    message: str
    suggestion: str
    observes: str
    observedArea: str
    period: str
    corrects: str
    replacement: str
    original: str
    evidence: str
    enteredBy: str


class RDF(Terms, base="http://www.w3.org/1999/02/22-rdf-syntax-ns#"):
    """RDF itself."""

    type: str


class XSD(Terms, base="http://www.w3.org/2001/XMLSchema#"):
    """The datatypes that survive every library unchanged."""

    boolean: str
    date: str
    dateTime: str
    decimal: str
    integer: str
    string: str


class SKOS(Terms, base="http://www.w3.org/2004/02/skos/core#"):
    """Names and code lists."""

    Concept: str
    ConceptScheme: str
    altLabel: str
    definition: str
    hasTopConcept: str
    inScheme: str
    notation: str
    prefLabel: str
    topConceptOf: str


class DCT(Terms, base="http://purl.org/dc/terms/"):
    """Titles and sources."""

    source: str
    title: str


class ELI(Terms, base="http://data.europa.eu/eli/ontology#"):
    """Legislation: numbers, dates, parts."""

    date_document: str
    date_publication: str
    id_local: str
    is_part_of: str
    number: str
    realizes: str


class ORG(Terms, base="http://www.w3.org/ns/org#"):
    """Bodies and their hierarchy."""

    FormalOrganization: str
    purpose: str
    subOrganizationOf: str


class FOAF(Terms, base="http://xmlns.com/foaf/0.1/"):
    """Members of a group."""

    member: str


class OA(Terms, base="http://www.w3.org/ns/oa#"):
    """Words of a text by place and by quotation."""

    SpecificResource: str
    TextPositionSelector: str
    TextQuoteSelector: str
    end: str
    exact: str
    hasSelector: str
    hasSource: str
    prefix: str
    start: str
    suffix: str


class PROV(Terms, base="http://www.w3.org/ns/prov#"):
    """Who or what made a statement."""

    Activity: str
    SoftwareAgent: str
    used: str
    wasAssociatedWith: str
    wasAttributedTo: str
    wasGeneratedBy: str


class SCHEMA(Terms, base="https://schema.org/"):
    """The file a text came from."""

    encodingFormat: str
    sha256: str


class SOSA(Terms, base="http://www.w3.org/ns/sosa/"):
    """When an observation was made."""

    resultTime: str


BORROWED: tuple[type[Terms], ...] = (RDF, SKOS, DCT, ELI, ORG, FOAF, OA, PROV, SCHEMA, SOSA)


def code_iri(code_list: str, code: str) -> str:
    """The concept of one code: `code_iri("role", "lead")`; the lists are `codes/*.ttl`, closed by a test."""
    return f"{CODE}{code_list}-{code}"
