"""Coordinates: columns from left to right, ordered so that few lines cross.

Nothing is random, so the same scene has the same coordinates on every machine.
"""

from collections.abc import Sequence
from dataclasses import replace

import networkx as nx

from viz.scene import Edge, Node

COLUMN, ROW = 460, 84


def place(columns: Sequence[Sequence[Node]], edges: Sequence[Edge]) -> tuple[Node, ...]:
    """The nodes with coordinates, column by column.

    Only the last column is reordered, to lie across from what it is joined to; the others keep the order of the text.
    """
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(node.id for column in columns for node in column)
    graph.add_edges_from((edge.source, edge.target) for edge in edges)
    heights = {node.id: height for column in columns for node, height in _spread(column)}
    first, last = list(columns[:-1]), columns[-1] if columns else ()
    ordered = [*first, sorted(last, key=lambda node: _barycentre(graph, heights, node.id))]
    return tuple(
        replace(node, x=COLUMN * at, y=round(ROW * height))
        for at, column in enumerate(ordered)
        for node, height in _spread(column)
    )


def _spread(column: Sequence[Node]) -> list[tuple[Node, float]]:
    middle = (len(column) - 1) / 2
    return [(node, rank - middle) for rank, node in enumerate(column)]


def _barycentre(graph: "nx.Graph[str]", heights: dict[str, float], node: str) -> float:
    around = [heights[other] for other in graph.neighbors(node)]
    return sum(around) / len(around) if around else 0.0
