"""What a check finds, as data: a case, and what its words need by the names of their slots.

`jhstats.say` says it. None, or nothing in a tuple, is left unsaid.
"""

from collections.abc import Mapping
from enum import Enum
from typing import Any, NamedTuple

from jhstats.errors import Kind, Location
from jhstats.figure import Slip
from jhstats.model import Fact


class Repair(NamedTuple):
    """A change to one fact after which everything fits: what to write under a key of it.

    Without a value the key goes; `other` is the fact that it changes places with, or whose it is.
    """

    fact: str
    slip: Slip
    key: str
    value: str | None
    other: str | None = None


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
    PERIOD = "period"
    NO_DATE = "no-date"
    # Coverage.
    UNCLAIMED = "unclaimed"
    IDLE = "idle"
    # Arithmetic: laws, and what becomes of them.
    GROWTH = "growth"  # base × (1 + growth) = value
    CHANGE = "change"  # base + change = value
    CONTRIBUTION = "contribution"  # growth × contribution in percent = that in points
    SHARE = "share"  # part ÷ whole = share
    PART = "part"  # part ≤ whole
    ABOVE_ALL = "above-all"  # share ≤ 100 %
    ALL_PARTS = "all-parts"  # shares of one breakdown of a whole ≤ 100 % together
    SUM = "sum"  # parts together = whole
    REST = "rest"  # parts together ≤ whole, which has others
    BOUND = "bound"  # a bound against an exact value
    BOUNDS_DISAGREE = "bounds-disagree"
    MILESTONE = "milestone"  # first passed in a year: not reached in the years before
    ROUNDED = "rounded"
    # Positions.
    SHARED_POSITION = "shared-position"
    TWO_POSITIONS = "two-positions"
    POSITIONS_DISAGREE = "positions-disagree"
    ORDER = "order"
    ORDER_ROUNDED = "order-rounded"

    @property
    def severity(self) -> Severity:
        """How serious it is, unless its rule says otherwise."""
        return _SEVERITIES.get(self, Severity.ERROR)

    @property
    def rule(self) -> str:
        """The name of the rule that holds the law which it is."""
        return _RULES.get(self, self.value)


_WARNINGS = (
    *(Case.DISAGREE, Case.UNUSED, Case.OTHER_TEXT, Case.STRAY, Case.NO_DATE, Case.UNCLAIMED),
    *(Case.IDLE, Case.SHARED_POSITION, Case.POSITIONS_DISAGREE),
)
_NOTES = (
    *(Case.NO_EVIDENCE, Case.INFERRED, Case.NO_PRINT, Case.FOLDED, Case.ROUNDED),
    Case.ORDER_ROUNDED,
)
_SEVERITIES = dict.fromkeys(_WARNINGS, Severity.WARNING) | dict.fromkeys(_NOTES, Severity.NOTE)
_RULES = dict.fromkeys((Case.ABOVE_ALL, Case.ALL_PARTS), "share")
_RULES |= {Case.CHANGE: "growth", Case.CONTRIBUTION: "growth", Case.REST: "sum"}
"""Laws that a rule of another name holds."""


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
