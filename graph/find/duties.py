"""Duties: each clause with a verb and an object of its own that could be assigned, checked or failed separately."""

from __future__ import annotations

import re
from dataclasses import dataclass

from graph.find.pieces import Piece, read_pieces
from graph.find.verbs import MODAL
from graph.read.texts import Span
from graph.records import Modality

_NO_ORDER = re.compile(  # each form starts with its own letter, so that a search looks only where one stands
    r"是指|所称|本[^,。]{0,8}适用于|该[^,。]{0,8}适用于|以下简称|具有重要|制定本|现提出|提出如下|现印发|印发给你们|起施行|起实施|有效期|本[^,。]{0,10}施行期间|与本[^,。]{0,8}不一致"
    r"|已经.{2,20}同意|由.{2,20}负责解释"
)
_NO_ORDER_WHOLE = re.compile(r"请.{0,16}(?:贯彻|执行|落实|组织实施)[^,;]{0,6}$|\((?!.*[。]).*\)$")
# A label line that names a person orders nothing: 责任领导:张三; 组长:全面负责… does
_ORDERS = (
    r"(?!(?:全面|统一|主要|具体|直接)?(?:负责|负总责|领导|组织|指挥|协调|协助|主持|落实|承担|执行|参与|配合|按|对))"
)
PERSON_LINE = re.compile(
    r"[(〔【]?(?:责任|牵头|包抓|包保|包联|分管|主管|联系|挂钩|督导|配合|带队|挂牌|主要|具体)(?:县|市|区|镇|乡)?"
    rf"(?:领导|负责人|责任人|人)[^:,。;]{{0,8}}:{_ORDERS}[^:。;]{{0,40}}$"
    rf"|(?:副?(?:总指挥|指挥长|组长|主任)|成员|联系人|联络员):{_ORDERS}[^:。;]{{0,60}}$"
)
_PROHIBITION = re.compile(r"不得|严禁|禁止|杜绝|不准|不许|不能|不允许|不再|不予")
_ENCOURAGEMENT = ("鼓励", "支持", "引导", "探索", "允许", "倡导", "提倡", "推荐")
_BACKED = re.compile("支持[和与、](?!鼓励|引导)")  # 支持和保障创建工作 is work of one's own
_MAY = re.compile(r"可(?<![许认不]可)(?![能持视行控追再靠以])|可以")
_PRINCIPLE = ("坚持", "遵循", "坚守", "本着")


@dataclass(frozen=True, slots=True)
class DutyMention:
    """One duty: its tidy span, its modality, and the spans of those who act as the sentence names them."""

    span: Span
    modality: Modality
    actors: tuple[Span, ...]


def find_duties(text: str, start: int, end: int, *, principle: bool = False) -> tuple[DutyMention, ...]:
    """Duties of one sentence. Pieces that give means, purpose or result stay with the duty they serve.

    「县财政局统筹资金,监督使用,公开结果」 gives three, all of 县财政局; `principle` marks sentences that stand
    under a heading such as 基本原则.
    """
    if (
        _NO_ORDER.search(text, start, end)
        or _NO_ORDER_WHOLE.match(text, start, end)
        or PERSON_LINE.match(text, start, end)
    ):
        return ()
    return tuple(_assemble(text, read_pieces(text, start, end), principle=principle))


def _assemble(text: str, pieces: list[Piece], *, principle: bool) -> list[DutyMention]:
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


def _only_here(text: str, piece: Piece, carried: tuple[Span, ...]) -> bool:
    """An actor after 由 acts in its own piece only, if another subject goes on or if it asks another to act (提请)."""
    if not piece.actors or text.find("由", piece.start, piece.actors[0].start) < 0:
        return False
    return bool(carried) or text.find("提请", piece.actors[-1].end, piece.span.end) >= 0


def _extended(duty: DutyMention, piece: Piece, text: str) -> DutyMention:
    return DutyMention(
        Span(duty.span.start, _without_stop(text, duty.span.start, piece.span.end)), duty.modality, duty.actors
    )


def _without_stop(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1] in "。;,!?\n":
        end -= 1
    return end


def _modality(text: str, piece: Piece, principle: bool) -> Modality:
    words = text[piece.start : piece.span.end]
    if _PROHIBITION.search(words):
        return "prohibition"
    head = words[max((actor.end for actor in piece.actors), default=piece.start) - piece.start :]
    head = head.lstrip("积极大力逐步进一")
    encourages = head.startswith(_ENCOURAGEMENT) and not _BACKED.match(head)
    if encourages or (_MAY.search(words) and not MODAL.search(words)):
        return "encouragement"
    return "principle" if principle or head.startswith(_PRINCIPLE) else "obligation"
