"""Items with several responsibility clauses."""

from graph.read.outline import Part
from graph.read.segments import part_at, segment
from graph.read.texts import Span

TEXT = "(三)加强供给。统筹算力设施建设。(责任单位:甲局)支持自主研发。(责任单位:乙局)"
ITEM = Part("(三)", "加强供给", ("一", "(三)"), (1, 3), None, 0, len(TEXT), 8)


def _span(words: str) -> Span:
    at = TEXT.index(words)
    return Span(at, at + len(words))


def test_each_clause_governs_the_stretch_before_it() -> None:
    parts = segment(TEXT, (ITEM,), [_span("(责任单位:甲局)"), _span("(责任单位:乙局)")])
    assert [(part.label, part.position, part.parent, TEXT[part.start : part.end]) for part in parts] == [
        ("(三)", (1, 3), None, "(三)加强供给。"),
        ("", (1, 3, 1), 0, "统筹算力设施建设。(责任单位:甲局)"),
        ("", (1, 3, 2), 0, "支持自主研发。(责任单位:乙局)"),
    ]
    assert parts[1].heading == "统筹算力设施建设"
    assert parts[1].path == ("一", "(三)")


def test_one_clause_or_none_leaves_the_item_whole() -> None:
    assert segment(TEXT, (ITEM,), []) == (ITEM,)
    assert segment(TEXT, (ITEM,), [_span("(责任单位:乙局)")]) == (ITEM,)


def test_clauses_side_by_side_are_one() -> None:
    text = "1.甲。推进改造。(牵头单位:甲局)(配合单位:乙局)"
    item = Part("1", "甲", ("1",), (1,), None, 0, len(text), 4)
    spans = [Span(9, 18), Span(18, 27)]
    assert segment(text, (item,), spans) == (item,)


def test_what_follows_the_last_clause_is_a_stretch_without_one() -> None:
    text = TEXT + "此前规定不一致的,以本文件为准。"
    item = Part("(三)", "加强供给", ("(三)",), (3,), None, 0, len(text), 8)
    parts = segment(text, (item,), [_span("(责任单位:甲局)"), _span("(责任单位:乙局)")])
    assert text[parts[-1].start : parts[-1].end] == "此前规定不一致的,以本文件为准。"


def test_parents_are_found_again_behind_new_parts() -> None:
    child = Part("1", "乙", ("(三)", "1"), (1, 3, 1), 0, len(TEXT), len(TEXT), len(TEXT))
    parts = segment(TEXT, (ITEM, child), [_span("(责任单位:甲局)"), _span("(责任单位:乙局)")])
    assert parts[-1].parent == 0
    assert part_at(parts, 3) == 0
    assert part_at(parts, 12) == 1


def test_rows_of_a_table_never_stay_together() -> None:
    text = "1\t建立制度\t甲局\n2\t开展检查\t乙局\n"
    item = Part("", "", (), (0,), None, 0, len(text) - 1, 0)
    rows = [Span(0, 9), Span(10, 19)]
    assert [text[part.start : part.end] for part in segment(text, (item,), rows, rows)[1:]] == text.split("\n")[:2]
    assert segment(text, (item,), rows) == (item,)
