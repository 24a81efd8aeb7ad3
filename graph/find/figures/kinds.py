"""What a figure is for: a goal, a standard to keep, a condition, money per case; or nothing anyone could be held to."""

from __future__ import annotations

import re

from graph.find.figures.measures import TIME_UNITS
from graph.find.figures.targets import Figure
from graph.find.verbs import verb_after_manner, verb_at
from graph.records import TargetKind

_BEHIND, _AHEAD = 24, 24
_BREAK = re.compile(r"[,;。:!?\n\t|]")
_WORK = (
    r"实现|完成|建成|打造|建设|建立|培育|形成|新增|新建|改建|扩建|改造|更新|淘汰|引进|引育|集聚|组建|设立|设置|创建|推动|推进|发展|"
    r"培训|培养|招引|落地|实施|推出|发布|选取|选择|遴选|评选|评定|认定|开展|组织|举办|召开|发放|发|配备|增配|配置|配|增加|减少|扶持|支持|"
    r"选拔|选派|选树|资助|孵化|产生|聚集|汇聚|吸纳|吸引|投放|购置|采购|安装|铺设|治理|修复|种植|栽植|签约|开通|开放|布局|争取|力争|申报|接受|安排|落实|投入|投资|增设|布设|盘活|腾退|收储|整治|拆除|突破|增长|提高|提升|降低|下降|压减|压缩|达标|新认定|储备|入库|覆盖|划分为|"
    r"回收|销售|完善|编制|制定|出台|解决|化解|办理|保持"
)
_MEASURED = "占比?|率|量|值|额|比例|比重|面积|规模|长度|里程|总数|数|能力|产能|容量|库容"
_VERB = re.compile(rf"(?:{_WORK}|{_MEASURED})(?:了)?[“\"]?$")
_WORKED = re.compile(rf"(?:{_WORK})(?:了)?[“\"]?$")
_PLANNED = re.compile(
    r"实现|完成|建成|打造|建设|建立|培育|形成|新增|新建|改造|更新|淘汰|引进|集聚|组建|设立|设置|创建|推动|推进|发展|举办|组织|召开|开展|"
    r"发放|配备|增配|投入|投资|安排|筹措|出栏|存栏|涉及|到位|进资|纳税|力争|争取|确保|率|量|比例|比重|规模|增长|提高|提升|降低|下降|减少|增加|压减|覆盖|回收|销售|累计"
    r"|接待|吸引|签约|招引|培训|培养|开工|竣工|投产|选派|资助|救助|检查|抽查|清理|拆除|种植|建造|接种|筛查|安装|修缮|铺设|采购|购置|征集|巡查|增设|布设|盘活|腾退|收储|整治|开放|遴选|评选|认定|储备|打通|受益|惠及|资助|救治|回访|走访|解决|办理|编制|净增|利用外资|交付|开设|供地|植树|栽植|补植|造林|治理|修复|加固|维修|疏浚|清淤|修建|升级|迁建|搬迁|创成|入选|获批|引入|发行|投放|推广|结对|帮扶|供应|播种|收购|交易|出口|就业|包联|新登记|新注册|增补|募集|招收|录用|招录|招生"
)
_REACHED = re.compile(r"^[^,;。\n]{0,16}(?:实现|达到|完成|建成|覆盖|达标|上线|投用|落地)")
_MONEY = re.compile(
    r"最高|给予|奖励|奖补|补助|补贴|资助|贴息|罚款|处以|贷款|授信|担保|扶持|津贴|租金|工资|奖金|支持|消费券|首付|利率|保费|报销|减免|返还|兑付|待遇|标准给|(?<!债)券(?!商)|上限|封顶"
)
_IF = re.compile(
    r"(?:^|[,;。:)]|其中|\d[.、])对(?![^,;。:]*给予)[^,;。:]{0,20}$|(?:满|超过|超|达到?|规模|年龄|船龄|房龄|车龄|周边|距离|半径|离校|毕业|运营|成立|连续)(?:在)?$"
)
_DEMANDS = ("不少于", "不低于", "至少", "不小于", "不得", "不超过", "最", "控制", "压", "缩", "降")
_EVERY_MORE = re.compile(r"每(?:增加|增长|提高|超过?)[^,;。]{0,12}$")
_ON = re.compile(r"(?:^|[,;。)]|\d[.、])对")
_THEN = re.compile(r"^(?:的|且|仍未|未|没有|至|每增加|不低于|不少于|非法|范围)|^[一-鿿]{1,8}的(?![一-鿿]{0,2}目标)")
# 增速20%以上的企业,给予奖励 says to whom something is given; 对投资2亿元或税收500万元以上的 has two figures of one case
_GRANTED = re.compile(r"^的[^,;。]{0,12}[,;]?[^,;。]{0,8}(?:给予|予以|奖|补助|补贴|享受)")
_ALSO = re.compile(r"^(?:或者?|和|及|、)[^,;。]{1,20}的[一-鿿]")
# 建成超10家社区 is a goal, 规模超10人的企业 a case
_BUILT = re.compile(
    r"(?:建成|建设|打造|培育|集聚|汇聚|引进|引育|招引|吸引|新增|新建|形成|达到?|突破|实现|完成|带动|拉动|发放|开放|布局|部署"
    r"|推出|举办|组织|开展|培养|培训|储备|落地|服务|惠及|覆盖|争取|力争|投入|释放)(?:了)?[“\"]?$"
)
_FUND = re.compile(r"(?:设立|组建|筹建|成立|发起|新设|打造|建设|建成|形成)[^,;。]{0,8}规模$")  # 设立总规模10亿元的基金
_DONE_WITHIN = re.compile(
    r"^[^,;。\n]{0,10}(?:办结|完成|作出|答复|反馈|报送|上报|告知|受理|审结|办理|处理|整改|回复|公示|公开|送达|出具|审核|审批|备案|拨付|兑现|报告|响应|到达|到位)"
)
_NOW = re.compile(
    r"(?:现有|已有|目前|现状|截至[^,;。]{0,12}|已(?!知|婚)(?:经)?(?:建成|完成|达到?|有|培育|累计|[一-鿿]{2,4}$)|共有|现存)[^,;。]{0,10}$"
    r"|(?:仅|只)(?:能|有|占|为|完成|建成|建设|达到?|实现|处理)[^,;。]{0,8}$|实际(?:仅|只)?(?:完成|建成|达到?|处理)[^,;。]{0,8}$"
)
_FELL_SHORT = re.compile(r"^[^,;。]{0,8},但?(?:实际|目前|现)?(?:仅|只|实际|尚|仍)(?:完成|建成|达|有|占|未|\d)")
_REPORTED = re.compile(r"\s*(?:整改|工作|任务)?(?:进展|进展情况|完成情况|落实情况|整改成效|工作成效):")
_FROM = re.compile(r"(?:由|从(?![业事严重属轻速优紧]))[^,;。0-9个]{0,8}$")
_CHANGED = re.compile(
    r"[^,;。]{0,12}?(?:提[升高]|增|升|扩|降|减|压|缩|调|到|至)"
)  # 由5个工作日压减至3个, not 由12个部门组成
_WAS = re.compile(r"(?:原|(?<![健齐完])全市?|全州|全省|全县|全区|共|上述|这|该|前述)$")
_TEAM = re.compile(r"^(?:专项|专门|工作){0,2}(?:组|专班|专项?小组|小组|工作组|领导小组|专项组|分组|办公室|指挥部)")
_KEEP = re.compile(
    r"配备|设置|设立|配置|配|保存|留存|储备|每(?:年|月|日|天|周|季度|学期|所|个|名|班|户|公里)|不得|按照|标准|须|应"
)
_RATIO_CASE = re.compile(r"返还|缴纳|缴费|保险费|按|给予|奖|补|贴|资助|利息|首付|投资额|执行金额|总投入|费用|合同")
# Whom something is done for: 为50所学校配备直饮水设备, 对300户家庭实施适老化改造
_FOR = re.compile(r"(?:^|□|[年月]?[底末内前]|全年|免费|[、.\d])(?:为|给|对|帮助|在|选择)(?:全[省市州县区])?$")
_DONE_FOR = re.compile(
    r"(?:(?!的)[一-鿿“”\"()、]){1,24}?(?:配备|安装|提供|开展|实施|进行|改造|发放|购买|办理|新建|建设|铺设|落实)(?!的|情况|单位)[一-鿿]"
)
_SHORTENED = re.compile(r"压缩|缩短|压减|精简")
_ELLIPSIS = re.compile(r"[、;][一-鿿“”]{2,14}")
_CIRCLE = re.compile(r"(?:打造|建设|构建|形成|完善)[“\"]?[^,;。]{0,6}$")
# 编发两期简报 counts; the 二期 of 扩建二期工程 is a stage of building
_ISSUED = re.compile(
    r"(?:编发|刊发|印发|发布|发行|举办|开办|组织|开展|培训|制作|推出|出版|不少于|至少|每[年月周季度]{1,2})$"
)
_SLOGAN = re.compile(r"最多跑$|只跑$|跑$")
_OFTEN = re.compile(r"每个?(?:半年|年|月|周|旬|季度|学期|学年|日)$")
_SIDES = ("方面", "层面", "环节", "维度", "阶段", "步骤", "部分")  # 七个方面 counts what is said, not what is done
# Years that people live or learn are an outcome, no term: 人均期望寿命达到79岁, 平均受教育年限提高到11.3年
_LIFE = re.compile(r"(?:寿命|教育年限)[^,;。]{0,20}$")
_PER_HEAD = re.compile(r"(?:每[十百千万]{0,2}(?:名|人|户|个)|[千万]人)[一-鿿()]{2,20}$")  # 每千人拥有指导员2.16名
_MONEY_THING = re.compile(r"^的?[一-鿿“”]{0,4}?(?:项目|企业|工程|平台|园区|合同|事故|采购|大户|[县镇乡村])")
_OF_SIZE = re.compile(r"(?:级|规模)?的?(?:企业|项目|园区|产业|集群|基地)[0-9一二三四五六七八九十]")  # 10亿元企业20户
_CLAUSE = 40
_OPENING = re.compile(
    r"(?:□|年[底末内]|[底末]|之?前|期间|全年|将|由|\([一二三四五六七八九十\d]\)|[一二三四五六七八九十\d]|[、.①-⑳])*(?:新(?![增建]))?"
)
_NO_EFFORT = frozenset((
    "统筹", "坚持", "贯彻", "负责", "协调", "兼顾", "参照", "明确", "列入", "纳入", "对接", "适用", "使用", "分类",
))  # fmt: skip
_EITHER = ("力争", "争取")
_GROWN = re.compile(r"(?:增[加长]|提[高升]|扩大)(?:了)?(?:[约近]|接近)?$")


