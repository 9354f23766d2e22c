"""What a check finds, as data; `jhstats.say` says it."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Any, NamedTuple, Self

from jhstats.errors import Location

if TYPE_CHECKING:
    from jhstats.errors import Kind, Problem
    from jhstats.figure import Bound
    from jhstats.model import Fact, LanguageMap
    from jhstats.names import Candidate
    from jhstats.phrases import AmountPhrase, FormulaPhrase, RankPhrase, SpotPhrase
    from jhstats.slips import Slip


class Severity(Enum):
    """How serious a finding is, the most serious first; notes alone leave a base sound."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class Repair(NamedTuple):
    """A change to one fact after which everything fits.

    Attributes:
        fact: the id of the fact.
        slip: what went wrong.
        key: what to change in the file.
        value: what to write there; None where it is to be taken out.
        other: the id of the fact that it changes places with, or whose it is, if there is one.
    """

    fact: str
    slip: Slip
    key: str
    value: str | None
    other: str | None = None


# --- details: what the words of a case need; None, or nothing in a tuple, is left unsaid ------


class TwoValues(NamedTuple):
    """The value of a fact, and the id and value of another one that tells the same."""

    value: AmountPhrase
    other: str
    there: AmountPhrase


class WrongUnit(NamedTuple):
    """The names of a unit and of a metric, and the units that would fit it."""

    unit: LanguageMap
    metric: LanguageMap
    candidates: tuple[Candidate, ...]


class SpanLength(NamedTuple):
    """A span, and how many characters it has and may have."""

    given: str
    length: int
    most: int


class Outside(NamedTuple):
    """The names of an entity, and of the one that it does not lie in."""

    entity: LanguageMap
    among: LanguageMap


class BeyondLast(NamedTuple):
    """A position, and how many were ranked."""

    number: int
    out_of: int


class Unused(NamedTuple):
    """The table that a record stands in: metric or entity."""

    table: str


class Inferred(NamedTuple):
    """The keys that a reading supplied."""

    inferred: tuple[str, ...]


class UnknownText(NamedTuple):
    """A text's fingerprint; the id of the nearest source, how many spans it has, and has here."""

    sha256: str
    source: str | None
    held: int
    of: int


class OtherText(NamedTuple):
    """A text's fingerprint."""

    sha256: str


class NoSection(NamedTuple):
    """A section that there is none of, and headings like it."""

    given: str
    candidates: tuple[str, ...]


class NoParagraph(NamedTuple):
    """A paragraph that there is none of, and how many there are."""

    number: int | None
    paragraphs: int


class NoSpan(NamedTuple):
    """A span that does not stand there, where else it does, and what is most like it."""

    given: str
    elsewhere: tuple[SpotPhrase, ...]
    nearest: str | None


class Folded(NamedTuple):
    """A span, and how the text prints it."""

    given: str
    there: str


class Quoted(NamedTuple):
    """A span."""

    given: str


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


class OtherScope(NamedTuple):
    """The names of the entity that a rank is among, and of those that the text names."""

    among: LanguageMap
    named: tuple[LanguageMap, ...]


class OtherOutOf(NamedTuple):
    """How many were ranked, as the file and as the text says."""

    out_of: int
    printed: int


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
    """A fact's value, and what others make of it.

    Attributes:
        value: the printed number.
        formula: the arithmetic.
        low: the least that the others allow.
        high: the most.
        facts: the ids of the others.
        unstated: the ids of growths whose prices are unstated.
        repair: the one change that mends it.
        passed: what was passed for the first time.
        period: the period before, of which a growth implies a value.
        before: that value.
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


class Positions(NamedTuple):
    """A fact's position and value, and those of the other fact: its id, position and value."""

    position: int
    other: str | None
    there: int | None = None
    value: AmountPhrase | None = None
    more: AmountPhrase | None = None
    repair: Repair | None = None


Details = (
    TwoValues | WrongUnit | SpanLength | Outside | BeyondLast | Unused | Inferred | UnknownText
    | OtherText | NoSection | NoParagraph | NoSpan | Folded | Quoted | OtherValue | OtherBound
    | OtherRank | OtherScope | OtherOutOf | OtherPeriod | Unclaimed | Contradiction
    | Positions
)  # fmt: skip


class Case(Enum):
    """Every kind of finding, with the type of its details.

    The words are `finding.CASE` and `finding.CASE.remedy`.

    Attributes:
        details: what a finding of the case holds; None where it needs nothing.
    """

    _value_: str
    details: type[tuple[Any, ...]] | None

    def __new__(cls, name: str, details: type[tuple[Any, ...]] | None = None) -> Self:
        """A member with its value and the type of its details."""
        case = object.__new__(cls)
        case._value_ = name
        case.details = details
        return case

    # Shape.
    TWICE = "twice", TwoValues
    DISAGREE = "disagree", TwoValues
    UNIT = "unit", WrongUnit
    LONG_SPAN = "long-span", SpanLength
    NOT_WITHIN = "not-within", Outside
    BEYOND = "beyond", BeyondLast
    UNUSED = "unused", Unused
    NO_EVIDENCE = "no-evidence"
    INFERRED = "inferred", Inferred
    # Evidence.
    NO_SOURCE = "no-source", UnknownText
    OTHER_TEXT = "other-text", OtherText
    NO_SECTION = "no-section", NoSection
    NO_PARAGRAPH = "no-paragraph", NoParagraph
    NO_SPAN = "no-span", NoSpan
    NO_PRINT = "no-print"
    FOLDED = "folded", Folded
    VALUE = "value", OtherValue
    UNIT_PRINTED = "unit-printed", OtherValue
    POINTS_PRINTED = "points-printed", OtherValue
    BOUND_PRINTED = "bound-printed", OtherBound
    STRAY = "stray", Quoted
    RANK = "rank", OtherRank
    SCOPE = "scope", OtherScope
    OUT_OF = "out-of", OtherOutOf
    PERIOD = "period", OtherPeriod
    NO_DATE = "no-date", OtherPeriod
    # Coverage.
    UNCLAIMED = "unclaimed", Unclaimed
    IDLE = "idle", Quoted
    NOT_THERE = "not-there", Quoted
    # Arithmetic.
    GROWTH = "growth", Contradiction
    CHANGE = "change", Contradiction
    SHARE = "share", Contradiction
    TWO_SHARES = "two-shares", Contradiction
    PART = "part", Contradiction
    ABOVE_ALL = "above-all", Contradiction
    BOUND = "bound", Contradiction
    BOUNDS_DISAGREE = "bounds-disagree", Contradiction
    MILESTONE = "milestone", Contradiction
    PASSED_BEFORE = "passed-before", Contradiction
    ROUNDED = "rounded", Contradiction
    SHARED_POSITION = "shared-position", Positions
    TWO_POSITIONS = "two-positions", Positions
    POSITIONS_DISAGREE = "positions-disagree", Positions
    ORDER = "order", Positions
    ORDER_ROUNDED = "order-rounded", Positions


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
    fact: Fact, key: str, severity: Severity, case: Case, details: Details | None = None
) -> Fault:
    """What is wrong with a key of a fact; with the whole of it where the key is empty."""
    return Fault(severity, case, details, of_fact(fact, key), fact.id)
