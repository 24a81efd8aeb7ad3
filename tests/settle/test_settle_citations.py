"""Other documents that the body names."""

from graph.read.head.letterhead import read_letterhead
from graph.read.outline import outline
from graph.read.tidy import tidy
from graph.settle.citations import settle_citations

TEXT = """某县人民政府办公室关于印发防汛方案的通知
某府办〔2021〕5号
各乡镇人民政府:
《某县防汛方案》已经县政府同意,现印发给你们。
某县人民政府办公室
2021年5月1日
某县防汛方案
根据《中华人民共和国防洪法》,制定本方案。
一、值守
按照《值守 办法》和某防办〔2020〕3号要求值守。再按《值守办法》报告。
"""


def test_basis_and_own_title_are_left_out_and_each_place_counts() -> None:
    clean = tidy(TEXT)
    head = read_letterhead(clean)
    parts = outline(clean, head)
    found = settle_citations(clean, head, parts, [f"c{at}" for at in range(len(parts))])
    assert [(one.title, one.number, one.passage.exact) for one in found] == [
        ("值守办法", None, "《值守 办法》"),
        ("某防办〔2020〕3号", "某防办〔2020〕3号", "某防办〔2020〕3号"),
        ("值守办法", None, "《值守办法》"),
    ]
    assert {one.clause for one in found} == {"c2"}
    assert [document.title for document in head.basis] == ["中华人民共和国防洪法"]
