"""How texts are laid out: sentences, items, captions, datelines; what is counted, and what is not.

Telephones, addresses, sections, versions, times, days and codes are numbers and no figures.
"""

import re

from jhstats.lang.counting import COUNTED, ORDINAL
from jhstats.lang.patterns import words

SHORTENED = (
    "No", "Nos", "no", "Vol", "vol", "Vols", "St", "Mt", "Ch", "vs", "ca", "p", "pp", "Fig", "fig",
    "Art", "art", "approx", "Mr", "Ms", "Dr", "Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug",
    "Sep", "Sept", "Oct", "Nov", "Dec", "adj", "Adj", "Inc", "Corp", "Ltd", "Rs",
)  # fmt: skip
"""Words whose full stop ends no sentence."""
SENTENCE_END = r"(?:[。！？!?]|[；;](?![^()（）\n]{0,60}(?<!\d)[)）]))+[”’」』）)\"]*"

HEADING_NUMBER = r"(?:\d+(?:\.\d+)*[.、]?\s+)?"
ITEM = (
    r"[•·●▪■◆★☆►▶✓✔]|\d{1,3}(?:[.)、](?!\d)|/(?=\s))|[（(][\d一二三四五六七八九十]+[）)]|[一二三四五六七八九十]+、|[①-⑳]"
    r"|(?=(?:19|20)\d\d(?:[年/.-]\S{0,8}?)?\s?[：:]\s?\S)|(?=[^\W\d][^：:。，,;；|]{1,40}[：:]\s?(?:[A-Z]{3}\s)?\S?\d)"
)
"""The marks before an item of a list."""
CAPTION = re.compile(
    r"[（(]\s?(?:in\s|单位[:：]\s?)?([^()（）]{1,24})[)）]|单位[:：]\s?([\u4e00-\u9fff]{1,6})"
    r"|\b(?:in|×)\s((?:(?:CNY|RMB|[¥￥])\s?)?(?:100\s|10,?000\s|1,?000\s)?"
    r"(?:billions?|millions?|bn|mn)\b(?:\s(?:of\s)?(?:yuan|RMB|CNY)\b)?)|×\s?(100\smillion\s\w+)",
    re.IGNORECASE,
)
"""What gives the unit of the bare numbers near it."""
CURRENCY = re.compile(r"^(?:CNY|RMB|[¥￥])\s?(.+)$", re.IGNORECASE)
PLURAL = re.compile(r"(?<=illion|ousand)(?:s?\sof|s)\b", re.IGNORECASE)
EMPTY = ("n/a", "N/A", "n.a.", "na", "-", "–", "—", "…", "..", "无", "缺")  # cells of nothing
CELL_RANK = re.compile(rf"\s*(?:第\s?)?({ORDINAL}|\d{{1,3}})(?:名|位|\splace)?\s*", re.IGNORECASE)

DATELINE = (
    r"[A-Z][A-Z'’ ]+(?:,\s[A-Z][\w.]*)*(?P<day>,\s[A-Z][a-z]{2,8}\.?\s\d{1,2})?"
    r"\s(?:\([^)]{1,30}\)\s)?[-–—]+\s|(?:本[报网]|新华社|中新[社网])[\u4e00-\u9fff]{0,8}"
    r"(?:\d{1,2}月)?(?P<date>\d{1,2}日)(?:讯|电|消息)(?:\s?[（(]记者[^（）()]{1,12}[）)])?"
    r"|[\u4e00-\u9fff]{2,8}[讯电]\s"
)
"""With which the first sentence of news begins: its place and, perhaps, its day."""
SALUTATION = (
    r"(?:Dear|Hi|Hello|Hey)\s(?:(?:Mr|Ms|Mrs|Dr|Prof|Professor|Sir|Madam)\.?(?:\s[A-Z][\w’'-]*){0,3}"
    r"|[A-Z][\w’'-]*(?:\s[A-Z][\w’'-]*[^s\W])?|[a-z]+)(?:,|\s?[:–—-]\s|(?=\s*$))"
    r"|(?:各位|尊敬的|亲爱的)[\u4e00-\u9fff]{0,8}[，：:]"
)
"""Who is spoken to, before the first sentence of a letter."""

