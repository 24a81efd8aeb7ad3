"""The grammar of body names: level + area + function + kind, and the phrases that name a group or nobody.

「州教育局」 is 州 + 教育 + 局; 「各县〔市〕人民政府」 a group; 「州有关部门」, 「属地政府」, 「学校」 name nobody.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from graph.find.owners.words.script import simplified
from graph.settle.units.places import NATION, Place, leading_place, upward
from graph.settle.units.registers import Registers

_BRACKETS = str.maketrans(
    {
        "〔": "(",
        "〕": ")",
        "（": "(",
        "）": ")",
        "【": "(",
        "】": ")",
        "[": "(",
        "]": ")",
        "〈": "(",
        "〉": ")",
        "<": "(",
        ">": ")",
    }
)
_OPEN = re.compile(
    r"(?:有关|相关|涉及|职能|其他|其它|成员|责任|业务|行业|牵头|配合|审批|执法|各主管)(?:的)?(?:各?级)?(?:职能"
    r"|业务|主管|责任|监管|工作)?(?:部门|单位|机构|方面|地方|地区|企业|部委|处室|科室|人民政府|政府|区县政府"
    r"|省级人民政府)(?:和单位|和个人|及单位|、单位)?$"
    r"|^有关.{0,10}(?:政府|单位|部门|地方|地区)|各有关.{0,8}(?:政府|单位|部门|地方|地区)"
)
_ELSEWHERE = re.compile(
    r"^(?:属地|所在地?|所属|当地|辖区|本级|同级|上级|上一级|下级|下一级|对口|任职|本地区?|其|该|原|各自|本辖区)"
)
_MANAGING = re.compile(r"(?:行业|业务|行政)?主管(?:部门|单位|机关)$")
_UMBRELLA = {
    "司法机关": "“司法机关”一般指人民法院、人民检察院，有时也含公安机关和司法行政机关，原文没有点明，不并入某一家",
    "政法机关": "“政法机关”包括法院、检察院、公安、司法行政等多家，原文没有点明",
    "政法部门": "“政法部门”包括法院、检察院、公安、司法行政等多家，原文没有点明",
    "执法部门": "哪家执法部门视事项而定，原文没有点明",
    "执法机关": "哪家执法机关视事项而定，原文没有点明",
    "监管部门": "哪家监管部门视事项而定，原文没有点明",
    "行政机关": "泛指各行政机关，没有点名",
    "国家机关": "泛指各国家机关，没有点名",
    "党政机关": "泛指各党政机关，没有点名",
    "群团组织": "泛指各群团组织，没有点名",
}
_PLURAL = re.compile(r"(?:全[省市州县区国])?各|[^各]{0,4}各(?=[级省市州县区旗盟乡镇街部地单方开园工直])")
_GENERIC = re.compile(
    r"(?:[一-鿿、]{0,8}(?:学校|幼儿园|院校|高校|高等学校|中小学|家长|企业|社会组织|社会力量|个人|学生|教师"
    r"|教职员工|举办者|经营者|运营主体|市场主体|责任主体|负责人|责任人|领导|同志|人员"
    r"|保安员|路长|河长|湖长|林长|专管员|团体|媒体|医疗机构|金融机构|服务机构|培训机构|中介机构)|政府|部门|单位"
    r"|机构|公司|协会|商会|村委会|居委会|社区|地方|地区|机关)$"
)
_KIND_OF_BODY = re.compile(r"^各.{0,6}(?:学校|[县高院]校|幼儿园|企业|方面?|家长|社会组织|医疗机构|金融机构)$")
_LEVELS = re.compile(
    r"(?:全[省市州县区国])?各?(?:(?:设区的?市|地级以上市|地级市|县级市|副省级市|省级|市级|县级|自治区|直辖市"
    r"|自治州|自治县|[省市州县区旗盟乡镇街]|街道|地区|[(),、/和及]))+"
)
_OF_GOVERNMENT = re.compile(r"(?:人民政府|政府|党委政府|党委和政府|党委、政府|两级政府|三级政府)?$")
_SEVERAL = re.compile(r"(?P<marks>(?:[省市州县区]、){1,3}[省市州县区])(?:[两三四]级)?(?P<rest>[一-鿿]{2,20})")
_KINDS = (
    "委员会", "办公厅", "办公室", "总局", "管理局", "局", "厅", "委", "办", "部", "署", "院", "会", "中心", "支队",
    "大队", "总队",
)  # fmt: skip
_DEPARTMENT = re.compile(r"(?:行政|系统)?(?:部门|机关|主管部门|行政部门|队伍|系统)$|(?<=救援)队$")
_MARKED = re.compile(r"(?P<mark>自治区|省|市|州|县|区|旗|盟|兵团)(?P<level>级|直(?!机关工)|直属)?")
_NO_MARK = re.compile(r"市场|市政(?!府|协)|市容|市民|区域|区块|县域|旗舰|省际|州际|市长|县长|区长|省长|州长")
_LEAGUE = re.compile(r"团(?P<mark>省|自治区|市|州|县|区|旗|盟)委")
_ALIAS = re.compile(r"\(([^()]{2,20})\)$")
_COMPLETE = ("院", "银行", "会", "海关", "人行")  # these functions are bodies by themselves
_ABOVE = re.compile(r"国家[一-鿿]{2,8}总局(?=[一-鿿]{2,}[局队])")
_KIND_FORM = {"委员会": "委", "办公室": "办", "办公厅": "办公厅"}


@dataclass(frozen=True, slots=True)
class BodyName:
    """A name taken apart: the place it belongs to, what it is shown as, and the key under which equals meet.

    `core` is what follows the place (教育局), `function` the register's name of its function, "" where unknown;
    `department` tells that only the function is named (教育部门); `marked` that the name itself gives the level.
    """

    place: Place
    shown: str
    core: str
    key: str
    function: str
    department: bool
    marked: bool


def normal(words: str) -> str:
    """Words without spaces and with plain brackets, traditional characters read as simplified."""
    return simplified("".join(words.split())).translate(_BRACKETS)


def nobody(words: str) -> str | None:
    """Why a phrase names nobody in particular; None where it may name somebody. 「州有关部门」 → 只说“有关部门”…"""
    bare = re.sub(r"\([^()]*\)", "", words)
    umbrella = "司法机关" if bare.endswith("司法机关") else bare
    if umbrella in _UMBRELLA:
        return _UMBRELLA[umbrella]
    if _OPEN.search(bare) and not bare.endswith("办公室"):
        return f"“{words}”没有点名，不知是哪些单位"
    if _ELSEWHERE.match(bare):
        return f"“{words}”随事项所在地或上下级而定，没有点名"
    if _MANAGING.search(bare):
        return f"“{words}”随管理权限而定，没有点名"
    if _KIND_OF_BODY.search(bare) or (_GENERIC.match(bare) and not _PLURAL.match(bare) and not _MARKED.match(bare)):
        return f"“{words}”泛指一类主体，不是某一单位"
    return None


def is_group(words: str) -> bool:
    """Whether one phrase names several bodies: 各县(市)人民政府, 市、县教育部门, 县级以上人民政府."""
    if _PLURAL.match(words) or re.search(r"[县市省]级以上|两级|三级|四级", words):
        return True
    levels = _LEVELS.match(_NO_MARK.sub(lambda found: "〇" * len(found.group()), words))
    return levels is not None and bool(
        re.search(r"[、/]|\([省市州县区旗、]+\)|省市|市县|县区|区县|市州|州市|乡镇", levels.group())
    )


def government_levels(words: str) -> str | None:
    """The levels of a group of governments (各县(市)人民政府 → 县(市)); None for any other group."""
    levels = _LEVELS.match(words)
    if levels is None or _OF_GOVERNMENT.fullmatch(words, levels.end()) is None:
        return None
    return re.sub(r"^(?:全[省市州县区国])?各?", "", levels.group())


def levels_of_one(words: str) -> tuple[str, ...]:
    """「省、市、县教育部门」 → 省教育部门, 市教育部门, 县教育部门; () where the levels are not written out."""
    found = _SEVERAL.fullmatch(words)
    return tuple(mark + found["rest"] for mark in found["marks"].split("、")) if found else ()


def read_body(words: str, own: Place | None, inherited: Place | None, registers: Registers) -> BodyName:
    """Takes one body's name apart, in the light of the document's own place and of the name before it in the list.

    In a 州 document 「州教育局」 and 「教育部门」 are of the 州, 「省教育厅」 of its province.
    """
    base = _ALIAS.sub("", words) or words
    stated, rest, mark = _placed(base, own, registers)
    marked = stated is not None
    place, mark = (stated, mark) if stated is not None else _assumed(base, own, inherited)
    core = _core(rest)
    function, key = _key(core, registers)
    department = core != rest or (core in registers.functions and not core.endswith(_COMPLETE))
    shown = f"{mark}{rest}" if mark else base
    if rest == "" and place.rank:
        rest, key, shown, department = "人民政府", "政府", f"{place.name}人民政府", False
    return BodyName(place, shown, rest, key, function, department, marked)


def _placed(words: str, own: Place | None, registers: Registers) -> tuple[Place | None, str, str]:
    """Place the name itself gives, the rest of the name, and the mark to show (州 of the own place, else words)."""
    league = _LEAGUE.fullmatch(words)
    if league and own:
        return upward(own, league["mark"], registers) or own, words, ""
    if words.startswith(("国务院", "中央", "全国", "最高人民")) or any(
        words == f.bodies[0] for f in registers.functions.values()
    ):
        return NATION, words, ""
    above = _ABOVE.match(words)
    if words.startswith("国家") and not above:
        return NATION, words, ""
    words = words[above.end() :] if above else words
    found = leading_place(words, registers, own)
    if found and len(words) - found[1] != 1:
        place, length = found
        return place, words[length:], _shown_place(words[:length], place, own)
    marked = None if _NO_MARK.match(words) else _MARKED.match(words)
    if marked and own and len(words) - marked.end() >= 1:
        there = upward(own, marked["mark"], registers) or _unknown(own, marked["mark"])
        return there, words[marked.end() :], marked["mark"]
    return None, words, ""


def _shown_place(written: str, place: Place, own: Place | None) -> str:
    """州 for 黔南州 in its own documents; any other place, or one written without its kind, stays as written."""
    return place.mark if place == own and written.endswith(place.mark) and place.rank else written


def _unknown(own: Place, mark: str) -> Place:
    """A place that only its level tells: each county's of a 州, or the province of a zone no table lists."""
    if _lower(mark, own):
        return Place(f"{own.name}所属{mark}", mark, own.rank + 1)
    return Place(f"{own.name}的上级{mark}", mark, own.rank - 1)


