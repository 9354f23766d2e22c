"""The records, and so the glossary: one word per idea, in the file, the code and the output.

A *base* is what one or more TOML files hold together: sources, units, entities, metrics, facts,
and what a text prints that is no fact. Every record is immutable, names others by id, and knows
the table it was read from (`origin`), so that a message can name the place.
"""

from collections.abc import Mapping
from decimal import Decimal
from enum import Enum
from typing import Annotated, NamedTuple

from jhstats.errors import Location
from jhstats.figure import ZERO, Bound, Conversion, Interval, interval
from jhstats.period import Days, Period

LanguageMap = dict[str, str]  # a name or a note by language tag
Ids = Annotated[tuple[str, ...], "or one alone"]  # which the file may write without a list
UNDETERMINED = "und"  # the tag of what the file has as one plain string
TABLES = {"metric": "metrics", "entity": "entities", "unit": "units", "source": "sources"}
"""What holds the records of a base that have names, by what the file calls one of them."""


class Measure(Enum):
    """Which reading of a metric a fact gives; the order here is the order of output."""

    LEVEL = "level"
    GROWTH = "growth"  # in percent, year on year, or from the period named by `from`
    CHANGE = "change"  # the difference from the period named by `from`, in the metric's unit
    SHARE = "share"  # in percent of the whole named by `of`
    CONTRIBUTION = "contribution"  # in percent of the growth of the whole named by `of`

    @property
    def is_percent(self) -> bool:
        """Whether its unit is `percent` unless the fact says another."""
        return self in (Measure.GROWTH, Measure.SHARE, Measure.CONTRIBUTION)


class FactStatus(Enum):
    """What kind of figure it is: SDMX's OBS_STATUS, with targets and plans."""

    ACTUAL = "actual"
    PRELIMINARY = "preliminary"
    ESTIMATE = "estimate"
    TARGET = "target"
    PLANNED = "planned"


RESULTS = (FactStatus.ACTUAL, FactStatus.PRELIMINARY, FactStatus.ESTIMATE)
"""What has come about, the best first; targets and plans stand in no order with it."""


class RankKind(Enum):
    """What a published rank claims; the order here is the order of `rank`."""

    POSITION = "position"
    TOP = "top"  # among the first so many
    FIRST_TO = "first-to"  # the first to reach or do it
    LEADING = "leading"  # one of the foremost


class Nature(Enum):
    """Whether a metric's level is of a period (flow) or of its end (stock)."""

    FLOW = "flow"
    STOCK = "stock"


class Best(Enum):
    """Which values of a metric are the better ones, in all measures."""

    LOW = "low"
    HIGH = "high"


class Prices(Enum):
    """Whether a growth is at the prices of the day or with inflation taken out."""

    CURRENT = "current"
    CONSTANT = "constant"


class Source(NamedTuple):
    """Where facts were printed; keys as in CSL-JSON."""

    id: str
    title: str
    type: str | None
    author: tuple[str, ...]
    issued: Period | None
    language: str | None
    sha256: str | None  # of the bytes that the evidence was checked against
    extra: Mapping[str, str]  # the other keys
    origin: Location


class Unit(NamedTuple):
    """What a value counts."""

    id: str
    names: LanguageMap
    aliases: tuple[str, ...]
    dimension: str | None  # units of one convert; None where it converts into no other
    factor: Decimal | None  # its size in the dimension's own unit
    origin: Location
    offset: Decimal | None = None  # where its zero lies there: 273.15 of °C among kelvins
    is_whole: bool = False  # whether it counts things one by one
    one: LanguageMap | None = None  # the name of a single one


class Entity(NamedTuple):
    """Who or where: a city, a country, the world, a company, a line of goods."""

    id: str
    names: LanguageMap
    aliases: tuple[str, ...]
    kind: str  # an open word; `world`, `nation` and `province` answer the scopes of `rank`
    within: Ids  # of the entities that it is directly a part of
    origin: Location


class Metric(NamedTuple):
    """What is measured."""

    id: str
    names: LanguageMap
    aliases: tuple[str, ...]
    unit: str | None  # the id of the unit of its levels
    nature: Nature | None
    part_of: str | None  # the id of the metric that it is a part of
    origin: Location
    best: Best | None = None  # which end of its values is the better one; None is the greatest


class Rank(NamedTuple):
    """A published claim about a fact's own measure, among the parts of an entity."""

    kind: RankKind
    number: int | None  # the position, or how many the top are; None for the other kinds
    among: str  # the entity's id
    peers: str  # the kind that was ranked
    out_of: int | None  # how many there were

    @property
    def code(self) -> str:
        """In one word: `4`, `top-10`, `leading`, `first-to`."""
        if self.kind is RankKind.POSITION:
            return str(self.number)
        return f"top-{self.number}" if self.kind is RankKind.TOP else self.kind.value


class Whole(NamedTuple):
    """The whole of a share or contribution: a metric, of the fact's own entity or another."""

    metric: str
    entity: str | None


class Evidence(NamedTuple):
    """Where a fact was printed: a place in a source, and the few characters that print it."""

    source: str  # an id
    section: str | None = None
    paragraph: int | None = None  # from 1 after the heading of the section
    page: str | None = None
    table: str | None = None
    row: str | None = None
    column: str | None = None
    url: str | None = None
    printed: str | None = None