COMPARED = re.compile(
    r"(?:比|较|相比于?|\bthan|\bfrom|\bagainst|\babove|\bbelow|\bversus|\bvs\.?|\bcompared\swith|"
    r"\bcompared\sto|\bas(?=\sin\s)|(?<!\sa\s)\bpeak(?=\s(?:in|of)\s)|(?P<on>\bon|\bover))\s?"
    r"(?:(?:in|at|of|the|that\sof|those\sof)\s)*$",
    re.IGNORECASE,
)
"""Before a date that something is only held against; `on` and `over` only before years."""
UNDATED = re.compile(
    r"同期|随后|[去上]年的?(?:水平|基数)"
    r"|(?i:\b(?:prior|previous|preceding|corresponding)\s(?:year|quarter|month|period)\b"
    r"|\blast\syear['’]s\s(?:level|total|figure|record)\b|\byears?\sago\b|\bunder\sreview\b"
    r"|\b(?:last|past)\s\w+\syears\b)"
)
"""Words for a time that no date of a text tells for sure."""
HELD_AGAINST = re.compile(r"\b(?:than|under|over|above|below)\sthe\s", re.IGNORECASE)
"""How a number begins that something else is held against: less than the 3.5% of."""
FROM = "由从自"
YEARLY = re.compile(
    r"(?:年平?均|每年)(?:平均|复合|分别)*(?:递?增|下降)|复合(?:年均)?增|CAGR|annuali[sz]ed"
    r"|(?:compound|average annual|annual average)(?: annual)? (?:growth|rate|increase)|per annum"
    r"|% annually|% (?:a|per|each) year(?! (?:ago|after|before|earlier|later|on(?! average))\b)",
    re.IGNORECASE,
)
"""What tells growth a year beside a number: 年均增长, a year, CAGR."""
SUPERLATIVE = re.compile(
    "最(?![后终近初]).|(?<![元俯昂回部翘])首(?![先席都府饰尔相长脑页尾肯要飞任]).|之一"
)
"""What tells a superlative or a first, whether or not it is a rank: 首批, 首店, 首次突破."""

SCALE_WORDS = re.compile(r"(?:hundred |ten )?(?:thousand|[mbtr]+illion)\b", re.IGNORECASE)
MAGNITUDES, UNITY = "万亿", "一"
CLASSIFIER = (
    r"\s?(?:[个家项件条台列辆片排块批年月日天号位名次届期轮种类座所处户人亩吨省市县区镇村等层版倍成元强度级余多"
    r"艘架套支场篇部份笔宗单米秒岁周代幅根只头匹株棵杯瓶箱包袋盒间]|平方|公里|千米|小时|分钟|大(?!关))"
)
"""What stands between a Chinese numeral and what it counts, units among them."""
MEASURE = re.compile(
    r"(?:[美港欧日韩澳加]?元|港币|英镑|新台币|卢布|人民币|万?吨|(?:平方)?公里|(?:平方|立方|[千厘毫])?米|[千毫]?克|毫?升|公?斤|"
    r"英[里尺寸亩]|海里|[摄华]氏度|开尔文|亩|公顷|[美港]分|[千兆吉太]瓦时?|小时|分钟|秒|天|周|年|岁|"
    r"(?:US\s|U\.S\.\s|Hong\sKong\s)?dollars?|euros?|yen|pounds?|yuan|renminbi|roubles?|rupees?|won|"
    r"kron(?:er|or|a|e)|francs?|pesos?|rands?|reais|zloty|liras?|baht|ringgit|dirhams?|riyals?|"
    r"tonnes?|tons?|barrels?|ounces?|bushels?|(?:(?:square|cubic|sq)\s)?(?:(?:kilo|centi|milli)?met(?:re|er)s?|"
    r"miles?|[kcm]m|f(?:ee|oo)t|inch(?:es)?|yards?)|lit(?:re|er)s?|kg|[kMG]t|"
    r"degrees?\s(?:Celsius|Fahrenheit)|°\s?[CF]|[℃℉]|kelvins?|lbs?|"
    r"kilograms?|hectares?|acres?|hours?|days?|weeks?|years?|minutes?|seconds?|[KMGT]?Wh?|[KMGT]bps|[KMGT]B|RMB|CNY|USD|HKD|EUR|GBP|"
    r"JPY|DKK|SEK|NOK|CHF|INR|KRW|CAD|AUD|cents?|pence|basis\spoints?|bps?)(?![A-Za-z-])",
    re.IGNORECASE,
)
"""Measures that count nothing but themselves: a text that prints one means no other unit."""
CURRENCY_CODES = (
    "USD|HKD|EUR|GBP|JPY|DKK|SEK|NOK|CHF|INR|KRW|CAD|AUD|NZD|SGD|TWD|MOP|MYR|THB|IDR|VND|PLN|TRY|RUB|"
    "BRL|MXN|ZAR|SAR"
)
SIGNS = {
    **dict.fromkeys(("¥", "￥"), ("元", "yuan", "rmb", "cny", "人民币")),
    **dict.fromkeys(("US$", "$"), ("dollar", "dollars", "美元", "usd", "us dollars")),
    "HK$": ("港元", "港币", "hkd"),
    "€": ("euro", "euros", "欧元", "eur"),
    "£": ("pound", "pounds", "英镑", "gbp"),
    "A$": ("aud", "australian dollars", "澳元"),
    "C$": ("cad", "canadian dollars", "加元"),
    "NZ$": ("nzd", "new zealand dollars", "新西兰元"),
    "S$": ("sgd", "singapore dollars", "新加坡元"),
    "NT$": ("twd", "new taiwan dollars", "新台币"),
    "R$": ("brl", "reais", "巴西雷亚尔"),
}
"""Signs before a number, with the names of the units that they stand for."""
LEADING = ("人民币",)  # names of units that stand before a number, besides those of Latin letters
OPEN_ENDS = (";", "；")  # in what a sentence ends that the next one goes on with
TITLE = re.compile(r"(?=.*[\w])[^。！？!?；;：:]{2,60}(?<![.,，、])")
"""A line that may be a title, though nothing marks it as one."""

