"""The Chinese words among which a figure is certainly of the metric that is named before it.

Only what stands here leaves no doubt: any other word between a metric and a figure may make it
another metric's, another one's, or no statement at all, and then nothing is called wrong.
"""

from __future__ import annotations

MEASURES = """
    同比增长 同比增速 同比增幅 同比 增长率 增长速度 增长 增速 增幅 涨幅 提高 上升 上涨 下降 回落
    下滑 降低 减少 占比 比重 份额 占 贡献率 贡献 家数 个数 件数 户数 总量 总额 总规模 规模 总数
    数量
"""
"""What a figure may be of the metric."""

VALUES = """
    达到了 达到 达成 达 实现了 实现 完成了 完成 录得 收获 取得 为 是 共有 共计 共 总计 累计 有
    增至 增加到 升至 上升到 提高到 提升到 扩大到 增长到 降至 下降到 减少到 攀升至 攀升到 跃升至
    跃升到 跃上 站上 迈上 迈入 突破了 突破 首次突破 首次超过 首破 首超 超过了 超过 超 破 逾 近
    接近 约为 约 大约 不足 不到 不低于 不超过 至少 高达 多达 仅为 仅 只有 已经 已 就 也 则 更 又
    再 还 均 都 仍 将会 将 可达 可 力争 预计 计划 目标 要 覆盖 用时 用了 只用 历时 花了 花费 开行
    正好 恰好 刚好 不多不少 实际 收在 折合 计
"""
"""What says that the metric had a value."""

RANKS = """
    位居 位列 位于 名列 排名 排位 排在 排 列 居 跃居 跃升 升至 稳居 高居 跻身 挤进 进入 冲进 重回
    重返 保持 继续 持续 蝉联 成为 荣获 数 在 位 均 各市 设区市 地市 城市 市 中 里 内 个 率先
"""
"""What says that the metric had a rank."""

SCOPES = """
    全省 全国 全球 世界 省内 国内 省 全市 全县 第一 首次
"""
"""Among whom a rank is, where no entity is called so."""

PARTICLES = """
    的 了 于 其 该 这 年度 年末 年底 全年 当年 年 末 底 总 指标 数值 数据 数字 水平 和 并 且 而
"""

LEADS = """
    全市 我市 本市 该市 全县 我县 全区 市 地区 当地 本地 其 该 的 在 了 对 全年 当年 年度 期间
    时期 累计 实现 完成 获得 取得 拥有 共有 共 有 已经 已有 已 建成 建设 培育 认定 入选 获评 统计
    显示 数据 据 悉 表明 指出 称 说 公布 通报 发布 看 从 论 就 按 按照 同时 此外 另外 而且 并且 并
    且 而 则 也 又 再 还 截至 截止 到 至 末 底 年 年底 年末 以来 来 间 内 里 全 一项 指标 方面
    主要 总 快报 最新 今天 昨天 记者 获悉 了解 目前 如今 现 现有 形成 聚集 集聚 引进 带动 开行
    吸引 其中 成绩 投产 回看 再看 来看 园内 园区 本报讯 日讯 讯 本报 是 项目 企业 城市 数据显示
    年报 公报 继续 持续 预计 力争 争取 目标 计划 规划 将 要 确保 年内 使 让 推动 我们 我 们 出 个
"""
"""What may stand before the metric in its clause, and around the date."""

TAILS = """
    的规模 的水平 的目标 的成绩 的好成绩 的佳绩 的增速 的增幅 的速度 的占比 的比重 的比例 的份额
    的增长率 左右 以上 以下 上下 多 余 整 元 位 名 的位置 左右的 大关 关口 台阶 了 的 目标 后 之多
    吗
"""
"""What may stand behind the figure up to the end of its clause."""

HEADS = """
    指标 项目 名称 年份 时间 年 数值 数据 绝对值 绝对数 数量 单位 实绩 全年 排名 位次 全省 全国
    名次 值 数 城市 地区 企业 % ％
"""
"""What the heads of tables say besides."""

MIDDLES = """
    的 个 家 项 件 条 台 列 种 位 名 企业 入选 获评 列入 对 增长
"""
"""What may stand between a figure and the metric that it counts."""