def _lower(mark: str, own: Place) -> bool:
    return {"省": 1, "自治区": 1, "州": 2, "盟": 2, "市": 2}.get(mark, 3) > own.rank


def _assumed(words: str, own: Place | None, inherited: Place | None) -> tuple[Place, str]:
    """Place of a name that gives none: that of the name before it in its list, else the document's own."""
    if own is None:
        return Place("", "", 9), ""
    if inherited and words.endswith(("局", "厅", "委", "委员会")):
        return inherited, inherited.mark if inherited.rank else ""
    return own, ""


def _core(rest: str) -> str:
    """The name without 部门, 机关 and brackets: 住房城乡建设(综合执法)部门 → 住房城乡建设."""
    bare = re.sub(r"\([^()]*\)", "", rest)
    cut = _DEPARTMENT.sub("", bare)
    return cut if cut and cut != bare else rest


def _key(core: str, registers: Registers) -> tuple[str, str]:
    """Function and key of a name's core: 发展和改革委员会 and 发改委 meet at 发展改革委."""
    if core in registers.functions:
        name = registers.functions[core].name
        return name, name
    for kind in _KINDS:
        if core.endswith(kind) and len(core) > len(kind):
            stem = core[: -len(kind)].removeprefix("国家")
            form = _KIND_FORM.get(kind, kind)
            function = registers.functions.get(stem) or registers.functions.get(
                stem + kind.removesuffix("局").removesuffix("总")
            )
            if function:
                return function.name, function.name + ("局" if kind in ("管理局", "总局") else form)
            return "", (stem + form).replace("人民政府", "政府")
    return "", core.replace("人民政府", "政府")
