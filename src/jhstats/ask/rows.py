"""Rows of an answer: facts with the value, unit, ranks and place that they are shown with."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from enum import Enum
from functools import cache
from operator import attrgetter
from shlex import quote
from typing import Any, NamedTuple, Self

from jhstats.ask.amounts import unit_named
from jhstats.ask.question import Item, grouped, unique
from jhstats.ask.store import Store, ago
from jhstats.ask.vocabulary import choice
from jhstats.ask.words import id_called
from jhstats.errors import Kind, UsageError
from jhstats.figure import EXACT, ONE
from jhstats.model import Best, Evidence, Fact, Rank, conversion
from jhstats.names import candidates, is_name
from jhstats.period import Period
from jhstats.phrases import Notice

_AS_THEY_ARE = frozenset((str, Decimal, type(None)))  # what most values are


class Place(NamedTuple):
    """A place worked out by value among `out_of`: 1, 2, 2, 4; others share one that `is_tied`."""

    place: int
    is_tied: bool
    out_of: int


class Row(NamedTuple):
    """A fact as an answer shows it; the fact itself stays as printed.

    The value, None for a rank without a figure, and the limits of a printed range or margin are in
    the unit of the id; the ranks are those that are shown, the place was asked for.
    """

    fact: Fact
    value: Decimal | None
    unit: str | None
    ranks: tuple[Rank, ...]
    place: Place | None = None
    low: Decimal | None = None
    high: Decimal | None = None

    @classmethod
    def of(cls, fact: Fact) -> Self:
        """A fact as it is printed, with all its ranks."""
        return cls(fact, fact.value, fact.unit, fact.ranks, None, fact.low, fact.high)

    @property
    def is_converted(self) -> bool:
        """Whether it is shown in another unit than was printed."""
        return self.unit != self.fact.unit

    def flat(self) -> dict[str, Any]:
        """What it shows, a cell each: of several ranks and entries of evidence the first."""
        fact = self.fact
        return {
            **fields_of(fact, ("id", "metric", "measure", "entity", "period")),
            **fields_of(self, ("value", "low", "high", "unit")),
            **fields_of(fact, ("bound", "status", "from", "prices")),
            **fields_of(next(iter(self.ranks), None), ("rank", "among", "peers", "out-of")),
            **fields_of(next(iter(fact.evidence), None), Evidence._fields),
            **(fields_of(self.place, ("place", "tied", "out-of")) if self.place else {}),
            "of": "@".join(filter(None, fact.of or ())) or None,
            "dims": " ".join(map("=".join, fact.dims)) or None,
            "inferred": ",".join(fact.inferred) or None,
            "note": next(iter((fact.note or {}).values()), None),
        }


class Answer(list[Item]):
    """The rows of an answer, or records of a list, and what must be said beside them."""

    def __init__(self, rows: Iterable[Item], notices: Iterable[Notice] = ()) -> None:
        super().__init__(rows)
        self.notices = tuple(notices)

    def to_dicts(self: "Answer[Row]") -> list[dict[str, Any]]:
        """A flat object a row, as data frames take them; decimals stay decimals."""
        return [row.flat() for row in self]


def fields_of(record: object, fields: Iterable[str]) -> dict[str, Any]:
    """What a record has under the names of some columns, as JSON gives it; all None without one."""
    if record is None:
        return dict.fromkeys(fields)
    return {field: value if type(value := getattr(record, name)) in _AS_THEY_ARE else _plain(value)
            for field, name in _attributes((*fields,))}  # fmt: skip


@cache
def _attributes(fields: tuple[str, ...]) -> list[tuple[str, str]]:
    """Columns and what holds each: its own name, unless no attribute can be called so."""
    own = {"from": "from_", "tied": "is_tied", "rank": "code"}
    return [(field, own.get(field, field.replace("-", "_"))) for field in fields]


def _plain(value: object) -> object:
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, Period):
        return value.text
    return list(value) if isinstance(value, tuple) else value


def _in_unit(store: Store, row: Row, unit: str | None) -> Row:
    """The row in the unit of an id, if its fact has that dimension; else as it is."""
    if not row.unit or not unit or row.unit == unit:
        return row
    by = conversion(store.units[row.unit], store.units[unit], row.fact.measure)
    if by is None:
        return row
    numbers = (row.value, row.low, row.high)
    value, low, high = (None if number is None else by.shown(number) for number in numbers)
    return row._replace(value=value, low=low, high=high, unit=unit)


SORTS = {"value": ("数值",), "period": ("时期",), "name": ("名称",)}
"""The orders of rows that may be asked for, and what else each is called."""


def in_one_unit(
    store: Store, rows: Iterable[Row], word: str | None, metric: str | None = None
) -> Answer[Row]:
    """The rows in a word's unit, else a metric's, as far as they convert; or a `UsageError`."""
    if word is None:
        default = store.metrics[metric].unit if metric else None
        return Answer(_in_unit(store, row, default) for row in rows)
    into, notices = _unit_called(store, word)
    answer = [_in_unit(store, row, into) for row in rows]
    if into not in {row.unit for row in answer}:
        units = candidates(unique(row.unit for row in answer if row.unit), store.units)
        raise UsageError.of(Kind.NOTHING_CONVERTS, given=word, candidates=units)
    return Answer(answer, notices)


def ordered(store: Store, rows: Answer[Row], order: str | None) -> Answer[Row]:
    """The rows as they are, or in an order of `SORTS`: best value, newest, or first name first.

    Values of one dimension stand together, by size; rows without come last. Others: `UsageError`.
    """
    if order is None:
        return rows
    order = choice("--sort", SORTS, order)
    dimensions: dict[str, int] = {}

    def key(row: Row) -> list[Any]:
        metric = store.metrics[row.fact.metric]
        if order == "period":
            return [*ago(row.fact.period)]
        if order == "name":
            entity = store.entities[row.fact.entity]
            return [next(iter(record.names.values())) for record in (metric, entity)]
        if row.value is None or row.unit is None:
            return [True]
        unit = store.units[row.unit]
        size = EXACT.multiply(row.value, unit.factor or ONE)
        dimension = dimensions.setdefault(unit.dimension or unit.id, len(dimensions))
        return [False, dimension, size if metric.best is Best.LOW else -size]

    return Answer(sorted(rows, key=key), rows.notices)


def _unit_called(store: Store, word: str) -> tuple[str, list[Notice]]:
    """The id of a unit of the base, or of a known one or a multiple, which the store then has.

    A whole name goes before what everyone knows, this before a beginning, which is told.
    """
    if any(is_name(word, store.units[id_]) for id_ in store.called(word, store.units)):
        return id_called(store, "unit", word), []
    if known := unit_named(word, store.units):
        store.units = {**store.units, **{o.id: o for o in known if o.id not in store.units}}
        return known[-1].id, []
    begun = id_called(store, "unit", word)
    return begun, [Notice("read-as", {"text": f"unit={begun}"})]


def mixed_series(store: Store, facts: Iterable[Fact]) -> Notice | None:
    """What tells the series apart that some facts are of, where one was meant; None if one is.

    Facts of other metrics, measures and entities are no one's mistake.
    """
    for own in grouped(facts, attrgetter("metric", "measure", "entity")).values():
        firsts = [first for first, *_ in grouped(own, store.series).values()]
        if len(firsts) > 1:
            return Notice("series", {"count": len(firsts), **apart(firsts)})
    return None


def apart(facts: Sequence[Fact]) -> dict[str, object]:
    """What tells facts of several series apart, one of each: its `keys`, and what tells more.

    `option` picks one of them by its dims, if that can be; else `fields` show which is which.
    """
    further = ("of", "from_", "prices", "dims")
    values = {name: {getattr(f, name) for f in facts} for name in (*further, "status", "unit")}
    differing = [name for name, own in values.items() if len(own) > 1]
    names = [name for name in differing if name in further] or differing
    texts = [dict(fact.dims) for fact in facts]
    dims = unique(key for own in texts for key in own if len({o.get(key) for o in texts}) > 1)
    picked = ({key: own[key] for key in dims if key in own} for own in texts)
    alone = (own for own in picked if sum(own.items() <= other.items() for other in texts) == 1)
    pairs = next(alone, {}).items()
    option = " ".join(f"--dim {quote(f'{key}={text}')}" for key, text in pairs) or None
    columns = [name.rstrip("_") for name in names]
    keys = (*dims, *(name for name in columns if name != "dims"))
    return {"keys": keys, "option": option, "fields": f"--fields id,{','.join(columns)}"}
