"""The words by which a sentence says whose a figure is, when, of what kind, and among whom."""

from __future__ import annotations

import re

from jhstats.prose.patterns import words

# --- what a figure is told as -------------------------------------------------------------

INCREASE = words(
    r"(?:增加|增长|减少|下降|新增|净增|新建|新添|多|多出|高出|少|相差|差距|差|扩大|缩小)了?(?:近|约|超)?$|"
    r"\b(?:increase|rise|fall|gap|drop|gain)\sof\s$|\b(?:added|adding|another|extra|new)\s$|"
    r"\b(?:up|down|rose|rise\w*|grew|grow\w*|increas\w+|decreas\w+|f[ae]ll\w*|dropp\w+|gain\w+|"
    r"jump\w+|climb\w+|surg\w+|expand\w+|declin\w+|exceed\w+|widen\w+|narrow\w+)\s"
    r"(?:\w+\s)?by\s$",
)
"""Before an amount: a change or a difference, not a level."""

TARGET = words(
    r"目标|力争|争取|计划|规划|预计|预期|有望|(?<!即)将(?!近)|拟|要在|要使|要把|要让|要求|努力|确保|冲刺|任务|要点|部署|"
    r"达产|投产后|建成后|十四五|\ue000要|"
    r"\btargets?\b|\bgoals?\b|\baims?\b|\baimed\b|\baiming\b|\bplan(?:s|ned|ning)?\b|\bwill\b(?!\snot)|"
    r"\bexpect\w*|\bis\sto\b|\bare\sto\b|\bto\sreach\b|\bonce\b|\bfull\soutput\b|\bin\sfull\b|"
    r"\bforecast\b|\bhop(?:es?|ing)\b|\bseeks?\b|\bambition\b|\bshould\b|\bwould\b|"
    r"\bwants?\b|\bpledge\w*",
    also="\ue000",
)
"""A figure behind such a word is no result."""

BY_THEN = words(r"到(?P<zh>20\d\d)年(?!的|\d)|\bby\s(?P<en>20\d\d)\b")
"""By a year, which makes a target of a figure if the year is still to come."""

TARGET_BEHIND = words(r"的目标|为目标|\bas\s(?:a|its)\starget\b|\btarget(?:ed)?\b")
"""Behind a figure, the words that make a target of it."""

PRESENT = words(
    r"目前|如今|现有|现已|已建成|已达|已突破|眼下|\bnow\b|\bcurrent\w*|\bso\sfar\b|\btoday\b|"
    r"\balready\b"
)
"""In the clause of a figure: it is of the present."""

DONE = words(
    r"已|实现了|完成|达到了|建成投产|投产的|如今的?|现有|拥有|录得|实际|"
    r"\breached\b|\bexceeded\b|\bmade\sup\b|\bwas\b|\bwere\b|\bhas\b|\bhad\b|\bhave\b|\bcame\sto\b|"
    r"\balready\b|\bachieved\b|\baccounted\b|\bstood\sat\b|\bpassed\b|\bhit\b|\btotalled\b|"
    r"\btopped\b"
)
"""A figure behind such a word is told as a result."""

EXACTLY = words(r"正好|恰好|刚好|不多不少|整整|\bexactly\b|\bprecisely\b|\bjust\b")

MEASURED = re.compile(
    r"(?:%|percent|cent)\s(?:share\b|of\b)|(?<=[%％])(?:的|\s)(?:占比|比重)|"
    r"(?<=[%％])(?:的|\s)(?P<growth>(?:同比)?(?:增速|增幅|增长)|growth\b|rise\b|increase\b|jump\b|"
    r"year[- ]on[- ]year\b|yoy\b|y/y\b)",
    re.IGNORECASE,
)
"""At a percentage: 71.7% of, 71.7%的增速."""

DENIED = words(
    r"并非|不是|而非|并不|没有|未能?达|\bnot\b|\bnever\b|\b[a-z]+n't\b|\brather\sthan\b|\binstead\sof\b"
)
"""Before a figure that a sentence denies."""

