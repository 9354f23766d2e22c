"""Numbers that are no figures: telephones, addresses, sections, versions, times, days, codes."""

import re

from jhstats.lang.counting import COUNTED
from jhstats.lang.patterns import LETTERS, Forms

_MONTH = "jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec"
_NAMED = (
    "RFC|ISO|IEC|IEEE|GB|GB/T|HTTP|Windows|iPhone|iPad|iOS|Android|Python|Java|Web|Industry|Office|"
    "Excel|USB|HTML|CSS|Boeing|Airbus|Formula|Mate|Chrome|Firefox|Ubuntu|macOS"
)
"""What has a number for a name."""
_KEPT_ZH = (
    "邮编|邮政编码|电话|传真|热线|手机|座机|微信|股票代码|证券代码|代码|编号|身份证|账号|学号|工号|"
    "车牌"
)
_KEPT_EN = r"QQ群?|tel|fax|phone|mobile|postcode|zip(?:\scode)?|ticker"
_OF_KEPT = r"(?:号码|号|码|是|为|no\.)?\s?[:：]?\s?\d[\d -]*"
"""Behind which a number only tells one thing from another."""

_BY_DIGITS = r"""
    # telephones and addresses
    (?<![\d.])(?:86[- ]?)?0\d{2,3}[- ]\d{3,4}[- ]?\d{4}(?!\d)
  | (?<!\d)(?:1[3-9]\d{9}|400-\d{3,4}-\d{3,4}|\d{17}[\dX])(?!\d)
  | (?<!\d)\d+(?:\s?(?:号楼|号院|弄|室|栋|幢|单元|号(?!线|召))|路(?:公交|汽车|车)|国道|省道|县道)
  | \b\d+/[A-Z]\b
  | \b\d{6}\.(?:SH|SZ|BJ|HK)\b | \b\d+\s(?:[A-Z]\w+\s){1,3}(?:Road|Street|Avenue|Lane)\b
    # parts of documents, versions
  | (?<!\d)\d+(?:\.\d+){0,5}版 | \b\d+\.\d+\.\d+\b | (?<!\d)\d+\([a-z]\)
  | \b[248]K\b(?!\s?(?:yuan|RMB))
  | (?<!\d)\d+(?:\.\d+)?\s?\+\s?[A-Za-z]
    # times and days
  | (?<![\d.])\d{1,2}\s?[-–—~～至到]\s?\d{1,2}月份?(?!个)
  | \b\d{1,2}[:：]\d{2}(?:[:：]\d{2})? | \b\d{1,2}(?:\.\d{2})?\s?[ap]\.?m\b\.?
  | (?<![\d.])\d{1,2}[时点](?:\d{1,2}分|[半整许])?
  | (?<!\d)(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])(?![\d万亿家个元,.])
  | \b\d{1,2}(?:st|nd|rd|th)[ -](?:century|anniversary|birthday|session|edition|congress)\b
  | (?<!\d)\d+(?:个五年(?:规划|计划)?|世纪|周年)
  | (?<!\d)(?:(?:19|20)?\d0年代
      |\d{1,2}月份?(?:\d{1,2}[日号]|[初底末中])?(?!个)|(?:19|20)?\d0s\b)
  | (?:19|20)\d\d[/.]\d{1,2}[/.]\d{1,2} | 618(?=大促|购物)
    # turns of phrase
  | \b(?:50-50|9-to-5|24/7|7-eleven)\b
    # sizes and parts
  | (?<!\d)\d+(?:/\d+|(?:\.\d+)?\s?[*×]\s?\d+(?:\.\d+)?)
"""
_BY_LETTERS = rf"""
    (?:{_KEPT_EN}){_OF_KEPT} | \bext\.?\s?\d+
  | \b(?:building|gate|terminal|floor|lot)\s\d+\b | \barxiv:\S+
  | \bv(?:er(?:sion)?)?\.?\s?\d+(?:\.\d+)*\b
  | \b(?:sections?|chapters?|tables?|figures?|fig\.|appendix|articles?|art\.|pages?|pp?\.|parts?
      |steps?|phase|notes?|paragraphs?|items?|isbn|issn|doi|room|box|flight|route|line|grade|class
      |nos\.)\s\d[\d.\-–]*
  | \b(?:{_NAMED})\s?\d[\d.-]*
  | (?<![A-Za-z])(?!top|RMB|CNY|USD|US\b|HKD|EUR|GBP|JPY|CN¥)
      [A-Za-z]+[-_]?\d(?!\d*(?:\.\d+)?\s?[%％])[A-Za-z0-9_-]*(?<!\d[kmb])
  | \b(?:{_MONTH})[a-z]*\.?\s\d{{1,2}}(?:st|nd|rd|th)?\b(?![\d,.%]*\d|{COUNTED})
  | \b(?:(?:one|two|three|four)-(?:way|fold))\b
"""
_BY_CHARACTERS = rf"""
    (?:{_KEPT_ZH}){_OF_KEPT}
  | 第[\d一二三四五六七八九十百零]+[章节条款页版届批期卷集册辑轮次讲课步号楼点]
  | (?:[表图]|附录|附表|附图|附件|案例|专栏|公式|式)\s?[\d一二三四五六七八九十]+
      (?:[-－.]\d+)*(?!\d|[年月个家])
  | \b工业\s?\d[\d.-]* | 工业\d\.0(?!{COUNTED}) | (?:十[七八九]|二十)大(?!\S?[企城市])
  | (?:上午|下午|凌晨|中午|晚上?)\s?\d{{1,2}}[时点]?(?:\d{{1,2}}分|[半整许])?
  | 第?[一二三四五六七八九十\d]{{1,9}}(?:个五年(?:规划|计划)?|世纪|周年)
  | 双\s?(?:1[12]|十[一二])(?!\d)
  | 三位一体|百年一遇|三通一达|两个先行|一体两翼|四梁八柱
"""
_BY_MARKS = r"""
    \+86[- ]?0\d{2,3}[- ]\d{3,4}[- ]?\d{4}(?!\d) | [(（]0\d{2,3}[)）]\s?\d{3,4}[- ]?\d{4}
  | \+\d{1,3}[ -]\(?\d[\d() -]{5,16}\d | [（(](?:S[HZ]|HK)?[:：.]?\d{6}(?:\.S[HZ])?[)）]
  | \#\d{2,}\b | [〔\[（(](?:19|20)\d\d[〕\]）)]\s?\d*\s?号? | \[\^?\d{1,3}\]:?
  | (?<!§)§++\s?\d[\d.]*
  | [“"「]\d{2,6}[”"」](?=[\u4e00-\u9fff])(?![”"」][亿万元家个件条])
  | (?<=[A-Za-z])[.]\d+ | (?<![\w.])['’]\d\d\b | [“"「]618[”"」]
"""

CODES = Forms(
    (r"\d", rf"(?<!\d)(?:{_BY_DIGITS})"),
    (LETTERS, _BY_LETTERS),
    ("邮电传热手座微股证代编身账学工车第表图附案专公式十二上下凌中晚一三四五六七八九双百两",
     _BY_CHARACTERS),
    (r"+(（#〔\[§“\"「.'’", _BY_MARKS),
    flags=re.VERBOSE | re.IGNORECASE,
)  # fmt: skip
"""What looks like a figure and is none."""

CITED = re.compile(
    r"[(（](?:see\s|e\.g\.,?\s)?(?:[A-Z][^()（）\d]{1,60}|[\u4e00-\u9fff、]{2,20})"
    r"[,，]\s?(?:19|20)\d\d[a-z]?(?=[,，:：;；)）])"
)
"""The author and year of a citation: (Chen and Wu, 2020, p. 47)."""
