"""Policy, text, clauses, cited documents and findings as statements."""

from graph.records import BasisDocument, Citation, Clause, CompiledPolicy, Finding, Policy
from graph.write.literals import chinese, concept, day, integer, thing, words
from graph.write.sheet import TextSheet
from ontology.iris import mint_fact, mint_policy, normal_number
from ontology.terms import DCT, ELI, PROV, RDF, SCHEMA, ZR

AGENT = "zeren"


def write_policy(sheet: TextSheet, policy: Policy) -> None:
    """The act: 黔南府办函〔2020〕24号, its dates, its addressees."""
    sheet.node(
        policy.id,
        (RDF.type, f"<{ZR.Policy}>"),
        (DCT.title, chinese(policy.title)),
        (ELI.id_local, policy.number and words(policy.number)),
        (ZR.issuer, policy.issuer and words(policy.issuer)),
        (ELI.date_document, policy.signed and day(policy.signed)),
        (ELI.date_publication, policy.published and day(policy.published)),
        (ZR.indexNumber, policy.index_number and words(policy.index_number)),
        *((ZR.addressee, words(addressee)) for addressee in policy.addressees),
    )
    for document in policy.basis:
        _write_basis(sheet, policy.id, document)


def write_text(sheet: TextSheet, compiled: CompiledPolicy) -> None:
    """The exact text, the file it came from, and the run that read it."""
    source = compiled.policy.source
    sheet.node(
        sheet.text,
        (RDF.type, f"<{ZR.PolicyText}>"),
        (ELI.realizes, thing(compiled.policy.id)),
        (ZR.text, words(compiled.text)),
        (ZR.sourceName, words(source.name)),
        (SCHEMA.encodingFormat, words(source.media_type)),
        (ZR.encoding, words(source.encoding)),
        (SCHEMA.sha256, words(source.sha256)),
        (ZR.characters, integer(source.characters)),
        (PROV.wasGeneratedBy, thing(sheet.run)),
    )
    sheet.node(
        sheet.run,
        (RDF.type, f"<{PROV.Activity}>"),
        (PROV.used, thing(sheet.text)),
        (PROV.wasAssociatedWith, thing(AGENT)),
    )
    sheet.node(AGENT, (RDF.type, f"<{PROV.SoftwareAgent}>"))


def write_clause(sheet: TextSheet, policy: str, clause: Clause, assigns: bool) -> None:
    """A numbered part; one that `assigns` work is a task."""
    sheet.node(
        clause.id,
        (RDF.type, f"<{ZR.Clause}>"),
        (RDF.type, f"<{ZR.Task}>" if assigns else None),
        (ELI.is_part_of, thing(clause.parent or policy)),
        (ELI.number, words(clause.label) if clause.label else None),
        (DCT.title, chinese(clause.heading) if clause.heading else None),
        (ZR.path, words(join_path(clause.path)) if clause.path else None),
        (ZR.citation, sheet.cite(clause.passage)),
    )


def join_path(labels: tuple[str, ...]) -> str:
    """二, (一), 2 → 二/(一)/2; a slash within a label is written %2F, so that the way back is exact."""
    return "/".join(label.replace("%", "%25").replace("/", "%2F") for label in labels)


def write_citation(sheet: TextSheet, policy: str, citation: Citation) -> None:
    """Another document named in the text: 《保安服务管理条例》."""
    holder = citation.clause or policy
    content = f"citation {citation.title} {citation.number} {citation.passage.start}"
    identifier = sheet.distinct(mint_fact(holder, "reference", content))
    sheet.fact(identifier, ZR.Reference, citation.clause, citation.passage, *_document(citation))


def _write_basis(sheet: TextSheet, policy: str, document: BasisDocument) -> None:
    content = f"basis {document.title} {document.number} {document.passage.start}"
    identifier = sheet.distinct(mint_fact(policy, "reference", content))
    sheet.fact(identifier, ZR.Reference, None, document.passage, *_document(document))
    sheet.node(policy, (ZR.restsOn, thing(identifier)))


def _document(document: Citation | BasisDocument) -> tuple[tuple[str, str | None], ...]:
    number = document.number
    return (
        (DCT.title, chinese(document.title)),
        (ELI.id_local, None if number is None else words(number)),
        (ZR.refersTo, thing(mint_policy(number, "", "")) if number and normal_number(number) else None),
    )


def write_finding(sheet: TextSheet, policy: str, finding: Finding) -> None:
    """Something the policy leaves unclear; its place and clause where it has one."""
    passage = finding.passage
    place = (passage.start, passage.end) if passage else ()
    content = f"{finding.code} {place} {finding.message}"
    sheet.node(
        sheet.distinct(mint_fact(finding.clause or policy, "finding", content)),
        (RDF.type, f"<{ZR.Finding}>"),
        (ZR.code, concept("finding", finding.code)),
        (ZR.severity, concept("severity", finding.severity)),
        (ZR.message, chinese(finding.message)),
        (ZR.suggestion, chinese(finding.suggestion) if finding.suggestion else None),
        (ZR.statedIn, finding.clause and thing(finding.clause)),
        (ZR.citation, sheet.cite(passage) if passage else None),
    )
