"""Where on a web page the document itself stands: a container known by name, else the element with the text.

Government sites share a few publishing systems, and these give the text's container a telling name. Where no such
name is found, the innermost element is taken that holds most of the text outside links and nearly all sentences.
"""

from collections import defaultdict

from graph.read.formats.dom import Element

_KNOWN = frozenset(
    """
    zoom ucap-content trs_editor trs_editor_view trs_ueditor trs_preappend custom_unionstyle pages_content
    article_content article-content articlecontent article_con article-con articlecon art_con art-con artcontent
    news_content news-content newscontent news_con info_content info-content infocontent view_content
    xxgk_content xxgk-content xxgkcontent xl-content xl_content zw_content zwcontent wz_content wzcon wz_con
    detail_content detail-content detailcontent content_text contenttext text_content con_text contxt
    artibody articlebody article-body js_content mainbody maintext vsb_content v_news_content bt-content
    gk_content gkcontent conttext editor_content editorcontent j-content
    """.split()  # noqa: SIM905
)
_NAMED_SHARE = (0.4, 0.9)
_DENSE_SHARE = (0.6, 0.98)
_SHEET_LABELS = 3
_SHEET_LETTERS = 800


def content_of(body: Element) -> list[Element]:
    """The elements that hold the document, in order; several where a page shows it in several editors."""
    known = _by_name(body)
    if known and _holds(known, _NAMED_SHARE, body):
        return known
    return [_by_density(body)]


def sheet_of(body: Element, content: list[Element]) -> Element | None:
    """The data sheet beside the text (索引号 / 文号 / 发布机构 / 成文日期), which many sites show above it."""
    around = {id(element) for start in content for element in _lineage(start)}
    at: Element | None = body
    while at is not None and at not in content:
        labelled = [child for child in _elements(at) if child.labels >= _SHEET_LABELS]
        beside = next((child for child in labelled if id(child) not in around), None)
        if beside is not None and beside.letters <= _SHEET_LETTERS:
            return beside
        at = beside or next(iter(labelled), None)
    return None


def _by_name(body: Element) -> list[Element]:
    """The outermost elements with a known name; of several names, the one under which most text stands."""
    found: dict[str, list[Element]] = defaultdict(list)
    waiting: list[tuple[Element, frozenset[str]]] = [(body, frozenset())]
    while waiting:
        element, above = waiting.pop()
        here = element.marks & _KNOWN
        for mark in sorted(here - above):
            found[mark].append(element)
        waiting.extend((child, above | here) for child in reversed(_elements(element)))
    best = max(found.items(), key=lambda item: (sum(e.letters for e in item[1]), item[0]), default=("", []))
    return best[1]


def _by_density(body: Element) -> Element:
    at = body
    while True:
        inner = max(_elements(at), key=lambda child: child.letters, default=None)
        if inner is None or inner.tag in ("p", "a") or not _holds([inner], _DENSE_SHARE, body):
            return _whole_table(at)
        at = inner


def _holds(elements: list[Element], shares: tuple[float, float], body: Element) -> bool:
    """Whether these hold enough of the letters, and nearly all sentences: menus and footers hardly ever end one."""
    letters, sentences = shares
    return (
        sum(element.letters for element in elements) >= letters * body.letters
        and sum(element.sentences for element in elements) >= sentences * body.sentences
    )


def _whole_table(element: Element) -> Element:
    """A row or body of a table makes no sense without its table."""
    while element.tag in ("tbody", "thead", "tr") and element.parent is not None:
        element = element.parent
    return element


def _elements(element: Element) -> list[Element]:
    return [child for child in element.children if isinstance(child, Element)]


def _lineage(element: Element) -> list[Element]:
    line: list[Element] = []
    at: Element | None = element
    while at is not None:
        line.append(at)
        at = at.parent
    return line
