"""Columns: the order of the text is kept, and the last one lies across from what it is joined to."""

from viz.scene import Edge, Node
from viz.scenes.columns import ROW, place


def node(name: str) -> Node:
    return Node(name, name, "unit", f"/units/{name}")


def test_last_column_lies_across() -> None:
    columns = [[node("a"), node("b"), node("c")], [node("x"), node("y")]]
    placed = {each.id: each for each in place(columns, [Edge("x", "c", None, None), Edge("y", "a", None, None)])}
    assert placed["y"].y < placed["x"].y
    assert [placed[name].y for name in "abc"] == [-ROW, 0, ROW]
    assert placed["a"].x < placed["x"].x


def test_nothing_gives_nothing() -> None:
    assert place([], []) == ()


def test_unjoined_boxes_keep_their_order() -> None:
    placed = place([[node("b"), node("a")]], [])
    assert [each.id for each in placed] == ["b", "a"]
