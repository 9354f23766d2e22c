"""Facts side by side with what follows from them, as `compare` gives them."""

from collections.abc import Sequence

from jhstats.ask.compare import Comparison
from jhstats.ask.rows import Row, fields_of
from jhstats.derive import PERCENTAGE_POINT, Derived, Quantity
from jhstats.figure import Bound, exactly, plain
from jhstats.model import Fact, Measure
from jhstats.views.page import NO_VALUE, Cell, Page, Role, Values, View, choose
from jhstats.views.wording import Wording, bars

FIELDS = (
    *("quantity", "metric", "measure", "entity", "period", "from", "value", "low", "high"),
    *("bound", "status", "unit", "formula", "facts", "verdict", "reason"),
)
"""The columns of a comparison; the keys of its JSON objects too."""

_STEPS = "▁▂▃▄▅▆▇█"


def comparison_view(comparison: Comparison, wording: Wording, fields: Sequence[str] = ()) -> View:
    """The view of a comparison. Scripts get what is derived; a person the facts as well."""
    chosen = fields or FIELDS
    objects = [fields_of(derived, FIELDS) for derived in comparison.derived]
    return View(
        fields=chosen,
        cells=lambda: choose(objects, chosen),
        objects=lambda: objects,
        page=lambda: _page(comparison, wording),
        values=lambda: _values(comparison, wording),
        notices=[wording.notice(notice) for notice in comparison.notices],
        title=wording.title(comparison.rows),
        language=wording.language,
    )


def _values(comparison: Comparison, wording: Wording) -> Values:
    numbers: list[str] = []
    cautions: list[str] = []
    for derived in comparison.derived:
        if derived.value is not None:
            numbers.append(plain(derived.value))
            quantity = wording.say(f"quantity.{derived.quantity.value}")
            name = f"{quantity} {derived.period.text}" if derived.period else quantity
            cautions += wording.cautions(name, derived.bound, derived.status)
    return wording.values(numbers, cautions)


def derived_text(derived: Derived, wording: Wording) -> str:
    """A derived value with its unit; a dash where there is none."""
    if derived.value is None:
        return NO_VALUE
    number = plain(derived.value)
    if derived.unit is None:
        return f"× {wording.bounded(derived.bound, number)}"
    if derived.unit == PERCENTAGE_POINT:
        text = wording.say("unit.percentage-point", number=number)
    else:
        text = wording.number_text(number, derived.unit)
    return wording.bounded(derived.bound, text)


@exactly()
def _page(comparison: Comparison, wording: Wording) -> Page:
    rows = sorted(comparison.rows, key=_by_time)
    drawn = bars(rows, lambda row: (row.fact.measure, row.unit))
    return Page(
        columns=wording.columns("name", "period", "value", "bar"),
        rows=[
            (*wording.cells(row), Cell("", Role.RANK, bar=bar))
            for row, bar in zip(rows, drawn, strict=True)
        ],
        notes=_trends(rows, wording),
        right=frozenset({2}),
        stacks=((0, 1), (2, 3)),
        more=_derived_page(comparison, wording),
    )


def _derived_page(comparison: Comparison, wording: Wording) -> Page:
    facts = {row.fact.id: row.fact for row in comparison.rows}
    return Page(
        columns=wording.columns("derived", "period", "value", "limits", "formula"),
        rows=[_derived_row(own, facts[own.facts[0]], wording) for own in comparison.derived],
        notes=wording.notes(comparison.rows),
        right=frozenset({2}),
        stacks=((0, 1), (2, 3, 4)),
    )


def _derived_row(derived: Derived, fact: Fact, wording: Wording) -> tuple[Cell, ...]:
    periods = [period.text for period in (derived.from_, derived.period) if period]
    mark = wording.status(derived.status)
    if derived.reason:
        mark = wording.say("reason", why=wording.say(f"why.{derived.reason.value}"))
    is_implied = derived.quantity is Quantity.IMPLIED  # a level, whatever it follows from
    subject = derived._replace(measure=Measure.LEVEL) if is_implied else derived
    name = wording.fact_name(fact, subject)
    quantity = wording.say(f"quantity.{derived.quantity.value}")
    return (
        Cell(wording.say("labelled", label=quantity, text=name)),
        Cell(" → ".join(periods)),
        Cell(derived_text(derived, wording), Role.VALUE, mark),
        Cell(_limits(derived, wording), Role.RANK),
        Cell(derived.formula or " ".join(derived.facts), Role.SOURCE),
    )


def _limits(derived: Derived, wording: Wording) -> str:
    low, high = derived.low, derived.high
    if low is not None and high is not None:
        return wording.say("limits.both", low=plain(low), high=plain(high))
    if low is not None:
        return wording.bounded(Bound.OVER, plain(low))
    return wording.bounded(Bound.UNDER, plain(high)) if high is not None else ""


def _by_time(row: Row) -> tuple[object, ...]:
    fact = row.fact
    days = fact.period[:2] if fact.period else ()
    return fact.metric, list(Measure).index(fact.measure), fact.entity, days


def _trends(rows: Sequence[Row], wording: Wording) -> list[str]:
    """A line of steps for each series of three or more figures."""
    series: dict[tuple[object, ...], list[Row]] = {}
    for row in rows:
        series.setdefault((wording.store.series(row.fact), row.unit), []).append(row)
    lines = []
    for same in series.values():
        values = [row.value for row in same if row.value is not None]
        if len(values) > 2:  # noqa: PLR2004 - two points make no trend
            low, high = min(values), max(values)
            steps = [(value - low) / ((high - low) or 1) * (len(_STEPS) - 1) for value in values]
            trend = "".join(_STEPS[round(step)] for step in steps)
            name = wording.fact_name(same[0].fact)
            lines.append(wording.say("labelled", label=name, text=trend))
    return lines
