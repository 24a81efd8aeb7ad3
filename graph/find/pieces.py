"""Pieces of a sentence between its commas: which of them order something, which lead to it or follow from it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from graph.find.actors import ends_as_actor, find_agents, find_subject, split_actors
from graph.find.verbs import MODAL, NOUN_VERBS, manner_at, result_at, verb_after_manner, verb_at, verb_within
from graph.read.texts import Span

_CONNECTIVE = re.compile(  # before the words of a piece, saying nothing of its own
    r"(?:并且?(?!网|轨|购)|同时|以及|及(?![时早])|且|还|也|此外|另外|其中|尤其是?|特别是|[一二三四五六七八九十]是|再|请|最终|而且|[:：])+"
)
_TIME = re.compile(  # a time of the year before a subject or verb
    r"(?:(?:春季|秋季|新学期|、)*(?:开学|放假)[前后时]?|(?:当|次)?年度?内|[春夏秋冬]季|汛期|节假日(?:前|期间)?)+"
)
_LEADING = re.compile(  # opens a means, a case or a ground …
    r"为(?!主)|以(?!上|下|内|外)|按|根据|依据|依照|依托|围绕|针对|结合|立足|聚焦|通过|采取|采用|利用|运用|借助|本着|在|对(?!口)|凡|如|若|一旦|当(?!地|事)|自(?![然治主身愿])"
    r"|从(?!业)|除|随着|鉴于|由于|因(?!素)|经(?![济营信办])|面向|参照|着眼|发生|发现|需要|确需|符合|有条件|必要时|构成|情节|超过|用(?![户人地])|向|就(?!业)|将|把|综合|由|与"
)
_LEADING_END = re.compile(  # … which these words end, when nothing is ordered in it
    r"(?:基础上?|同时|过程中|[情条]况下|条件下|前提下|框架下|领导下|指导下|时|期间|的|原则|方式|形式|要求|为重点|为主|为目标|为核心|为导向|为抓手|为契机|为载体|为依托"
    r"|为基础|为支撑|精神|规定|职责|分工|优势|实际|手段|环节|程序|标准|比例|部署|情况|需求|特点|前|后|中|问题|事件|事故|案件|以来|以内|模式|渠道|途径|力量|机遇|隐患|领域|严重|恶劣|阶段|方面|项目|事项|产品"
    r"|》|方案|意见|办法|规范|指南|契机|平台)$"
)
_PREDICATE = re.compile(  # orders something even where the piece does not start with a verb
    r"进行|予以|给予|纳入|作为.{0,30}(?:依据|内容|重点|指标)|开展|达到|实现|完成|不低于|不少于|不超过|覆盖|享受|负责|须为|全部|提交|定为|配备|增配|设置|接受|实行|实施(?!方案|意见|细则|办法|计划)|作出"
    r"|挂牌|通报|约谈|追究|建立|移交|处理|组织|报告|支付|提供|承担"
)
_NAMED = re.compile(r"《[^《》]*》|“[^“”]*”")
_QUOTED = re.compile(r"《[^《》]*》(?!$)|“[^“”]*”(?!$)")  # at the end of a piece, 》 is a leading end
_ABLE = ("有条件的", "符合条件的")  # these open a subject, not a case
_SERVING = re.compile(r"为.{2,60}(?:提供[^,]{0,6}(?:支撑|保障|动力)|奠定.{0,8}基础|创造.{0,8}(?:条件|环境)|贡献)$")
_MODAL_START = re.compile(r"(?:也|均|都|还)?(?:必须|应当?|[必务]?须|要|不得|严禁|一律)")
_PAIRS = dict(zip("(〔【“《‘「『", ")〕】”》’」』", strict=True))
_MARK = re.compile(f"[,;{''.join(_PAIRS)}{''.join(_PAIRS.values())}]")
_FIGURE = re.compile("[\\d①-⑨⑴-⑼⒈-⒐]")
# A verb before them is part of a name: 审批部门, 规划分局, 派出所, 试点地区
_BODIES = ("部门", "单位", "机关", "机构", "局", "分局", "所", "站", "办", "中心", "大队", "中队", "地区", "城市")
_SURE_PREDICATES = ("负责", "牵头", "会同")
_LONGEST_END = 4  # letters of a leading end, with a line feed


@dataclass(slots=True)
class Piece:
    """A stretch between commas, where its words start, who acts in it, and what it is in the sentence.

    `topic` names who is spoken of, for the next piece; `rest` is a list going on; `thing` is a subject that cannot act.
    """

    span: Span
    start: int
    kind: Literal["main", "leading", "trailing", "topic", "rest"]
    actors: tuple[Span, ...] = ()
    thing: bool = False


def read_pieces(text: str, start: int, end: int) -> list[Piece]:
    """Every piece of a sentence with its part in it; at least one is the main one where anything is ordered.

    「根据需要,县财政局统筹资金,确保到位」 gives a leading, a main and a trailing piece.
    """
    pieces = [_piece(text, span) for span in split_pieces(text, start, end)]
    _settle_openings(text, pieces)
    if not any(piece.kind == "main" for piece in pieces):
        _promote(text, pieces)
    return pieces


def split_pieces(text: str, start: int, end: int) -> list[Span]:
    """Stretches between commas and semicolons, brackets and quotation marks that close in the sentence respected."""
    last: dict[str, int] = {}
    spans: list[Span] = []
    closers: list[str] = []
    begin = start
    for mark in _MARK.finditer(text, start, end):
        char, at = mark[0], mark.start()
        if closers and char == closers[-1]:
            closers.pop()
        elif char in ",;":
            if not closers:
                spans.append(Span(begin, at))
                begin = at + 1
        elif closer := _PAIRS.get(char):
            if closer not in last:
                last[closer] = text.rfind(closer, start, end)
            if last[closer] > at:
                closers.append(closer)
    spans.append(Span(begin, end))
    return [Span(_skip_blanks(text, span), span.end) for span in spans if text[span.start : span.end].strip()]


def _skip_blanks(text: str, span: Span) -> int:
    start = span.start
    while text[start].isspace():
        start += 1
    return start


def _piece(text: str, span: Span) -> Piece:
    begin, at = _words_start(text, span)
    end = span.end - (text[span.end - 1] in "。!?;")
    words = _without_quotes(text[at:end])
    verb = verb_after_manner(text, at, end)
    if _is_result(text, at, end, verb, words):
        return Piece(span, begin, "trailing")
    leading = bool(_LEADING.match(words)) and not words.startswith(_ABLE)
    ordered = words.startswith("由") and find_agents(text, at, end)  # 「由县水利局提出意见」
    if (leading and not ordered and _only_leads(words)) or 0 < end - at == manner_at(
        text, at, end
    ):  # 「2025年底前」 alone
        return Piece(span, begin, "leading")
    piece = Piece(span, begin, "main")
    if verb >= 0:
        piece.actors = _actors_with(text, at, verb, end)
    elif leading:
        _read_preposition(text, piece, at, end, words)
    else:
        _read_nominal(text, piece, at, end)
    return piece


def _actors_with(text: str, at: int, verb: int, end: int) -> tuple[Span, ...]:
    """Those who act in a piece that starts with a verb: after 由, or whom the verb describes (审批部门要…)."""
    if verb == at and text.startswith(_BODIES, verb + verb_at(text, verb, end)):
        subject = find_subject(text, at, end)
        acts = subject and (MODAL.match(text, subject.end, end) or text.startswith(_SURE_PREDICATES, subject.end))
        if subject and subject.actors and acts:
            return subject.actors
    return find_agents(text, at, end)


def _without_quotes(words: str) -> str:
    """Without the words of titles and quotations, for they order nothing here."""
    return _QUOTED.sub("", words) if "《" in words or "“" in words else words


def _only_leads(words: str) -> bool:
    """「按照…要求」, 「在…基础上」: nothing in it orders anything."""
    return bool(
        _LEADING_END.search(words, max(0, len(words) - _LONGEST_END))
        and not MODAL.search(plain := _NAMED.sub("", words))
        and not _after_of(plain, _PREDICATE)
    )


def _is_result(text: str, at: int, end: int, verb: int, words: str) -> bool:
    """A purpose or result (确保…, 不断提升…, 为…提供支撑), unless it has a figure or a date: then it is a duty."""
    result = result_at(text, at, end) or (verb > at and result_at(text, verb, end)) or _SERVING.match(words)
    return bool(result) and not _FIGURE.search(words)


def _words_start(text: str, span: Span) -> tuple[int, int]:
    """Start behind connectives, and behind words for the time of year as well."""
    connective = _CONNECTIVE.match(text, span.start, span.end - 2)
    begin = connective.end() if connective else span.start
    time = _TIME.match(text, begin, span.end - 2)
    return begin, time.end() if time else begin


def _after_of(words: str, pattern: re.Pattern[str]) -> bool:
    """Whether the pattern stands after the last 的: 「对完成较好的单位」 orders nothing, 「对…的单位予以通报」 does.

    Nor does what stands right behind 对: 「对实施暴力情节严重」.
    """
    since = 0 if words.startswith("为") else words.rfind("的") + 1
    return bool(pattern.search(words, max(since, 2) if words.startswith("对") else since))


def _read_preposition(text: str, piece: Piece, at: int, end: int, words: str) -> None:
    """「对…进行评估」, 「将…纳入…」, 「由县政府组织…」 order something; 「对…的单位」 and 「围绕…」 only lead to it."""
    agents = find_agents(text, at, end)
    if agents or words.startswith("由") or MODAL.search(words) or _after_of(words, _PREDICATE):
        piece.actors = agents
        return
    tail = at + words.rfind("的") + 1
    if not any(_works_at(text, place, end) for place in range(max(tail, at + 2), end - 1)):
        piece.kind = "leading"


def _works_at(text: str, at: int, end: int) -> bool:
    """A verb of work stands here, and not as a noun of a list (新建、改扩建项目)."""
    verb = verb_at(text, at, end)
    return verb > 0 and text[at : at + verb] not in NOUN_VERBS and not text.startswith("、", at + verb)


def _read_nominal(text: str, piece: Piece, at: int, end: int) -> None:
    """A piece that starts with a noun: its subject, who or what is spoken of, or a list going on."""
    subject = find_subject(text, at, end)
    if subject and subject.actors:
        manner_over = verb_after_manner(text, subject.end, end)
        rest = text[manner_over if manner_over >= 0 else subject.end : end]
        only_leads = _LEADING.match(rest.lstrip("要应当须")) and _LEADING_END.search(rest)
        piece.kind, piece.actors = "topic" if only_leads else "main", subject.actors
        return
    if subject is None and ends_as_actor(text, at, end):
        piece.kind, piece.actors = "topic", split_actors(text, at, end)
        return
    agents = find_agents(text, at, end)
    if subject or agents:
        fronted = text.find("一律", at, end) >= 0  # 「重大隐患一律提交…」: the object stands first, the subject goes on
        piece.actors, piece.thing = agents, not agents and not fronted
    elif _PREDICATE.search(text, at, end) and not _LEADING_END.search(text[at:end]):
        piece.thing = True
    else:
        piece.kind = "rest"


def _settle_openings(text: str, pieces: list[Piece]) -> None:
    """A result that opens the sentence is its duty; a noun or case before 「,必须…」 only opens what is ordered."""
    if pieces and pieces[0].kind == "trailing":
        pieces[0].kind = "main"
    for piece, following in pairwise(pieces):
        opens = _MODAL_START.match(text, following.start) and not MODAL.search(text, piece.start, piece.span.end)
        if opens and piece.kind == "main" and verb_after_manner(text, piece.start, piece.span.end) < 0:
            piece.kind = "topic" if piece.actors else "leading"


def _promote(text: str, pieces: list[Piece]) -> None:
    """A sentence of results only states them as its duties; one of neither is a duty only with a verb in it."""
    trailing = [piece for piece in pieces if piece.kind == "trailing"]
    for piece in trailing:
        piece.kind = "main"
    if trailing or not pieces:
        return
    start, end = pieces[-1].start, pieces[-1].span.end
    if _PREDICATE.search(text, start, end) or verb_within(text, start + 2, end, end):
        pieces[-1].kind = "main"
