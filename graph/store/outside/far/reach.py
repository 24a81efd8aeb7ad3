"""Whether what a query seeks could be found outside our graphs, where an endpoint answers from all it holds.

A statement that matches none of a query's patterns changes nothing in its answer. So the patterns are listed, each with
its variables set free; the endpoint is asked whether any of them matches a statement that is not ours.
"""

from collections.abc import Iterator

from lark import Token as Leaf

from graph.store.engines.projection import STATE_GRAPH
from graph.store.outside.far.parsed import Branch, ParsedQuery, branches, first, leaves, span
from graph.store.outside.far.wording import described, graph_of
from ontology.iris import ID

_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_LISTED = (f"?s <{_RDF}first> ?o", f"?s <{_RDF}rest> ?o")
_REPEATED = ("STAR", "QUERY")


class TooOpen(Exception):  # noqa: N818 - the name says what it is
    """The query seeks any statement at all, or any node: no pattern of it says what is ours."""


def patterns_of(query: ParsedQuery) -> tuple[str, ...]:
    """What the query seeks outside GRAPH clauses, each pattern as text; raises `TooOpen`."""
    if query.form == "describe":
        return tuple(f"<{thing}> ?p ?o" for thing in described(query) or ())
    return tuple(dict.fromkeys(_sought(query, query.body)))


def _sought(query: ParsedQuery, branch: Branch) -> Iterator[str]:
    for child in branches(branch):
        if (graph := graph_of(child)) is not None:
            _need_ours(query, graph)
        elif child.data == "triples" and not _is_template(branch):
            yield from _of_block(query, child)
        else:
            yield from _sought(query, child)


def _need_ours(query: ParsedQuery, graph: Branch) -> None:
    """A graph that is named is one of ours by its spelling alone, or the engine could read another in it."""
    for each in branches(graph):
        name = query.iri(each)
        rest = name.removeprefix(ID)
        if rest == name or name == STATE_GRAPH or set(rest) & set("/\\%?#:") or not rest.strip("."):
            raise TooOpen


def _is_template(branch: Branch) -> bool:
    """`CONSTRUCT {…} WHERE`: what is made, not what is sought; the short form has one pattern for both."""
    return branch.data == "construct" and any(branches(branch, "where"))


def _of_block(query: ParsedQuery, block: Branch) -> Iterator[str]:
    plain: set[str] = set()
    repeated: list[tuple[str, str]] = []
    for subject, verb, value in _triples(block):
        if _may_be_nothing(verb):
            repeated.append((_end(subject), _end(value)))
        else:
            plain |= {_end(subject), _end(value)}
        yield from _of_triple(query, subject, verb, value)
    if any(branch.data == "node" and _is_list(branch) for branch in block.iter_subtrees()):
        yield from _LISTED
    for ends in repeated:  # of no length at all it joins any node to itself, unless something else says which
        if not any(end and (end not in _free(end) or end in plain) for end in ends):
            raise TooOpen


def _of_triple(query: ParsedQuery, subject: Branch, verb: Branch, value: Branch) -> Iterator[str]:
    path = next(branches(verb), None)
    if path is None or _one_term(path) is not None:
        term = "?p" if path is None else query.text[slice(*span(path))]
        s, o = _text(query, subject, "?s"), _text(query, value, "?o")
        if (s, term, o) == ("?s", "?p", "?o"):
            raise TooOpen
        yield f"{s} {term} {o}"
        return
    for step in path.iter_subtrees():
        if step.data == "negated":
            raise TooOpen
        if step.data == "step":
            yield from (f"?s {query.text[slice(*span(each))]} ?o" for each in branches(step, "iri"))
            yield from ("?s a ?o" for each in step.children if isinstance(each, Leaf) and each.type == "A")


def _triples(block: Branch) -> Iterator[tuple[Branch, Branch, Branch]]:
    """Subject, verb and value of each triple in a block, those inside brackets too; a node stands for itself."""
    for subject in block.iter_subtrees():
        if subject.data not in ("subject", "node"):
            continue
        head = next(branches(subject)) if subject.data == "subject" else subject
        for properties in branches(subject, "properties"):
            verb: Branch | None = None
            for child in branches(properties):
                if child.data == "verb":
                    verb = child
                elif verb is not None:
                    yield from ((head, verb, next(branches(each))) for each in branches(child, "object"))


def _one_term(path: Branch) -> Branch | None:
    """The step of a path that is one IRI or `a`."""
    words = list(leaves(path))
    return path if len(words) == 1 and words[0].type in ("IRI", "NAME", "A") else None


def _may_be_nothing(verb: Branch) -> bool:
    return any(leaf.type in _REPEATED for leaf in leaves(verb))


def _is_list(node: Branch) -> bool:
    return first(node).type == "LPAR"


def _end(term: Branch) -> str:
    """A term as it is written; nothing where it is a node in brackets, or has a sign that is a leaf by itself."""
    if term.data == "node" or first(term).type in ("LBRACKET", "SIGNED"):
        return ""
    return "".join(leaves(term))


def _free(end: str) -> tuple[str, ...]:
    return (end,) if end[:1] in ("?", "$", "_", "(") else ()


def _text(query: ParsedQuery, term: Branch, free: str) -> str:
    """The term, or the variable that stands for any."""
    end = _end(term)
    return free if not end or _free(end) else query.text[slice(*span(term))]
