"""Labels of numbered parts."""

import pytest

from graph.read.labels import find_labels, label_at, read_number


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("七", 7),
        ("十", 10),
        ("十二", 12),
        ("二十", 20),
        ("二十三", 23),
        ("一百零五", 105),
        ("7", 7),
        ("③", 3),
        ("甲", 0),
    ],
)
def test_numbers(words: str, value: int) -> None:
    assert read_number(words) == value


@pytest.mark.parametrize(
    ("text", "words", "kind"),
    [
        ("第十二条 县级", "第十二条", "条"),
        ("附件2", "附件2", "annex"),
        ("二、工作重点", "二", "han"),
        ("(十一)完善", "(十一)", "bracketed"),
        ("12.实行", "12", "arabic"),
        ("1.2.3建设", "1.2.3", "deep2"),
        ("(3)登记", "(3)", "small"),
        ("4)登记", "(4)", "small"),
        ("⑤登记", "⑤", "circled"),
    ],
)
def test_label_at_the_start(text: str, words: str, kind: str) -> None:
    label = label_at(text, 0)
    assert label
    assert (label.words, label.kind) == (words, kind)


@pytest.mark.parametrize("text", ["1.5万元", "一、二、三产业", "2020年", "3.14米", "学校"])
def test_no_label(text: str) -> None:
    assert label_at(text, 0) is None


def test_higher_labels_have_smaller_ranks() -> None:
    text = "第一章总则 一、甲(一)乙1.丙(1)丁①戊"
    ranks = [label.rank for label in find_labels(text, 0, len(text))]
    assert ranks == sorted(ranks)
    assert len(set(ranks)) == 6
