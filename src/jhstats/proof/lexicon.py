"""The words by which a sentence says which measure, status or scope it speaks of."""

from __future__ import annotations

import re

INCREASE = re.compile(
    r"(?:增加|增长|减少|下降|新增|净增|新建|新添|多|多出|高出|少|相差|差距|差|扩大|缩小)了?(?:近|约|超)?$|"
    r"\b(?:increase|rise|fall|gap|drop|gain)\sof\s$|\b(?:by|added|adding|another|extra|new)\s$",
    re.IGNORECASE,
)
"""Before an amount: a change or a difference, not a level."""

DENIED = re.compile(
    r"并非|不是|而非|并不|没有|未能?达|\bnot\b|\bnever\b|n't\b|\brather\sthan\b|\binstead\sof\b",
    re.IGNORECASE,
)
"""Before a figure that a sentence denies."""

TARGET = re.compile(
    r"目标|力争|争取|计划|规划|预计|预期|有望|将(?!近)|拟|要在|要求|到20\d\d年|达产|投产后|建成后|十四五|"
    r"\btargets?\b|\bgoals?\b|\baims?\b|\baimed\b|\bplan(?:s|ned|ning)?\b|\bwill\b|\bexpect\w*|"
    r"\bis\sto\b|\bare\sto\b|\bto\sreach\b|\bonce\b|\bfull\soutput\b|\bin\sfull\b|\bby\s20\d\d\b|"
    r"\bforecast\b|\bhopes?\b|\bseeks?\b|\bambition\b|\bshould\b|\bwould\b",
    re.IGNORECASE,
)
"""A figure behind such a word is no result."""

DONE = re.compile(
    r"已|实现了|完成|达到了|建成投产|投产的|如今的?|现有|拥有|录得|"
    r"\breached\b|\bexceeded\b|\bmade\sup\b|\bwas\b|\bwere\b|\bhas\b|\bhad\b|\bhave\b|\bcame\sto\b|"
    r"\balready\b|\bachieved\b|\baccounted\b|\bstood\sat\b|\bpassed\b|\bhit\b|\btotalled\b",
    re.IGNORECASE,
)
"""A figure behind such a word is told as a result."""

RELATIVE = re.compile(
    r"今年|去年|上年|上一年|本年|前年|(?<![\d年])\d{1,2}月|[上下]半年|季度|"
    r"\b(?:this|last|previous|past)\s(?:year|month|quarter)|\b(?:first|second)\s(?:half|quarter)",
    re.IGNORECASE,
)
"""A date that only the day of the text makes one."""

FULL_YEAR = re.compile(
    r"全年|整年|年度|\bfull[- ]year\b|\bwhole\s(?:of|year)\b|\bentire\b|\bannual\b|"
    r"\bthe\syear\s20\d\d\b",
    re.IGNORECASE,
)

SCOPES: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "world",
        re.compile(r"全球|世界|\bworld\b|\bworld's\b|\bglobal\w*\b|\bworldwide\b", re.IGNORECASE),
    ),
    (
        "nation",
        re.compile(
            r"全国|国内|\bcountry\b|\bcountry's\b|\bnation\w*\b|\bnationwide\b", re.IGNORECASE
        ),
    ),
    (
        "province",
        re.compile(
            r"全省|省内|省里|\bprovince\b|\bprovincial\w*\b|\bprovince-wide\b", re.IGNORECASE
        ),
    ),
)
"""A scope by the kind of its entity, where no name is given."""

TERRITORIES = ("world", "nation", "region", "province", "city", "county", "county-level-city")

MAIN = re.compile(
    r"我市|本市|该市|全市|市里|本地|当地|我们市|\b(?:the|our|this)\scity\b|\bthe\scity's\b|\bcity-wide\b",
    re.IGNORECASE,
)
"""The entity that a base is about."""

OTHERS = re.compile(
    r"平均|邻[县市省区]|某|另一|另有|其他|其它|别的|对手|同行|兄弟|一家|该厂|该公司|公司(?!20)|"
    r"(?:门锁|纺织|机械)?厂(?![房区商家])|学校|大学|医院|"
    r"\brival\w*|\bneighbou?r\w*|\banother\b|\bother\b|\belsewhere\b|\bcompetitor\w*|\bits?\speers?\b|"
    r"\bstudio\b|\bmill\b|\bown\b|\baverage\b",
    re.IGNORECASE,
)
"""Somebody whom no base names."""

EXACTLY = re.compile(
    r"正好|恰好|刚好|不多不少|整整|\bexactly\b|\bprecisely\b|\bjust\b", re.IGNORECASE
)

WHOLE_BEFORE = re.compile(
    r"占(?:全市|全省|全国|同期|当年|了|我市|我国)?$|对(?:全省|全国)?$|"
    r"(?:%|percent|per\scent|share|part|proportion|(?:to|in)\sthe\sgrowth)\sof\s"
    r"(?:the\s|its\s|all\s|total\s|overall\s)*(?:[A-Z]\w+'s\s|city's\s|local\s)?$",
    re.IGNORECASE,
)
"""Before the name of a whole: what follows is no subject."""

LEADS_TO_RANK = re.compile(r"(?:排名?|位?[居列]|名列|均|也|仍|稳|高|第|的|规模|\s(?=第))*|'s\s")
"""Between a scope and its rank."""

RANKED_IN = re.compile(
    r"[^，。；,;.]*?\b(?:in|among|of|across)\s(?:all\s)?(?:the\s)?", re.IGNORECASE
)
"""Between a rank and its scope."""

