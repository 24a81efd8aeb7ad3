"""The registers as a graph of their own: who is known from outside, under which names, from which source."""

from graph.records import NamedUnit
from graph.settle.units.registers import Body, Registers
from graph.write.literals import chinese, words
from graph.write.parties import write_unit
from graph.write.sheet import Sheet
from ontology.iris import REGISTERS, identifier_of, mint_group, mint_unit
from ontology.terms import ORG, SKOS


def write_registers(registers: Registers) -> bytes:
    """Sorted N-Quads of all reviewed bodies and groups: 州教育局, with its other names, its parent and its source."""
    sheet = Sheet(identifier_of(REGISTERS))
    for bodies in registers.bodies.values():
        for body in bodies:
            unit = _unit(body, registers)
            write_unit(sheet, unit)
            sheet.node(unit.id, *((SKOS.altLabel, chinese(name)) for name in body.names[1:]))
            sheet.node(unit.id, *((ORG.purpose, words(function)) for function in body.functions))
    return sheet.to_bytes()


def _unit(body: Body, registers: Registers) -> NamedUnit:
    return NamedUnit(
        id=_identifier(body),
        name=body.names[0],
        kind=body.kind,
        level=body.level or None,
        area=registers.divisions[body.area].name,
        parent=_registered(body.parent, registers) if body.parent else None,
        source=f"{body.line} {body.source}",
        members=tuple(_registered(member, registers) for member in body.members),
        names=(),
    )


def _registered(slug: str, registers: Registers) -> str:
    """The identifier of a slug; that it is registered was checked at load."""
    body = registers.by_slug(slug)
    return mint_unit("", slug=slug) if body is None else _identifier(body)


def _identifier(body: Body) -> str:
    mint = mint_group if body.kind == "group" else mint_unit
    return mint(body.names[0], slug=body.slug)
