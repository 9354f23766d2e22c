"""What a check finds, as data; `jhstats.words` says it."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Any, NamedTuple

from jhstats.errors import Location

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jhstats.errors import Kind
    from jhstats.model import Fact


class Severity(Enum):
    """How serious a finding is, the most serious first; notes alone leave a base sound."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class Case(Enum):
    """Every kind of finding; the words are `finding.CASE` and `finding.CASE.remedy`."""

    # Shape.
    TWICE = "twice"
    DISAGREE = "disagree"
    UNIT = "unit"
    LONG_SPAN = "long-span"
    NOT_WITHIN = "not-within"
    BEYOND = "beyond"
    UNUSED = "unused"
    NO_EVIDENCE = "no-evidence"
    INFERRED = "inferred"
    # Evidence.
    NO_SOURCE = "no-source"
    OTHER_TEXT = "other-text"
    NO_SECTION = "no-section"
    NO_PARAGRAPH = "no-paragraph"
    NO_SPAN = "no-span"
    NO_PRINT = "no-print"
    FOLDED = "folded"
    VALUE = "value"
    UNIT_PRINTED = "unit-printed"
    POINTS_PRINTED = "points-printed"
    BOUND_PRINTED = "bound-printed"
    STRAY = "stray"
    RANK = "rank"
    SCOPE = "scope"
    OUT_OF = "out-of"
    PERIOD = "period"
    NO_DATE = "no-date"
    # Coverage.
    UNCLAIMED = "unclaimed"
    IDLE = "idle"
    NOT_THERE = "not-there"
    # Arithmetic.
    GROWTH = "growth"
    CHANGE = "change"
    SHARE = "share"
    WHOLES = "wholes"
    PART = "part"
    ABOVE_ALL = "above-all"
    BOUND = "bound"
    BOUNDS_DISAGREE = "bounds-disagree"
    MILESTONE = "milestone"
    PASSED_BEFORE = "passed-before"
    SHARED_POSITION = "shared-position"
    TWO_POSITIONS = "two-positions"
    POSITIONS_DISAGREE = "positions-disagree"
    ORDER = "order"
    ORDER_ROUNDED = "order-rounded"
    ROUNDED = "rounded"


class Finding(NamedTuple):
    """One thing that a rule found.

    Attributes:
        rule: the rule's name.
        severity: how serious it is.
        case: what is wrong; a `Kind` where loading refuses the base.
        data: what the words need.
        place: where it stands; the line is looked up at the end.
        fact: the id of the fact, if it is one's.
    """

    rule: str
    severity: Severity
    case: Case | Kind
    data: Mapping[str, Any]
    location: Location | None
    fact: str | None = None


def of_fact(fact: Fact, key: str = "") -> Location:
    """The place of a fact, or of a key in it."""
    return Location(fact.origin.file, "fact", fact.origin.number, key, fact.id)
