"""Facts side by side with what follows from them, as `compare` gives them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from jhstats.derive import PERCENTAGE_POINT, Quantity
from jhstats.figure import plain
from jhstats.model import PERCENT, Measure
from jhstats.names import record_names
from jhstats.views.facts import fact_name, facts_notes, unit_text, value_cell
from jhstats.views.page import Cell, Page, Role, View

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from jhstats.ask.compare import Comparison
    from jhstats.ask.rows import Row
    from jhstats.ask.store import Store
    from jhstats.derive import Derived
    from jhstats.say.messages import Messages

FIELDS = (
    *("quantity", "metric", "measure", "entity", "period", "from", "value", "low", "high", "unit"),
    *("formula", "facts", "verdict", "reason"),
)
"""The columns of a comparison; the keys of its JSON objects too."""

_BAR = 20
_FULL = "█"
_STEPS = "▁▂▃▄▅▆▇█"


def comparison_view(
    store: Store, found: Comparison, messages: Messages, fields: Sequence[str] = ()
) -> View:
    """The view of a comparison. Scripts get what is derived; a person the facts as well."""
    chosen = tuple(fields) or FIELDS
    objects = [derived_object(one) for one in found.derived]
    return View(
        page=lambda: _page(store, found, messages),
        fields=chosen,
        cells=lambda: [[_cell(one[field]) for field in chosen] for one in objects],
        objects=lambda: objects,
        values=lambda: _values(found, messages),
    )


def derived_object(one: Derived) -> dict[str, Any]:
    """What is derived as JSON gives it."""
    return {
        "quantity": one.quantity.value,
        "metric": one.metric,
        "measure": one.measure.value,
        "entity": one.entity,
        "period": one.period and one.period.text,
        "from": one.from_ and one.from_.text,
        "value": one.value,
        "low": one.low,
        "high": one.high,
        "unit": one.unit,
        "formula": one.formula,
        "facts": list(one.facts),
        "verdict": one.verdict,
        "reason": one.reason and one.reason.value,
    }


def _cell(value: object) -> object:
    return " ".join(value) if isinstance(value, list) else value


def _values(found: Comparison, messages: Messages) -> tuple[list[str], list[str]]:
    numbers = [plain(one.value) for one in found.derived if one.value is not None]
    caution = [messages.say("caution.several", count=len(numbers))] if len(numbers) > 1 else []
    return numbers, caution


# --- for a person --------------------------------------------------------------------------


def _page(store: Store, found: Comparison, messages: Messages) -> Page:
    labels = ("name", "period", "value", "bar")
    rows = sorted(found.rows, key=_by_time)
    return Page(
        columns=tuple(messages.say(f"column.{label}") for label in labels),
        rows=[
            (
                Cell(fact_name(store, row.fact, messages), Role.NAME),
                Cell(row.fact.period.text if row.fact.period else "", Role.PERIOD),
                value_cell(store, row, messages),
                Cell(_bar(row, rows), Role.RANK),
            )
            for row in rows
        ],
        notes=_trends(store, rows, messages),
        right=frozenset({2}),
        stacks=((0, 1), (2, 3)),
        more=_derived_page(store, found, messages, facts_notes(store, found.rows, messages)),
    )


def _derived_page(store: Store, found: Comparison, messages: Messages, notes: list[str]) -> Page:
    labels = ("derived", "period", "value", "limits", "formula")
    return Page(
        columns=tuple(messages.say(f"column.{label}") for label in labels),
        rows=[_derived_row(store, one, messages) for one in found.derived],
        notes=notes,
        right=frozenset({2}),
        stacks=((0, 1), (2, 3, 4)),
    )


def _derived_row(store: Store, one: Derived, messages: Messages) -> tuple[Cell, ...]:
    name = messages.name(record_names(store.metrics[one.metric]))
    if one.entity != store.main:
        entity = messages.name(record_names(store.entities[one.entity]))
        name = messages.say("name.entity", entity=entity, name=name)
    if one.measure is not Measure.LEVEL and one.quantity is not Quantity.IMPLIED:
        said = messages.say(f"measure.{one.measure.value}")
        name = messages.say("name.measure", metric=name, measure=said)
    what = messages.say(
        "derived.name", quantity=messages.say(f"quantity.{one.quantity.value}"), name=name
    )
    span = [period.text for period in (one.from_, one.period) if period]
    if one.reason:
        value = Cell("—", Role.MARKED, messages.say(f"reason.{one.reason.value}"))
    else:
        value = Cell(_amount(store, one, one.value, messages), Role.VALUE)
    formula = " " + (one.formula or " ".join(one.facts))
    return (
        Cell(what, Role.NAME),
        Cell(" → ".join(span), Role.PERIOD),
        value,
        Cell(_limits(one, messages), Role.RANK),
        Cell(formula.strip(), Role.SOURCE),
    )


def _amount(store: Store, one: Derived, value: Decimal | None, messages: Messages) -> str:
    number = plain(value) if value is not None else ""
    if one.unit is None:
        return f"× {number}"
    if one.unit == PERCENTAGE_POINT:
        return messages.say("unit.percentage-point", number=number)
    return f"{number}%" if one.unit == PERCENT.id else unit_text(store, number, one.unit, messages)


def _limits(one: Derived, messages: Messages) -> str:
    low, high = (plain(side) if side is not None else "" for side in (one.low, one.high))
    if low and high:
        return messages.say("limits.both", low=low, high=high)
    if low:
        return messages.say("bound.over", value=low)
    return messages.say("bound.under", value=high) if high else ""


def _by_time(row: Row) -> tuple[object, ...]:
    fact = row.fact
    days = fact.period[:2] if fact.period else ()
    return fact.metric, list(Measure).index(fact.measure), fact.entity, days


def _alike(one: Row, other: Row) -> bool:
    return (one.fact.measure, one.unit) == (other.fact.measure, other.unit)


def _bar(row: Row, rows: Sequence[Row]) -> str:
    """A bar as long as the value is against the greatest of its measure and unit."""
    values = [other.value for other in rows if _alike(row, other) and other.value]
    own = row.value
    if own is None or own <= 0 or len(values) < 2:  # noqa: PLR2004 - one bar compares nothing
        return ""
    return _FULL * max(1, round(_BAR * own / max(values)))


def _trends(store: Store, rows: Sequence[Row], messages: Messages) -> list[str]:
    """A line of steps for each series of three or more figures."""
    series: dict[tuple[object, ...], list[Row]] = {}
    for row in rows:
        key = (row.fact.metric, row.fact.measure, row.fact.entity, row.unit)
        series.setdefault(key, []).append(row)
    lines = []
    for own in series.values():
        values = [row.value for row in own if row.value is not None]
        if len(values) > 2:  # noqa: PLR2004 - two points make no trend
            low, high = min(values), max(values)
            steps = [round((v - low) / ((high - low) or 1) * (len(_STEPS) - 1)) for v in values]
            trend = "".join(_STEPS[step] for step in steps)
            name = fact_name(store, own[0].fact, messages)
            lines.append(messages.say("page.note", name=name, note=trend))
    return lines
