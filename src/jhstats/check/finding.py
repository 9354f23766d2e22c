"""What a check finds, as data: cases, with a type of details for each or for a family of them.

`jhstats.say` says it. None, or nothing in a tuple, is left unsaid.
"""

from enum import Enum
from typing import Any, NamedTuple, Protocol, Self

from jhstats.errors import Kind, Location, Problem
from jhstats.figure import Bound
from jhstats.model import Fact, LanguageMap
from jhstats.names import Candidate
from jhstats.phrases import AmountPhrase, FormulaPhrase, RankPhrase, SpotPhrase
from jhstats.slips import Slip


class Details(Protocol):
    """What the words of a finding need: one of the types below, as a NamedTuple."""

    def _asdict(self) -> dict[str, Any]: ...


class Repair(NamedTuple):
    """A change to one fact after which everything fits: what to write under a key of it.

    `value` is None where the key is to be taken out; `other` is the id of the fact that it
    changes places with, or whose it is.
    """

    fact: str
    slip: Slip
    key: str
    value: str | None
    other: str | None = None


class WrongUnit(NamedTuple):
    """The names of a unit and of a metric, and the units that would fit it."""

    unit: LanguageMap
    metric: LanguageMap
    candidates: tuple[Candidate, ...]


class Among(NamedTuple):
    """The entity that a rank is among; the one that does not lie in it, or those that are named."""

    among: LanguageMap
    entity: LanguageMap | None = None
    named: tuple[LanguageMap, ...] = ()


class OutOf(NamedTuple):
    """How many there are, were ranked or may be, and a number other than that.

    `given` is the span that has so many characters.
    """

    out_of: int
    number: int | None
    given: str | None = None


class Unused(NamedTuple):
    """The table that a record stands in: metric or entity."""

    table: str


class Inferred(NamedTuple):
    """The keys that a reading supplied."""

    inferred: tuple[str, ...]


class Fingerprint(NamedTuple):
    """A text's fingerprint; the nearest source, how many of its spans stand here, of how many."""

    sha256: str
    source: str | None = None
    held: int = 0
    of: int = 0


class Quoted(NamedTuple):
    """A section or span; how the text prints it, or what is like it; where else it stands."""

    given: str
    there: str | None = None
    candidates: tuple[str, ...] = ()
    elsewhere: tuple[SpotPhrase, ...] = ()


class OtherValue(NamedTuple):
    """A fact's value and unit, the figure that its spans print, and how one became the other."""

    value: str
    unit: LanguageMap
    span: str | None
    slip: Slip | None = None


class OtherBound(NamedTuple):
    """A fact's bound, and the one that a span prints, also as the file writes it."""

    bound: Bound
    printed: Bound
    toml: str
    span: str


class OtherRank(NamedTuple):
    """A fact's rank, the spans that print ranks, and how one became the other."""

    rank: RankPhrase
    spans: tuple[str, ...]
    slip: Slip | None


class OtherPeriod(NamedTuple):
    """A fact's period, and those that the text prints."""

    period: str
    there: tuple[str, ...] = ()


class Unclaimed(NamedTuple):
    """A figure, with the characters around it, and where it stands."""

    given: str
    around: str
    section: str | None
    paragraph: int


class Contradiction(NamedTuple):
    """A fact's printed value, and what a formula of other facts allows of it.

    `unstated` are the ids of growths whose prices are unstated. Where something was `passed` for
    the first time, a growth implies the value `before` of the `period` before.
    """

    value: AmountPhrase
    formula: FormulaPhrase
    low: str | None
    high: AmountPhrase | None
    facts: tuple[str, ...]
    unstated: tuple[str, ...]
    repair: Repair | None
    passed: AmountPhrase | None = None
    period: str | None = None
    before: str | None = None


class TwoFacts(NamedTuple):
    """A fact's value and position, and those of the other fact: its id, value and position."""

    other: str | None
    value: AmountPhrase | None = None
    more: AmountPhrase | None = None
    position: int | None = None
    there: int | None = None
    repair: Repair | None = None


