"""The words by which texts say which measure they speak of: 增速, 占比, `grew by`, `share of`."""

from __future__ import annotations

import re
from typing import NamedTuple

from jhstats.model import Measure
from jhstats.lang.patterns import words

_MEASURES = words(
    r"""
    (?P<contribution>贡献率|贡献了|贡献度|contribut\w+(?:\sto\s(?:[\w']+\s){0,2}?growth\b)?)
  | (?P<share>占比|比重|份额|占(?!据|地(?!区)|领|了?[\d一二三四五六七八九十两]+[家个项席位])
      |\bshares?\b|\baccount\w*\sfor\b|\bmade\sup\b|\bmakes?\sup\b|\bproportion\b
      |%\sof\b|\bpercent\sof\b|\bper\scent\sof\b)
  | (?P<growth>同比|增速|增长|增幅|涨幅|减少|翻番|翻了
      |\bgr(?:ew|ow|own|owth|owing|ows)\b|\bincreas\w+|\byear[- ]on[- ]year\b|\bsurg\w+
      |\bsoar\w*|\bleapt\b|\bleaped\b|\bgained\b|\bsped\b|[猛激劲骤锐暴大]增|大涨|暴涨|涨了
      |\bexpand\w+|\bdecline\w*|\bfast(?:er|est)?\b
      |(?P<move>提高|上升|上涨|下降|回落|下滑|攀升
        |\brose\b|\brisen\b|\brising\b|\bup\b|\bjump\w+|\bclimb\w+|\bfell\b))
  | (?P<level>总量|总额|规模|总数|数量|总计|合计|总产值
      |\btotals?\b|\bvolume\b|\bin\sall\b|\bsize\b)
    """,
    also="%",
    flags=re.VERBOSE | re.IGNORECASE,
)


class MeasureWord(NamedTuple):
    """A word that says of which measure a figure near it is.

    `is_move` says that a rank itself may do so: it rose to fourth.
    """

    start: int
    end: int
    measure: Measure
    is_move: bool


def measures(text: str) -> list[MeasureWord]:
    """The words of a text that name measures, in order."""
    return [
        MeasureWord(*found.span(), Measure(found.lastgroup), found["move"] is not None)
        for found in _MEASURES.finditer(text)
    ]
