"""Whether a document was read at all: what its own words promise against what was found in it.

A torn table, a text without punctuation, columns run together or a bad scan yield few facts, and few facts look like
an office with few duties. So the words that announce owners, duties, dates and figures are counted and compared with
the facts; where far less was read than announced, or most of the text lies in no clause, that is said first.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from graph.check.codes import make_finding
from graph.find.owners.words.script import simplified
from graph.read.outline import Part
from graph.read.texts import Span
from graph.read.tidy import CleanText
from graph.records import CompiledPolicy, Finding

_BY_EYE = "请勿以读出的内容为准，请对照原文逐条核对；有 Word 或网页原件的，请改用原件重新导入"
_LEAST_TEXT = 100  # letters; a shorter text promises nothing
_SENTENCES = 0.5  # of the letters in sentences, what must lie in clauses at least
_CLAUSES = 0.15  # of all letters
_UNUSUAL = 0.025  # of the Chinese letters; printed policies have 0.2 % at most
_UNMARKED = 400  # Chinese letters; so many have 6 marks in a hundred
_MARKS = 0.01
_MARK = re.compile("[。,、;:]")
_HAN = re.compile("[一-鿿]")
_SENTENCE = re.compile(r"[^。\n]+。?")


@dataclass(frozen=True, slots=True)
class Measure:
    """Words that promise facts of one kind: fewer than `least` promise nothing, below `share` too little was read.

    `words` names them in the message, 「责任、牵头、配合、负责」; `found` what was read of them, 「责任主体」.
    One that says nothing `alone` counts beside others: dates and figures of a report on the past are no facts.
    """

    words: str
    found: str
    promise: re.Pattern[str]
    facts: Callable[[CompiledPolicy], int]
    least: int
    share: float
    alone: bool = True


def _owners(compiled: CompiledPolicy) -> int:
    return len(compiled.assignments) + sum(len(duty.named) for duty in compiled.duties)


MEASURES = (
    Measure(
        "责任、牵头、配合、负责等字样", "责任主体",
        re.compile("责任(?:单位|部门|科室|处室|主体)|牵头|配合|负责(?!人)|主办|协办|会同"),
        _owners, 4, 0.4,
    ),
    Measure(
        "单位名称", "责任主体",
        re.compile(
            r"[省市县区州镇乡][一-鿿]{1,8}?(?:局|委员会|委(?![员托])|厅|办公室|办(?![理法事公学])|政府|中心|集团)"
            r"|各[一-鿿()〔〕]{0,6}(?:政府|单位|部门|学校)"
        ),
        _owners, 6, 0.35,
    ),
    Measure(
        "应当、必须、不得等要求", "职责",
        re.compile(r"应当|必须|不得|严禁|(?<=[位门局府委校镇县区市])要"),
        lambda compiled: len(compiled.duties), 4, 0.4,
    ),
    Measure(
        "时限或频次字样", "时限和频次",
        re.compile(r"(?<!\d)\d{1,2}月(?:\d{1,2}日|底|份)?之?前|\d{4}年底?前|年底前|每[年季月周日旬]"),
        lambda compiled: len(compiled.deadlines) + len(compiled.cadences), 4, 0.3, alone=False,
    ),
    Measure(
        "带单位的数字", "指标",
        re.compile(r"(?<![\d.])\d{1,9}(?:\.\d{1,4})?(?:%|[个家名万亿项次人套亩台处条场所]|公里)"),
        lambda compiled: len(compiled.targets) + len(compiled.norms), 6, 0.3, alone=False,
    ),
    Measure(
        "条目编号", "条款",
        re.compile(
            r"(?:^|(?<=[。;:)]))(?:[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十\d]{1,3}\)|\d{1,2}[.、](?!\d))",
            re.MULTILINE,
        ),
        lambda compiled: len(compiled.clauses), 6, 0.35,
    ),
)  # fmt: skip
"""Calibrated on documents read well, where no measure falls below twice its share, and on the same torn to pieces."""


def check_reading(clean: CleanText, body: Span, parts: Sequence[Part], compiled: CompiledPolicy) -> Iterator[Finding]:
    """At most one finding: 「全文 640 字，92% 归入条款；单位名称 18 处，只读出责任主体 1 个」.

    What `body`, between head and foot, says is counted; of a text that lies mostly outside clauses all of it.
    """
    letters = len(clean.text) - clean.text.count("\n")
    covered = sum(part.end - part.start for part in parts)
    said = clean.text[body.start : body.end] if 2 * covered >= letters else clean.text
    short = [*_shares(clean.text, parts, letters, covered), *_unkept(said, compiled)]
    if short:
        share = 100 * min(covered, letters) // max(1, letters)
        message = f"这份文件基本没有读出来：全文 {letters} 字，{share}% 归入条款；{'；'.join(short)}"
        yield make_finding("hardly-read", None, message, _BY_EYE, None)


def _shares(text: str, parts: Sequence[Part], letters: int, covered: int) -> Iterator[str]:
    """What shows that letters are in no clause, or are no letters of a policy."""
    if letters and (covered == 0 or (letters >= _LEAST_TEXT and covered < _CLAUSES * letters)):
        yield "正文几乎都不在任何条款之中"
        return
    inside = total = 0
    bounds = iter(sorted((part.start, part.end) for part in parts))
    start, end = next(bounds, (0, 0))
    for sentence in _SENTENCE.finditer(text):
        if not sentence[0].endswith("。"):
            continue
        middle = (sentence.start() + sentence.end()) // 2
        while end <= middle and (following := next(bounds, None)):
            start, end = following
        total += sentence.end() - sentence.start()
        inside += sentence.end() - sentence.start() if start <= middle < end else 0
    if total >= _LEAST_TEXT and inside < _SENTENCES * total:
        yield f"成句的文字 {total} 字，只有 {inside} 字归入条款"
    counts = Counter(_HAN.findall(simplified(text)))
    han = counts.total()
    unusual = sum(n for letter, n in counts.items() if not _is_usual(letter))
    if han >= _LEAST_TEXT and unusual > _UNUSUAL * han:
        yield f"有 {unusual} 个公文中极少见的字，可能是识别错误或乱码"
    marks = len(_MARK.findall(text))
    if han >= _UNMARKED and marks < _MARKS * han:
        yield f"{han} 个汉字只有 {marks} 个标点，句子分不开"


def _unkept(text: str, compiled: CompiledPolicy) -> list[str]:
    """Measures by which the facts fall short of what the words promise; none where only figures or only dates do."""
    short: list[str] = []
    alone = False
    for measure in MEASURES:
        promised, read = len(measure.promise.findall(text)), measure.facts(compiled)
        if promised >= measure.least and read < measure.share * promised:
            short.append(f"{measure.words} {promised} 处，只读出{measure.found} {read} 个")
            alone |= measure.alone
    return short if alone or len(short) > 1 else []


def _is_usual(letter: str) -> bool:
    """Whether a letter is among the first level of GB 2312 or of Big5, the letters of everyday writing."""
    for encoding, last in (("gb2312", 0xD7), ("big5", 0xC6)):
        try:
            if letter.encode(encoding)[0] <= last:
                return True
        except UnicodeEncodeError:
            continue
    return False
