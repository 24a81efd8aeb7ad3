"""Measures that make a number a figure (名, 所, %, 个百分点, 万平方米, 元/公里), and the words that bound it."""

from __future__ import annotations

import re

from graph.records import Bound

_COUNTS = (
    "个百分点|个|家次|家|名|人次|人|户次|户|所|座|条|项|件次|件|场次|场|期|份|台(套)|台套|台|套(件)|套(间)|套|辆次|辆|艘|架次|架|部|根|处|支|张|本|篇|款"
    "|类|种|门|课时|学时|学分|分|倍|间|床位|张床位|床|株|棵|头|只|羽|对|班次|班|组|轮|遍|回|批次|批|次|宗|例|幢|栋|单|枚|块|片|层|集|幅|册|台次"
    "|标准箱|顶|列|趟|位|尾|口|盏|度|成|站点|对次|屏|路|匹|节|具|起|卡时|核时|P"
)
_SIZES = (
    "平方米|平方公里|立方米|公里|千米|厘米|毫米|海里|米|亩次|亩|公顷|吨标准煤|吨|公斤|市斤|斤|千克|毫克|微克|克|升|千瓦时|千瓦|兆瓦时|兆瓦|吉瓦|度电"
    "|千伏安|千伏|伏|PFlops|Gbps|Mbps|TB|PB|EFlops|EFLOPS|PFLOPS|TEU|MW|KW|GW|勒克斯|分贝|摄氏度|℃|帧"
)
_RATES = "/10万|/十万"  # 孕产妇死亡率22/10万
_TIMES = "个工作日|个自然日|个月|个季度|个学期|年|个星期|星期|周|天|日|小时|分钟|秒|周岁|岁"
_MONEY = "元人民币|美元|欧元|港元|元"
TIME_UNITS = frozenset(_TIMES.split("|"))

_ALL = sorted({"%", "‰", *"|".join((_COUNTS, _SIZES, _TIMES, _MONEY, _RATES)).split("|")},
              key=lambda word: (-len(word), word))  # fmt: skip
_ONE = "|".join(map(re.escape, _ALL))
_PER = "公里|平方米|平方公里|立方米|米|亩|人|名|生|户|家|吨|千瓦时|千瓦|年|月|日|天|小时|次|个|台|套|升|万元"
_EACH = "立方米|升|平方米|平方公里|公里|吨|亩|千克|公斤"  # 微克每立方米, said in words
_MEASURE = re.compile(rf"(?:{_ONE})(?:/(?:{_PER})(?:[·.](?:年|月|日))?|每(?:{_EACH}))?(?:\((?:{_ONE})\))?")
# A measure that in fact begins another word: 3人间, 一个人, 5年级, 三日游, 两条件
_NOT = re.compile(
    r"人(?=间|口|均|才|民|员|工|大|社|力)|年(?=级|代|度|底|初|末|报)|日(?=游|前|常|报)|度(?=假)|次(?=年|日|月|性)|对(?=接|口|标|外)|路(?=线|由)"
    r"|台(?=账|湾)|期(?=限|间|货)|分(?=别|类|级|批|期|步|工|管|布|之)|成(?=立|为|果|效|员)|位(?=于)|类(?=型)|部(?=门|委|分|件)|节(?=约|能|点|日)"
    r"|组(?=织)|项(?=目)|家(?=庭|长|具)|条(?=件|例)|口(?=岸)|单(?=位)|层(?=面|级)|集(?=中|聚|群)|场(?=景|所|馆)|片(?=区)|块(?=链)|班(?=子)|件(?=事)|顶(?=[层级尖端岗住棚替])"
    r"|P(?=[A-Za-z0-9.]|(?![以的左算])[一-鿿])|起(?=[来点步草诉源止重降用租飞至到])|轮(?=[车四电摩椅岗换训流值])|款(?=项)|门(?=户|槛)|种(?=植|业)|回(?=收|应|访)"
)

_BOUNDS: dict[str, Bound] = {"least": ">=", "most": "<=", "above": ">", "below": "<"}
BEFORE = re.compile(
    r"(?P<least>不(?:得|应|能|可)?[少低小]于|不[短弱下]于|至少|最少|最低|起码|高于或等于|大于等于|≥|达到?"
    r"|(?:提高|提升|增加|增长|扩大|上升|增|升)[到至]|(?:稳定|保持|维持)在)"
    r"|(?P<most>不(?:得|应|能|可)?(?:超过|高于|大于|多于|超)|[最至]多|最[高长大]|小于等于|≤|上限为|控制在"
    r"|(?:压缩|压减|缩短|缩减|精简|减少|降低|下降|压降|减|降)[到至])"
    r"|(?P<above>超过|突破|[高大多]于|超出?|>|长于)"
    r"|(?P<below>[低少小]于|不足|不满|未满|<|短于)"
)
REACHED = frozenset(("达到", "达"))
AFTER = re.compile(r"(?:余|多)?(?:\(含\)|\(不含\))?(?:[及或]?其?以[上下内]|之内|内|左右|余)(?:\(不?含[^)]{0,6}\))?")


# What is said of a figure without a number: 翻一番 is twice as much, 翻两番 four times, 减半 half of it
CHANGE = re.compile(
    r"(?<![再个“])翻(?P<times>[一两二三四1-4])?番(?=[^的]|的目标|$)"
    r"|(?<![费税租价金额])(?P<half>减半)(?=(?:以[上下]|左右)?(?:[,;。、)\n\t]|的目标|$))"
    r"|(?P<none>零增长)"
)
_FOLD = {"一": 1, "两": 2, "二": 2, "三": 3, "四": 4}


def read_change(match: re.Match[str]) -> tuple[int, str]:
    """Value and measure of such a word: 翻两番 → 4 倍, 减半 → 50 %, 零增长 → 0 %."""
    if match["half"] or match["none"]:
        return (50, "%") if match["half"] else (0, "%")
    times = match["times"] or "一"
    return 2 ** _FOLD.get(times, int(times) if times.isdigit() else 1), "倍"


def measure_at(text: str, at: int, end: int) -> str:
    """The measure that starts at `at`, or nothing: 「平方米」, 「台(套)」; the 人 of 「3人间」 is none."""
    match = _MEASURE.match(text, at, end)
    if match is None:
        return ""
    wrong = _NOT.match(text, at, end)
    return "" if wrong and wrong.end() >= match.end() else match[0]


def bound_before(match: re.Match[str]) -> Bound:
    """What a word before a figure says: 不少于 is >=, 超过 excludes the figure itself."""
    return _BOUNDS[match.lastgroup or ""]


def bound_after(words: str) -> Bound | None:
    """What words after a figure say: 以上 and 以下 include it, unless (不含) says otherwise; 左右 bounds nothing."""
    if "上" in words or words == "余":
        return ">" if "不含" in words else ">="
    if "下" in words or "内" in words:
        return "<" if "不含" in words else "<="
    return None
