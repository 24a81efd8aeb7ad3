"""The numbered parts of a document.

A label at the start of a line is believed. Inside a line it is believed only where it goes on with a numbering that is
open, or opens one after a full stop: saved pages lose their line breaks (「…局(二)加快…」), and words such as 统一、
must not become chapters. Numbering that restarts, skips or repeats is kept as written.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from graph.read.documents import TITLE_KIND
from graph.read.head.letterhead import Letterhead
from graph.read.headings import STANDARD
from graph.read.labels import Label, find_labels
from graph.read.numbering import Numbering
from graph.read.sentences import split_paragraphs
from graph.read.texts import Span
from graph.read.tidy import CleanText

PREFACE, NOTICE, CLOSING = (0,), (0, 1), (0, 2)

_PLAN = re.compile(rf"[^。,;:!?]{{4,60}}{TITLE_KIND}(?:\([^()]{{1,14}}\))?$")
_LEADER = re.compile(r"(?:…|\.{3}|·{3}).{0,40}\d+$")
_CLAUSE_END = re.compile(r"(?:(?:单位|部门|负责|牵头|配合|落实|领导|时限)[^()。]{0,400}|[厅局委部办府会院])[)〕】]。?$")
_CONTENT = re.compile(
    r"由.{2,30}(?:负责|统筹|牵头|组织|会同)|[应必]须|须[^知]|应当|不得|严禁|按照本|的,|\d{4}年.{0,6}(?:前|底)|自.{2,20}起|\d+%|负责"
    r"|^(?:各|[省市县区镇乡])[^,。;:]{1,24}[局委办府部院队社心位门镇校)](?:要(?!求|点|素)|牵头|组织|协调|完成|做好|会同|开展)"
)
_ANNEX_LIST = re.compile(r"附件:")  # 附件:1.分工表 and the lines 2.…, 3.… below name annexes
_LISTED = re.compile(r"\s*\d{1,2}[.、][^。;]{2,60}")
_ANNEXES = 10
_NEXT_LINE = 3  # line feeds between an annex and its title
_RUN_IN_DATE = re.compile(r"([^,。:;\d]{4,30}?)(?=到?20\d\d年)")
_RUN_IN_STAGE = re.compile(r"[^,。:;()\d]{2,16}\([^()]{2,36}(?:[日号前底末初旬月]|[\d月])\)(?=[一-鿿])")
_HEADING = 44  # a longer first sentence says something rather than names it
_LINE_HEADING = 60


@dataclass(frozen=True, slots=True)
class Part:
    """One part: label and heading, labels from the top, numbers from the top, index of its parent, tidy offsets.

    `start`–`end` is its own text, up to its first child; parts never overlap. The heading ends at `heading_end`.
    Unlabeled parts are the preface (0,), a covering notice (0, 1), a closing paragraph (0, 2), one of several attached
    plans, or a stretch of an item that has its own responsibility clause.
    """

    label: str
    heading: str
    path: tuple[str, ...]
    position: tuple[int, ...]
    parent: int | None
    start: int
    end: int
    heading_end: int


def outline(clean: CleanText, letterhead: Letterhead) -> tuple[Part, ...]:
    """Parts in document order; the preface (0,) is always there, and with it every document has one.

    「二、任务(一)供给。1.建站点。」 gives ("二",), ("二", "(一)") and ("二", "(一)", "1").
    """
    marks = _marks(clean, letterhead)
    front = [_unlabeled(PREFACE, letterhead.preface)]
    if letterhead.notice:
        front.insert(0, _unlabeled(NOTICE, letterhead.notice))
    if marks and marks[0].kind == "plan":  # the first plan holds its own preface, the notice is the document's
        front = [_unlabeled(PREFACE, letterhead.notice or Span(letterhead.body_start, letterhead.body_start))]
    first = marks[0].span.start if marks else letterhead.body_end
    front = [replace(part, start=min(part.start, first), end=min(part.end, first)) for part in front]
    parts = _with_closing(clean.text, front + _nest(clean.text, marks, letterhead.body_end, len(front)))
    return tuple(_trimmed(clean.text, part) for part in parts)


def _unlabeled(position: tuple[int, ...], span: Span) -> Part:
    return Part("", "", (), position, None, span.start, max(span.start, span.end), span.start)


def _trimmed(text: str, part: Part) -> Part:
    """Without the line feeds around it; an unlabeled part without heading is named by its first words."""
    start, end = part.start, part.end
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    heading_end = min(max(part.heading_end, start), end)
    heading = part.heading or ("" if part.label else _first_words(text[start : min(end, start + 80)]))
    return replace(part, start=start, end=end, heading_end=heading_end, heading=heading)


def _marks(clean: CleanText, letterhead: Letterhead) -> list[Label]:
    """Believed labels of the body, with the titles of further attached plans as labels without words."""
    text, begin, end = clean.text, letterhead.preface.end, letterhead.body_end
    numbering = Numbering()
    marks: list[Label] = []
    listed: re.Match[str] | None = None
    for paragraph in split_paragraphs(clean):
        start, stop = max(paragraph.start, begin), min(paragraph.end, end)
        if start >= stop or _LEADER.search(text[start:stop]):
            continue
        listed = _ANNEX_LIST.match(text, start, stop) or (listed and _LISTED.fullmatch(text, start, stop))
        if listed:
            continue
        if marks and _is_plan_title(text[start:stop]):
            marks.append(Label("", "plan", 0, -1, Span(start, start)))
            numbering.restart()
            continue
        for label in find_labels(text, start, stop):
            if _at_line_start(text, start, label) or numbering.believes(
                label,
                text[label.span.start - 1 : label.span.start],
                text[label.span.end : label.span.end + 1],
                spaced=clean.origins[label.span.start] - clean.origins[label.span.start - 1] > 1,
            ):
                numbering.enter(label)
                marks.append(label)
    return _with_first_plan(marks, letterhead.plan_title)


def _at_line_start(text: str, start: int, label: Label) -> bool:
    if text[start : label.span.start].strip("#*> \t"):
        return False
    if label.kind == "annex":
        return "\n" in (text[label.span.end : label.span.end + 1] or "\n") or label.value > 0
    after = text[label.span.end : label.span.end + 1]
    return not (label.kind in ("bracketed", "条") and after in ("项", "款", "至", "、", "规"))


def _is_plan_title(line: str) -> bool:
    words = line.strip("#* \t")
    return bool(_PLAN.fullmatch(words)) and not find_labels(words, 0, 6)


def _with_first_plan(marks: list[Label], first: Span | None) -> list[Label]:
    """Plan titles count only where the numbering starts again behind them; then the first plan is one as well."""
    marks = _with_annexes(marks)
    kept = [
        mark
        for mark, following in zip(marks, [*marks, None][1:], strict=True)
        if mark.kind != "plan" or (following is not None and following.kind != "plan" and following.value == 1)
    ]
    if first and any(mark.kind == "plan" for mark in kept):
        kept.insert(0, Label("", "plan", 0, -1, Span(first.start, first.start)))
    return kept


def _with_annexes(marks: list[Label]) -> list[Label]:
    """An annex with a title line right behind it is one part, at the top."""
    joined: list[Label] = []
    for mark in marks:
        titled = joined and joined[-1].kind == "annex" and mark.kind == "plan"
        if titled and mark.span.start - joined[-1].span.end <= _NEXT_LINE:
            continue
        joined.append(replace(mark, rank=-1) if mark.kind == "annex" else mark)
    return joined


def _nest(text: str, marks: list[Label], body_end: int, offset: int) -> list[Part]:
    parts: list[Part] = []
    open_parts: list[tuple[int, int]] = []  # rank, index
    plans = 0
    for mark, following in zip(marks, [*marks, None][1:], strict=True):
        end = following.span.start if following else body_end
        while open_parts and open_parts[-1][0] >= mark.rank:
            open_parts.pop()
        parent = parts[open_parts[-1][1]] if open_parts else None
        plans += mark.kind == "plan"
        heading, heading_end = _heading(text, mark, end)
        if (following is None or following.rank <= mark.rank) and not text[heading_end:end].strip(" \n。;"):
            heading_end = mark.span.end  # nothing but this sentence: it is what the part says, not its heading
        parts.append(
            Part(
                mark.words,
                heading,
                (*(parent.path if parent else ()), *([mark.words] if mark.words else [])),
                (*(parent.position if parent else ()), *_number(mark, plans)),
                open_parts[-1][1] + offset if open_parts else None,
                mark.span.start,
                end,
                heading_end,
            )
        )
        open_parts.append((mark.rank, len(parts) - 1))
    return parts


def _number(mark: Label, plans: int) -> tuple[int, ...]:
    """Annexes are numbered apart from the plans: (0, 11) is 附件1."""
    if mark.kind == "annex":
        return 0, _ANNEXES + mark.value
    return (plans if mark.kind == "plan" else mark.value,)


def _heading(text: str, mark: Label, end: int) -> tuple[str, int]:
    """Heading and where it ends: the first sentence if text follows it, the whole line if it stands alone.

    A first sentence that itself orders something (「扶持资金由区财政局统筹平衡。」) is no heading; its first words name
    the part all the same.
    """
    begin = mark.span.end
    while mark.kind == "annex" and begin < end and text[begin] in "\n:":
        begin += 1
    line_end = text.find("\n", begin, end)
    line = text[begin : end if line_end < 0 else line_end].rstrip()
    stop = line.find("。")
    run_in = _run_in(line, mark, stop)
    if run_in:
        return run_in, begin + len(run_in)
    colon = line.find(":")
    if 0 < colon <= 24 and (stop < 0 or colon < stop) and not re.search("[,;(“]", line[:colon]):
        return line[:colon], begin + colon + 1
    if stop < 0:
        return _line_heading(line, begin)
    sentence = line[:stop]
    standard = STANDARD.match(sentence)
    if (
        standard
        and standard.end() < stop
        and mark.kind in ("han", "bracketed")
        and sentence[standard.end()] not in "的,、"
    ):
        return standard[0], begin + standard.end()
    if stop > _HEADING or mark.kind == "条" or _CONTENT.search(sentence):
        return _first_words(sentence), begin
    return sentence, begin + stop + 1


def _run_in(line: str, mark: Label, stop: int) -> str:
    """A heading that no mark ends: 「(一)主要目标到2025年…」, 「(一)动员阶段(3月1日前)各村要…」; "" where none is."""
    stage = _RUN_IN_STAGE.match(line)
    if stage and re.search(r"\d月|年", stage[0]):
        return stage[0]
    dated = _RUN_IN_DATE.match(line[:_LINE_HEADING]) if mark.kind in ("han", "bracketed") else None
    return dated[1] if dated and stop > dated.end() else ""


def _line_heading(line: str, begin: int) -> tuple[str, int]:
    if len(line) <= _LINE_HEADING and not _CONTENT.search(line):
        return line.rstrip("。:;"), begin + len(line)
    return _first_words(line), begin


def _first_words(words: str) -> str:
    return re.split("[,;:。\n(]", words.strip(), maxsplit=1)[0][:40]


def _with_closing(text: str, parts: list[Part]) -> list[Part]:
    """Paragraphs after the clause that ends the last item belong to the whole document, not to that item."""
    last = parts[-1]
    filled = last.start + len(text[last.start : last.end].rstrip())
    at = text.find("\n", last.heading_end, filled)
    while at >= 0 and last.label:
        line = text[text.rfind("\n", last.start, at) + 1 or last.start : at].rstrip()
        if _CLAUSE_END.search(line[-460:]):
            return [*parts[:-1], replace(last, end=at), _unlabeled(CLOSING, Span(at, last.end))]
        at = text.find("\n", at + 1, filled)
    return parts