def kind_of(text: str, figure: Figure, within: tuple[int, int], earlier: tuple[Figure, ...]) -> TargetKind | None:
    """Kind of one figure of a sentence, or None for a bare count (两个市场, 5个方案, 最多跑一次).

    「给予最高50万元补助」 is an amount, 「船龄15年以上的船舶」 a threshold, 「达到80%，力争90%」 a goal and a stretch.
    """
    before = _tail(text[max(within[0], figure.lead - _BEHIND) : figure.lead])
    after = text[figure.end : min(within[1], figure.end + _AHEAD)]
    if figure.damaged:
        return "standard"
    if _is_idle(text, figure, before):
        return None
    if (side := _side_kind(text, figure, before, after, within[0])) is not None:
        return side
    if figure.unit in TIME_UNITS and not _LIFE.search(before):
        return _kind_of_time(text, figure, before, after)
    if not (
        figure.bounded
        or _is_worked_for(text, figure, before, after)
        or _is_share(text, figure, (before, after), earlier)
        or _is_listed(text, figure, after, earlier)
    ):
        return None
    stretch = any(word in before for word in _EITHER) and any(_firm(text, other, figure) for other in earlier)
    return "stretch" if stretch else "standard" if _is_standard(text, figure, before) else "goal"


def _side_kind(text: str, figure: Figure, before: str, after: str, low: int) -> TargetKind | None:
    """Kinds that are nothing to be reached: what is, what it costs, whom it concerns."""
    was = _NOW.search(before) or (_FROM.search(before) and _CHANGED.match(after))
    if was or _FELL_SHORT.match(after) or _REPORTED.match(text, low, figure.lead):
        return "baseline"
    if _is_amount(text, figure, after, low):
        return "amount"
    if _is_condition(text, figure, before, after):
        return "threshold"
    if _TEAM.match(after):
        return "organisation"
    return "scope" if not figure.bounded and _WAS.search(before) else None


