"""What the words of a finding need, as data: a type for each case or family of cases.

None, or nothing in a tuple, is left unsaid.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from jhstats.figure import Bound
    from jhstats.model import LanguageMap
    from jhstats.names import Candidate
    from jhstats.phrases import AmountPhrase, FormulaPhrase, RankPhrase, SpotPhrase
    from jhstats.slips import Slip


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


class Fingerprint(NamedTuple):
    """A text's fingerprint; the nearest source, how many of its spans stand here, of how many."""

    sha256: str
    source: str | None = None
    held: int = 0
    of: int = 0


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


class Quoted(NamedTuple):
    """A span, and how the text prints it."""

    given: str
    there: str | None = None


class OtherValue(NamedTuple):
    """A fact's value and unit, the figure that its spans print, and how one became the other."""

    value: str
    unit: LanguageMap
    span: str | None
    slip: Slip | None = None


class OtherRange(NamedTuple):
    """The ends of a fact's range and their unit, and the figures that its spans print."""

    low: str
    high: str
    unit: LanguageMap
    spans: tuple[str, ...]


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
    TwoValues | WrongUnit | SpanLength | Outside | BeyondLast | Unused | Inferred | Fingerprint
    | NoSection | NoParagraph | NoSpan | Quoted | OtherValue | OtherRange | OtherBound
    | OtherRank | OtherScope | OtherOutOf | OtherPeriod | Unclaimed | Contradiction
    | Positions
)  # fmt: skip
