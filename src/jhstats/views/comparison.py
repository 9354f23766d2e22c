"""Facts side by side with what follows from them, as `compare` gives them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jhstats.derive import PERCENTAGE_POINT, Derived, Quantity
from jhstats.figure import Bound, exactly, plain
from jhstats.model import Fact, FactStatus, Measure
from jhstats.views import wording
from jhstats.views.page import Cell, Page, Role, Values, View, choose, fields_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jhstats.ask.compare import Comparison
    from jhstats.ask.rows import Row
    from jhstats.ask.store import Store
    from jhstats.say.messages import Messages

FIELDS = (
    *("quantity", "metric", "measure", "entity", "period", "from", "value", "low", "high"),
    *("bound", "status", "unit", "formula", "facts", "verdict", "reason"),
)
"""The columns of a comparison; the keys of its JSON objects too."""

_LONGEST_BAR = 20
_STEPS = "▁▂▃▄▅▆▇█"


def comparison_view(
    store: Store, comparison: Comparison, messages: Messages, fields: Sequence[str] = ()
) -> View:
    """The view of a comparison. Scripts get what is derived; a person the facts as well."""
    chosen = fields or FIELDS
    objects = [fields_of(derived, FIELDS) for derived in comparison.derived]
    return View(
        fields=chosen,
        cells=lambda: choose(objects, chosen),
        objects=lambda: objects,
        page=lambda: _page(store, comparison, messages),
        values=lambda: _values(comparison, messages),
        notices=[messages.notice(notice) for notice in comparison.notices],
    )


def _values(comparison: Comparison, messages: Messages) -> Values:
    numbers: list[str] = []
    cautions: list[str] = []
    for derived in comparison.derived:
        if derived.value is not None:
            numbers.append(plain(derived.value))
            quantity = messages.say(f"quantity.{derived.quantity.value}")
            name = f"{quantity} {derived.period.text}" if derived.period else quantity
            cautions += wording.cautions(name, derived.bound, derived.status, messages)
    return wording.values(numbers, cautions, messages)


# --- for a person --------------------------------------------------------------------------


def derived_text(store: Store, derived: Derived, messages: Messages) -> str:
    """A derived value with its unit; a dash where there is none."""
    if derived.value is None:
        return "—"
    number = plain(derived.value)
    if derived.unit is None:
        return f"× {messages.bounded(derived.bound, number)}"
    if derived.unit == PERCENTAGE_POINT:
        text = messages.say("unit.percentage-point", number=number)
    else:
        text = wording.number_text(store, number, derived.unit, messages)
    return messages.bounded(derived.bound, text)


@exactly()
def _page(store: Store, comparison: Comparison, messages: Messages) -> Page:
    rows = sorted(comparison.rows, key=_by_time)
    return Page(
        columns=messages.columns("name", "period", "value", "bar"),
        rows=[
            (
                Cell(wording.fact_name(store, row.fact, messages)),
                Cell(str(row.fact.period or "")),
                wording.value_cell(store, row, messages),
                Cell(_bar(row, rows), Role.RANK),
            )
            for row in rows
        ],
        notes=_trends(store, rows, messages),
        right=frozenset({2}),
        stacks=((0, 1), (2, 3)),
        more=_derived_page(store, comparison, messages),
    )


def _derived_page(store: Store, comparison: Comparison, messages: Messages) -> Page:
    facts = {row.fact.id: row.fact for row in comparison.rows}
    return Page(
        columns=messages.columns("derived", "period", "value", "limits", "formula"),
        rows=[
            _derived_row(store, derived, facts[derived.facts[0]], messages)
            for derived in comparison.derived
        ],
        notes=wording.notes(store, comparison.rows, messages),
        right=frozenset({2}),
        stacks=((0, 1), (2, 3, 4)),
    )


def _derived_row(
    store: Store, derived: Derived, fact: Fact, messages: Messages
) -> tuple[Cell, ...]:
    periods = [period.text for period in (derived.from_, derived.period) if period]
    mark = None
    if derived.reason:
        mark = messages.say("reason", why=messages.say(f"why.{derived.reason.value}"))
    elif derived.status is not FactStatus.ACTUAL:
        mark = messages.say(f"status.{derived.status.value}")
    is_implied = derived.quantity is Quantity.IMPLIED  # a level, whatever it follows from
    measure = Measure.LEVEL if is_implied else derived.measure
    subject = wording.Subject(derived.metric, measure, derived.entity)
    name = wording.series_name(store, fact, subject, messages)
    quantity = messages.say(f"quantity.{derived.quantity.value}")
    text = derived_text(store, derived, messages)
    return (
        Cell(messages.say("labelled", label=quantity, text=name)),
        Cell(" → ".join(periods)),
        Cell(text, Role.MARKED if mark else Role.VALUE, mark),
        Cell(_limits(derived, messages), Role.RANK),
        Cell(derived.formula or " ".join(derived.facts), Role.SOURCE),
    )


def _limits(derived: Derived, messages: Messages) -> str:
    low, high = derived.low, derived.high
    if low is not None and high is not None:
        return messages.say("limits.both", low=plain(low), high=plain(high))
    if low is not None:
        return messages.bounded(Bound.OVER, plain(low))
    return messages.bounded(Bound.UNDER, plain(high)) if high is not None else ""


def _by_time(row: Row) -> tuple[object, ...]:
    fact = row.fact
    days = fact.period[:2] if fact.period else ()
    return fact.metric, list(Measure).index(fact.measure), fact.entity, days


def _bar(row: Row, rows: Sequence[Row]) -> str:
    """A bar as long as the value is against the greatest of its measure and unit."""
    kind = (row.fact.measure, row.unit)
    values = [
        other.value for other in rows if (other.fact.measure, other.unit) == kind and other.value
    ]
    value = row.value
    if value is None or value <= 0 or len(values) < 2:  # noqa: PLR2004 - a bar alone compares nothing
        return ""
    return _STEPS[-1] * max(1, round(_LONGEST_BAR * value / max(values)))


def _trends(store: Store, rows: Sequence[Row], messages: Messages) -> list[str]:
    """A line of steps for each series of three or more figures."""
    series: dict[tuple[object, ...], list[Row]] = {}
    for row in rows:
        series.setdefault((store.series(row.fact), row.unit), []).append(row)
    lines = []
    for same in series.values():
        values = [row.value for row in same if row.value is not None]
        if len(values) > 2:  # noqa: PLR2004 - two points make no trend
            low, high = min(values), max(values)
            steps = [(value - low) / ((high - low) or 1) * (len(_STEPS) - 1) for value in values]
            trend = "".join(_STEPS[round(step)] for step in steps)
            name = wording.fact_name(store, same[0].fact, messages)
            lines.append(messages.say("labelled", label=name, text=trend))
    return lines