def _tail(before: str) -> str:
    """The words of the same clause only."""
    cut = 0
    for match in _BREAK.finditer(before):
        cut = match.end()
    return before[cut:]


def _is_idle(text: str, figure: Figure, before: str) -> bool:
    """Chinese numerals below ten are figures of speech unless a word bounds them or an effort stands right before."""
    words = text[figure.start : figure.end]
    if _SLOGAN.search(before) or (figure.bounded and _SLOGAN.search(text[max(0, figure.start - 4) : figure.start])):
        return True
    said = not words[0].isascii() and text[figure.start - 1 : figure.start] in ("“", '"')
    if not figure.bounded and (said or before.endswith(figure.unit)):  # 基础类、提升类3类: how many were named
        return True
    if words[0].isascii() or figure.bound == "range" or figure.unit in ("%", "‰"):
        return text[figure.start - 1 : figure.start].isascii() and text[figure.start - 1 : figure.start].isalpha()
    if set(words) & set("十百千万亿"):
        if text[figure.start - 1 : figure.start] == "(" and text[figure.end : figure.end + 1] == ")":
            return True  # 造林面积(万亩): in what it is counted
        return figure.unit in ("步", "级", "度", "点", "位", "站", "回", "兆", "成", "分", "面", "层", "口", "路")
    grown = figure.unit == "倍" and _GROWN.search(before)
    return not (figure.bounded or grown) and (
        words[0] == "一"
        or text.startswith(_SIDES, figure.end)
        or not (_ISSUED if figure.unit == "期" else _WORKED).search(before)
        or figure.unit not in ("个", "家", "名", "所", "座", "条", "场", "次", "期", "轮", "批", "处")
    )


