"""The head and foot of a document: title, number, issuer, dates, addressees, basis; and where its body lies."""

from __future__ import annotations

import re
from dataclasses import dataclass

from graph.read.documents import DocumentNumber, NamedDocument, find_documents, find_numbers
from graph.read.head.addressees import COMPLETE, find_addressees, split_addressees
from graph.read.head.signatures import Signature, find_signatures, read_day
from graph.read.head.titles import find_title, is_title, number_behind
from graph.read.labels import label_at
from graph.read.sentences import split_paragraphs
from graph.read.texts import Span
from graph.read.tidy import CleanText

_INDEX = re.compile(r"索引号:[\t\n]?([0-9A-Za-z/_.\-]+)")
_ISSUER_LABEL = re.compile(
    r"(?:发布机构|发文机关|发文单位|制发机关|发布单位):[\t\n]?([一-鿿、]{3,60}?)(?:\t|生成日期|成文日期|发布日期|发文日期|主题|\n|$)"
)
_PUBLISHED = re.compile(
    r"(?:发布时间|发表时间|(?<!成文)(?<!生效)(?<!废止)日期):[\t\n]?(\d{4}[-年/.]\d{1,2}[-月/.]\d{1,2})"
)
_SIGNED = re.compile(r"成文日期:[\t\n]?(\d{4}[-年/.]\d{1,2}[-月/.]\d{1,2})")
_BARE_DATE = re.compile(r"(?:^|\n)(\d{4}-\d{1,2}-\d{1,2})(?:\d\d:\d\d(?::\d\d)?)?(?=\n|$)")
_RUN_ON_BODY = re.compile(r"(?<=[。:)])(?:一、|第一[章条])")
_RUN_ON_ITEM = re.compile(r"(?<=[。:])1[.、](?=[一-鿿])")
_BASIS_WORD = re.compile(r"根据|按照|依据|依照|遵照|贯彻|落实")
_MADE = ("制定", "制订", "编制", "形成", "制定了", "制订了", "编制了", "形成了")
_ISSUED = re.compile(r"《([^《》\n]{4,120})》(?:\(以下简称[^()\n]{1,20}\))?(?:已经?|印发)")
_SITE = re.compile(
    r"^(?:扫一扫|上一篇|下一篇|相关(?:信息|解读|文件|链接|阅读)|打印|关闭|分享|返回|责任编辑|编辑:|来源:|版权|主办|承办|网站标识|ICP"
    r"|[一-鿿]?ICP备|[一-鿿]公网安备|您当前|您现在|当前位置|首页|全文$|文章出处|文章来源|发布时间|发表时间|字号|视力保护|浏览次数|点击|政策解读$|(?:政策|文件)?解读:|政策原文$|附件下载|抄送|[>»›]|\W*$)"
)
_PRINTED = re.compile(r"\d{4}年\d{1,2}月\d{1,2}日印发$")
_ENACTED = re.compile(r"(\d{4}年\d{1,2}月\d{1,2}日)(?:(?!\d{4}年)[^\n。()]){0,40}?(?:公布|发布)")
_TABLE_HEAD = re.compile(
    r"[|]?(?:序号|编号(?=[^:]))|[^\n:。]{0,80}?(?:责任|牵头|配合)(?:单位|部门|科室)[^\n:。]{0,40}?(?:单位|部门|科室|时限|时间|备注)"
)
_ATTACHED = re.compile(r"附[件表]\d{0,2}[:]?")
_FIELD = re.compile(r"(?:责任|牵头|配合|完成|整改)(?:单位|部门|时限|时间|目标|措施)[^:]{0,6}:")
_DATE_COLUMN = re.compile(r"\n(?:完成|办结|整改)(?:时限|时间|期限)\n")  # a table with one cell a line
_SITE_LINE = 200  # letters; a longer line is a page in one line, whatever it begins with
_HEAD_LIMIT = 6000  # a head without any numbering is not looked for further than this


@dataclass(frozen=True, slots=True)
class Letterhead:
    """What head and foot say. Offsets are tidy; `body_start` is after the addressees, `body_end` before the foot.

    `notice` is the covering notice where a plan is attached; `preface` is what stands before the first number of the
    plan (or of the act itself); `plan_title` is the attached plan's own title.
    """

    title: str
    number: str | None
    issuer: str | None
    signed: str | None
    published: str | None
    index_number: str | None
    addressees: tuple[str, ...]
    basis: tuple[NamedDocument, ...]
    plan_title: Span | None
    notice: Span | None
    preface: Span
    body_start: int
    body_end: int


