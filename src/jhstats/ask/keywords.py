"""Keywords: what people call measures, statuses, ranks and scopes, in Chinese and English.

These are the words that a search understands; those that answers use stand in `jhstats.say`.
"""

from __future__ import annotations

from jhstats.model import FactStatus, Measure, RankKind

MEASURES: dict[Measure, tuple[str, ...]] = {
    Measure.LEVEL: ("level", "total", "总量", "规模"),
    Measure.GROWTH: ("growth", "grew", "increase", "增速", "同比", "增长", "增幅"),
    Measure.CHANGE: ("change", "difference", "增量"),
    Measure.SHARE: ("share", "proportion", "占比", "比重"),
    Measure.CONTRIBUTION: ("contribution", "贡献率", "贡献"),
}

STATUSES: dict[FactStatus, tuple[str, ...]] = {
    FactStatus.ACTUAL: ("actual", "result", "实际"),
    FactStatus.PRELIMINARY: ("preliminary", "初步"),
    FactStatus.ESTIMATE: ("estimate", "估计"),
    FactStatus.TARGET: ("target", "goal", "目标", "力争"),
    FactStatus.PLANNED: ("planned", "plan", "规划", "达产"),
}

RANKS: dict[RankKind, tuple[str, ...]] = {
    RankKind.POSITION: ("rank", "排名", "位次"),
    RankKind.TOP: ("top", "强"),
    RankKind.FIRST_TO: ("first", "首个", "首次"),
    RankKind.LEADING: ("leading", "前列"),
}

BEST = ("first", "best", "largest", "highest", "最大", "最高", "首位", "榜首", "第一")
"""What a first position is called."""

SCOPES: dict[str, tuple[str, ...]] = {
    "world": ("world", "global", "全球", "世界"),
    "nation": ("nation", "national", "全国"),
    "province": ("province", "provincial", "全省", "省内"),
}

DIGITS = "零一二三四五六七八九"


def chinese(number: int) -> str:
    """A whole number from 0 in Chinese numerals up to 99, above that in digits."""
    tens, ones = divmod(number, 10)
    if tens >= len(DIGITS):
        return str(number)
    begin = "" if not tens else ("十" if tens == 1 else DIGITS[tens] + "十")
    return begin + (DIGITS[ones] if ones or not tens else "")
