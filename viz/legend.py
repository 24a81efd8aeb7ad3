"""The one legend: what every code, colour and mark means, in Chinese and English.

Pages, pictures and exports take their words and colours from here and from nowhere else. Colours are dark enough for
text on paper (contrast AA), and never the only sign: each role has its character, each mark its word.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from graph.check.codes import CODES

Lang = Literal["zh", "en"]


@dataclass(frozen=True, slots=True)
class Term:
    """One code's label and meaning; `sign` is the character that stands for it where room is short."""

    zh: str
    en: str
    about_zh: str = ""
    about_en: str = ""
    sign: str = ""
    colour: str = ""

    def label(self, lang: Lang) -> str:
        """The word in the reader's language."""
        return self.en if lang == "en" else self.zh

    def about(self, lang: Lang) -> str:
        """What it means, in the reader's language."""
        return self.about_en if lang == "en" else self.about_zh


ROLES: Mapping[str, Term] = {
    "lead": Term("牵头", "lead", "牵头负责，对整项任务负总责", "answers for the task as a whole", "牵", "#9a3412"),
    "responsible": Term("责任", "responsible", "责任单位，按职责承担任务", "holds the task", "责", "#1d4e79"),
    "support": Term("配合", "support", "配合、参与单位", "supports those who hold it", "配", "#3d6015"),
    "oversee": Term("督导", "oversee", "督促、指导、检查他人履行", "oversees those who hold it", "督", "#5f3a94"),
}
BASES: Mapping[str, Term] = {
    "stated": Term("文中写明", "stated", "责任条款直接写明角色", "the responsibility clause states the role"),
    "document-rule": Term(
        "全文约定", "document rule", "文件中说明一次、适用于全部条款的规则", "a rule stated once for the whole document"
    ),
    "first-listed": Term(
        "首位惯例",
        "first listed",
        "按惯例视列首者为牵头，文件并未写明",
        "a convention, not the text: first in the list",
    ),
    "named-in-text": Term(
        "正文点名", "named in text", "正文点名该单位，责任条款未列", "the sentence names it, the clause does not"
    ),
    "person": Term(
        "人工更正", "by a person", "由人更正或增补，附何人何时为何", "a person corrected or added it, and says why"
    ),
}
ORIGINS: Mapping[str, Term] = {
    "clause": Term("责任条款", "responsibility clause"),
    "table": Term("表格", "table"),
    "text": Term("正文", "running text"),
    "person": Term("人工增补", "added by a person"),
}
VIAS: Mapping[str, Term] = {
    "clause": Term("责任条款点名", "Named by the responsibility clause"),
    "text": Term("仅正文点名", "Named only by the text"),
    "group": Term("作为集合成员承担", "Held as a member of a group"),
}
MODALITIES: Mapping[str, Term] = {
    "obligation": Term("应当", "obligation", "要求做的事", "what shall be done"),
    "prohibition": Term("不得", "prohibition", "不许做的事", "what shall not be done"),
    "encouragement": Term("鼓励", "encouragement", "鼓励、支持做的事", "what is encouraged or supported"),
    "principle": Term(
        "原则", "principle", "总的要求，不是一件可以单独核查的事", "a general aim, not one thing to be checked"
    ),
}
SEVERITIES: Mapping[str, Term] = {
    "error": Term(
        "错误",
        "error",
        "原文残缺，或更正失去依据，会影响判断",
        "the source is damaged or a correction lost its words; answers depend on it",
        colour="#9f1d1d",
    ),
    "warning": Term(
        "警告", "warning", "没有写清，需要有人补正", "left unclear; somebody should mend it", colour="#8a4b00"
    ),
    "info": Term(
        "提示", "information", "值得知道，不一定要改", "worth knowing, not always worth changing", colour="#4a5560"
    ),
}
STATUSES: Mapping[str, Term] = {
    "met": Term("已达标", "met", "录入的实绩达到要求", "what was reported reaches the bound"),
    "not-met": Term("未达标", "not met", "录入的实绩没有达到要求", "what was reported does not reach the bound"),
    "overdue-unreported": Term(
        "逾期无实绩",
        "past due, nothing reported",
        "期限已过，没有录入实绩；不表示未完成",
        "the date has passed and nothing was reported; that says nothing about failure",
    ),
    "soon": Term("临近", "due soon", "期限将到，还没有实绩", "the date is near, nothing is reported yet"),
    "not-due": Term("未到期", "not due yet", "期限还没有到", "the date has not come"),
    "no-deadline": Term("无期限", "no deadline", "原文没有写明日期", "the text states no date"),
}
CHANGES: Mapping[str, Term] = {
    "owner-added": Term("增加单位", "owner added"),
    "owner-removed": Term("减少单位", "owner removed"),
    "role-changed": Term("角色变化", "role changed"),
    "date-moved": Term("期限后移", "date moved later"),
    "date-tightened": Term("期限提前", "date tightened"),
    "date-dropped": Term("期限取消", "date dropped"),
    "date-added": Term("增加期限", "date added"),
    "cadence-changed": Term("频次变化", "rhythm changed"),
    "cadence-dropped": Term("频次取消", "rhythm dropped"),
    "cadence-added": Term("增加频次", "rhythm added"),
    "figure-changed": Term("指标变化", "figure changed"),
    "figure-dropped": Term("指标取消", "figure dropped"),
    "figure-added": Term("增加指标", "figure added"),
}
METHODS: Mapping[str, Term] = {
    "same-words": Term("字句相同", "same words"),
    "fields": Term("标题或指标相同", "same heading or figure"),
    "letters": Term("字句相近", "like words"),
    "person": Term("人工确认", "by a person"),
}
PRECISIONS: Mapping[str, Term] = {
    "day": Term("到日", "day"),
    "month": Term("到月", "month"),
    "month-end": Term("月底", "end of month"),
    "quarter-end": Term("季末", "end of quarter"),
    "year": Term("到年", "year"),
    "year-end": Term("年底", "end of year"),
    "relative": Term("相对", "relative"),
    "unknown": Term("不明", "unknown"),
}
CADENCES: Mapping[str, Term] = {
    "daily": Term("每日", "daily"),
    "weekly": Term("每周", "weekly"),
    "fortnightly": Term("每两周", "fortnightly"),
    "monthly": Term("每月", "monthly"),
    "bimonthly": Term("每两月", "every two months"),
    "quarterly": Term("每季度", "quarterly"),
    "half-yearly": Term("每半年", "half-yearly"),
    "termly": Term("每学期", "each term"),
    "yearly": Term("每年", "yearly"),
    "regular": Term("定期", "regularly"),
    "as-needed": Term("适时", "as needed"),
    "prompt": Term("及时", "promptly"),
    "continuous": Term("持续", "continuously"),
    "other": Term("其他", "other"),
}
MARKS: Mapping[str, Term] = {
    "owner": Term("责任单位", "owner", "责任条款中的单位名称", "a unit's name in the clause", "责"),
    "deadline": Term("时限", "deadline", "期限的原文", "the words of the date", "期"),
    "target": Term("指标", "target", "数值及其计量", "a figure with its measure", "数"),
    "norm": Term("配备标准", "norm", "按规模分档的标准", "a standard by brackets", "标"),
    "cadence": Term("频次", "cadence", "多久一次", "how often", "频"),
    "duty": Term("职责", "duty", "要求谁做、不得做什么", "what someone shall or shall not do", "职"),
    "consequence": Term("问责措施", "consequence", "未落实的后果", "what follows", "问"),
    "citation": Term("援引文件", "citation", "引用的其他文件", "another document", "引"),
    "finding": Term("问题提示", "finding", "原文不清楚之处", "where the text is unclear", "疑"),
}
KINDS: Mapping[str, Term] = {
    "unit": Term("单位", "unit"),
    "body": Term("单位", "unit"),
    "group": Term("单位集合", "group of units"),
    "task": Term("任务", "task"),
    "target": Term("指标", "target"),
    "policy": Term("政策文件", "policy"),
}
TARGET_KINDS: Mapping[str, Term] = {
    "goal": Term("目标", "goal"),
    "stretch": Term("力争", "stretch goal"),
    "standard": Term("标准", "standard"),
    "threshold": Term("门槛", "threshold"),
    "amount": Term("金额", "amount"),
    "baseline": Term("基数", "baseline"),
    "scope": Term("范围", "scope"),
    "period": Term("时长", "period"),
    "organisation": Term("机构", "organisation"),
}
LEVELS: Mapping[str, Term] = {
    "国家": Term("国家级", "national"),
    "省": Term("省级", "province"),
    "市": Term("市级", "city"),
    "州": Term("州级", "prefecture"),
    "县": Term("县级", "county"),
    "区": Term("区级", "district"),
    "乡": Term("乡级", "township"),
    "镇": Term("镇级", "township"),
}
CORRECTIONS: Mapping[str, Term] = {
    "reject": Term("否定", "reject", "提取的内容不成立", "what was extracted does not hold"),
    "confirm": Term("确认", "confirm", "核对无误", "checked, and right"),
    "unit": Term("改单位", "unit", "指的是另一个单位", "another unit is meant"),
    "role": Term("改角色", "role", "是另一种角色", "another role is meant"),
    "date": Term("改日期", "date", "是另一个日期", "another date is meant"),
    "figure": Term("改指标", "figure", "是另一个数值或范围", "another figure or population is meant"),
    "add-owner": Term("补单位", "add owner", "遗漏的单位", "an owner that was missed"),
    "add-deadline": Term("补时限", "add deadline", "遗漏的时限", "a deadline that was missed"),
    "add-target": Term("补指标", "add figure", "遗漏的指标", "a figure that was missed"),
    "name": Term("改称谓所指", "name", "这份文件里的称谓指另一个单位", "a name in one policy means another unit"),
    "withdraw": Term("撤回更正", "withdraw", "撤回先前的更正", "an earlier correction is taken back"),
}
REVIEWS: Mapping[str, Term] = {
    "machine": Term("程序提取", "extracted", "由程序提取，尚无人复核", "extracted by the program, not yet reviewed"),
    "confirmed": Term("已确认", "confirmed", "有人核对过，无误", "a person checked it, and it is right"),
    "corrected": Term("已更正", "corrected", "由人更正，原结果划去", "a person corrected it; the old is struck out"),
    "rejected": Term("已否定", "rejected", "有人核对过，不成立", "a person checked it, and it does not hold"),
}
STANDINGS: Mapping[str, Term] = {
    "standing": Term("有效", "holds", "回答中以此为准", "answers show it"),
    "superseded": Term("已被取代", "superseded", "后来另有更正", "a later correction took its place"),
    "withdrawn": Term("已撤回", "withdrawn", "有人撤回，不再生效", "taken back; it holds no more"),
    "without-words": Term(
        "失去依据", "words are gone", "所依据的原文已找不到或不止一处", "its words stand nowhere, or in several places"
    ),
    "without-policy": Term("文件已撤", "policy withdrawn", "所属文件已不在系统中", "its policy is not loaded any more"),
}
NAMINGS: Mapping[str, Term] = {
    "unsettled": Term(
        "未认定", "not settled", "原文和名录都不能确定是哪个单位", "neither the text nor a register tells whom"
    ),
    "usual-name": Term(
        "按通名推定", "by usual name", "原文只写职能，按同级机构的通用名", "the usual name at that level"
    ),
    "level": Term(
        "按层级推定", "by level", "原文未写层级，按发文机关所在地", "the level is the issuer's, or the list's"
    ),
    "function": Term(
        "按职能", "by function", "同一地区承担这一职能的只有它", "the one body of the place with the function"
    ),
    "spelling": Term("不同写法", "by spelling", "同一名称的不同写法", "other spellings of one name"),
    "place": Term("同一地区", "by place", "写明地区的全称", "the name with its place written out"),
    "other": Term("其他", "other", "其他理由", "any other reason"),
    "corrected": Term("人工更正", "corrected", "有人更正过它指谁", "a person said whom it means"),
    "register": Term("名录", "by register", "名录登记的别名", "another name in a register"),
    "as-written": Term("原文写法", "as written", "就是单位的名称", "the name of the unit itself"),
}
FINDINGS: Mapping[str, Term] = {code: Term(known.zh, known.en) for code, known in CODES.items()}


def term_of(terms: Mapping[str, Term], code: str) -> Term:
    """The term of a code; an unknown code stands for itself, so that nothing is hidden."""
    return terms.get(code) or Term(code, code)