class Severity(Enum):
    """How serious a finding is, the most serious first; notes alone leave a base sound."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class Case(Enum):
    """Every kind of finding, how serious it is unless its rule says otherwise, and its details.

    The words are `finding.CASE` and `finding.CASE.remedy`.
    """

    _value_: str
    severity: Severity
    of_type: type[Details] | None

    def __new__(
        cls, name: str, severity: Severity = Severity.ERROR, of_type: type[Details] | None = None
    ) -> Self:
        """A member whose value is its name."""
        case = object.__new__(cls)
        case._value_, case.severity, case.of_type = name, severity, of_type
        return case

    # Shape.
    TWICE = "twice", Severity.ERROR, TwoFacts
    DISAGREE = "disagree", Severity.WARNING, TwoFacts
    UNIT = "unit", Severity.ERROR, WrongUnit
    LONG_SPAN = "long-span", Severity.ERROR, OutOf
    NOT_WITHIN = "not-within", Severity.ERROR, Among
    BEYOND = "beyond", Severity.ERROR, OutOf
    UNUSED = "unused", Severity.WARNING, Unused
    NO_EVIDENCE = "no-evidence", Severity.NOTE
    INFERRED = "inferred", Severity.NOTE, Inferred
    # Evidence.
    NO_SOURCE = "no-source", Severity.ERROR, Fingerprint
    OTHER_TEXT = "other-text", Severity.WARNING, Fingerprint
    NO_SECTION = "no-section", Severity.ERROR, Quoted
    NO_PARAGRAPH = "no-paragraph", Severity.ERROR, OutOf
    NO_SPAN = "no-span", Severity.ERROR, Quoted
    NO_PRINT = "no-print", Severity.NOTE
    FOLDED = "folded", Severity.NOTE, Quoted
    VALUE = "value", Severity.ERROR, OtherValue
    UNIT_PRINTED = "unit-printed", Severity.ERROR, OtherValue
    POINTS_PRINTED = "points-printed", Severity.ERROR, OtherValue
    BOUND_PRINTED = "bound-printed", Severity.ERROR, OtherBound
    STRAY = "stray", Severity.WARNING, Quoted
    RANK = "rank", Severity.ERROR, OtherRank
    SCOPE = "scope", Severity.ERROR, Among
    OUT_OF = "out-of", Severity.ERROR, OutOf
    PERIOD = "period", Severity.ERROR, OtherPeriod
    NO_DATE = "no-date", Severity.WARNING, OtherPeriod
    # Coverage.
    UNCLAIMED = "unclaimed", Severity.WARNING, Unclaimed
    IDLE = "idle", Severity.WARNING, Quoted
    NOT_THERE = "not-there", Severity.WARNING, Quoted
    # Arithmetic.
    GROWTH = "growth", Severity.ERROR, Contradiction
    CHANGE = "change", Severity.ERROR, Contradiction
    SHARE = "share", Severity.ERROR, Contradiction
    TWO_SHARES = "two-shares", Severity.ERROR, Contradiction
    PART = "part", Severity.ERROR, Contradiction
    ALL_PARTS = "all-parts", Severity.ERROR, Contradiction
    ABOVE_ALL = "above-all", Severity.ERROR, Contradiction
    SUM = "sum", Severity.ERROR, Contradiction
    REST = "rest", Severity.ERROR, Contradiction
    BOUND = "bound", Severity.ERROR, Contradiction
    BOUNDS_DISAGREE = "bounds-disagree", Severity.WARNING, Contradiction
    MILESTONE = "milestone", Severity.ERROR, Contradiction
    PASSED_BEFORE = "passed-before", Severity.ERROR, Contradiction
    ROUNDED = "rounded", Severity.NOTE, Contradiction
    SHARED_POSITION = "shared-position", Severity.WARNING, TwoFacts
    TWO_POSITIONS = "two-positions", Severity.ERROR, TwoFacts
    POSITIONS_DISAGREE = "positions-disagree", Severity.WARNING, TwoFacts
    ORDER = "order", Severity.ERROR, TwoFacts
    ORDER_ROUNDED = "order-rounded", Severity.NOTE, TwoFacts


class Fault(NamedTuple):
    """What a rule finds, maybe of a fact.

    The details are of the case's type; the line of the location is looked up at the end.
    """

    severity: Severity
    case: Case
    details: Details | None
    location: Location
    fact: str | None = None


class Finding(NamedTuple):
    """A fault with the name of its rule; or what loading refuses, with the problem as details."""

    rule: str
    severity: Severity
    case: Case | Kind
    details: Details | Problem | None
    location: Location | None
    fact: str | None = None


def of_fact(fact: Fact, key: str = "") -> Location:
    """The location of a fact, or of a key in it."""
    return fact.origin.at(key)


def fault_of(
    fact: Fact,
    key: str,
    case: Case,
    details: Details | None = None,
    severity: Severity | None = None,
) -> Fault:
    """What is wrong with a key of a fact; with the whole of it where the key is empty."""
    return Fault(severity or case.severity, case, details, of_fact(fact, key), fact.id)