def read_letterhead(clean: CleanText) -> Letterhead:
    """Reads head and foot of saved pages, printed acts and run-on text; what is not there is None or empty.

    「某府办发〔2021〕12号」 is the number; the same between brackets after 《…》 is another document's.
    """
    text = clean.text
    paragraphs = split_paragraphs(clean)
    foot, body_end = _foot(text, paragraphs)
    first_label = _first_label(text, paragraphs, body_end)
    head_end = min(first_label, body_end, _HEAD_LIMIT) if first_label >= body_end else first_label
    number = _own_number(text, head_end)
    to = find_addressees(text, number.span.end if number else 0, head_end)
    title = find_title(text, paragraphs, number, to, head_end)
    number = number or number_behind(text, title)
    body_start = to.end + 1 if to else _body_after(text, paragraphs, title, number, first_label)
    body_start = min(body_start, body_end)
    if not text[body_start:body_end].strip():  # no head, or nothing but a head: then all of it is body
        body_start, body_end = 0, len(text)
    column = _DATE_COLUMN.search(text, body_start)
    signed_by = min(head_end, body_end, column.start() if column else body_end)
    signature = next((s for s in find_signatures(text, body_start, signed_by) if s.day), None)
    plan = _plan_title(text, paragraphs, body_start, signature, first_label)
    notice, preface = _notice_and_preface(text, body_start, signature, plan, min(first_label, body_end))
    sign = signature or foot
    titled = title or plan
    title_words = (clean.words(*titled) if titled else "") or _issued(text, head_end) or _first_words(text, paragraphs)
    return Letterhead(
        title=title_words,
        number=number.words if number else None,
        issuer=_issuer(text, sign, _even(text, titled) or title_words, number, head_end),
        signed=sign.day if sign else _enacted(text, head_end),
        published=_published(text, head_end),
        index_number=found[1] if (found := _INDEX.search(text, 0, head_end)) else None,
        addressees=tuple(clean.words(*name) for name in split_addressees(text, to)) if to else (),
        basis=_basis(text, notice, preface),
        plan_title=plan,
        notice=notice,
        preface=preface,
        body_start=body_start,
        body_end=body_end,
    )


def _foot(text: str, paragraphs: tuple[Span, ...]) -> tuple[Signature | None, int]:
    """Where the body ends: site furniture and the closing signature stand after it."""
    end = len(text)
    for span in reversed(paragraphs):
        line = text[span.start : span.end]
        if len(line) > _SITE_LINE or not (_SITE.match(line) or _PRINTED.search(line)):
            break
        end = span.start
    tail = find_signatures(text, max(0, end - 200), end) if not _DATE_COLUMN.search(text) else []
    if tail and tail[-1].day and not text[tail[-1].span.end : end].strip("\n。"):
        return tail[-1], tail[-1].span.start
    return None, end


def _first_label(text: str, paragraphs: tuple[Span, ...], end: int) -> int:
    """Start of the first numbered part; `end` where nothing is numbered. A page of an act may begin with 第九条."""
    later = end
    for span in paragraphs:
        at = span.start + len(text[span.start : span.end]) - len(text[span.start : span.end].lstrip("#*> "))
        label = label_at(text, at)
        if label and label.rank in (1, 2, 4, 5, 6, 7) and label.value == 1:
            return min(span.start, later)
        if label and label.kind == "条":
            later = min(later, span.start)
        run_on = _RUN_ON_BODY.search(text, span.start, span.end)
        if run_on:
            return min(run_on.start(), later)
    return min(_later_label(text, paragraphs, end), later)


def _later_label(text: str, paragraphs: tuple[Span, ...], end: int) -> int:
    """Where numbering starts that has no line of its own for 1: run on in 「…意见。1.」, or cut off before (七)."""
    last: dict[int, tuple[int, int]] = {}
    for span in paragraphs:
        run_on = _RUN_ON_ITEM.search(text, span.start, span.end)
        if run_on:
            return run_on.start()
        label = label_at(text, span.start)
        if label is None or label.rank not in (5, 6, 7):
            continue
        if label.rank in last and label.value == last[label.rank][1] + 1:
            return min(at for at, _ in last.values())
        last[label.rank] = (span.start, label.value)
    return end


def _alone_in_brackets(text: str, number: Span) -> bool:
    """Under its title an act may have its number in brackets, on a line of its own."""
    opens = text[max(0, number.start - 2) : number.start] in ("\n(", "\n〔", "(")
    return opens and re.match(r"[)〕](?:\n|$)", text[number.end : number.end + 2]) is not None


def _own_number(text: str, head_end: int) -> DocumentNumber | None:
    """The first number of the head; one in brackets within a sentence belongs to a document cited."""
    for number in find_numbers(text, 0, head_end):
        before = text[number.span.start - 1 : number.span.start]
        if before not in ("(", "〔", "、", ",") or _alone_in_brackets(text, number.span):
            return number
    return None


