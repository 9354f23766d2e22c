"""How texts are laid out: sentences, items, captions, datelines, what is counted."""

SHORTENED = (
    "No", "Nos", "vs", "ca", "p", "pp", "Fig", "fig", "Art", "art", "approx", "Mr", "Ms", "Dr",
    "Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sep", "Sept", "Oct", "Nov", "Dec",
)  # fmt: skip
"""Words whose full stop ends no sentence."""
SENTENCE_END = r"[。！？!?；;]+[”’」』）)\"]*"

HEADING_NUMBER = r"(?:\d+(?:\.\d+)*[.、]?\s+)?"
ITEM = (
    r"[•·●▪■◆]|\d{1,3}[.)、](?!\d)|[（(][\d一二三四五六七八九十]+[）)]|[一二三四五六七八九十]+、|[①-⑳]"
    r"|(?=(?:19|20)\d\d(?:[年/.-]\S{0,8}?)?\s?[：:])"
)
"""The marks before an item of a list."""
UNIT_HEAD = r"\s*(?:单位|计量单位|units?)\s*"
"""The head of a column of units."""
CAPTION = (
    r"[（(]\s?(?:in\s|单位[:：]\s?)?([^()（）]{1,24})[)）]|单位[:：]\s?([\u4e00-\u9fff]{1,6})"
    r"|\b(?:in|×)\s((?:(?:CNY|RMB|[¥￥])\s?)?(?:100\s|10,?000\s|1,?000\s)?"
    r"(?:billions?|millions?|bn|mn)\b(?:\s(?:of\s)?(?:yuan|RMB|CNY)\b)?)|×\s?(100\smillion\s\w+)"
)
"""What gives the unit of the bare numbers near it."""
CURRENCY = r"^(?:CNY|RMB|[¥￥])\s?(.+)$"
PLURAL = r"(?<=million)s?\sof\b|(?<=billion)s?\sof\b|(?<=illion)s\b"
CELL_RANK = r"\s*(?:第\s?)?(\d{1,3})(?:st|nd|rd|th|名|位)?\s*"

DATE_LABEL = (
    r"(?:date|dated|published|published\son|posted|updated|issued|日期|时间|发布时间|发布日期|发稿时间|"
    r"成文日期|本报讯|本报|本网讯|讯)\s*+[:：]?"
)
"""What may stand before the day of a draft."""
NEWS_BEHIND = r"\s*(?:讯|电|消息)"
"""Behind the day with which news begins."""
PLACE_BEHIND = r"\s*(?:\([^)]{1,30}\)\s*)?(?:—|–|--|-|:)\s"

COMPARED = (
    r"(?:比|较|相比|\bthan|\bfrom|\bagainst|\bversus|\bvs\.?|\bcompared\swith|"
    r"\bcompared\sto|\bas(?=\sin\s)|(?P<on>\bon|\bover))\s?(?:in\s|the\s|that\sof\s|those\sof\s)*$"
)
"""Before a date that something is only held against; `on` and `over` only before years."""
HELD_AGAINST = r"\b(?:than|under|over|above|below)\sthe\s"
"""How a number begins that something else is held against: less than the 3.5% of."""
FROM = "由从自"

SCALE_WORDS = r"(?:hundred |ten )?(?:thousand|million|billion|trillion)\b"
MAGNITUDES, TENS, UNITY = "万亿", "十百千", "一"
TIMES = "倍"
"""The unit of multiples."""
CLASSIFIER = (
    r"\s?(?:个|家|项|件|条|台|列|辆|片|排|块|批|年|月|日|天|号|位|名|次|届|期|轮|种|类|座|所|处|户|"
    r"人|亩|吨|省|市|县|区|镇|村|等|层|版|倍|成|元|强|大|度|级|余|多|艘|架|套|支|场|篇|部|份|笔|宗|单|"
    r"平方|公里|千米|米|小时|分钟|秒|岁|周|代|幅|根|只|头|匹|株|棵|杯|瓶|箱|包|袋|盒|间)"
)
"""What stands between a Chinese numeral and what it counts, units among them."""
MEASURE = (
    r"(?:美元|港元|港币|欧元|日元|英镑|韩元|新台币|澳元|加元|卢布|人民币|元|万吨|吨|公里|千米|米|公斤|"
    r"千克|克|斤|亩|公顷|平方公里|平方米|立方米|千瓦时|千瓦|兆瓦|吉瓦|小时|分钟|秒|天|年|岁|"
    r"(?:US\s|U\.S\.\s|Hong\sKong\s)?dollars?|euros?|yen|pounds?|yuan|renminbi|roubles?|rupees?|won|"
    r"tonnes?|tons?|barrels?|ounces?|bushels?|km|kilomet(?:re|er)s?|met(?:re|er)s?|miles?|kg|"
    r"kilograms?|hectares?|acres?|hours?|days?|minutes?|seconds?|kWh|[KMG]W|RMB|CNY|USD|HKD|EUR|GBP|"
    r"JPY)(?![A-Za-z-])"
)
"""Measures that count nothing but themselves: a text that prints one means no other unit."""
CURRENCY_CODES = "USD|HKD|EUR|GBP|JPY"
SIGNS = {
    **dict.fromkeys(("¥", "￥"), ("元", "yuan", "rmb", "cny", "人民币")),
    **dict.fromkeys(("US$", "$"), ("dollar", "dollars", "美元", "usd", "us dollars")),
    "HK$": ("港元", "港币", "hkd"),
    "€": ("euro", "euros", "欧元", "eur"),
    "£": ("pound", "pounds", "英镑", "gbp"),
}
"""Signs before a number, with the names of the units that they stand for."""
BEFORE_ENDS = "币）："
"""In what a unit before a number may end, besides signs and what ASCII has."""
LEADING = ("人民币",)
"""Names of units that stand before a number, besides those of Latin letters."""
LIST_LEADS, OPEN_ENDS = ":：", ";；"
"""In what the lead of a list ends, and a sentence that the next one goes on with."""
TITLE = r"(?=.*[\w])[^。！？!?；;：:]{2,60}(?<![.,，、])"
"""A line that may be a title, though nothing marks it as one."""
