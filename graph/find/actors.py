"""Who acts in a clause: 「公安机关要…」, 「自然资源、气象部门重点…」, 「由属地政府统筹…」, 「教育部门和学校要…」."""

from __future__ import annotations

import re
from dataclasses import dataclass

from graph.find.owners.words.suffixes import surely_unit
from graph.find.verbs import MODAL, NOUN_VERBS, manner_at, verb_at
from graph.read.texts import Span

_ENDS = tuple(
    """
部门 部门和单位 机关 政府 单位 机构 学校 院校 高校 幼儿园 中小学 中学 小学 高中 初中 中职 技校 中小学校 县校 局
厅 委 署 法院 检察院 医院 办公室 办公厅 委员会 管委会 领导小组 指挥部 专班 工作组 支队 大队 总队 救援队 中心
公司 企业 集团 协会 商会 学会 联盟 海关 银行 分行 支行 妇联 团委 社会组织 公益组织 公益性组织 党组织 合作组织
工会 工商联 残联 督导室 各级 各地 各地区 各方 各市 各州 各省 各区 各县 各区县 各市县 各县市 各乡镇 各镇 乡镇
街道 村委会 居委会 社区 市场主体 运营主体 责任主体 开发区 园区 医疗机构 路长 河长 湖长 林长 田长 链长 街长
专管员 网格员 负责人 责任人 举办者 经营者 省市 税务总局 人社厅 办事处 派出所 行政村 监管部门 公安 编办 财政
组织部 宣传部 统战部 社会工作部 人武部 督查室 中队 分局 中心校 委会 各村 各校 两委 卫生院 工作站
外交部 国防部 教育部 科技部 科学技术部 信息化部 公安部 安全部 民政部 司法部 财政部 社会保障部 自然资源部 国土资源部
生态环境部 环境保护部 城乡建设部 交通运输部 水利部 农业农村部 农业部 商务部 旅游部 文化部 卫生部 应急部 应急管理部
退役军人部 退役军人事务部 证监会 银监会 保监会 扶贫办 网信办 农办 港澳办 台办 侨办 外办 文明办 新闻办 食安办
食品安全办 安委办 医改办 试点地区 试点城市 试点省份 新华社 供销社 合作总社 科学院 工程院 团中央
""".split()  # noqa: SIM905 - a word list
)
_ENDS_BY_LAST: dict[str, tuple[str, ...]] = {
    last: tuple(end for end in _ENDS if end[-1] == last) for last in {end[-1] for end in _ENDS}
}
_LAST = re.compile(
    f"[{''.join(sorted({*_ENDS_BY_LAST, *'站所办处科股室组'}))}等)〕”]"
)  # most places are ruled out by this alone
# Offices of a township or county by their short names: 镇综治办, 县河长办, 司法所, 林业站
_FIELD = (
    "司法|财政|国土|资源|规划|土地|供电|民政|工商|质监|监管|管理|税务|食药|交管|环保|建设?|城管|畜牧|兽医|防疫|检疫|林业?"
    "|水利|水务|农[技机经业]|推广|文化|广播|广电|文广|安监|安全生产|交通|公路|超限|劳动|社保|保障|事务|计生|卫生|环卫|经管"
    "|统计|移民|旅游|气象|运管|路政|消防救援|消防"
)
_LEVELLED = r"^(?:各?[省市县区州镇乡街]|[省市县区]委)[一-鿿]{2,9}"
_OFFICES = (
    "安全|党政|综治|平安|应急|信访|扶贫|振兴|创建|创卫|创城|爱卫|防火|防汛|森防|督查|党建|宣传|河长|林长|田长|路长|安监|民政|城建"
    "|城管|环保|规建|武装"
)
_SHORT = re.compile(
    rf"(?:{_FIELD})[所站]$|(?:{_OFFICES})制?办$"
    rf"|{_LEVELLED}(?:(?<![主承协催督举经代包会查交转申筹])办|(?<![场厕])所|站)$"
)
_LISTED = re.compile("[、和及与]")
_BARE_LEVEL = re.compile(
    r"(?:各|[县市区州省])(?:[市县区州])?[(〔][市区县州、]{1,5}[)〕]$"
    r"|各(?:[市县区州]|乡镇?|镇|村)[(〔](?:[市区县州旗镇村居场园、]|乡镇?|街道(?:办事处)?|社区|管理区|开发区|园区|居委会){1,4}[)〕]$"
    r"|村[(〔]居[)〕]委会$"
)
_NOT_ENDS = (
    "试点单位", "重点单位", "示范单位", "大厅", "工作机构", "组织机构", "领导机构", "办事机构", "实施单位",
    "检查单位", "部署",
)  # fmt: skip
_STRIVING = ("力争", "争取", "力求")
_QUALIFIER = re.compile(r"(?:每[所个家]|各类|有条件的|符合条件的|其|所有|全体|凡|由|并由)+")
_NOT_IN_NAME = re.compile(
    r"\d|一律|[(〔][一二三四五六七八九十]{1,3}[)〕]|(?:责任|牵头|配合)(?:单位|部门|科室)|职责|(?<![日晚周早])报(?!社|告|刊|业)|担任|兼任|做到"
    r"|挂靠|设在|设于|下设|每[年月季日]|不少于|至少|应当|必须|要(?!素)|应(?!急)|对(?!外)|[须将把被使让与向为由是需均]|(?:统筹|主导|牵头|负责|领导)、"
    r"|(?<!所)在|的"
    r"|^(?:不|报(?![社业刊])|经(?![济信贸开发办营]|人民)|未(?!来|成年)|代表|比照|参照|集(?![团中镇体贸安宁美])|主动|积极|严格|认真|切实|及时|依法|加快)"
    r"|接到|收到|归(?!口|侨)|或(?!者)"
    r"|^并?(?:建议|提请|呈|商请|征求|抄送)"  # 报市政府批准: who is asked does not act
)
_AFTER = re.compile(
    "是|对|于|将|把|按|根据|依据|结合|围绕|在(?![职校岗编建])|作为|会同|以|通过|依托|针对|从|为|向|每|至少|因"
)
_TIME = re.compile(
    r"(?:每(?:半年|季度|学期|学年|[日天周月年])(?:开学前|放学后?|放假前|[初末底])?|(?:春季|秋季|新学期|、)*开学[前后时]?|放学后?|原则上|平时"
    r"|(?:到|至)?20\d\d年(?:\d{1,2}月)?(?:年?底|年?末)?(?:之?前)?|其中|此外|尤其是?|必要时)+"
)
_AGENT_END = re.compile(
    r"负责|牵头|统筹|组织|会同|提请|提出|实施|进行|对|将|纳入|承担|协调|按|制定|建立|提供|办理|批准|审|核|根据|向|予以|给予|依法|结合|发布|公布|担任|指定|在|报|统一"
    r"|直接|共同|具体|分别|汇总|通报|约谈|责令|依规|视情|责成|追究|问责"
)
_STOP = re.compile(",|;|的|领导|牵头|负责|担任|兼任|“")
_JOIN = re.compile(r"、|以及|会同|(?<=[部门关府校位局厅委办院会室站所队心司])[和及与](?=[一-鿿]{2})")
_BODY_GOES_ON = re.compile(r"[一-鿿]{0,4}(?:局|办公室|办|室|部|中心|委员会|委|厅|处|科)(?!门|分|理)")
# The work a group is named for: 街道整治办公室, 县防控指挥部
_GROUP_TAIL = re.compile(
    r"(?:整治|治理|防治|防控|管理|监督|执法|创建|检查|督查|排查|救助|保护|处置|协调|推进|考核|指导)(?:工作)?(?:领导小组|办公室|指挥部|工作组|专班"
    r"|委员会|大队|支队|总队|中队)"
)
_BODY_TAIL = re.compile(
    r"(?:组织|宣传|统战|社会工作|督查|监察|考核|审核|审批|协调)(?:部(?!门)|局|室|科|股|办(?!理)|处(?!理))"
)
# 幼儿园覆盖率达到90% is said of a rate, 县教育局确保覆盖率达到90% of somebody
_RATE = re.compile(
    r"(?!确保|推[动进]|实现|力争|争取|提[高升]|做到|保持|稳定|要|应|须|必须|将|负责|加[强大快]|完成|全面|落实|抓好|对|把|使)"
    r"[一-鿿]{1,8}(?:率(?!先|领)|占比|比例|满意度)"
)
_OPEN_END = re.compile(r"等(?:[一-鿿\d]{0,8}(?:部门|单位)(?:和单位)?)?")
# 县教育局主要负责人为副组长, 由各单位负责人组成: a person is meant, and the body does not act
_PERSON = re.compile(r"(?:主要|分管|有关|相关|党政|具体|各自)?(?:负责人|负责同志|领导(?!小组|机构|下))")
_FIGURE = re.compile(r"达到|\d%$")
_NO_NAME = ("单位", "部门", "机构", "个人")  # 各有关部门和单位 is one
_LEVEL = re.compile(  # 各省、自治区、直辖市人民政府 is one
    r"(?:各?(?:省|自治区|直辖市|地|市|州|盟|县|区|旗|乡|镇|街道)(?:[(〔][^()〔〕]{1,6}[)〕])?、?){1,6}"
)
_RHYTHM = re.compile(r"每(?:半年|季度|学期|学年|[日天周月年])、")
_LONGEST = 60
_LONGEST_AGENT = 41
_WITH = re.compile("(?:要|应当?|将)?会同")
_LONGEST_LIST = 140  # of those who act with them
_MARKS = frozenset('“”《》‘’"。;,:')


