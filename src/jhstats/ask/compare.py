"""Facts side by side: over periods, over entities, or over metrics, with what follows from them."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, islice, pairwise, product
from operator import attrgetter
from typing import Any, NamedTuple

from jhstats import derive
from jhstats.ask import question
from jhstats.ask.query import first_rows, placed_rows, places, undecided
from jhstats.ask.question import NO_FILTERS, Filters, grouped, select_facts, unanswered, understand
from jhstats.ask.rows import Place, Row, fields_of, in_one_unit
from jhstats.ask.store import Selection, Store, Test
from jhstats.ask.words import id_called, is_called
from jhstats.derive import Derived, Operand, Quantity, Reason
from jhstats.errors import Kind, Problem, QueryError, UsageError
from jhstats.figure import exactly
from jhstats.model import PERCENT, RESULTS, Fact, FactStatus, Identity, Measure, Nature, Prices
from jhstats.names import GROUPS, Record, candidates, outer_entities, outer_metrics, record_names
from jhstats.period import from_years
from jhstats.phrases import Notice

_SEVERAL = 2
_MOST_GAPS = 3
_MOST_ALIKE = 200  # each may be held against all others
_SUBJECT = attrgetter("fact.metric", "fact.entity", "fact.days", "fact.dims")

_Pair = tuple[Operand, Operand]


class Comparison(NamedTuple):
    """Facts, in the order of `show`, what follows from them, and what must be said beside it.

    Where what follows is in an order, each has its place.
    """

    rows: list[Row]
    derived: list[Derived]
    notices: tuple[Notice, ...] = ()
    places: tuple[Place | None, ...] = ()

    def to_dicts(self) -> list[dict[str, Any]]:
        """A flat object for each that follows, as data frames take them; decimals stay decimals."""
        fields = (*(name.rstrip("_") for name in Derived._fields[:-2]), "verdict", "reason")
        return [{**fields_of(own, fields), "facts": " ".join(own.facts)} for own in self.derived]


@exactly()
def compare(
    store: Store,
    words: Sequence[str],
    filters: Filters = NO_FILTERS,
    per: str | None = None,
    *,
    is_sum: bool = False,
) -> Comparison:
    """One metric compared over its periods, several over one period, or entities.

    Where no metric is named, entities are compared in all that several of them have, one alone over
    the periods of each. Levels are divided by those of the metric that `per` names, or added up,
    instead; what has no period, as an area, divides those of any. All values are in the unit that
    is asked for, of quotients maybe two (tonne/hectare), else in that of the first metric, as far
    as they convert. Errors are those of `query.show`; that nothing can be compared is a
    `QueryError`, that neither a metric nor an entity is named a `UsageError`.
    """
    selection, read, *_, unit = understand(store, words, filters)
    if not selection.metrics and (per is not None or not selection.entities):
        raise UsageError.of(Kind.NOTHING_TO_COMPARE)
    divisor = None if per is None else id_called(store, "metric", per)
    undated = list[Fact]()
    if divisor:
        is_whole = is_called(per or "", store.metrics[divisor])
        read += [] if is_whole else [Notice("read-as", {"text": f"per={divisor}"})]
        metrics = (*filter(divisor.__ne__, selection.metrics), divisor)
        selection = selection._replace(metrics=metrics, measures=(Measure.LEVEL,))
        whenever = selection._replace(metrics=(divisor,), within=(), periods=())
        is_flow = store.metrics[divisor].nature is Nature.FLOW  # of a period that nobody prints
        undated = [own for own in store.select(whenever) if not (own.period or is_flow)]
    selection = _either(store, selection, filters)
    facts = [*select_facts(store, selection, with_value=True)]
    facts += [fact for fact in undated if fact not in facts]
    if not selection.metrics:
        axis = "entity" if len(selection.entities) >= _SEVERAL else "days"
        counts = Counter(metric for metric, _ in {(f.metric, getattr(f, axis)) for f in facts})
        facts = [fact for fact in facts if counts[fact.metric] > 1] or facts
    first = next(iter(selection.metrics), None)
    rows = in_one_unit(store, map(Row.of, facts), None if divisor else unit, first)
    operands = [*filter(None, (Operand.of(row.fact, store.units, row.unit) for row in rows))]
    dated = {*map(_SUBJECT, operands)}
    periods = question.unique(own.fact.period for own in operands if own.fact.period)
    for fact, period in product(undated, periods):  # at each that it has no figure of
        at_it = Operand.of(fact._replace(period=period), store.units)
        operands += [at_it] if at_it and _SUBJECT(at_it) not in dated else []
    if (most := max(Counter(map(_SUBJECT, operands)).values(), default=0)) > _MOST_ALIKE:
        raise QueryError.of(Kind.TOO_MANY, facts=most, limit=_MOST_ALIKE)
    if divisor:
        pairs = _pairs(operands, selection.metrics, "metric")
        derived = [*_quotients(store, divisor, pairs, unit or "")]
    elif is_sum:
        derived = [*_totals(store, selection, operands)]
    else:
        derived = [*_derived(store, selection, operands)]
        if selection.metrics:
            derived += derive.implied(operands, store.metrics, store.units)
    gaps = [*_gaps(operands, selection.metrics, "metric", store.metrics),
            *_gaps(operands, selection.entities, "entity", store.entities)]  # fmt: skip
    if not derived:
        told = [Problem(Kind.UNLIKE, gap.data) for gap in gaps]
        raise QueryError(told or [Problem(Kind.NOTHING_TO_COMPARE, {"facts": len(rows)})])
    said = unanswered(store, selection, facts)
    said += [Notice("valueless", {})] if {own.value for own in derived} == {None} else []
    return Comparison(rows, derived, (*read, *said, *rows.notices, *gaps))


def _either(store: Store, asked: Selection, filters: Filters) -> Selection:
    """A status in words that leaves no two facts goes beside a time, else all: 2021, target."""
    is_said = asked.statuses and not (filters.status or filters.year or filters.period)
    sides = asked._replace(statuses=()), asked._replace(within=(), periods=())
    if not is_said or len(store.select(asked)) >= _SEVERAL or not all(map(store.select, sides)):
        return asked
    is_it = Test("status", lambda o: o.status in asked.statuses or asked.is_in_time(o.period))
    return asked._replace(statuses=(), within=(), periods=(), tests=(*asked.tests, is_it))


def _quotients(store: Store, divisor: str, pairs: Iterable[_Pair], unit: str) -> Iterator[Derived]:
    """Levels per that of the divisor: shares of what is a part of it, or has one told of it."""
    shares = store.select(Selection(measures=(Measure.SHARE,)))
    parts = {fact.metric for fact in shares if fact.of and fact.of.metric == divisor}
    for left, right in pairs:
        if right.fact.metric == divisor:
            is_part = left.fact.metric in parts or _is_part(store, left, right)
            sides = zip((left, right), unit.partition("/")[::2], strict=True)
            asked = [to and in_one_unit(store, [Row.of(own.fact)], to)[0].unit for own, to in sides]
            yield derive.quotient(left, right, store.units, *asked, is_part=is_part)


def _totals(store: Store, selection: Selection, operands: list[Operand]) -> Iterator[Derived]:
    """The levels of several metrics, else of several entities, where all have one, added up."""
    axis = "metric" if len(selection.metrics) >= _SEVERAL else "entity"
    groups = _grouped([own for own in operands if own.fact.measure is Measure.LEVEL], axis)
    outer = outer_entities(store.entities)
    around = (outer_metrics(store.metrics, o) if axis == "metric" else outer(o) for o in groups)
    is_apart = all(groups.keys().isdisjoint(ids) for ids in around)
    kinds = {store.entities[id_].kind for id_ in groups} if axis == "entity" else set()
    if kinds.intersection(GROUPS) or not selection.entities:  # one kind counts nobody twice
        is_apart = is_apart and len(kinds) < _SEVERAL
    first, *others = groups.values() if len(groups) >= _SEVERAL else [{}]
    for key, own in first.items():
        parts = [own[0], *(group[key][0] for group in others if key in group)]
        if len(parts) == len(groups):
            yield derive.total(parts, None if is_apart else Reason.PART)


@exactly()
def growth_places(
    store: Store,
    words: Sequence[str],
    filters: Filters = NO_FILTERS,
    scope: question.Scope = question.EVERYWHERE,
    *,
    reverse: bool = False,
) -> Comparison:
    """Entities by how much a metric grew from the first to the last year or period asked for.

    They are those that `places` would place in both; the best comes first. Errors are those of
    `places`; that not two of them are asked for is a `UsageError`.
    """
    told_later = filters._replace(within=(), source=())  # by `places`
    asked, read, *_, most, _ = understand(store, words, told_later, ranking=("top",))
    years = sorted({day[0] for period in asked.within for day in period.days})
    ends = sorted((*asked.periods, *map(from_years, years, years)), key=attrgetter("days"))
    if not ends or ends[0].days == ends[-1].days:
        if len(asked.metrics) != 1:
            raise UsageError.of(Kind.ONE_METRIC)
        results = asked._replace(measures=(Measure.LEVEL,), statuses=asked.statuses or RESULTS)
        dated = filter(None, (fact.period for fact in store.select(results)))
        there = sorted({own.text for own in dated if own.is_year})
        example = ("--year", f"{there[0]},{there[-1]}") if there[1:] else ()
        data = {"command": "rank", "given": "--year A,B (--period A,B)", "example": example}
        raise UsageError.of(Kind.USAGE, fault="missing", **data)
    kinds = [store.entities[id_].kind for id_ in asked.entities[:1]] or filters.kind
    statuses = [status.value for status in asked.statuses]
    own = filters._replace(year=(), entity=(), measure=["level"], status=statuses, kind=kinds)
    both = (own._replace(metric=asked.metrics, period=[ends[at].text]) for at in (0, -1))
    first, last = (places(store, (), each, scope._replace(top=None)) for each in both)
    older = {store.series(row.fact): Operand.of(row.fact, store.units) for row in first}
    rows, grown = list[Row](), dict[str, Derived]()
    for row in last:
        base, level = older.get(store.series(row.fact)), Operand.of(row.fact, store.units)
        for derived in derive.over_time(base, level) if base and level else ():
            if derived.quantity is Quantity.GROWTH and derived.value is not None:
                grown[row.fact.entity] = derived
                fact = row.fact._replace(measure=Measure.GROWTH, bound=derived.bound)
                fact = fact._replace(value=derived.value)
                rows.append(Row(fact, derived.value, None, (), None, derived.low, derived.high))
    shown, more = first_rows([placed_rows(store, asked, rows, reverse=reverse)], scope.top, most)
    if not shown:
        facts = len(first) + len(last)
        raise QueryError.of(Kind.NOTHING_TO_COMPARE, facts=facts, grown=facts)
    lacking = sorted({row.fact.entity for row in (*first, *last)} - grown.keys())
    names = candidates(lacking, store.entities)
    notices = [Notice("no-growth", {"names": names})] if names else []
    notices += undecided(store, [rows])
    ordered = [grown[row.fact.entity] for row in shown]
    told = (*read, *last.notices, *notices, *more)
    return Comparison([*first, *last], ordered, told, tuple(row.place for row in shown))


def _derived(store: Store, selection: Selection, operands: list[Operand]) -> Iterator[Derived]:
    """Those named against each other, a part against its whole; of one alone periods, and dims."""
    pairs = [*_pairs(operands, selection.metrics, "metric")]
    pairs += _pairs(operands, selection.entities, "entity")
    if max(len(selection.metrics), len(selection.entities)) < _SEVERAL:
        yield from _over_periods(store, operands)
        is_asked = any(len(texts) >= _SEVERAL for _, texts in selection.dims)
        dims = question.unique(own.fact.dims for own in operands)
        pairs += _pairs(operands, dims, "dims") if is_asked else ()
    for pair in pairs:
        part, whole = pair[::-1] if _is_part(store, *pair[::-1]) else pair
        yield from derive.side_by_side(part, whole, is_part=_is_part(store, part, whole))
        is_apart = part.unit != whole.unit and part.fact.metric != whole.fact.metric
        if is_apart and part.fact.measure is Measure.LEVEL:  # and so is the other's
            per = derive.quotient(part, whole, store.units, None, None, is_part=False)
            yield from [per] * (PERCENT.id not in (part.unit, whole.unit) and per.value is not None)


def _is_part(store: Store, part: Operand, whole: Operand) -> bool:
    """Whether a metric is a part of another, or an entity's of another's by a sum."""
    own, other = part.fact, whole.fact
    sums = (o for o in store.sums if (o.metric, o.whole) == (own.metric, other.entity))
    is_declared = any(own.entity in declared.parts for declared in sums)
    return is_declared or other.metric in outer_metrics(store.metrics, own.metric)


def _over_periods(store: Store, operands: list[Operand]) -> Iterator[Derived]:
    """To each period from the one before that is like it, else from that, which says why not."""
    dated = (operand for operand in operands if operand.fact.period)
    # at other prices: told as not comparable
    for series in grouped(dated, lambda own: store.series(own.fact._replace(prices=None))).values():
        by_days = grouped(series, attrgetter("fact.days"))
        periods = [by_days[days] for days in sorted(by_days)]
        for position, newer in enumerate(periods):
            for left, right in pairwise(newer):
                if left.fact.identity == right.fact.identity:  # two sources of one figure, say
                    yield from derive.over_time(left, right)
            for operand in newer if position else ():
                yield from derive.over_time(_base(operand, periods[:position]), operand)
        yield from _whole_way([operand for same in periods for operand in same])


def _whole_way(operands: list[Operand]) -> Iterator[Derived]:
    """From the first result to the last of those that are alike."""
    results = [own for own in operands if own.fact.status is FactStatus.ACTUAL]
    while len(results) > _SEVERAL:  # of two the way is told
        last = results[-1]
        alike = [own for own in results if not derive.obstacle(own, last)]
        results = [own for own in results if derive.obstacle(own, last)]
        if len({own.fact.days for own in alike}) > _SEVERAL:
            yield from derive.over_time(alike[0], last)


def _base(operand: Operand, periods: Sequence[list[Operand]]) -> Operand:
    """The newest of earlier figures that one can be held against, else the newest of all.

    A result is held against results alone, and no figure against one that shares days with it.
    """
    newer = operand.fact
    for older in chain.from_iterable(reversed(periods)):
        is_fit = older.fact.status in RESULTS or newer.status not in RESULTS
        is_apart = older.fact.days and newer.days and older.fact.days[1] < newer.days[0]
        if is_fit and is_apart and not derive.obstacle(operand, older):
            return older
    return periods[-1][0]


def _grouped(operands: Iterable[Operand], axis: str) -> dict[Any, dict[Identity, list[Operand]]]:
    """The facts by their `metric`, `entity` or `dims`, and within by what two must share."""
    groups: dict[Any, dict[Identity, list[Operand]]] = {}
    for operand in operands:
        fact = operand.fact
        status = FactStatus.ACTUAL if fact.status is FactStatus.PRELIMINARY else fact.status
        key = fact.identity._replace(prices=fact.prices or Prices.CURRENT, status=status)
        key = key._replace(**{axis: type(getattr(key, axis))()})
        groups.setdefault(getattr(fact, axis), {}).setdefault(key, []).append(operand)
    return groups


def _pairs(operands: list[Operand], ids: tuple[Any, ...], axis: str) -> Iterator[_Pair]:
    """Facts of each id with those of later ids that give the same, of one status where any are."""
    groups = _grouped(operands if len(ids) > 1 else (), axis)
    for position, later in enumerate(ids):
        for earlier in ids[:position]:
            for key, own in groups.get(earlier, {}).items():
                pairs = [*product(own, groups.get(later, {}).get(key, ()))]
                same = [pair for pair in pairs if pair[0].fact.status is pair[1].fact.status]
                yield from same or pairs


def _gaps(
    operands: list[Operand], ids: tuple[str, ...], axis: str, records: Mapping[str, Record]
) -> Iterator[Notice]:
    """Which neighbours of those named share no period, or have unlike figures in one."""
    groups = _grouped(operands if len(ids) > 1 else (), axis)
    periods = {o.fact.days: o.fact.period or "—" for o in reversed(operands)}

    def told(days: Iterable[Any]) -> tuple[Any, ...]:
        return tuple(sorted(map(periods.__getitem__, days), key=str))

    for left, right in islice(pairwise(filter(groups.__contains__, ids)), _MOST_GAPS):
        own, other = groups[left], groups[right]
        here, there = ({key.days for key in group} for group in (own, other))
        data = {"left": record_names(records[left]), "right": record_names(records[right])}
        if here.isdisjoint(there):
            yield Notice("unlike", {**data, "here": told(here), "there": told(there)})
        if unlike := (here & there) - {key.days for key in own.keys() & other.keys()}:
            first = next(key for key in own if key.days in unlike)
            second = next(key for key in other if key.days == first.days)
            keys = (n.rstrip("_") for n in first._fields if getattr(first, n) != getattr(second, n))
            yield Notice("unlike", {**data, "periods": told(unlike), "keys": tuple(keys)})