def _body_after(
    text: str, paragraphs: tuple[Span, ...], title: Span | None, number: DocumentNumber | None, first_label: int
) -> int:
    """Without addressees the body starts with the first sentence, part or head of a table after title and number."""
    head = max(title.end if title else 0, number.span.end if number else 0)
    for span in paragraphs:
        start = max(span.start, head)
        if start < span.end and (
            start >= first_label or "。" in text[start : span.end] or _TABLE_HEAD.match(text, start, span.end)
        ):
            return min(start, first_label)
    return min(head, first_label)


def _plan_title(
    text: str, paragraphs: tuple[Span, ...], start: int, signature: Signature | None, first_label: int
) -> Span | None:
    """The attached plan's own title: the one the notice names, or a title line right after the signature."""
    for issued in _ISSUED.finditer(text, start, first_label):
        at = text.find(issued[1], issued.end(), first_label)
        if at >= 0:
            return Span(at, at + len(issued[1]))
    if signature is None:
        return None
    lines = [
        Span(max(span.start, signature.span.end), span.end)
        for span in paragraphs
        if signature.span.end < span.end and span.start < first_label
    ]
    for last in lines[:3]:  # a long title takes two or three lines
        if "。" in text[last.start : last.end]:
            break
        if is_title(text[lines[0].start : last.end]):
            return Span(lines[0].start, last.end)
    return None


def _notice_and_preface(
    text: str, start: int, signature: Signature | None, plan: Span | None, first_label: int
) -> tuple[Span | None, Span]:
    if plan:
        return Span(start, signature.span.start if signature else plan.start), Span(
            plan.end, max(plan.end, first_label)
        )
    if signature is None:
        return None, Span(start, max(start, first_label))
    rest = Span(signature.span.end, max(signature.span.end, first_label))
    if "。" in text[rest.start : rest.end]:
        return Span(start, signature.span.start), rest
    return None, Span(start, signature.span.start)


def _issuer(
    text: str, signature: Signature | None, title: str, number: DocumentNumber | None, head_end: int
) -> str | None:
    if signature and signature.issuer:
        return signature.issuer
    labelled = _ISSUER_LABEL.search(text, 0, head_end)
    if labelled:
        return labelled[1]
    enacted = re.search(r"([一-鿿]{2,30})令第", number.words) if number else None
    if enacted:
        return enacted[1]
    named = re.match(r"([一-鿿、]{2,40}?)(?:办公[室厅])?(?=关于|印发|转发)", title)
    return named[0] if named and COMPLETE.search(named[0].removesuffix("办公室")) else None


def _enacted(text: str, head_end: int) -> str | None:
    """The day in a note under the title, (…2022年3月15日某市人民政府令第78号公布), or behind 成文日期."""
    found = _ENACTED.search(text, 0, head_end) or _SIGNED.search(text, 0, head_end)
    return read_day(found[1]) if found else None


def _even(text: str, title: Span | None) -> str:
    """The title in one line, in the letters of the tidy text."""
    return text[title.start : title.end].replace("\n", "") if title else ""


def _published(text: str, head_end: int) -> str | None:
    found = _PUBLISHED.search(text, 0, head_end) or _BARE_DATE.search(text, 0, head_end)
    return read_day(found[1]) if found else None


def _basis(text: str, notice: Span | None, preface: Span) -> tuple[NamedDocument, ...]:
    """Documents named after 根据, 按照, 贯彻落实 before the first number."""
    found: list[NamedDocument] = []
    for part in (notice, preface):
        if part is None:
            continue
        for document in find_documents(text, part.start, part.end):
            sentence = max(part.start, text.rfind("。", part.start, document.span.start) + 1)
            own = text.endswith(_MADE, sentence, document.span.start)
            if not own and _BASIS_WORD.search(text, sentence, document.span.start):
                found.append(document)
    return tuple(found)


def _issued(text: str, head_end: int) -> str:
    """The name of what the notice sends out, where it has no title line: 「现将《某市分工方案》印发给你们」."""
    issued = _ISSUED.search(text, 0, head_end)
    return issued[1] if issued else ""


def _first_words(text: str, paragraphs: tuple[Span, ...]) -> str:
    """What a text without a title begins with, the site's own words and fields such as 责任单位:… left aside."""
    for span in paragraphs:
        words = text[span.start : span.end].strip()
        if words and not (_SITE.match(words) or _ATTACHED.fullmatch(words) or _FIELD.match(words.lstrip("(〔【"))):
            return words.split("。")[0][:60]
    return ""