@dataclass(frozen=True, slots=True)
class Subject:
    """Grammatical subject of a clause: where its predicate starts, and its actors (none for a thing or a place)."""

    end: int
    actors: tuple[Span, ...]


def find_subject(text: str, start: int, end: int) -> Subject | None:
    """Subject before the predicate; None where no predicate can be told from it.

    「公安机关要…」 gives one actor, 「自然资源、气象部门重点…」 two, 「视频监控系统要…」 a subject without actors.
    """
    time = _TIME.match(text, start, end)
    begin = time.end() if time else start
    stop = min(end, begin + _LONGEST)
    modal = MODAL.search(text, begin + 1, stop)
    predicate = modal or _FIGURE.search(text, begin + 1, end)
    last = min(stop, modal.start() + 1) if modal else stop
    for mark in _LAST.finditer(text, begin + 1, max(begin + 1, last - 1)):
        at = mark.end()
        if ends_as_actor(text, begin, at) and _predicate_at(text, at, end, noun_first=predicate is not None):
            actors = split_actors(text, begin, at)
            return _with_second(text, Subject(at, actors + _with_them(text, at, end)), end)
    return Subject(modal.start(), ()) if modal else None


def _with_second(text: str, subject: Subject, end: int) -> Subject:
    """「中小学每月、幼儿园每季度至少…」 has two subjects, each with its own rhythm."""
    rhythm = _RHYTHM.match(text, subject.end, end)
    second = find_subject(text, rhythm.end(), end) if rhythm else None
    return Subject(second.end, subject.actors + second.actors) if second else subject