def _is_amount(text: str, figure: Figure, after: str, low: int) -> bool:
    floor = figure.bounded and figure.bound in (">=", ">")
    near = text[max(low, figure.start - 16) : figure.start]
    if "元" in figure.unit:
        return (not floor or "罚" in near) and bool(_MONEY.search(near) or _MONEY.search(after[:12]))
    if figure.unit in ("%", "倍"):
        said = _tail(text[max(low, figure.start - _BEHIND) : figure.start])
        return not floor and bool(_RATIO_CASE.search(near)) and bool(_MONEY.search(said) or _MONEY.search(after))
    return False


def _is_condition(text: str, figure: Figure, before: str, after: str) -> bool:
    """超过500人的企业, 船龄15年以上的船舶, 对6个月内仍未整改的; what is to be kept or reached is none."""
    word = text[figure.lead : figure.start]
    if _is_portion(figure, after):
        return True
    if (
        word.startswith(_DEMANDS)
        or after.startswith("的目标")
        or before.endswith(("保持", "维持", "保存", "留存", "储备"))
    ):
        return False
    if _EVERY_MORE.search(before) or before.endswith("每"):
        return True
    if figure.unit == "%":
        return bool(figure.bounded and _ON.search(before) and _THEN.match(after))
    if word in ("超", "超过", "高于", "大于") and "一" <= after[:1] <= "鿿":
        return not _BUILT.search(before)
    sized = "元" in figure.unit and (_MONEY_THING if figure.bounded else _OF_SIZE).match(after)  # 10亿元以上项目3个
    closed = (not after or after[0] in ",;。、)\n\t|") and not _ON.search(before) and "每" not in before
    return bool(sized) or (not closed and _conditions(figure, before, after))


def _is_portion(figure: Figure, after: str) -> bool:
    """不超过200万元部分 is taxed apart, 增速20%以上的企业 are given something."""
    if "元" in figure.unit:
        return after.startswith(("部分", "的部分"))
    return figure.unit == "%" and figure.bounded and bool(_GRANTED.match(after))


def _conditions(figure: Figure, before: str, after: str) -> bool:
    if _ALSO.match(after) and _IF.search(before) and _ON.search(before):
        return True
    if figure.bounded and _THEN.match(after):
        return after[0] in "的仍未没且至每不非范" or bool(_IF.search(before))
    return bool(_IF.search(before)) and not _FUND.search(before) and (figure.bounded or after.startswith("的"))


