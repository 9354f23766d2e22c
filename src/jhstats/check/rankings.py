"""What a printed rank says: which position, of which measure, among whom, out of how many."""

import re
from typing import NamedTuple

from jhstats.check.subject import Site
from jhstats.lang.counting import SPELLED, whole
from jhstats.lang.ranks import RankText
from jhstats.model import Rank
from jhstats.text.figures import Figure

_OUT_OF = re.compile(
    r"(?<![前、和及\d.])(?P<count>\d+|[一二三四五六七八九十]{1,9})(?:个|座)?(?:设区|地级|县级|副省级|中心)?"
    r"(?:省区市|县市区|市县|地市|城市|省份|省|市|县|区|州|国家)(?:(?:之?中|里|内)[，,]?)?"
    r"(?:位居|位列|名列|排名|排在|排|居|列)?(?:全省|全国|全市)?$"
)
_OUT_OF_BEHIND = re.compile(
    r"[位名]?[（(]共(?P<count>\d+)个?(?!\d|[.,%]|家)|"
    rf"\s(?:place\s)?(?:out\s)?(?:of|among)\s(?:the\s|all\s|[\w]+['’]s\s)?(?P<counted>\d+|{SPELLED})"
    r"(?!\d|[.,]\d|\s?%|\sper\s?cent)",
    re.IGNORECASE,
)
_LOOKED_AT = 24


class FieldSize(NamedTuple):
    """How many a text says were ranked, and where it says so."""

    start: int
    end: int
    number: int


def is_same_rank(rank: Rank, printed: RankText | Rank) -> bool:
    """Whether a printed rank is a fact's, whoever it is among."""
    return (rank.kind, rank.number) == (printed.kind, printed.number)


def field_size(site: Site, printed: Figure) -> FieldSize | None:
    """Among how many a text says that a rank is: 全省11市第4位, `fourth out of 11 cities`."""
    text = site.passage.text
    found = _OUT_OF.search(text, max(0, printed.start - _LOOKED_AT), printed.start)
    found = found or _OUT_OF_BEHIND.match(text, printed.end)
    number = found and whole(found[found.lastindex or 0])
    return FieldSize(*found.span(found.lastindex or 0), number) if found and number else None