def find_agents(text: str, start: int, end: int) -> tuple[Span, ...]:
    """Actors after 由: 「由县水利局组织验收」 names the one who acts, 「由县水利局会同县财政局等部门验收」 both."""
    found: list[Span] = []
    at = text.find("由", start, end)
    while at >= 0:
        last = _agent_end(text, at + 1, min(end, at + _LONGEST_AGENT), end)
        if last:
            found.extend(split_actors(text, at + 1, last))
            found.extend(_with_them(text, last, end))
        at = text.find("由", at + 1, end)
    return tuple(found)


def _agent_end(text: str, start: int, furthest: int, end: int) -> int:
    """End of the names that begin at `start`, where what they do follows; 0 where none does."""
    stop = _STOP.search(text, start + 2, furthest)
    for last in _LAST.finditer(text, start + 1, stop.start() if stop else furthest - 1):
        if _acts_at(text, last.end(), end) and ends_as_actor(text, start, last.end()):
            return last.end()
    return 0


def _with_them(text: str, at: int, end: int) -> tuple[Span, ...]:
    """Those named after 会同, who act as well: 「财政部会同教育部、科技部制定办法」, 「财政部要会同教育部,于…」."""
    led = _WITH.match(text, at, end)
    if led is None:
        return ()
    start, furthest = led.end(), min(end, led.end() + _LONGEST_LIST)
    last = _agent_end(text, start, furthest, end)
    if not last and end <= furthest and ends_as_actor(text, start, end):
        last = end
    return split_actors(text, start, last) if last else ()


