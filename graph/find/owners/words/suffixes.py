"""What the name of a body looks like from outside: its last characters, its first characters, its generic words."""

import re

SUFFIXES = (
    "局", "厅", "委", "办", "部", "署", "院", "会", "社", "处", "科", "室", "站", "所", "队", "厂", "行", "司",
    "企业", "集团", "中心", "政府", "机关", "部门", "单位", "机构", "街道", "公署", "村", "社区", "工商联", "残联",
    "科协", "文联", "社科联", "侨联", "贸促会", "海关", "电网", "银行", "专班", "小组", "组", "政协", "人大", "党组",
    "党校", "报社", "电视台", "总台", "园区", "示范区", "新区", "开发区", "高新区", "经开区", "保税区", "试验区",
    "实验区", "度假区", "景区", "管理区", "合作区", "自贸区", "地区", "地方", "协会", "学校", "大学", "学院", "医院",
    "医保", "妇联", "供销社", "农商行", "国资委", "档案馆", "图书馆", "博物馆", "文化馆", "人武部", "军分区",
    "警备区", "武警", "消防", "电力", "铁塔", "移动", "联通", "电信", "邮政", "烟草", "国网", "税务", "红十字",
    "网信", "团", "乡", "镇", "县", "区", "市", "州", "旗", "盟", "省", "联社", "分公司", "公司", "项目部", "事务所",
    "研究所", "工委", "党委", "支部", "总公司", "资本", "控股", "城投", "平台", "各地", "各方", "方面", "乡镇", "镇街",
    "街镇", "指挥部", "基金会", "商会", "学会", "联合会", "联盟", "书院", "频道", "林场", "农场", "幼儿园", "管护站",
    "党派", "团体", "院校", "高校", "国企", "央企", "运营商",
    "派出所", "卫生院", "公园", "航空", "铁路", "机场", "港口", "法院", "检察院", "政法委", "编办", "气象台",
)  # fmt: skip
_SURE = (
    "局", "厅", "委", "办", "部", "署", "会", "社", "处", "科", "室", "站", "所", "队", "院", "政府", "机关", "部门",
    "中心", "单位", "公司", "集团", "团委", "妇联", "工商联", "残联", "科协", "文联", "海关", "街道", "乡镇", "人行",
    "银行", "分行", "支行", "小组", "专班", "指挥部", "开发区", "园区", "新区", "示范区", "实验区", "政协", "人大",
    "学校", "大学", "地区", "侨联", "党校", "社科联", "台联", "作协", "记协", "司", "学院", "社区",
)  # fmt: skip
STARTS = (
    "国家", "国务院", "中央", "全国", "中共", "中国", "省", "自治区", "自治州", "市", "州", "县", "区", "旗", "盟",
    "镇", "乡", "各", "团", "有关", "相关", "兵团", "军分区", "人民银行", "人行", "银保监", "税务", "驻", "属地",
    "所在",
)  # fmt: skip
# Offices within a body go by what they do: 人事处, 安全生产部, 发展规划处, 党政办公室
_WORK = (
    "人事|财务|教务|科研|科技|审计|保卫|后勤|学生|学工|招生|就业|基建|资产|外事|国际合作|纪检|监察|离退休|发展规划|研究生|教师|宣传|组织"
    "|统战|安全|法规|法制|法务|政策|规划|计划|综合|行政|信息|设备|采购|物资|工程|生产|技术|质量|市场|经营|营销|人力资源|党群|党政|党建"
    "|总务|德育|政教|环保|运营|投资|企业管理|建设|管理|服务|保障|事务|工作|资源|教学|实验室"
)
_OFFICE = re.compile(rf"(?:{_WORK})(?:与|和)?(?:(?:{_WORK})(?:与|和)?){{0,3}}(?:处|科|股|部|室|办公室)")
_NO_OFFICE = ("公司", "官司", "上司", "打官司", "各司")
_CLOSERS = {")": "(", "〕": "〔", "】": "【"}


def without_alias(name: str) -> str:
    """The name without brackets at its end: 市委组织部(人才办) → 市委组织部."""
    while name and name[-1] in _CLOSERS:
        opening = max(name.rfind(mark) for mark in "(〔【")
        if opening <= 0:
            return name
        name = name[:opening]
    return name


def unit_like(name: str) -> bool:
    """Whether the words end as names of bodies do; 2 characters at least."""
    bare = without_alias(name)
    return len(bare) >= 2 and bare.endswith(SUFFIXES)


def surely_unit(name: str) -> bool:
    """Whether the words alone, without a label before them, may be taken for a body: 区公安局, 各县(市)人民政府.

    Both ends must speak for it; 「高等学校」 or 「以下简称县政府」 do not pass.
    """
    bare = without_alias(name)
    if bare.startswith("各") and len(bare) <= 20 and bare.endswith(SUFFIXES):
        return True
    if not 3 <= len(bare) <= 30 or not bare.endswith(_SURE):
        return False
    if bare[-1] in "处科股部室" and len(bare) <= 14 and _OFFICE.fullmatch(bare):
        return True
    return (
        bare.startswith(STARTS)
        or bare.endswith(("局", "厅", "委", "总局", "海关", "法院", "检察院", "妇联", "残联"))
        or (bare.endswith("司") and not bare.endswith(_NO_OFFICE) and len(bare) <= 16)
        or (bare.endswith(("部", "署", "会", "办", "政府", "公司", "集团", "部门", "机关")) and len(bare) <= 12)
    )


def body_like(name: str) -> bool:
    """Whether the words end as names of public bodies do; weaker than `surely_unit`, for lists that vouch for them."""
    bare = without_alias(name)
    return 3 <= len(bare) <= 30 and bare.endswith(_SURE)