def _kind_of_time(text: str, figure: Figure, before: str, after: str) -> TargetKind | None:
    """压缩至4个月以内 is a goal, 15个工作日内办结 a standard, 三年内 a period, 船龄15年以上的船舶 a threshold."""
    word, own = text[figure.lead : figure.start], text[figure.start : figure.end]
    if word.startswith(("压", "缩", "控制", "降", "减")) or _SHORTENED.search(before):
        return "goal"
    if "内" in own:
        return "standard" if _DONE_WITHIN.match(after) else "period"
    if "最长" in (word, before[-2:]) or (figure.bound == "range" and after.startswith("时间")):
        return "period"
    if figure.bounded:
        aged = figure.unit in ("周岁", "岁") and figure.bound == "range" and not after.startswith("之间")  # 0—6岁儿童
        named = (aged or (figure.unit in ("周岁", "岁", "年") and "以" in own)) and "一" <= after[:1] <= "鿿"
        return "threshold" if named else "standard"
    return "goal" if _CIRCLE.search(before) and figure.unit in ("分钟", "小时") else None


def _is_worked_for(text: str, figure: Figure, before: str, after: str) -> bool:
    if figure.unit in ("%", "‰", "个百分点") or figure.unit.startswith("/"):
        return True
    if _VERB.search(before) or _REACHED.match(after):
        return True
    if _FOR.search(before) and _DONE_FOR.match(after):
        return True
    return _effort(text, figure, closes=_closes(after) or figure.listed, before=before)


def _effort(text: str, figure: Figure, *, closes: bool, before: str) -> bool:
    """建设绿道30公里 closes a clause of work; 维修5座桥 stands right behind its verb."""
    if closes and (_PLANNED.search(before) or _PER_HEAD.search(before)):
        return True
    start = max(0, figure.lead - _CLAUSE)
    start += len(text[start : figure.lead]) - len(_tail(text[start : figure.lead]))
    opening = _OPENING.match(text, start, figure.lead)
    verb = verb_after_manner(text, opening.end() if opening else start, figure.lead)
    end = verb + verb_at(text, verb, figure.lead) if verb >= 0 else -1
    return end > verb >= 0 and (closes or end == figure.lead) and text[verb:end] not in _NO_EFFORT


def _closes(after: str) -> bool:
    return not after or after[0] in ",;。、)\n(\t|" or after.startswith(("以及", "和"))


def _is_share(text: str, figure: Figure, around: tuple[str, str], earlier: tuple[Figure, ...]) -> bool:
    """引进项目15个,其中外资项目3个: part of what is planned; 财务公开每季度1次: how often, without a verb."""
    before, after = around
    if not _closes(after):
        return False
    if before.startswith("其中"):
        whole = next((other for other in reversed(earlier) if other.unit == figure.unit), None)
        return whole is not None and not _NOW.search(_tail(text[max(0, whole.lead - _BEHIND) : whole.lead]))
    return figure.unit in ("次", "场", "期") and _OFTEN.search(before) is not None


def _is_listed(text: str, figure: Figure, after: str, earlier: tuple[Figure, ...]) -> bool:
    """公共充电站达到5000座、专用充电站800座: the verb is said once."""
    if not earlier or not _closes(after) or _ELLIPSIS.fullmatch(text, earlier[-1].end, figure.lead) is None:
        return False
    last = earlier[-1]
    return last.bounded or _is_listed(text, last, text[last.end : last.end + _AHEAD], earlier[:-1])


def _is_standard(text: str, figure: Figure, before: str) -> bool:
    word = text[figure.lead : figure.start]
    if figure.unit == "‰" or "/" in figure.unit or figure.listed:
        return (figure.unit == "‰" and "率" not in before) or "元/" in figure.unit  # 死亡率降到5‰ is an outcome
    firm = word.startswith(("不少于", "不低于", "至少", "不得", "不超过", "不小于", "不大于", "不高于"))
    return (firm and bool(_KEEP.search(before + word))) or bool(
        re.search(r"(?:配备|增配|配齐)(?!率)|每所|每班|每名", before)
    )


def _firm(text: str, other: Figure, figure: Figure) -> bool:
    return other.unit == figure.unit and not any(word in text[max(0, other.lead - 6) : other.lead] for word in _EITHER)
