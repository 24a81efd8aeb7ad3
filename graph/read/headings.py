"""Headings that are the same in most documents, and so are known where nothing parts them from their text.

「一、总体要求以…为指导」, 「1.1编制目的规范防汛应急处置。」, 「三、职责分工镇应急办:负责…」.
"""

from __future__ import annotations

import re

STANDARD = re.compile(
    r"(?:指导思想|总体要求(?:和目标)?|总体目标|总体思路|基本原则|基本要求|工作目标|目标任务|主要目标|发展目标|主要任务|重点任务|工作任务|工作重点|工作要求|工作措施"
    r"|主要措施|重点工作|组织保障|保障措施|保障制度|组织实施|组织领导|有关要求|实施步骤|适用范围|附则|工作职责|组织体系)"
)
# Headings as the guide to emergency plans names them, and what may stand before their last word
_FIXED = (
    r"(?:编制|制定|起草)?(?:目的|依据|背景)",
    r"(?:适用|实施)范围",
    r"(?:总体|工作|基本|编制|指导)(?:要求|原则|思想|目标|思路)",
    r"(?:组织|领导|指挥)(?:机构|体系|架构)(?:[与和及]职责)?",
    r"[一-鿿]{0,10}(?:职责(?:分工)?|责任分工|任务分工)",
    r"(?:事件|灾害|预警|响应|应急响应|事故|风险)(?:等级|级别|分级|分类)(?:划分)?",
    r"(?:信息|灾情|险情|事故|预警|监测)(?:报告|报送|发布|监测|处理|共享|[与和及]预警|[与和及]处理)+",
    r"(?:监测|预防|预警|应急|先期|后期|善后|现场|分级)(?:预警|处置|响应|准备|保障|行动|救援|[与和及]预警|[与和及]救援)+",
    r"(?:响应|应急)(?:启动|终止|结束|措施|流程|程序)",
    r"(?:资金|物资|队伍|通信|交通|技术|医疗|后勤|经费|人员|装备)保障",
    r"(?:宣传|培训|演练)(?:[与和及、]?(?:宣传|培训|演练|教育))*",
    r"(?:预案|方案|制度)(?:管理|修订|解释|实施)(?:[与和及](?:更新|实施))?",
    r"(?:组织|领导|指挥|工作)机构",
    r"(?:发展|工作|主要)(?:目标|基础|现状|思路)",
    r"[一-鿿]{0,4}责任|考核问责|督查考核|监督考核",
    r"(?:奖惩|责任追究|监督检查|考核评价|名词解释|预案衔接|主要风险)",
)
_HEADING = re.compile(
    rf"[.、]?(?P<heading>{'|'.join((*_FIXED, STANDARD.pattern))})"
    r"(?=[一-鿿《“\d])(?![的和与及或等中内外后前上下制体落追清、])(?!到(?!20\d\d年))"
)
# Bodies are headings only where somebody is the subject of what follows: 「领导小组公司成立…」, not 「领导小组负责…」
_BODY = re.compile(
    r"[.、]?(?P<heading>[一-鿿]{0,8}(?:领导小组|指挥部|办公室|工作组|专家组))"
    r"(?=公司|本|由|各|成立|设立|组长|全|为[了加]|[省市县区州镇乡](?:人民政府|政府|委))"
)


def heading_end(text: str, start: int) -> int | None:
    """Where the heading that begins here ends and its text goes on in the same line; None where that is not plain."""
    found = _HEADING.match(text, start) or _BODY.match(text, start)
    return found.end("heading") if found else None
