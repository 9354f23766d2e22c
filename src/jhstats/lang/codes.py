"""Numbers that are no figures: telephones, addresses, sections, versions, times, days, codes."""

import re

from jhstats.lang.counting import COUNTED
from jhstats.lang.patterns import words

_NUMERAL = r"(?:\d{1,9}|[一二三四五六七八九十百零]{1,9})"
_DAY = r"\d{1,2}月份?(?:\d{1,2}[日号]|[初底末中])?(?!个)"
_TIME = r"\d{1,2}(?:[时点](?:\d{1,2}分|[半整许])?|[:：]\d{2}(?:[:：]\d{2})?)"
_MONTH = "jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec"
_NUMBERED_EN = (
    "sections?|chapters?|tables?|figures?|fig\\.|appendix|articles?|art\\.|pages?|pp?\\.|part|"
    "steps?|phase|notes?|item|room|flight|route|line|grade|class|gate|terminal|floor|version|"
    "Windows|Android|Industry|tel|ext\\.|phone|fax"
)
_NUMBERED_ZH = "[表图]|附[录表图件]|案例|专栏|公式|邮编|电话|传真|热线|手机|代码|编号|账号"
"""What has a number for a name."""

CODES = words(
    rf"""
    # telephones, days and times
    (?<![\d.])(?:(?:86[- ]?)?0\d{{2,3}}[- ]\d{{3,4}}[- ]?\d{{4}}|1[3-9]\d{{9}}
      |400-\d{{3,4}}-\d{{3,4}})(?!\d)
  | (?<![\d.])(?:\d{{1,2}}\s?[-–—~～至到]\s?)?{_DAY} | (?<![\d.]){_TIME}
  | (?<!\d)\d{{1,2}}(?:\.\d{{2}})?\s?[ap]\.?m\b\.?
  | (?<!\d)(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])(?![\d万亿家个元,.])
  | \b(?:{_MONTH})[a-z]*\.?\s\d{{1,2}}(?:st|nd|rd|th)?\b(?![\d,.%]*\d|{COUNTED})
  | 第?{_NUMERAL}(?:个五年(?:规划|计划)?|世纪|周年|0年代)
    # parts, versions, sizes
  | (?<![\d.])\d+(?:\.\d+)*版 | (?<![\d.])\d+(?:[./]\d+){{2,}} | (?<!\d)\d+/(?:\d+|[a-z]\b)
  | (?<!\d)\d+(?:\.\d+)?\s?(?:\+\s?[a-z]\b|[*×]\s?(?!10[\^⁰¹²³⁴-⁹])\d+(?:\.\d+)?)
  | (?<!\d)\d+(?:\s?(?:号(?![线召])|室|栋|幢)|路(?:公交|汽车|车)|[国省县]道|\([a-z]\))
  | 第{_NUMERAL}[章节条款页版届批期卷集册辑轮次讲课步号楼点] | (?<=[。；：:])第{_NUMERAL}[、，]
  | [〔\[（(](?:19|20)\d\d[〕\]）)]\s?\d*\s?号? | \[\^?\d{{1,3}}\]:?
    # what numbers name
  | (?:{_NUMBERED_ZH})(?:号码|号|码|是|为)?[:：]?\s?{_NUMERAL}(?:[-－.]\d+)*(?!\d|[年月个家])
  | \b(?:{_NUMBERED_EN})(?:\sno\.)?:?\s\d[\d.\-–]*
  | (?<![A-Za-z])(?!(?<=\d)e\d|top|RMB|CNY|USD|US\b|HKD|EUR|GBP|JPY|CN¥)
      [A-Za-z]+[-_]?\d(?!\d*(?:\.\d+)?\s?[%％])[A-Za-z0-9_-]*(?<!\d[kmb])
  | [“"「]\d{{2,6}}[”"」](?=[\u4e00-\u9fff])(?![”"」][亿万元家个件条]) | (?<![\w.])['’]\d\d\b
  | \b[248]K\b | \#\d{{2,}}\b | (?:十[七八九]|二十)大(?!\S?[企城市]) | 双\s?(?:1[12]|十[一二])(?!\d)
  | 三位一体
    """,
    also=r"\d(（〔\[“\"「'’#",
    flags=re.VERBOSE | re.IGNORECASE,
)
"""What looks like a figure and is none."""

CITED = re.compile(
    r"[(（](?:see\s|e\.g\.,?\s)?(?:[A-Z][^()（）\d]{1,60}|[\u4e00-\u9fff、]{2,20})"
    r"[,，]\s?(?:19|20)\d\d[a-z]?(?=[,，:：;；)）])"
)
"""The author and year of a citation: (Chen and Wu, 2020, p. 47)."""