_NUMERAL = r"(?:\d{1,9}|[一二三四五六七八九十百零]{1,9})"
_DAY = r"\d{1,2}(?:月份?(?:\d{1,2}[日号]|[初底末中])?(?!个)|日(?=[\u4e00-\u9fff])(?![均产元]))"
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
  | (?:(?<=past\s|last\s|next\s)\w{{1,9}}\s|(?<![\d.,])\d{{1,3}}-)(?:year|month|week|day)s?\b
  | 第?{_NUMERAL}(?:个五年(?:规划|计划)?|世纪|周年|0年代)
    # parts, versions, sizes
  | (?<![\d.])\d+(?:\.\d+)*版 | (?<![\d.])\d+(?:[./]\d+){{2,}}(?![\d万])
  | (?<!\d)\d+/(?:\d+(?![\d万])|[a-z]\b)
  | (?<!\d)\d+(?:\.\d+)?\s?(?:\+\s?[a-z]\b|[*×]\s?(?!10[\^⁰¹²³⁴-⁹])\d+(?:\.\d+)?)
  | (?<!\d)\d+(?:\s?(?:号(?![线召])|室|栋|幢)|路(?:公交|汽车|车)|[国省县]道|\([a-z]\))
  | 第{_NUMERAL}[章节条款页版届批期卷集册辑轮次讲课步号楼点] | (?<=[。；：:])第{_NUMERAL}[、，]
  | [〔\[（(](?:19|20)\d\d[〕\]）)]\s?\d*\s?号? | \[\^?\d{{1,3}}\]:?
    # what numbers name
  | (?:{_NUMBERED_ZH})(?:号码|号|码|是|为)?[:：]?\s?{_NUMERAL}(?:[-－.]\d+)*(?!\d|[年月个家])
  | \b(?:{_NUMBERED_EN})(?:\sno\.)?:?\s\d[\d.\-–]*
  | (?<![A-Za-z])(?!(?<=\d)e\d|top|RMB|CNY|US\b|{CURRENCY_CODES}|CN¥)
      [A-Za-z]+[-_]?\d(?!\d*(?:\.\d+)?\s?[%％])[A-Za-z0-9_-]*(?<!\d[kmb])
  | [“"「]\d{{2,6}}[”"」](?=[\u4e00-\u9fff])(?![”"」][亿万元家个件条]) | (?<![\w.])['’]\d\d\b
  | \b[248]K\b | \#\d{{2,}}\b | (?:十[七八九]|二十)大(?!\S?[企城市]) | 双\s?(?:1[12]|十[一二])(?!\d)
  | 三位一体
    """,
    also=r"\d(（〔\[“\"「'’#",
    flags=re.VERBOSE | re.IGNORECASE,
)
"""What looks like a figure and is none."""
