"""What a check finds, as data; `jhstats.say` says it."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Any, NamedTuple, Self

from jhstats.check import details
from jhstats.errors import Location

if TYPE_CHECKING:
    from jhstats.check.details import Details
    from jhstats.errors import Kind, Problem
    from jhstats.model import Fact


class Severity(Enum):
    """How serious a finding is, the most serious first; notes alone leave a base sound."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class Case(Enum):
    """Every kind of finding; the words are `finding.CASE` and `finding.CASE.remedy`.

    Attributes:
        severity: how serious it is, unless the rule says another.
        of_type: the type of its details; None where it has none.
    """

    _value_: str
    severity: Severity
    of_type: type[tuple[Any, ...]] | None

    def __new__(
        cls,
        name: str,
        severity: Severity = Severity.ERROR,
        of_type: type[tuple[Any, ...]] | None = None,
    ) -> Self:
        """A member whose value is its name."""
        case = object.__new__(cls)
        case._value_, case.severity, case.of_type = name, severity, of_type
        return case

    # Shape.
    TWICE = "twice", Severity.ERROR, details.TwoValues
    DISAGREE = "disagree", Severity.WARNING, details.TwoValues
    UNIT = "unit", Severity.ERROR, details.WrongUnit
    LONG_SPAN = "long-span", Severity.ERROR, details.SpanLength
    NOT_WITHIN = "not-within", Severity.ERROR, details.Outside
    BEYOND = "beyond", Severity.ERROR, details.BeyondLast
    UNUSED = "unused", Severity.WARNING, details.Unused
    NO_EVIDENCE = "no-evidence", Severity.NOTE
    INFERRED = "inferred", Severity.NOTE, details.Inferred
    # Evidence.
    NO_SOURCE = "no-source", Severity.ERROR, details.Fingerprint
    OTHER_TEXT = "other-text", Severity.WARNING, details.Fingerprint
    NO_SECTION = "no-section", Severity.ERROR, details.NoSection
    NO_PARAGRAPH = "no-paragraph", Severity.ERROR, details.NoParagraph
    NO_SPAN = "no-span", Severity.ERROR, details.NoSpan
    NO_PRINT = "no-print", Severity.NOTE
    FOLDED = "folded", Severity.NOTE, details.Quoted
    VALUE = "value", Severity.ERROR, details.OtherValue
    UNIT_PRINTED = "unit-printed", Severity.ERROR, details.OtherValue
    POINTS_PRINTED = "points-printed", Severity.ERROR, details.OtherValue
    BOUND_PRINTED = "bound-printed", Severity.ERROR, details.OtherBound
    RANGE_PRINTED = "range-printed", Severity.ERROR, details.OtherRange
    STRAY = "stray", Severity.WARNING, details.Quoted
    RANK = "rank", Severity.ERROR, details.OtherRank
    SCOPE = "scope", Severity.ERROR, details.OtherScope
    OUT_OF = "out-of", Severity.ERROR, details.OtherOutOf
    PERIOD = "period", Severity.ERROR, details.OtherPeriod
    NO_DATE = "no-date", Severity.WARNING, details.OtherPeriod
    # Coverage.
    UNCLAIMED = "unclaimed", Severity.WARNING, details.Unclaimed
    IDLE = "idle", Severity.WARNING, details.Quoted
    NOT_THERE = "not-there", Severity.WARNING, details.Quoted
    # Arithmetic.
    GROWTH = "growth", Severity.ERROR, details.Contradiction
    CHANGE = "change", Severity.ERROR, details.Contradiction
    SHARE = "share", Severity.ERROR, details.Contradiction
    TWO_SHARES = "two-shares", Severity.ERROR, details.Contradiction
    PART = "part", Severity.ERROR, details.Contradiction
    ALL_PARTS = "all-parts", Severity.ERROR, details.Contradiction
    ALL_SHARES = "all-shares", Severity.WARNING, details.Contradiction
    ABOVE_ALL = "above-all", Severity.ERROR, details.Contradiction
    BOUND = "bound", Severity.ERROR, details.Contradiction
    BOUNDS_DISAGREE = "bounds-disagree", Severity.WARNING, details.Contradiction
    MILESTONE = "milestone", Severity.ERROR, details.Contradiction
    PASSED_BEFORE = "passed-before", Severity.ERROR, details.Contradiction
    ROUNDED = "rounded", Severity.NOTE, details.Contradiction
    SHARED_POSITION = "shared-position", Severity.WARNING, details.Positions
    TWO_POSITIONS = "two-positions", Severity.ERROR, details.Positions
    POSITIONS_DISAGREE = "positions-disagree", Severity.WARNING, details.Positions
    ORDER = "order", Severity.ERROR, details.Positions
    ORDER_ROUNDED = "order-rounded", Severity.NOTE, details.Positions


class Fault(NamedTuple):
    """What a rule finds.

    Attributes:
        severity: how serious it is.
        case: what is wrong.
        details: what the words need, of the case's type.
        location: where it stands; the line is looked up at the end.
        fact: the id of the fact, if it is one's.
    """

    severity: Severity
    case: Case
    details: Details | None
    location: Location
    fact: str | None = None


class Finding(NamedTuple):
    """A fault with the name of its rule, or what loading refuses.

    Attributes:
        rule: the rule's name.
        severity: how serious it is.
        case: what is wrong; a `Kind` where loading refuses the base.
        details: what the words need; the problem itself where loading refuses the base.
        location: where it stands, with its line once that was looked up.
        fact: the id of the fact, if it is one's.
    """

    rule: str
    severity: Severity
    case: Case | Kind
    details: Details | Problem | None
    location: Location | None
    fact: str | None = None


def of_fact(fact: Fact, key: str = "") -> Location:
    """The location of a fact, or of a key in it."""
    return Location(fact.origin.file, "fact", fact.origin.number, key, fact.id)


def fault_of(
    fact: Fact,
    key: str,
    case: Case,
    details: Details | None = None,
    severity: Severity | None = None,
) -> Fault:
    """What is wrong with a key of a fact; with the whole of it where the key is empty."""
    return Fault(severity or case.severity, case, details, of_fact(fact, key), fact.id)