SAID = words(
    r"误[:：]|正[:：]|错[:：]|应为|价格计算|年价格|\bprices\b|\binflation\b|\badjusted\b|\berratum\b|"
    r"如果|假如|假设|倘若|要是|若(?!干)|[误讹谣]传|误[称写作印植报读]|谣言|更正|勘误|原文|前称|[？?]|吗|快报|初步|"
    r"可能|或许|也许|(?:券商|机构|分析师|专家|业内)[^，。；]{0,6}(?:预[计测期]|估)|[旧新老同]\S{0,2}口径|口径(?:调整|变化|不同)|剔除|扣除|不含|不变价|可比价|修订|调整前|改版前|"
    r"\bif\b|\bhad\s(?:[\w']+\s){1,6}been\b|\bwould\shave\b|\bmisstated\b|\bmistak\w+|\bwrong\w*|"
    r"\brumou?r\w*|\bcorrect(?:ion|ed)\b|\bmisprint\w*|\bmisread\w*|\btypo\w*|\brevis\w+|"
    r"\b(?:analyst|broker|bank|economist|consult)\w*\s(?:\w+\s)?"
    r"(?:expect|forecast|predict|project|estimat)\w*|\bperhaps\b|(?-i:\bmay\b)|"
    r"\bdefinition\w*|\bexclud\w+|\bin\sreal\sterms\b|\bconstant\b|\bcould\s(?:be|have|reach|hit|exceed|rise|fall|grow|total|top)\b|\bmight\b|\bsuppos\w+|\bpreliminary\b|\bflash\b",
    also="?",
)
"""A sentence that supposes, asks, or quotes a mistake or an early figure."""

EACH = words(
    r"人均|户均|日均|月均|年均|周均|亩均(?!税收)|平均|每[年月日天周人户家个亩季万千百]|单日|当日|当月|单月|"
    r"各自|多出|少于|相差|复合|"
    r"\bper\b|\beach\b|\bevery\b|\baverag\w+|\ban?\s(?:day|month|week|head|person|piece|hour)\b|"
    r"\ba\syear\b(?!\s(?:earlier|before|ago))|\bdaily\b|\bmonthly\b|\bannually\b|"
    r"\bannualised\b|\bCAGR\b|\bhalf\sof\b"
)
"""A figure per head or day, or an average."""

ADDED = words(
    r"新增|净增|新建|增加|建成|新设|添|招|录用|裁|引进|落户|签约|入驻|流失|关停|关闭|拆除|"
    r"\bnew\b|\badd(?:ed|s|ing)?\b(?!\sup)|\bbuilt\b|\bhired?\b|\bmoved\b|\bopened\b|\bjoined\b|"
    r"\binstalled\b|\bput\sup\b|\bcut\b|\blaid\soff\b|\bplant\w*\b|\bgained\b|\bgranted\b"
)
"""What was added to a stock, or taken from it."""

CUMULATIVE = words(
    r"累计|共|总|合计|截至|\bcumulative\w*|\btotal\b|\baltogether\b|\bin\sall\b|\bby\s(?:the\send\b)?"
)
"""What says that all of a stock is meant."""

# --- when ------------------------------------------------------------------------------------

RELATIVE = words(
    r"今年|去年|上年|上一年|本年|前年|(?<![\d年])\d{1,2}月|[上下]半年|季度|"
    r"\b(?:this|last|previous|past)\s(?:year|month|quarter)|\b(?:first|second)\s(?:half|quarter)",
    also=r"\d",
)
"""A date that only the day of the text makes one."""

YEAR_BEFORE = words(r"\bthe\s(?:year\sbefore|(?:previous|prior)\syear)\b|上年(?!度?同期)|上一年")

FULL_YEAR = words(
    r"全年|整年|年度|\bfull[- ]year\b|\bwhole\s(?:of|year)\b|\bentire\b|\bannual\b|"
    r"\bthe\syear\s20\d\d\b"
)

THEN_DATE = re.compile(
    r"(?:\s?[\w'-]++(?:\s[\w'-]++){0,5}?)??\s(?:in|for|during|of|at|by)\s(?:the\s)?(?:\w++\s){0,4}?|"
    r"\s(?=last|this)",
    re.IGNORECASE,
)
"""Between a figure and its date."""

APART = re.compile(r"[，,。；;增涨降减升超]|提高|快|grew|gr[eo]w|up|rose|rise|to\b", re.IGNORECASE)
"""Between a date that is compared with and a figure of another."""

# --- whose -----------------------------------------------------------------------------------

MAIN = words(
    r"(?:(?P<own>我)|本|该|全)(?P<zh>[市县省区])|(?P<city>市里)|本地|当地|"
    r"\b(?:the|(?P<ours>our)|this)\s(?P<en>city|county|province)(?:'s)?\b|\b(?P<wide>city)-wide\b"
)
"""The entity that a text is about, by its kind where it says one; 我市 is the writer's own."""
KINDS = {"市": "city", "县": "county", "省": "province", "区": "district"}

