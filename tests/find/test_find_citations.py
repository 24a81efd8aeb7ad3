"""Other documents that a text names."""

from graph.find.citations import find_citations

OWN = {"某县校园安全实施方案"}


def _cited(text: str) -> list[tuple[str, str | None, str]]:
    return [(d.title, d.number, text[d.span.start : d.span.end]) for d in find_citations(text, 0, len(text), OWN)]


def test_titles_with_and_without_number() -> None:
    text = "按照《校车安全管理条例》和《某省实施意见》(某府发〔2018〕7号)要求"
    assert _cited(text) == [
        ("校车安全管理条例", None, "《校车安全管理条例》"),
        ("某省实施意见", "某府发〔2018〕7号", "《某省实施意见》(某府发〔2018〕7号)"),
    ]


def test_a_number_alone_is_a_document_without_title() -> None:
    assert _cited("落实国办发〔2017〕35号精神") == [("", "国办发〔2017〕35号", "国办发〔2017〕35号")]


def test_the_document_itself_is_not_cited() -> None:
    assert _cited("《某县校园安全实施方案》已经同意") == []


def test_marks_that_never_close_name_nothing() -> None:
    assert _cited("按照《校车安全管理条例要求") == []
