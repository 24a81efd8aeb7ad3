"""A compiled policy as N-Quads, straight from the records."""

from graph.records import CompiledPolicy
from graph.write.documents import write_citation, write_clause, write_finding, write_policy, write_text
from graph.write.figures import write_cadence, write_deadline, write_norm, write_target
from graph.write.parties import write_assignment, write_consequence, write_duty, write_naming, write_unit
from graph.write.sheet import TextSheet
from ontology.iris import mint_run, mint_text


def write_nquads(compiled: CompiledPolicy) -> bytes:
    """Sorted N-Quads in the named graph of the text; everything in the records can be read back from them."""
    sha256 = compiled.policy.source.sha256
    sheet = TextSheet(mint_text(sha256), mint_run(sha256), sha256)
    _write_document(sheet, compiled)
    _write_facts(sheet, compiled)
    return sheet.to_bytes()


def _write_document(sheet: TextSheet, compiled: CompiledPolicy) -> None:
    policy = compiled.policy.id
    assigning = {assignment.clause for assignment in compiled.assignments}
    write_policy(sheet, compiled.policy)
    write_text(sheet, compiled)
    for clause in compiled.clauses:
        write_clause(sheet, policy, clause, clause.id in assigning)
    for citation in compiled.citations:
        write_citation(sheet, policy, citation)
    for finding in compiled.findings:
        write_finding(sheet, policy, finding)
    for unit in compiled.units:
        write_unit(sheet, unit)
        for naming in unit.names:
            write_naming(sheet, policy, unit.id, naming)
    for naming in compiled.unsettled:
        write_naming(sheet, policy, None, naming)


def _write_facts(sheet: TextSheet, compiled: CompiledPolicy) -> None:
    for assignment in compiled.assignments:
        write_assignment(sheet, assignment)
    for duty in compiled.duties:
        write_duty(sheet, duty)
    for deadline in compiled.deadlines:
        write_deadline(sheet, deadline)
    for cadence in compiled.cadences:
        write_cadence(sheet, cadence)
    for target in compiled.targets:
        write_target(sheet, target)
    for norm in compiled.norms:
        write_norm(sheet, norm)
    for consequence in compiled.consequences:
        write_consequence(sheet, consequence)
