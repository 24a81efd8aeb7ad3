"""From a thing along a property, a sequence of properties, or one property again and again."""

from collections.abc import Callable

from graph.check.shacl.statements import NONE, Node, Statements, Values
from graph.errors import BadRegister
from ontology.terms import RDF

Walk = Callable[[Statements, Node], Values]
_ONE_OR_MORE = "http://www.w3.org/ns/shacl#oneOrMorePath"


def read_path(shapes: Statements, path: Node) -> tuple[str, Walk]:
    """The path as SPARQL spells it, and how to walk it; raises `BadRegister` for a path of another kind."""
    if isinstance(path, str) and not path.startswith("_:"):
        return path, lambda data, focus: data.about.get(focus, {}).get(path, NONE)  # the most frequent call of all
    if again := shapes.only(path, _ONE_OR_MORE):
        name, step = read_path(shapes, again)
        return f"({name})+", lambda data, focus: _again(data, focus, step)
    if shapes.values(path, RDF.BASE + "first"):
        steps = [read_path(shapes, part) for part in shapes.items(path)]
        return "/".join(name for name, _ in steps), lambda data, focus: _along(data, focus, [walk for _, walk in steps])
    raise BadRegister("形状中有无法检查的路径", "a shape has a path that cannot be checked")


def _along(data: Statements, focus: Node, steps: list[Walk]) -> Values:
    reached: Values = {focus: None}
    for step in steps:
        reached = {value: None for node in reached for value in step(data, node)}
    return reached


def _again(data: Statements, focus: Node, step: Walk) -> Values:
    reached: Values = dict(step(data, focus))
    ahead = list(reached)
    while ahead:
        for value in step(data, ahead.pop()):
            if value not in reached:
                reached[value] = None
                ahead.append(value)
    return reached
