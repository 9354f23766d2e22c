"""How texts are laid out: sentences, items, captions, datelines; what is counted, and what is not.

Telephones, addresses, sections, versions, times, days and codes are numbers and no figures.
"""

import re

from jhstats.lang.languages import LANGUAGES, pattern
from jhstats.lang.patterns import words

SHORTENED = [word for language in LANGUAGES for word in language.shortened]
"""Words whose full stop ends no sentence."""
SENTENCE_END = pattern("SENTENCE_END")
HEADING_NUMBER = r"(?:\d+(?:\.\d+)*[.、]?\s+)?"
ITEM = pattern("ITEM")
"""The marks before an item of a list."""
CAPTION = re.compile(pattern("CAPTION"), re.IGNORECASE)
"""What gives the unit of the bare numbers near it."""
CURRENCY = re.compile(r"^(?:CNY|RMB|[¥￥])\s?(.+)$", re.IGNORECASE)
PLURAL = re.compile(pattern("PLURAL"), re.IGNORECASE)
CELL_RANK = re.compile(pattern("CELL_RANK"), re.IGNORECASE)
DATELINE = pattern("DATELINE")
"""With which the first sentence of news begins: its place and, perhaps, its day."""
SALUTATION = pattern("SALUTATION")
"""Who is spoken to, before the first sentence of a letter."""
COMPARED = re.compile(pattern("HELD"), re.IGNORECASE)
"""Before a date that something is only held against; `on` and `over` only before years."""
UNDATED = re.compile(pattern("UNDATED"))
"""Words for a time that no date of a text tells for sure."""
HELD_AGAINST = re.compile(pattern("HELD_AGAINST"), re.IGNORECASE)
"""How a number begins that something else is held against: less than the 3.5% of."""
FROM = "由从自"
YEARLY = re.compile(pattern("YEARLY"), re.IGNORECASE)
"""What tells growth a year beside a number: 年均增长, a year, CAGR."""
SUPERLATIVE = re.compile(pattern("SUPERLATIVE"))
"""What tells a superlative or a first, whether or not it is a rank: 首批, 首店, 首次突破."""
SCALE_WORDS = re.compile(pattern("SCALE_WORDS"), re.IGNORECASE)
MAGNITUDES, UNITY = "万亿", "一"
CLASSIFIER = rf"\s?(?:{pattern('CLASSIFIER')})"
"""What stands between a Chinese numeral and what it counts, units among them."""
MEASURE = re.compile(rf"(?:{pattern('MEASURE')})(?![A-Za-z-])", re.IGNORECASE)
"""Measures that count nothing but themselves: a text that prints one means no other unit."""
CURRENCY_CODES = pattern("CURRENCY_CODES")
LEADING = [name for language in LANGUAGES for name in language.leading]
OPEN_ENDS = (";", "；")  # in what a sentence ends that the next one goes on with
TITLE = re.compile(r"(?=.*[\w])[^。！？!?；;：:]{2,60}(?<![.,，、])")
"""A line that may be a title, though nothing marks it as one."""
CODES = words(pattern("CODES"), also=r"\d(（〔\[“\"「'’#")
"""What looks like a figure and is none."""
