"""What follows, and when: measures of accountability (通报, 约谈, 立案审查), and passing up what is unsolved."""

from __future__ import annotations

import re
from dataclasses import dataclass

from graph.find.actors import ends_as_actor, find_agents, find_subject
from graph.find.pieces import split_pieces
from graph.find.verbs import MODAL
from graph.read.texts import Span

_MEASURE = re.compile(
    r"(?:予以|给予)?(?:公开|全[省市州县区])?通报批评|(?:进行|予以|给予|全[省市州县区]|公开|内部)通报|通报(?=[,、。;和及]|$)|(?:提醒|警示|集中)?约谈(?!记录|结果)|挂牌督办|挂牌整治|一票否决(?!权)"
    r"|不得(?:参[与加])?(?:评先|评优|评奖|提拔)[^,;。]{0,10}|扣分(?:处理)?|扣减[^,;。]{0,8}|倒扣分|追责问责|(?:严肃|依法|依规|批评)*(?:问责|追责)(?!制|机制|办法|闭环)"
    r"|追究[^,;。]{0,16}责任|立案(?:审查|查处|侦查|调查)(?:调查)?|责令(?:限期|停业|停产|立即)?(?:整改|改正|整顿|关闭)?|限期(?:整改|改正|整治|治理)"
    r"|(?:取消|撤销|停止|暂停)[^,;。、]{1,14}(?:资格|称号|资质|荣誉|评优|拨付|认定|补助|荣誉称号)|收回[^,;。、]{0,8}资金|移[交送][^,;。]{2,14}(?:处理|机关|部门|查处)?"
    r"|(?:公开)?曝光|黑名单|联合惩戒|失信惩戒|诫勉(?:谈话)?|(?:党纪|政务|政纪|纪律|行政|组织)(?:政务)?处[分理罚]|组织处理|处以[^,;。]{0,10}罚款|行政处罚"
    r"|(?:严肃|依法|依规|从严|从重|严厉)+(?:查处|处理|惩处|处罚)|作出(?:相应)?处理|专项督[导查](?!组)|督查督办|取缔关闭|(?:予以|依法)(?:关闭|取缔|注销|查封)|吊销[^,;。、]{1,10}"
)
_STEP = re.compile(
    r"(?:提交|报告|上报|移交)(?!清单|材料|的)[^,;。、]{2,16}|进行登记|(?:[整改验收、]{2,6})?销号(?:管理)?|提级(?:侦办|办理|督办|处置)|挂牌督办"
)
_ANY = re.compile(  # a word of each measure and step: most sentences hold none
    r"不得|通报|约谈|挂牌|一票否决|扣分|扣减|追责|问责|追究|立案|责令|限期|取消|撤销|停止|暂停|收回|移交|移送|曝光|黑名单|惩戒|诫勉|处分|处理|处罚|处以"
    r"|查处|惩处|督导|督查|取缔|关闭|注销|查封|吊销|提交|报告|上报|登记|销号|提级"
)
_CASE = re.compile(r"隐患|问题|风险|线索|事故|事件|案件|违法|违规|不力|不合格|矛盾|纠纷|整改")
_TRIGGER = re.compile(
    r"(?:对于?(?!口|接|照|标)|凡是?|如|若|一旦|因|由于|逾期|未(?!来|成年)|发生|发现|出现|造成|情节|构成|经.{0,12}仍|拒不|违反)"
)
_FRONTED = re.compile(r"[^,;。对]{2,12}(?:隐患|问题|线索|案件)(?=一律|均|须|必须|应)")
_ACT = re.compile(
    r"的?(?:要|应当?|须|必须|一律|坚决|将|依法|依规|严格|及时|一并|由|按)*(?:进行|予以|给予|作出|实行|实施|采取|提请|组织|严肃)"
)
_ASKED = re.compile(
    r"(?:提请|报请|建议|移交|移送|提交)([^,;。]{2,20}?)(?:进行|予以|给予|立案|对|依法|依规|处理|追究|研究|$)"
)
_EITHER = re.compile(r"对[^,;。的]{0,10}(?:事故|事件|案件|问题|隐患|单位|个人|学校|部门|行为)(?:或者?|和|以及|及)")
_REACH = 300  # further behind a case nothing follows from it
_FAR = 24  # a case with more between its opening and its noun is none
_MANNER = re.compile(r"(?:继续|一律|坚决|依法|依规|将|要|应|须)+")
_MET = re.compile("对于?|发现|发生|出现")
_CLOSED_CASE = re.compile(r"(?!有条件|符合|具备|需要?|确需|属于)[^,;。]{4,40}的")  # 考核得分低于60分的,予以通报批评
_NOMINAL = re.compile(r"结果运用|制度|机制|办法|体系|清单|力度|情况")


@dataclass(frozen=True, slots=True)
class ConsequenceMention:
    """One measure with what sets it off, on whom, and by whom; tidy spans (`subject` may be empty)."""

    span: Span
    trigger: Span
    subject: Span
    measure: Span
    actor: Span | None