def _acts_at(text: str, at: int, end: int) -> bool:
    predicate = verb_at(text, at, end) or _AGENT_END.match(text, at, end)
    return bool(predicate) and not _PERSON.match(text, at) and not _BODY_TAIL.match(text, at, end)


def ends_as_actor(text: str, start: int, end: int) -> bool:
    """Whether the words could be a subject that acts: 公安、交通等部门, 各县(市), 州政府; not 校园, not 学生."""
    words = text[start:end]
    qualifier = _QUALIFIER.match(words)
    words = (words[qualifier.end() :] if qualifier else words).removesuffix("等").replace("“两委”", "两委")
    if len(words) < 2 or not _ends_as_body(words):
        return False
    if _MARKS.intersection(words) or words.endswith(_NOT_ENDS) or _NOT_IN_NAME.search(words):
        return False
    if words.startswith(_STRIVING) or words.count("(") != words.count(")"):
        return False
    verb = 0 if words.startswith("派出所") else verb_at(words, 0, len(words))
    return not (verb and words[:verb] not in NOUN_VERBS and len(words) > verb + 2)


def _ends_as_body(words: str) -> bool:
    """部门, 各县(市), 住房城乡建设局(综合执法局): by its last word, or by the one before a bracket."""
    if words[-1] in ")〕":
        if _BARE_LEVEL.search(words):
            return True
        words = words[: max(words.rfind("("), words.rfind("〔"))]
    if words.endswith(_ENDS_BY_LAST.get(words[-1:], ())) or (words[-1:] in "站所办" and _SHORT.search(words)):
        return True
    return words[-1:] in "处科股室组" and surely_unit(_LISTED.split(words)[-1])  # 教务处, 各年级组


def split_actors(text: str, start: int, end: int) -> tuple[Span, ...]:
    """「公安、交通、教育等部门」 → 公安, 交通, 教育: as written, without the open end."""
    qualifier = _QUALIFIER.match(text, start, end)
    start = qualifier.end() if qualifier else start
    spans, begin, depth = [], start, 0
    for at in range(start, end):
        depth += (text[at] in "(〔") - (text[at] in ")〕")
        cut = _JOIN.match(text, at, end) if depth <= 0 and text[at + 1 : end] not in _NO_NAME else None
        apart = text.startswith("各", cut.end()) or _climbs(text, begin, at, cut.end()) if cut else False
        if cut and (apart or not _LEVEL.fullmatch(text, begin, at)):
            spans.append(Span(begin, at))
            begin = cut.end()
    spans.append(Span(begin, end))
    return tuple(_closed(text, span) for span in spans if span.end - span.start >= 2)


def _climbs(text: str, begin: int, end: int, following: int) -> bool:
    """Whether a name of its own follows: 「各乡镇(街道)、县教育局」 are two, 「各市、县政府」 is one."""
    if text[following] == "各":
        return True
    bracket = text.find("(", begin, end)
    return text[(bracket if bracket > 0 else end) - 1] in "乡镇街道村" and text[following] in "省市州县区"


def _predicate_at(text: str, at: int, end: int, *, noun_first: bool) -> bool:
    """`noun_first`: a modal word or figure follows, so that 建设 after 学校 is a noun (学校建设规划要…)."""
    if (
        _PERSON.match(text, at)
        or _GROUP_TAIL.match(text, at, end)
        or _BODY_TAIL.match(text, at, end)
        or (noun_first and _RATE.match(text, at, end))
    ):
        return False
    verb = verb_at(text, at, end)
    if verb:
        noun = text[at : at + verb] in NOUN_VERBS and (noun_first or _BODY_GOES_ON.match(text, at + verb, end))
        return not noun and not text.startswith(("、", "的"), at + verb)  # 县政府批准的方案 is the plan
    return (
        manner_at(text, at, end) > 0
        or _AFTER.match(text, at, end) is not None
        or MODAL.match(text, at, end) is not None
    )


def _closed(text: str, span: Span) -> Span:
    """Without 等部门 or 等 at the end."""
    at = text.find("等", span.start + 1, span.end)
    open_end = at > 0 and text[at - 1] not in "高初中平同优均特" and _OPEN_END.fullmatch(text, at, span.end)
    return Span(span.start, at) if open_end else span