class Identity(NamedTuple):
    """What a figure is of: equal for two facts that tell one thing, in whatever numbers."""

    days: Days | None
    metric: str
    entity: str
    measure: Measure
    status: FactStatus
    of: Whole | None  # without an entity if that is its own
    from_: Days | None  # those of the period before
    prices: Prices | None
    dims: tuple[tuple[str, str], ...]


class Fact(NamedTuple):
    """One statement: a value, or a rank, or both, of a metric, for an entity, in a period."""

    id: str
    metric: str
    measure: Measure
    entity: str
    period: Period | None
    value: Decimal | None  # it and its unit are None for a rank without a figure
    unit: str | None  # an id, resolved from the metric and measure
    bound: Bound
    status: FactStatus
    of: Whole | None  # of a share or contribution
    from_: Period | None  # of a growth or change
    prices: Prices | None
    ranks: tuple[Rank, ...]
    evidence: tuple[Evidence, ...]
    inferred: tuple[str, ...]  # what the source does not print there and the reading supplied
    note: LanguageMap | None  # how
    origin: Location
    low: Decimal | None = None  # with `high` a printed range, or the margin beside a value
    high: Decimal | None = None
    dims: tuple[tuple[str, str], ...] = ()  # further keys, sorted, that tell series apart

    @property
    def whole(self) -> Whole | None:
        """The whole of a share or contribution; one of its own entity names none."""
        is_own = self.of is not None and self.of.entity == self.entity
        return self.of._replace(entity=None) if self.of and is_own else self.of

    @property
    def identity(self) -> Identity:
        """What its figure is of."""
        subject = (self.days, self.metric, self.entity, self.measure, self.status, self.whole)
        return Identity(*subject, self.before and self.before.days, self.prices, self.dims)

    @property
    def series(self) -> tuple[object, ...]:
        """What it has in common with the facts that tell the same over time, units apart."""
        lag = None
        if self.period and self.from_:
            start, first = self.period.start, self.from_.start
            lag = (start[0] - first[0]) * 12 + start[1] - first[1]
        return self.metric, self.measure, self.entity, self.whole, lag, self.prices, self.dims

    @property
    def days(self) -> Days | None:
        """The first and last day of its period."""
        return self.period and self.period.days

    @property
    def before(self) -> Period | None:
        """The period that a growth or change is from: `from`, else a year earlier."""
        if self.from_ is not None or self.measure not in (Measure.GROWTH, Measure.CHANGE):
            return self.from_
        return self.period and self.period.earlier()

    def allowed(self, unit: Unit) -> Interval:
        """The true values that its figure allows, in its unit: by a printed margin, else by digits.

        Without a value they are a printed range, or all.
        """
        if self.value is None or self.low is not None:
            return Interval(self.low, self.high)
        return interval(self.value, self.bound, counts_wholes=unit.is_whole)


class Ignored(NamedTuple):
    """What a text prints and is no fact, with the reason."""

    source: str
    section: str | None
    paragraph: int | None
    printed: str
    reason: str
    origin: Location


class Sum(NamedTuple):
    """Parts that make a whole: metrics of one entity, or entities in one `metric`."""

    whole: str
    parts: tuple[str, ...]  # ids; one that is subtracted has `-` before it
    metric: str | None
    has_rest: bool  # then they are at most the whole
    origin: Location


class Base(NamedTuple):
    """All that the files of one base hold, in the order of the files."""

    title: LanguageMap
    main: str | None  # the id of the entity meant where a text names none
    main_location: Location | None  # where a file says so
    sources: dict[str, Source]  # by id, as those below
    units: dict[str, Unit]
    entities: dict[str, Entity]
    metrics: dict[str, Metric]
    facts: tuple[Fact, ...]
    ignored: tuple[Ignored, ...]
    files: tuple[str, ...]
    sums: tuple[Sum, ...] = ()
    tables: Mapping[str, str] = {}  # the files of facts in CSV, each with the file that names it
    known: tuple[str, ...] = ()  # the lists of entities asked for


PERCENT = Unit(
    "percent", {"zh": "%", "en": "%"}, ("％", "百分比", "per cent"), None, None, Location(__name__)
)
"""The unit that every base knows."""


def conversion(own: Unit, into: Unit, measure: Measure = Measure.LEVEL) -> Conversion | None:
    """How values of a measure convert from a unit into another; None where they do not.

    Zeros lie apart for levels alone: a change by 1 °C is one by 1 K.
    """
    if own.factor is None or into.factor is None or own.dimension != into.dimension:
        return None
    apart = (own.offset or ZERO) - (into.offset or ZERO)
    offset = apart / into.factor if measure is Measure.LEVEL else ZERO
    return Conversion(own.factor, into.factor, offset)


def is_points(unit: Unit) -> bool:
    """Whether a unit is called percentage points, in Chinese or English."""
    words = " ".join((*unit.names.values(), *unit.aliases)).lower()
    return unit.dimension is None and ("百分点" in words or "percentage point" in words)


def is_rate(unit: Unit) -> bool:
    """Whether percentages may be told in a unit."""
    return unit.id in (PERCENT.id, "permille") or is_points(unit)


def name_in(names: LanguageMap, language: str) -> str:
    """The name in a language, else in one that is near it, else in any.

    A tag falls back on its primary language (`zh-Hans` on `zh`), on English, on the first name.
    """
    primary = language.partition("-")[0]
    near = (name for tag, name in names.items() if tag.partition("-")[0] == primary)
    own = names.get(language) or names.get(primary) or next(near, None)
    return own or names.get("en") or next(iter(names.values()))