IN_SCOPE = re.compile(
    r"\s(?:place\s)?(?:in|among|of)\s(?:all\s)?(?:the\s)?|\s(?=nation|world|prov)"
)
"""Right between a rank and its scope."""

RANKED_BY = re.compile(r"\b(?:by|for|in)\s(?:its\s|the\s|terms\sof\s)?(\w+)", re.IGNORECASE)
"""Behind a rank: by what it is."""

MEASURED = re.compile(
    r"(?:%|percent|cent)\sof\b|(?<=[%％])(?:的|\s)(?:占比|比重)|"
    r"(?<=[%％])(?:的|\s)(?P<growth>增速|增幅|growth\b)",
    re.IGNORECASE,
)
"""At a percentage: 71.7% of, 71.7%的增速."""

AT_ONCE = re.compile(
    r"的?|\s?(?:of\s(?:them|which|its|the|these)\s|"
    r"(?:(?!and|or|in|for|on|at|to|with|from|after|against|by|while|but|as)[a-z-]+\s){0,2})?",
    re.IGNORECASE,
)
"""Between a figure and the metric that it counts."""

JOINED = re.compile(r"[、和及与\s]*(?:and\s|以及)?(?:its\s|the\s)?|,\s(?:and\s)?")
"""Between two names that share a figure."""

PART_OF = re.compile(r"\s?(?:[（(].*?[)）])?\s?(?:of\s(?:the\s)?|的)")
"""Between a part and its whole."""

THEN_DATE = re.compile(
    r"(?:\s?[\w'-]+){0,6}?\s(?:in|for|during|of|at|by)\s(?:the\s)?(?:\w+\s){0,4}?", re.IGNORECASE
)
"""Between a figure and its date."""

APART = re.compile(r"[，,。；;增涨降减升超]|提高|快|grew|gr[eo]w|up|rose|rise|to\b", re.IGNORECASE)
"""Between a date that is compared with and a figure of another."""

BREAKS = re.compile(r"[|，,：:（(）)“”\s「」【】。、]")
FILLING = re.compile(
    r"的|在|地区|全年|当年|年度|时期|期间|截至|累计|实现|完成|共有|共|现有|已有|已|拥有|有|其|和|与|及|"
    r"以及|同时|此外|另外|目前|看|说|为|是|了|从|到|由|自|中|年|我|这|该|一|也|还|又|则|更|仅|就|个|"
    r"规模以上|规上|园内|境内|辖区|旗下|内|里|如今|建成|投产|手握|握有|新增|迎来|达到|达|将|能|可|预计|"
    r"主要|指标|方面|不过|其中|包括|全国|全省|关于|根据|据|按|报告|显示|数据|统计|通报"
)
"""Words before a metric's name that leave it what it is."""

SAYING = re.compile(
    r"增至|升至|降至|增加到|提高到|上升到|扩大到|比上年|比去年|较上年|较去年|上年|去年|今年|同期|同比|增速|增长率?|增幅|涨幅|提高|上升|上涨|下降|减少|回落|下滑|攀升|占比|比重|份额|占|贡献率|贡献|"
    r"总量|总额|规模|总数|数量|总计|合计|累计|突破|超过|首次|达到|接近|大约|约为|不足|不到|不低于|至少|"
    r"目标|力争|预计|计划|实现|完成|排名|位居|位列|名列|跃居|跃升|跃上|上升至|高居|稳居|居|列|排|位次|位|均|"
    r"仅次于|继续|保持|持续|蝉联|仍|稳|高达|录得|折合|相当于|左右|以上|录取|报|破|超|近|约|逾|迈上|站上|"
    r"正好|恰好|刚好|不多不少|分别|依次|全球|世界|地区|的|用时|仅用|只用|花费|装载|开行|覆盖|拥有|聚集|"
    r"集聚|入驻|建有|建成|认定|入选|获评|培育|形成|带动|共计|总共|其中|包含|新增|净增|新建|多|余"
)
"""Words of measures, bounds and verbs between a metric and its figure."""

AVERAGED = re.compile(
    r"年均|平均每年|年复合|复合增长|两年平均|\ba\syear\b|\bper\syear\b|\bannually\b|\baverage\sannual\b|"
    r"\bannualised\b|\bCAGR\b|\bon\saverage\b",
    re.IGNORECASE,
)
"""A growth over several years, told for each."""

CAPITAL = re.compile(r"(?<![.!?:\n]\s)(?<!^)\b[A-Z][a-z]{2,}\b")
LINKING = frozenset(
    (
        "has", "have", "had", "counts", "a", "an", "the", "its", "their", "his", "her", "this",
        "that", "these", "those", "of", "in", "for", "from", "to", "by", "on", "at", "as",
        "with", "and", "or", "but", "while", "whose", "where", "total", "overall", "annual",
        "combined", "s", "city", "provincial", "our", "local",
    )
)  # fmt: skip
"""Words before a metric's English name that leave it what it is."""
POSSESSIVE = re.compile(r"[A-Z][a-z]+'s\b")
COMMON = frozenset(
    (
        *("January", "February", "March", "April", "May", "June", "July", "August", "September"),
        *("October", "November", "December", "The", "In", "Its", "This", "That", "GDP", "Yuan"),
        *("RMB", "CNY", "City", "Province", "Policy", "Trade", "Brief", "Note", "News"),
    )
)
"""Capitalised words that name nobody."""
