"""Counting: exact, and with never more than one graph in memory."""

import tracemalloc
from collections.abc import Iterator

import pyoxigraph as ox
from hypothesis import given, settings
from hypothesis import strategies as st

from api.linked.figures import Distinct, count
from ontology.iris import ID
from ontology.terms import DCT, ELI, RDF, ZR

GRAPHS = [f"{ID}v-{number}" for number in range(3)]
SUBJECTS = [ox.NamedNode(f"{ID}{name}") for name in ("p-1", "p-11", "u-a", "u-a-b", "v-0", "v-1")]
STATEMENTS = [
    *((ox.NamedNode(RDF.type), ox.NamedNode(kind)) for kind in (ZR.Task, ZR.Duty, ZR.Policy)),
    *((ox.NamedNode(DCT.title), ox.Literal(title, language="zh")) for title in ('名"称"\n二', "a <b> .")),
    *((ox.NamedNode(ZR.namedAs), ox.Literal(name)) for name in ("教育局", f"<{RDF.type}> <{ZR.Task}>")),
]
QUADS = st.builds(
    lambda subject, said, graph: ox.Quad(subject, said[0], said[1], ox.NamedNode(graph)),
    st.sampled_from([*SUBJECTS, ox.NamedNode("https://example.org/x")]),
    st.sampled_from(STATEMENTS),
    st.sampled_from(GRAPHS),
)


@settings(deadline=None)
@given(st.sets(QUADS, max_size=40))
def test_figures_are_those_of_the_quads(quads: set[ox.Quad]) -> None:
    figures = count(_graphs(quads))
    kinds = {quad.object for quad in quads if quad.predicate.value == RDF.type}
    things = {
        kind: {quad.subject for quad in quads if quad.predicate.value == RDF.type and quad.object == kind}
        for kind in kinds
    }
    assert figures.graphs == {
        graph: len([quad for quad in quads if str(quad.graph_name) == f"<{graph}>"])
        for graph in GRAPHS
        if any(str(quad.graph_name) == f"<{graph}>" for quad in quads)
    }
    assert figures.triples == len(quads)
    assert figures.classes == {str(kind)[1:-1]: len(subjects) for kind, subjects in things.items()}
    assert figures.entities == len({quad.subject for quad in quads if str(quad.subject).startswith(f"<{ID}")})


def test_a_text_has_its_policy_and_the_title_of_that() -> None:
    policy, text = ox.NamedNode(f"{ID}p-1"), ox.NamedNode(GRAPHS[0])
    title = ox.Literal('关于"安全"的\n通知', language="zh")
    quads = {
        ox.Quad(policy, ox.NamedNode(DCT.title), title, text),
        ox.Quad(ox.NamedNode(f"{ID}p-1-c-1"), ox.NamedNode(DCT.title), ox.Literal("一条"), text),
        ox.Quad(text, ox.NamedNode(ELI.realizes), policy, text),
        ox.Quad(SUBJECTS[2], ox.NamedNode(ELI.realizes), ox.NamedNode(f"{ID}p-2"), ox.NamedNode(GRAPHS[1])),
    }
    figures = count(_graphs(quads))
    assert figures.policies == {GRAPHS[0]: f"{ID}p-1"}
    assert figures.titles == {f"{ID}p-1": title.value}


@settings(deadline=None)
@given(st.lists(st.binary(max_size=3)))
def test_the_same_thing_counts_once(things: list[bytes]) -> None:
    distinct = Distinct()
    for thing in things:
        distinct.add(thing)
    assert len(distinct) == len(set(things))


def test_one_graph_at_a_time_is_in_memory() -> None:
    def made() -> Iterator[tuple[str, bytes]]:
        for number in range(40):
            line = f'<{ID}u-a> <{ZR.namedAs}> "{number} {"长" * 300}" <{ID}v-{number}> .\n'.encode()
            yield f"{ID}v-{number}", line * 1000

    tracemalloc.start()
    figures = count(made())
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert figures.triples == 40_000
    assert peak < 6_000_000  # one is of a million bytes


def _graphs(quads: set[ox.Quad]) -> Iterator[tuple[str, bytes]]:
    for graph in GRAPHS:
        lines = [ox.serialize([quad], format=ox.RdfFormat.N_QUADS) or b"" for quad in quads]
        own = sorted(line for line in lines if line.endswith(f" <{graph}> .\n".encode()))
        if own:
            yield graph, b"".join(own)