OTHERS = words(
    r"平均|邻[县市省区]|某|另一|另有|其他|其它|别的|对手|同行|兄弟|一家|该厂|该公司|公司(?!20\d\d)|"
    r"厂(?![房区商家])|学校|大学|医院(?!集团)|集团|开发区|新区|"
    r"\brival\w*|\bneighbou?r\w*|\banother\b|\bother\b|\belsewhere\b|\bcompetitor\w*|"
    r"\bits?\speers?\b|\bown\b|\baverage\b(?!\srate)|\bunlike\b"
)
"""Somebody whom no base names."""

WHOLE_BEFORE = re.compile(
    r"占(?:全市|全省|全国|同期|当年|了|我市|我国)?$|对(?:全省|全国)?$|"
    r"(?:%|percent|per\scent|share|part|proportion|\bto\s(?:the\s)?(?:\w+\s)?growth)\sof\s"
    r"(?:the\s|its\s|all\s|total\s|overall\s)*(?:[A-Z]\w+'s\s|city's\s|local\s)?$",
    re.IGNORECASE,
)
"""Before the name of a whole: what follows is no subject."""

CONTRIBUTED_TO = re.compile(r"对((?:全[市县省国]|[我本该]市|城区)?)(?=[^对，。；]*$)")
"""Before a contribution: that of which it is one, where it is a territory."""

OF_WHOLE = re.compile(r"\sof\s(?:the\s)?")
"""Between a percentage and the whole of which it is a share."""

SHARE = re.compile(r"\b(?:share|proportion)\sof\s", re.IGNORECASE)
SHARE_OF_PART = re.compile(
    r"(?<=\S)\s(?:in|of)\s(?:the\s)?(?:[A-Z]\w+'s\s|city's\s)?", re.IGNORECASE
)
PART_IN = re.compile(r"\sin\s(?:the\s)?(?:[A-Z]\w+'s\s|city's\s)?$", re.IGNORECASE)
"""Between a part and its whole: the share of value added in GDP."""

CAPITAL = re.compile(r"(?<![.!?:\n]\s)(?<!^)\b[A-Z][a-z]{2,}\b")
"""A word that may be a name."""
POSSESSIVE = re.compile(r"[A-Z][a-z]+'s\b")
COMMON = frozenset(
    (
        *("January", "February", "March", "April", "May", "June", "July", "August", "September"),
        *("October", "November", "December", "The", "In", "Its", "This", "That", "GDP", "Yuan"),
        *("RMB", "CNY", "City", "Province", "Policy", "Trade", "Brief", "Note", "News", "Bureau"),
        *("Overview", "Summary", "Introduction", "Background", "Highlights", "Results", "Economy"),
        *("Conclusion", "Exports", "Revenue", "Figures", "Data", "Notes", "Industry", "Indicators"),
        *("Statistics", "Government", "Municipal", "Commerce", "Department", "Analyst", "Report"),
    )
)
"""Capitalised words that name nobody."""

SO_FAR = words(
    r"累计|截至|截止|这一天|当天|以来|至今|\bso\sfar\b|\bto\sdate\b|\bby\sthen\b|\bsince\b"
)
"""What says that a year is told up to a day."""

COMPARED_WITH = re.compile(r"(?:比|较|低于|高于|than|unlike|like)\s*(?:the\s)?$", re.IGNORECASE)
"""Before a name that something is only compared with."""

PART_OF = re.compile(r"\s?(?:[（(].*?[)）])?\s?(?:of\s(?:the\s)?|的)")
"""Between a part and its whole."""

# --- among whom --------------------------------------------------------------------------------

SCOPES: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "world",
        re.compile(r"全球|世界|\bworld\b|\bworld's\b|\bglobal\w*\b|\bworldwide\b", re.IGNORECASE),
    ),
    (
        "nation",
        re.compile(
            r"全国|国内|我国|\bcountry\b|\bcountry's\b|\bnation\w*\b|\bnationwide\b", re.IGNORECASE
        ),
    ),
    (
        "province",
        re.compile(
            r"全省|省内|省里|\bprovince\b|\bprovince's\b|\bprovincial\b|\bprovince-wide\b",
            re.IGNORECASE,
        ),
    ),
)
"""A scope by the kind of its entity, where no name is given."""

