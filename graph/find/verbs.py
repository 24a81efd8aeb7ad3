"""The words that make a clause an order: verbs of work, and the modal and manner words that stand before them.

The lists are of the language of plans in general. A verb missing here costs a duty of its own, not the sentence: a
sentence with a modal word and without a known verb is still one duty.
"""

from __future__ import annotations

import re
from collections.abc import Callable


def _lexicon(words: str) -> Callable[[str, int, int], int]:
    """A function that gives the length of the longest of `words` that starts at a place and ends in time, else 0.

    Words stand by their first letter, so that most places of a text are ruled out by one look.
    """
    by_first: dict[str, tuple[str, ...]] = {}
    for word in sorted(set(words.split()), key=lambda word: (-len(word), word)):
        by_first[word[0]] = (*by_first.get(word[0], ()), word)

    def longest_at(text: str, at: int, end: int) -> int:
        beginning = by_first.get(text[at : at + 1])
        if beginning and text.startswith(beginning, at, end):
            for word in beginning:
                if text.startswith(word, at, end):
                    return len(word)
        return 0

    return longest_at


verb_at = _lexicon(
    """
便利 方便 取得 满足 澄清 说明 拒收 安排 安装 把好 把关 把握 办好 办理 帮扶 帮助 包保 保护 保留 保持 报告 报送 报备
报请 备案 编制 编印 编报 编发 编写 编列 补充 补齐 补助 补贴 布局 布设 部署 播放 拨付 参加 参与 参照 采购 采集 采取
查处 查找 查验 查看 查清 拆除 倡导 畅通 撤销 成立 承办 承担 承接 承诺 惩处 惩治 充实 充分发挥 筹措 筹集 筹建 出台
出具 储备 处理 处置 处罚 传达 创建 创新 创设 促进 催办 存储 达到 打击 打造 打通 打好 打响 打破 打包 带动 带头 代办
担任 担负 当好 倒排 登记 递交 调查 调度 调解 调整 调配 调研 调处 定制 动员 督办 督促 督查 督导 对接 对照 遏制 发布
发挥 发放 发现 发展 发动 发起 发送 发出 发扬 防范 防止 防控 防治 放宽 放开 废止 分解 分类 分担 分析 封闭 扶持 辅导
负责 负总责 赋予 复制 复核 覆盖 改进 改善 改造 改革 改建 干预 感知 告知 革新 更新 跟进 跟踪 公布 公开 公示 公告
供应 巩固 构建 构筑 购买 购置 鼓励 挂牌 挂钩 关闭 关爱 关注 关心 管控 管理 管好 贯彻 规范 规划 归集 核查 核定 核实
核算 核验 合并 弘扬 互认 化解 划定 划分 划拨 回应 回收 汇报 汇总 会商 会同 获取 激发 激励 集成 集聚 集中力量
集中清理 计提 加大 加快 加强 加密 加装 加速 兼顾 监测 监督 监管 监控 减免 减少 减轻 检查 检测 检验 简化 建成 建好
建立 建设 建造 建强 健全 鉴定 奖补 奖励 讲好 降低 交流 缴纳 教育引导 接受 接入 揭示 节约 结对 解决 解读 解答 解释
介入 借鉴 紧盯 谨防 禁止 禁用 净化 精简 警示 救助 救治 举办 举行 拒绝 开办 开发 开放 开辟 开设 开通 开拓 开展 开启
勘察 考核 考评 考察 靠前 控制 扣减 扩大 扩建 扩充 扩展 拉动 理顺 联合 联动 联系 联网 链接 列入 列出 列支 领导 流转
留存 录入 履行 落实 密切 免费提供 免除 明确 明晰 谋划 纳入 派出 派驻 排查 排除 培训 培养 培育 赔偿 配备 配合 配齐
配足 配强 配套 配置 批准 聘请 聘用 评估 评价 评选 评定 评审 评比 破除 破解 普及 起草 启动 启用 迁移 签订 签署 强化
抢抓 抢救 清理 清查 清退 清除 清零 清欠 倾听 取缔 取消 劝导 认定 认领 融合 融入 散发 筛查 设立 设置 设计 申报 申请
深化 升级 审查 审核 审批 审计 实施 实行 实现 使用 示范推广 试点 试行 适用 收集 守住 授权 输送 疏导 疏通 梳理 熟悉
树立 数字化 送达 搜集 缩短 缩减 探索 提标 提高 提供 提级 提交 提升 提示 提醒 提请 提出 提倡 替代 填补 填报 填写
停征 停止 通报 通告 通知 同步 统筹 统计 统一 投保 投放 投入 突出 推动 推广 推介 推荐 推进 推行 推送 推出 拓宽 拓展
退出 挖掘 完成 完善 维护 维修 委托 慰问 问责 吸纳 吸引 细化 下达 下放 下沉 下调 限制 限期 宣传 消除 销号 协同 协调
协助 新建 新增 修订 修改 修复 修编 修缮 宣讲 选派 选聘 选树 选取 学习 巡查 巡逻 压减 压降 压实 压缩 压紧 严打 严查
严禁 严防 严格 严惩 严管 严控 严把 严守 严肃 研发 研究 研判 研制 验收 引导 引进 引入 引育 印发 应对 营造 优化 优先
优选 用好 用足 用活 有效应对 预防 预警 预留 约谈 运行 运营 运用 允许 遵循 遵守 坚持 坚守 暂停 责令 增强 增加 增设
增配 增派 展示 招聘 招募 招引 召开 召集 整顿 整合 整改 整治 争创 争取 征集 征求 征收 支持 支付 执行 值守 指导 指定
指引 制定 制止 制订 制作 制发 治理 主持 注重 注销 注册 抓好 抓紧 抓实 抓牢 抓细 抓住 转变 转移 转换 转化 转办 转发
追究 追责 追缴 咨询 资助 自查 综合运用 综合利用 总结 走访 组建 组织 阻断 尊重 遵照 做大 做好 做强 做优 做实 做细
作出 坐实 盘活 赋能 牵头 链入 嵌入 落地 聚焦重点 惩戒 曝光 移交 移送 立案 制约 择优 杜绝 狠抓 夯实 保障 保证 确保
做到 形成 上线 搭建 予以 给予 进行 做出 摸排 抽查 抽检 倾斜 训诫 张贴 悬挂 佩戴 演练 巡检 攻坚 申领 兑现 兑付 发掘
汇聚 归并 铺设 迁建 淘汰 报废 拆解 置换 更换 换新 种植 养护 复垦 绿化 清淤 疏浚 扑救 收储 销售 直播 享受 采用 聚合
剔除 防抓 办结 解除 恢复 调动 设定 查询 汇编 保存 维持 承载 贯通 融通 撬动 招揽 培优 壮大 做精 挂牌督办 启迪 表彰
通办 兜底 代理 支援 对标 补强 巩固拓展 不得 不准 不许 作为 定为 列为 安置 报销 结算 收缴 查封 打捞 转运 接种 隔离
消毒 筛选 甄别 推选 委派 指派 轮岗 轮训 晋升 评聘 注入 注册登记 开列 发包 承包 招标 投标 签约 履约
结转 拨款 返还 抵扣 减征 缓缴 贴息 融资 上市 挂失 备份 上报 上传 下发 转送 转交 送审 报批 报审 研讨 论证 听取 征询
致力 发行 改建 服务 打卡 抄送 抄告 复查 复诊 回访 走出去 请进来 讲解 劝阻 劝返 巩固提升 排名 检视 反馈 问效 问需 问计
募集 招收 招录 包联
"""
)
"""Length of the verb of work that starts here, 0 where none does. A clerk should be able to extend the list."""
_manner_word_at = _lexicon(
    """
进一步 切实 积极 大力 全面 深入 认真 及时 定期 不定期 适时 逐步 持续 不断 充分 依法 坚决 重点 集中 有序 稳妥 着力
努力 尽快 抓紧 主动 共同 分别 一律 原则上 从严 从快 从重 广泛 有效 有力 严厉 统一 同步 同时 继续 率先 率先垂范 科学
合理 全力 全程 全方位 立体式 多渠道 多形式 多层次 多举措 因地制宜 分类 分级 分批 分步 分期 分年度 创造性 高标准
高质量 高水平 高效 常态化 规范化 制度化 经常 经常性 随时 即时 即刻 立即 第一时间 首先 优先 务必 扎实 稳步 稳慎 审慎
牢固 严格 严肃 精准 精心 细致 细化 具体 主要 适当 适度 酌情 择机 择优 灵活 联合 协同 联动 统筹 牵头 带头 靠前
靠前一步 对口 就近 就地 按时 按期 按季 按月 按年 按需 按规定 按程序 按职责 按要求 按比例 按照规定 按照职责分工
按职责分工 依职责 依规 依法依规 依法合理 依照规定 严谨 客观 公正 公平 自觉 自主 自行 直接 间接 专门 专项 特别 尤其
另行 单独 单列 综合 系统 整体 整体性 不间断 全天候 长期 始终 必要时 每年 每半年 每季度 每月 每周 每日 每天 每学期
每学年 至少 日常 平时 即 均 都 还 也 并 且 再 先 应 要 须 得 可 能 将 已 仍 就 更 更加 加紧 加快 加大力度 因势利导
有条件地 逐项 逐级 逐一 逐年 实时 动态 到位 有针对性 有计划 有步骤 有重点 有组织 地 着重 尽量 尽可能 尽早 及早 提前
限时 限期 强化 深度 大幅 显著 明显 稳定 稳固 快速 迅速 果断 妥善 正确 正面 相互 互相 彼此 合力 通力 齐心 真正 真实
如实 准确 全部 完全 彻底 足额 足量 敢于 善于 勇于 力争 力求 着眼 谨慎 聚力 必须 应当 应该 需 需要 确需 各自 依次
逐渐 渐次 大胆 稳妥有序 全面系统 分层分类 点对点 精准有效 方 才 尽力 最大限度 一体 一体化 全域 全链条 全周期 全流程
线上线下 日常性 针对性 集中力量 高位 高质效 同等 一并 随机 定向 定点 滚动 往返 挨家挨户 无条件 原则 基本 大量 尽数
反复
"""
)
result_at = _lexicon(
    """
确保 保证 做到 实现 形成 防止 避免 严防 促进 提升 提高 增强 使得 维护 达到 带动 减轻 降低 满足 营造 助力 激发 凝聚
助推 更好 真正 从而 以便 以免 进而 务求 推动形成 推动实现 共同构建 共同营造 切实维护 有效防范 有效解决 有效提升
有效降低 切实提高 切实增强 切实提升 切实解决 切实保障 不断提高 不断提升 不断增强 不断优化 不断完善 不断构建
不断扩大 持续提升 持续净化 全面提升 着力提升 全面提高 逐步实现 逐步形成 尽快形成 最大限度 让群众 让企业 使其
"""
)
"""Length of a word that opens a purpose or result (确保, 实现, 不断提升), 0 where none does."""
NOUN_VERBS = frozenset(
    """
建设 规划 管理 设置 培训 运行 投入 考核 考评 评价 设计 监管 检查 评估 安排 审批 承诺 预警 储备 封闭 编制 督查 督导
组织 宣传 监督 审计 统计 登记 服务 改革 调查 发展 新建 配备 安装 统筹
""".split()  # noqa: SIM905 - a word list
)
MODAL = re.compile(  # each form starts with its own letter, so that a search looks only where one stands
    r"应当|必须|务须(?!知)|须(?!知)|应该|应(?<![响供效对适相反感呼照]应)(?![急用对届邀聘变激力收税纳])"
    r"|要(?<![重主需必纲摘首不只简索提概]要)(?![求点素件案闻旨义领塞道地])|不得|不准|不许|严禁|禁止|一律"
)
_TIMES = re.compile(
    r"(?:(?:到|至|力争|争取|在)?20\d\d年(?:\d{1,2}月)?(?:年?底|年?末|上半年|[一二三四]季度)?(?:之?前|以前|起)?"
    r"|每(?:半年|季度|学期|学年|[年季月周日天])(?:不少于|至少|定期)?)"
)
_TIMES_START = frozenset("到至力争在2每")
_PREPOSITIONS = tuple("向 对 与 从 为 在 将 把 就 给 按 根据 结合 依托 通过 围绕".split())  # noqa: SIM905
_MOST = 10  # manner words before one verb


def verb_within(text: str, start: int, stop: int, end: int) -> bool:
    """Whether a verb of work that ends before `end` starts anywhere from `start` to `stop`."""
    return any(verb_at(text, at, end) for at in range(start, stop))


def manner_at(text: str, at: int, end: int) -> int:
    """Length of the manner word, modal word or time that starts here: 进一步, 要, 2020年底前, 每学期至少."""
    times = _TIMES.match(text, at, end) if text[at : at + 1] in _TIMES_START else None
    return times.end() - at if times else _manner_word_at(text, at, end)


def verb_after_manner(text: str, at: int, end: int) -> int:
    """Where the verb of a clause that starts at `at` stands, manner words skipped; -1 where it starts otherwise.

    「要进一步完善…」 → the place of 完善; 「视频监控系统要…」 → -1. Behind a manner word a preposition opens the
    predicate as well: 「适当向…倾斜」.
    """
    for skipped in range(_MOST):
        if verb_at(text, at, end) or (skipped and at < end and text.startswith(_PREPOSITIONS, at)):
            return at
        manner = manner_at(text, at, end)
        if not manner:
            break
        at += manner + text.startswith("、", at + manner)
    return -1
