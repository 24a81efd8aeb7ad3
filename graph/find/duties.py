"""Duties: each clause with a verb and an object of its own that could be assigned, checked or failed separately."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

from graph.find.actors import ends_as_actor, find_agents, find_subject, split_actors
from graph.find.verbs import MODAL, NOUN_VERBS, manner_at, result_at, verb_after_manner, verb_at
from graph.read.texts import Span
from graph.records import Modality

_CONNECTIVE = re.compile(
    r"(?:并且?(?!网|轨|购)|同时|以及|及(?![时早])|且|还|也|此外|另外|其中|尤其是?|特别是|[一二三四五六七八九十]是|再|请|最终|而且|[:：])+"
)
_TIME = re.compile(
    r"(?:(?:春季|秋季|新学期|、)*(?:开学|放假)[前后时]?|(?:当|次)?年度?内|[春夏秋冬]季|汛期|节假日(?:前|期间)?)+"
)
_LEADING = re.compile(
    r"为(?!主)|以(?!上|下|内|外)|按|根据|依据|依照|依托|围绕|针对|结合|立足|聚焦|通过|采取|采用|利用|运用|借助|本着|在|对(?!口)|凡|如|若|一旦|当(?!地|事)|自(?![然治主身愿])"
    r"|从(?!业)|除|随着|鉴于|由于|因(?!素)|经(?![济营信办])|面向|参照|着眼|发生|发现|需要|确需|符合|有条件|必要时|构成|情节|超过|用(?![户人地])|向|就(?!业)|将|把|综合|由|与"
)
_LEADING_END = re.compile(
    r"(?:基础上?|同时|过程中|[情条]况下|条件下|前提下|框架下|领导下|指导下|时|期间|的|原则|方式|形式|要求|为重点|为主|为目标|为核心|为导向|为抓手|为契机|为载体|为依托"
    r"|为基础|为支撑|精神|规定|职责|分工|优势|实际|手段|环节|程序|标准|比例|部署|情况|需求|特点|前|后|中|问题|事件|事故|案件|以来|以内|模式|渠道|途径|力量|机遇|隐患|领域|严重|恶劣|阶段|方面|项目|事项|产品"
    r"|》|方案|意见|办法|规范|指南|契机|平台)$"
)
_PREDICATE = re.compile(
    r"进行|予以|给予|纳入|作为.{0,30}(?:依据|内容|重点|指标)|开展|达到|实现|完成|不低于|不少于|不超过|覆盖|享受|负责|须为|全部|提交|定为|配备|增配|设置|接受|实行|实施|作出"
    r"|挂牌|通报|约谈|追究|建立|移交|处理|组织|报告|支付|提供|承担"
)
_QUOTED = re.compile(r"《[^《》]*》(?!$)|“[^“”]*”(?!$)")
_ABLE = ("有条件的", "符合条件的")
_SERVING = re.compile(r"为.{2,60}(?:提供[^,]{0,6}(?:支撑|保障|动力)|奠定.{0,8}基础|创造.{0,8}(?:条件|环境)|贡献)$")
_MODAL_START = re.compile(r"(?:也|均|都|还)?(?:必须|应当?|[必务]?须|要|不得|严禁|一律)")
_NO_ORDER = re.compile(
    r"是指|所称|(?:本|该)[^,。]{0,8}适用于|以下简称|具有重要|[特现]?制定本|现提出|提出如下|现印发|印发给你们|^请.{0,16}(?:贯彻|执行|落实|组织实施)[^,;]{0,6}$|起施行|起实施|有效期|已经.{2,20}同意|由.{2,20}负责解释|^\((?!.*[。]).*\)$"
)
_PROHIBITION = re.compile(r"不得|严禁|禁止|杜绝|不准|不许|不能|不允许|不再|不予")
_ENCOURAGEMENT = ("鼓励", "支持", "引导", "探索", "允许", "倡导", "提倡", "推荐")
_MAY = re.compile(r"(?<![许认不])可(?![能持视行控追再靠以])|可以")
_PRINCIPLE = ("坚持", "遵循", "坚守", "本着")
_PAIRS = dict(zip("(〔【“《‘「『", ")〕】”》’」』", strict=True))


@dataclass(frozen=True, slots=True)
class DutyMention:
    """One duty: its tidy span, its modality, and the spans of those who act as the sentence names them."""

    span: Span
    modality: Modality
    actors: tuple[Span, ...]


@dataclass(slots=True)
class _Piece:
    """A stretch between commas, where its words start, who acts in it, and what it is in the sentence.

    `topic` names who is spoken of, for the next piece; `rest` is a list going on; `thing` is a subject that cannot act.
    """

    span: Span
    start: int
    kind: Literal["main", "leading", "trailing", "topic", "rest"]
    actors: tuple[Span, ...] = ()
    thing: bool = False


def find_duties(text: str, start: int, end: int, *, principle: bool = False) -> tuple[DutyMention, ...]:
    """Duties of one sentence. Pieces that give means, purpose or result stay with the duty they serve.

    「县财政局统筹资金,监督使用,公开结果」 gives three, all of 县财政局; `principle` marks sentences that stand
    under a heading such as 基本原则.
    """
    if _NO_ORDER.search(text[start:end]):
        return ()
    pieces = [_piece(text, span) for span in split_pieces(text, start, end)]
    _settle_openings(text, pieces)
    if not any(piece.kind == "main" for piece in pieces):
        _promote(text, pieces)
    return tuple(_assemble(text, pieces, principle=principle))


def split_pieces(text: str, start: int, end: int) -> list[Span]:
    """Stretches between commas and semicolons, brackets and quotation marks that close in the sentence respected."""
    last = {closer: text.rfind(closer, start, end) for closer in _PAIRS.values()}
    spans: list[Span] = []
    closers: list[str] = []
    begin = start
    for at in range(start, end):
        char = text[at]
        if closers and char == closers[-1]:
            closers.pop()
        elif char in _PAIRS and last[_PAIRS[char]] > at:
            closers.append(_PAIRS[char])
        elif char in ",;" and not closers:
            spans.append(Span(begin, at))
            begin = at + 1
    spans.append(Span(begin, end))
    return [Span(_skip_blanks(text, span), span.end) for span in spans if text[span.start : span.end].strip()]


def _skip_blanks(text: str, span: Span) -> int:
    start = span.start
    while text[start].isspace():
        start += 1
    return start


def _piece(text: str, span: Span) -> _Piece:
    begin, at = _words_start(text, span)
    end = span.end - (text[span.end - 1] in "。!?;")
    words = _QUOTED.sub("", text[at:end])
    leading = bool(_LEADING.match(words)) and not words.startswith(_ABLE)
    if _is_result(text, at, end, words):
        return _Piece(span, begin, "trailing")
    if leading and _LEADING_END.search(words) and not MODAL.search(words) and not _after_of(words, _PREDICATE):
        return _Piece(span, begin, "leading")
    if 0 < end - at == manner_at(text, at, end):
        return _Piece(span, begin, "leading")  # 「2025年底前」 alone
    verb = verb_after_manner(text, at, end)
    if verb >= 0:
        return _Piece(span, begin, "main", find_agents(text, at, end))
    return (
        _with_preposition(text, _Piece(span, begin, "main"), at, end)
        if leading
        else _nominal(text, _Piece(span, begin, "main"), at, end)
    )


def _is_result(text: str, at: int, end: int, words: str) -> bool:
    """A purpose or result (确保…, 不断提升…, 为…提供支撑); one with a figure or a date is a duty of its own."""
    if any(char.isdigit() for char in words):
        return False
    verb = verb_after_manner(text, at, end)
    return bool(result_at(text, at, end) or (verb >= 0 and result_at(text, verb, end)) or _SERVING.match(words))


def _words_start(text: str, span: Span) -> tuple[int, int]:
    """Start behind connectives, and behind words for the time of year as well."""
    connective = _CONNECTIVE.match(text, span.start, span.end - 2)
    begin = connective.end() if connective else span.start
    time = _TIME.match(text, begin, span.end - 2)
    return begin, time.end() if time else begin


def _after_of(words: str, pattern: re.Pattern[str]) -> bool:
    """Whether the pattern stands after the last 的: 「对完成较好的单位」 orders nothing, 「对…的单位予以通报」 does."""
    since = 0 if words.startswith("为") else words.rfind("的") + 1
    return bool(pattern.search(words, since))


def _with_preposition(text: str, piece: _Piece, at: int, end: int) -> _Piece:
    """「对…进行评估」, 「将…纳入…」, 「由县政府组织…」 order something; 「对…的单位」 and 「围绕…」 only lead to it."""
    words = _QUOTED.sub("", text[at:end])
    agents = find_agents(text, at, end)
    if agents or words.startswith("由") or MODAL.search(words) or _after_of(words, _PREDICATE):
        return replace(piece, actors=agents)
    tail = at + words.rfind("的") + 1
    if any(_works_at(text, place, end) for place in range(max(tail, at + 2), end - 1)):
        return piece
    return replace(piece, kind="leading")


def _works_at(text: str, at: int, end: int) -> bool:
    """A verb of work stands here, and not as a noun of a list (新建、改扩建项目)."""
    verb = verb_at(text, at, end)
    return verb > 0 and text[at : at + verb] not in NOUN_VERBS and not text.startswith("、", at + verb)


def _nominal(text: str, piece: _Piece, at: int, end: int) -> _Piece:
    """A piece that starts with a noun: its subject, who or what is spoken of, or a list going on."""
    subject = find_subject(text, at, end)
    if subject and subject.actors:
        manner_over = verb_after_manner(text, subject.end, end)
        rest = text[manner_over if manner_over >= 0 else subject.end : end]
        only_leads = _LEADING.match(rest.lstrip("要应当须")) and _LEADING_END.search(rest)
        return replace(piece, kind="topic" if only_leads else "main", actors=subject.actors)
    if subject is None and ends_as_actor(text, at, end):
        return replace(piece, kind="topic", actors=split_actors(text, at, end))
    agents = find_agents(text, at, end)
    if subject or agents:
        fronted = text.find("一律", at, end) >= 0  # 「重大隐患一律提交…」: the object stands first, the subject goes on
        return replace(piece, actors=agents, thing=not agents and not fronted)
    if _PREDICATE.search(text, at, end) and not _LEADING_END.search(text[at:end]):
        return replace(piece, thing=True)
    return replace(piece, kind="rest")


def _settle_openings(text: str, pieces: list[_Piece]) -> None:
    """A result that opens the sentence is its duty; a noun or case before 「,必须…」 only opens what is ordered."""
    if pieces and pieces[0].kind == "trailing":
        pieces[0].kind = "main"
    for piece, following in pairwise(pieces):
        opens = _MODAL_START.match(text, following.start) and not MODAL.search(text, piece.start, piece.span.end)
        if opens and piece.kind == "main" and verb_after_manner(text, piece.start, piece.span.end) < 0:
            piece.kind = "topic" if piece.actors else "leading"


def _promote(text: str, pieces: list[_Piece]) -> None:
    """A sentence of results only states them as its duties; one of neither is a duty only with a verb in it."""
    trailing = [piece for piece in pieces if piece.kind == "trailing"]
    for piece in trailing:
        piece.kind = "main"
    if trailing or not pieces:
        return
    start, end = pieces[-1].start, pieces[-1].span.end
    if _PREDICATE.search(text, start, end) or any(verb_at(text, at, end) for at in range(start + 2, end)):
        pieces[-1].kind = "main"


def _assemble(text: str, pieces: list[_Piece], *, principle: bool) -> list[DutyMention]:
    duties: list[DutyMention] = []
    carried: tuple[Span, ...] = ()
    begin: int | None = None
    for piece in pieces:
        if piece.kind == "topic":
            carried = piece.actors
        if piece.kind in ("leading", "topic") or (piece.kind != "main" and not duties):
            begin = piece.start if begin is None else begin
            continue
        if piece.kind != "main":
            duties[-1] = _extended(duties[-1], piece, text)
            begin = None
            continue
        if piece.thing:
            carried = ()
        actors = piece.actors or carried
        carried = carried if _only_here(text, piece, carried) else actors
        first = piece.start if begin is None else begin
        span = Span(first, _without_stop(text, first, piece.span.end))
        duties.append(DutyMention(span, _modality(text, piece, principle), actors))
        begin = None
    if begin is not None and duties:
        duties[-1] = _extended(duties[-1], pieces[-1], text)
    return duties


def _only_here(text: str, piece: _Piece, carried: tuple[Span, ...]) -> bool:
    """An actor after 由 acts in its own piece only, if another subject goes on or if it asks another to act (提请)."""
    if not piece.actors or text.find("由", piece.start, piece.actors[0].start) < 0:
        return False
    return bool(carried) or text.find("提请", piece.actors[-1].end, piece.span.end) >= 0


def _extended(duty: DutyMention, piece: _Piece, text: str) -> DutyMention:
    return DutyMention(
        Span(duty.span.start, _without_stop(text, duty.span.start, piece.span.end)), duty.modality, duty.actors
    )


def _without_stop(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1] in "。;,!?\n":
        end -= 1
    return end


def _modality(text: str, piece: _Piece, principle: bool) -> Modality:
    words = text[piece.start : piece.span.end]
    if _PROHIBITION.search(words):
        return "prohibition"
    head = words[max((actor.end for actor in piece.actors), default=piece.start) - piece.start :]
    head = head.lstrip("积极大力逐步进一")
    if head.startswith(_ENCOURAGEMENT) or (_MAY.search(words) and not MODAL.search(words)):
        return "encouragement"
    return "principle" if principle or head.startswith(_PRINCIPLE) else "obligation"
