"""A picture as plain data: what stands where, how it is joined, and what was left out.

A scene never loses anything silently: `hidden` tells how many nodes and lines are not drawn, `chips` list them by name,
and `rows` is the whole neighbourhood as a table, drawn or not.
"""

from dataclasses import dataclass
from typing import Literal

from graph.ask.answers import OwnerBasis
from graph.records import Role

NodeKind = Literal["unit", "group", "task", "target"]
ChipKind = Literal["task", "unit", "target"]

MOST_NODES = 20


@dataclass(frozen=True, slots=True)
class Node:
    """One box: `badges` name the units that stand on it instead of being nodes of their own."""

    id: str
    label: str
    kind: NodeKind
    href: str
    centre: bool = False
    badges: tuple[str, ...] = ()
    x: int = 0
    y: int = 0


@dataclass(frozen=True, slots=True)
class Edge:
    """A line from a unit to what it holds; `role` None where a task leads to its figure or no role is known."""

    source: str
    target: str
    role: Role | None
    basis: OwnerBasis | None


@dataclass(frozen=True, slots=True)
class Link:
    """A name with its page."""

    id: str
    name: str
    href: str


@dataclass(frozen=True, slots=True)
class Chip:
    """What did not fit, by name: shown as "+7" and listed on a click."""

    kind: ChipKind
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table twin: who is joined to what, drawn or not."""

    source: Link
    target: Link
    role: Role | None
    basis: OwnerBasis | None
    drawn: bool


@dataclass(frozen=True, slots=True)
class Count:
    """How many of something are drawn, and how many are not."""

    shown: int
    hidden: int


@dataclass(frozen=True, slots=True)
class Scene:
    """One question's picture; `badge_units` are on more than half of all tasks and stand as badges."""

    id: str
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    chips: tuple[Chip, ...]
    rows: tuple[Row, ...]
    badge_units: tuple[Link, ...] = ()

    @property
    def height(self) -> int:
        """From the highest box to the lowest."""
        heights = [node.y for node in self.nodes]
        return max(heights, default=0) - min(heights, default=0)

    @property
    def node_count(self) -> Count:
        """Boxes drawn and left out; badges are neither, they stand on the boxes."""
        return Count(len(self.nodes), sum(len(chip.links) for chip in self.chips))

    @property
    def edge_count(self) -> Count:
        """Lines drawn and left out."""
        return Count(len(self.edges), len(self.rows) - len(self.edges))