LEADS_TO_RANK = re.compile(
    r"[:：]\s?|(?:排名?|位?[居列]|名列|均|也|是|为|仍|稳|高|第|的|规模|各?设?区?市|中|\s(?=第))*|'s\s"
)
"""Between a scope and its rank."""

RANKED_IN = re.compile(
    r"[^，。；,;.]*?\b(?:in|among|of|across)\s(?:all\s)?(?:the\s)?", re.IGNORECASE
)
"""Between a rank and its scope."""

IN_SCOPE = re.compile(
    r"\s(?:place\s)?(?:in|among|of)\s(?:all\s)?(?:the\s)?|\s(?=nation|world|prov)"
)
"""Right between a rank and its scope."""

RANKED_BY = re.compile(
    r"\b(?:by|for|in\sterms\sof)\s(?:its\s|the\s)?((?:(?!\sand\s|\sby\s)[^,.;，。；])*)",
    re.IGNORECASE,
)
"""Behind a rank: by what it is."""

RANK_HEAD = words(r"位次|排名|名次|排位|\brank\w*|\bplace\b|\bposition\b")
"""The head of a column of ranks."""

# --- how words hang together ---------------------------------------------------------------------

AT_ONCE = re.compile(
    r"的?|\s?(?:of\s(?:them|which|its|the|these)\s|"
    r"(?:(?!and|or|in|for|on|at|to|with|from|after|against|by|while|but|as)[a-z-]+\s){0,2})?",
    re.IGNORECASE,
)
"""Between a figure and the metric that it may count."""

JOINED = re.compile(
    r"\s*+(?:[、和及与]|以及|\band\b|,\s*+(?:and\b)?)\s*+(?:其|(?:its|the|their)\s)?",
    re.IGNORECASE,
)
"""Between two names that share a figure."""

JOINING = re.compile(r"\S\s+and\s*$|\S\s+and\s(?!its|the|their)", re.IGNORECASE)
"""Before a metric: another one shares what is said of it."""

LISTED = re.compile(
    r"\s*(?:[、，,]|和|及|与|或|至|到|[-~～–—]|\band\b|\bor\b|\bto\b)+\s*(?:and\s|or\s)?"
)
"""Between two amounts of a series."""

SUM = words(
    r"合计|总计|共计|合共|一共|总共|两项|三项|\btogether\b|\bin\stotal\b|\ba\stotal\sof\b|\bcombined\b"
)
"""Between amounts, of which the last is the sum."""

RESPECTIVELY = words(r"分别|依次|\brespectively\b|\bin\sturn\b")

SEVERAL = re.compile("\ue003(?:\\s*[、,，和及与]+\\s*|\\s+and\\s+)\ue003")
"""Dates in a row, in a coded sentence."""

ORIGIN = words(r"(?:[从由自]|\bfrom)\s*+(?:\ue003++的?)?\s*+$")
"""Before a figure that something comes from, in a coded sentence."""

RISES_TO = re.compile(
    r"[，,]?\s*(?:增加|提高|上升|扩大|增长|提升|攀升|跃升|增|升|下降|减少|降)?(?:至|到)(?:了)?\s*|\s(?:up\s)?to\s",
    re.IGNORECASE,
)
"""Between where something comes from and where it goes."""

CLOSING = re.compile("[)）]")
ORIGIN_DATE = words(r"(?:[从由自]|\bfrom)\s*$")
"""Before the date of such a figure."""

CLAUSE_BREAK = words(
    r"[，。；;：:（()）【】“「『|｜—～\n\u2600-\u27bf\U0001f300-\U0001faff]|,(?!\d{3}(?!\d))|"
    r"、(?=[\d一二三四五六七八九十百])|"
    r"\b(?:while|whereas|but|which|where|when|because|although|though|after|and\sthat)\b|"
    r"\band\s(?=(?:its|the|their|it|was|were|had|has)\b)",
    also=r"(|｜,—“～\n\u2600-\u27bf\U0001f300-\U0001faff:;",
)
"""Behind which a clause begins."""

CLAUSE_END = words(
    r"[，。；;：:、（()）”」』|｜—!?！？\n]|,(?!\d{3}(?!\d))|\.(?!\d)|"
    r"\b(?:while|whereas|but|which|where|when|because|although|though|and|making|with)\b",
    also=r")|｜,.!?—”\n:;(",
)
"""Where a clause ends."""
