"""Units, their names, and what they hold, do and impose, as statements."""

from graph.records import Assignment, Consequence, Duty, NamedUnit, Naming, Unit, UnitKind
from graph.write.literals import chinese, concept, flag, integer, thing, words
from graph.write.sheet import Sheet, TextSheet
from ontology.iris import mint_fact
from ontology.terms import DCT, FOAF, ORG, RDF, SKOS, ZR


def write_unit(sheet: Sheet, unit: NamedUnit) -> None:
    """Who a unit is, apart from what any text says of it."""
    write_reference(sheet, Unit(unit.id, unit.name, unit.kind))
    sheet.node(
        unit.id,
        (ZR.level, None if unit.level is None else words(unit.level)),
        (ZR.area, None if unit.area is None else words(unit.area)),
        (ORG.subOrganizationOf, unit.parent and thing(unit.parent)),
        (DCT.source, words(unit.source)),
        *((FOAF.member, thing(member)) for member in unit.members),
    )


def write_reference(sheet: Sheet, unit: Unit) -> None:
    """Enough of a unit to name it."""
    sheet.node(unit.id, (RDF.type, _unit_type(unit.kind)), (SKOS.prefLabel, chinese(unit.name)))


def _unit_type(kind: UnitKind) -> str:
    return f"<{ORG.FormalOrganization if kind == 'body' else ZR.UnitGroup}>"


def write_naming(sheet: TextSheet, policy: str, unit: str | None, naming: Naming) -> None:
    """A name under which the text speaks of a unit, and why: 教育部门 → 州教育局; None where nobody was settled."""
    content = f"{unit} {naming.named} {naming.reason} {naming.passage.start}"
    sheet.fact(
        sheet.distinct(mint_fact(policy, "naming", content)),
        ZR.Naming,
        None,
        naming.passage,
        (ZR.nameOf, thing(unit) if unit else None),
        (ZR.namedAs, words(naming.named)),
        (ZR.reason, chinese(naming.reason)),
    )


def write_assignment(sheet: TextSheet, assignment: Assignment) -> None:
    """One unit, group or unnamed party in one role for one task."""
    if assignment.unit:
        write_reference(sheet, assignment.unit)
    sheet.fact(
        assignment.id,
        ZR.Assignment,
        assignment.clause,
        assignment.passage,
        (ZR.forTask, thing(assignment.clause)),
        (ZR.agent, thing(assignment.unit.id) if assignment.unit else None),
        (ZR.namedAs, words(assignment.named)),
        (ZR.role, concept("role", assignment.role)),
        (ZR.basis, concept("basis", assignment.basis)),
        (ZR.origin, concept("origin", assignment.origin)),
        (ZR.listPosition, integer(assignment.order)),
        (ZR.reason, None if assignment.reason is None else chinese(assignment.reason)),
        (ZR.external, flag(assignment.external)),
    )


def write_duty(sheet: TextSheet, duty: Duty) -> None:
    """One statement that someone shall, shall not or may do something."""
    sheet.fact(
        duty.id,
        ZR.Duty,
        duty.clause,
        duty.passage,
        *((ZR.namedAs, words(named)) for named in duty.named),
        *((ZR.agent, thing(unit)) for unit in duty.units),
        (ZR.modality, concept("modality", duty.modality)),
        (ZR.inherited, flag(duty.inherited)),
    )


def write_consequence(sheet: TextSheet, consequence: Consequence) -> None:
    """What follows, on whom, by whom, when."""
    actor = consequence.actor
    if actor and actor.unit:
        write_reference(sheet, actor.unit)
    sheet.fact(
        consequence.id,
        ZR.Consequence,
        consequence.clause,
        consequence.passage,
        (ZR.trigger, words(consequence.trigger) if consequence.trigger else None),
        (ZR.namedAs, words(actor.named) if actor else None),
        (ZR.agent, thing(actor.unit.id) if actor and actor.unit else None),
        (ZR.imposedOn, words(consequence.subject) if consequence.subject else None),
        (ZR.measure, words(consequence.measure)),
        (ZR.stepOrder, None if consequence.order is None else integer(consequence.order)),
    )
