"""Documents named in a text, and their numbers in all styles of brackets."""

import pytest

from graph.read.documents import find_documents, find_numbers
from graph.read.tidy import tidy


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("黔南府办函〔2020〕24号", "黔南府办函〔2020〕24号"),
        ("某府发[2021]3号", "某府发〔2021〕3号"),
        ("某府发（2021）3号", "某府发〔2021〕3号"),
        ("某府发【2021】第3号", "某府发〔2021〕3号"),
        ("某府发﹝2021﹞ 3 号", "某府发〔2021〕3号"),
        ("关于加强管理的意见某府发〔2021〕3号", "某府发〔2021〕3号"),
        ("根据国办发〔2017〕35号", "国办发〔2017〕35号"),
        ("某省人民政府令第256号", "某省人民政府令第256号"),
    ],
)
def test_numbers(text: str, number: str) -> None:
    clean = tidy(text)
    assert [found.words for found in find_numbers(clean.text, 0, len(clean.text))] == [number]


@pytest.mark.parametrize("text", ["2020年24号楼", "第3号文件", "某府发〔20〕3号"])
def test_no_number(text: str) -> None:
    assert find_numbers(text, 0, len(text)) == []


def test_a_title_with_titles_inside() -> None:
    text = "《国务院关于印发〈行动方案〉的通知》(国发〔2024〕7号)和《某省《实施办法》细则》"
    found = find_documents(text, 0, len(text))
    assert [(document.title, document.number) for document in found] == [
        ("国务院关于印发〈行动方案〉的通知", "国发〔2024〕7号"),
        ("某省《实施办法》细则", None),
    ]


def test_a_bracket_that_holds_no_number_stays_outside() -> None:
    text = "《通用目录》(以下简称目录)"
    assert [text[slice(*document.span)] for document in find_documents(text, 0, len(text))] == ["《通用目录》"]


def test_hostile_marks_take_linear_time() -> None:
    text = "《" * 20_000
    assert find_documents(text, 0, len(text)) == []
