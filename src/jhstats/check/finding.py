"""What a check finds, as data: a case, and what its words need by the names of their slots.

`jhstats.say` says it. None, or nothing in a tuple, is left unsaid.
"""

from collections.abc import Mapping
from enum import Enum
from typing import Any, NamedTuple, Self

from jhstats.errors import Kind, Location
from jhstats.model import Fact


class Severity(Enum):
    """How serious a finding is, the most serious first; notes alone leave a base sound."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class Case(Enum):
    """Every kind of finding; the words are `finding.CASE`, with the remedy below."""

    severity: Severity
    rule: str

    def __new__(cls, value: str, severity: Severity = Severity.ERROR, rule: str = "") -> Self:
        """A name, how serious it is unless its rule says otherwise, and the rule of a law."""
        case = object.__new__(cls)
        case._value_, case.severity, case.rule = value, severity, rule or value
        return case

    # Shape.
    TWICE = "twice"
    UNIT = "unit"
    LONG_SPAN = "long-span"
    NOT_WITHIN = "not-within"
    NO_EVIDENCE = "no-evidence", Severity.NOTE
    # Evidence.
    NO_SOURCE = "no-source"
    OTHER_TEXT = "other-text", Severity.WARNING
    NO_PLACE = "no-place"
    NO_SPAN = "no-span"
    VALUE = "value"
    UNIT_PRINTED = "unit-printed"
    YEARLY = "yearly"
    BOUND_PRINTED = "bound-printed"
    STRAY = "stray", Severity.WARNING
    RANK = "rank"
    SCOPE = "scope"
    PERIOD = "period"
    # Coverage.
    UNCLAIMED = "unclaimed", Severity.WARNING
    # Arithmetic.
    GROWTH = "growth"  # base × (1 + growth) = value
    CHANGE = "change", Severity.ERROR, "growth"  # base + change = value
    SHARE = "share"  # part ÷ whole = share
    ABOVE_ALL = "above-all", Severity.WARNING, "share"  # share ≤ 100 %, but for losses beside it
    PART = "part"  # part ≤ whole
    SUM = "sum"  # parts together = whole
    REST = "rest", Severity.ERROR, "sum"  # parts together ≤ whole, which has others
    # Positions.
    SHARED_POSITION = "shared-position", Severity.WARNING
    TWO_POSITIONS = "two-positions"
    ORDER = "order"


class Finding(NamedTuple):
    """A case that a rule finds, maybe of a fact, or a kind that loading refuses; without a line."""

    severity: Severity
    case: Case | Kind
    data: Mapping[str, Any]
    location: Location | None
    fact: str | None = None
    rule: str | None = None


def finding_of(
    fact: Fact, key: str, case: Case, severity: Severity | None = None, **data: object
) -> Finding:
    """What is wrong with a key of a fact; with the whole of it where the key is empty."""
    return Finding(severity or case.severity, case, data, fact.origin.at(key), fact.id)