def find_consequences(text: str, start: int, end: int) -> tuple[ConsequenceMention, ...]:
    """Measures of one sentence. A measure without a case it answers is none (「及时通报警情」, 「健全问责机制」).

    「对弄虚作假的单位,由县审计局责令整改」: trigger, subject 单位, measure 责令整改, actor 县审计局.
    """
    if _ANY.search(text, start, end) is None:
        return ()
    found: list[ConsequenceMention] = []
    trigger: Span | None = None
    actor: Span | None = None
    for piece in split_pieces(text, start, end):
        case = _case_of(text, piece, trigger)
        trigger = case or trigger
        actor = _subject(text, piece) or actor
        if trigger is None or piece.start - trigger.end > _REACH:
            trigger = None
            continue
        begin = trigger.end if case else piece.start
        for measure in _measures(text, trigger, begin, min(piece.end, trigger.end + _REACH)):
            who = _asked(text, piece, measure) or _agent(text, piece, measure) or actor
            subject = _on_whom(text, trigger)
            if subject.start == subject.end and found:  # 「仍难以完成整改的」: what has been spoken of
                subject = found[-1].subject
            found.append(ConsequenceMention(Span(trigger.start, measure.end), trigger, subject, measure, who))
    return tuple(found)


def _case_of(text: str, piece: Span, trigger: Span | None) -> Span | None:
    """The case that a piece opens, or with which it goes on; 「教育部门对隐患清单…」 opens one behind its subject."""
    if trigger and _goes_on(text, trigger, piece):
        return Span(trigger.start, _case(text, piece).end)
    if _TRIGGER.match(text, piece.start, piece.end) or _FRONTED.match(text, piece.start, piece.end):
        return _case(text, piece)
    if _CLOSED_CASE.fullmatch(text, piece.start, piece.end) and text[piece.end : piece.end + 1] in (",", ";"):
        return piece
    at = text.find("对", piece.start + 2, piece.end)
    if at < 0 or not ends_as_actor(text, piece.start, at) or not _TRIGGER.match(text, at, piece.end):
        return None
    case = _case(text, Span(at, piece.end))
    return case if _CASE.search(text, case.start, case.end) else None


def _goes_on(text: str, trigger: Span, piece: Span) -> bool:
    """「对工作中敷衍塞责,效果不明显,问题突出的部门进行通报」: the case is not complete before its noun."""
    if text[trigger.start] != "对" or text[piece.start] == "对" or piece.start - trigger.end > _FAR:
        return False
    so_far = text[trigger.start : piece.start]
    words = text[piece.start : piece.end]
    return "的" not in so_far and 0 < words.find("的") < 16 and _subject(text, piece) is None


def _case(text: str, piece: Span) -> Span:
    """The case a piece speaks of: up to its last 的 and the noun behind, or up to where the measure begins."""
    words = text[piece.start : piece.end]
    act = _ACT.search(words, 2)
    modal = MODAL.search(words, 2)
    cut = min(match.start() for match in (act, modal) if match) if act or modal else len(words)
    noun = max(2, words.rfind("的", 0, cut) + 1)
    measure = _MEASURE.search(words, noun)
    step = _STEP.search(words, noun) if _CASE.search(words) else None
    return Span(piece.start, piece.start + min([cut, *(found.start() for found in (measure, step) if found)]))


def _measures(text: str, trigger: Span, start: int, end: int) -> list[Span]:
    found = [Span(*match.span()) for match in _MEASURE.finditer(text, start, end)]
    if _CASE.search(text, trigger.start, trigger.end):
        found += [Span(*match.span()) for match in _STEP.finditer(text, start, end)]
    kept: list[Span] = []
    for span in sorted(found, key=lambda one: (one.start, -one.end)):
        overlaps = kept and span.start < kept[-1].end
        if not overlaps and not _NOMINAL.match(text, span.end):
            kept.append(_trimmed(text, span))
    return kept


def _trimmed(text: str, span: Span) -> Span:
    start = span.start
    while start < span.end and text.startswith(("进行", "予以", "给予"), start):
        start += 2
    end = span.end
    while end > start and text[end - 1] in "。;,、":
        end -= 1
    return Span(start, end)


def _on_whom(text: str, trigger: Span) -> Span:
    """The noun the case ends with: 对…严重的县(市)和部门 → 县(市)和部门; 对重大事故或者…的事件 → both."""
    at = text.rfind("的", trigger.start, trigger.end)
    if at < 0 or _EITHER.match(text, trigger.start, at):
        opening = _MET.match(text, trigger.start, trigger.end)
        return Span(opening.end() if opening else trigger.start, trigger.end)
    if _MANNER.fullmatch(text, at + 1, trigger.end):  # 对未完成任务的继续挂牌督办
        return Span(trigger.end, trigger.end)
    done = text.find("完成", at, trigger.end)
    return Span(at + 1, done if done > at + 1 else trigger.end)


def _subject(text: str, piece: Span) -> Span | None:
    if text.startswith("由", piece.start) or _TRIGGER.match(text, piece.start, piece.end):
        return None
    subject = find_subject(text, piece.start, piece.end)
    return subject.actors[0] if subject and subject.actors else None


def _agent(text: str, piece: Span, measure: Span) -> Span | None:
    agents = [agent for agent in find_agents(text, piece.start, piece.end) if agent.end <= measure.start]
    return agents[0] if agents else None


def _asked(text: str, piece: Span, measure: Span) -> Span | None:
    """「提请县政府进行通报」: the one who is asked takes the measure."""
    asked = _ASKED.search(text, piece.start, measure.start + 2)
    return Span(*asked.span(1)) if asked and asked.end(1) <= measure.start else None
