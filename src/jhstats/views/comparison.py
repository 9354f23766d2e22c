"""Facts side by side with what follows from them, as `compare` gives them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from jhstats.derive import PERCENTAGE_POINT, Quantity
from jhstats.figure import plain
from jhstats.model import PERCENT, Measure
from jhstats.names import names_of
from jhstats.views.facts import fact_name, facts_page, unit_text
from jhstats.views.page import Cell, Page, Role, View

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from jhstats.compare import Comparison
    from jhstats.derive import Derived
    from jhstats.query import Row
    from jhstats.store import Store
    from jhstats.words import Words

FIELDS = (
    *("quantity", "metric", "measure", "entity", "period", "from", "value", "low", "high", "unit"),
    *("formula", "facts", "verdict", "reason"),
)
"""The columns of a comparison; the keys of its JSON objects too."""

_BAR = 20
_FULL = "█"
_STEPS = "▁▂▃▄▅▆▇█"


def comparison_view(
    store: Store, found: Comparison, words: Words, fields: Sequence[str] = ()
) -> View:
    """The view of a comparison. Scripts get what is derived; a person the facts as well."""
    chosen = tuple(fields) or FIELDS
    objects = [derived_object(one) for one in found.derived]
    return View(
        page=lambda: _page(store, found, words),
        fields=chosen,
        cells=lambda: [[_cell(one[field]) for field in chosen] for one in objects],
        objects=lambda: objects,
        values=lambda: _values(found, words),
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


def _values(found: Comparison, words: Words) -> tuple[list[str], list[str]]:
    numbers = [plain(one.value) for one in found.derived if one.value is not None]
    caution = [words.say("caution.several", count=len(numbers))] if len(numbers) > 1 else []
    return numbers, caution


# --- for a person --------------------------------------------------------------------------


def _page(store: Store, found: Comparison, words: Words) -> Page:
    below = facts_page(store, (), words, found.rows)
    labels = ("name", "period", "value", "bar")
    rows = sorted(found.rows, key=_by_time)
    return Page(
        columns=tuple(words.say(f"column.{label}") for label in labels),
        rows=[
            (
                Cell(fact_name(store, row.fact, words), Role.NAME),
                Cell(row.fact.period.text if row.fact.period else "", Role.PERIOD),
                value_cell,
                Cell(_bar(row, rows), Role.RANK),
            )
            for row in rows
            for value_cell in (_fact_value(store, row, words),)
        ],
        notes=_trends(store, rows, words),
        right=frozenset({2}),
        stacks=((0, 1), (2, 3)),
        more=_derived_page(store, found, words, below.notes),
    )


def _derived_page(store: Store, found: Comparison, words: Words, notes: list[str]) -> Page:
    labels = ("derived", "period", "value", "limits", "formula")
    return Page(
        columns=tuple(words.say(f"column.{label}") for label in labels),
        rows=[_derived_row(store, one, words) for one in found.derived],
        notes=notes,
        right=frozenset({2}),
        stacks=((0, 1), (2, 3, 4)),
    )


def _derived_row(store: Store, one: Derived, words: Words) -> tuple[Cell, ...]:
    name = words.name(names_of(store.metrics[one.metric]))
    if one.entity != store.main:
        entity = words.name(names_of(store.entities[one.entity]))
        name = words.say("name.entity", entity=entity, name=name)
    if one.measure is not Measure.LEVEL and one.quantity is not Quantity.IMPLIED:
        said = words.say(f"measure.{one.measure.value}")
        name = words.say("name.measure", metric=name, measure=said)
    what = words.say(
        "derived.name", quantity=words.say(f"quantity.{one.quantity.value}"), name=name
    )
    span = [period.text for period in (one.from_, one.period) if period]
    if one.reason:
        value = Cell("—", Role.MARKED, words.say(f"reason.{one.reason.value}"))
    else:
        value = Cell(_amount(store, one, one.value, words), Role.VALUE)
    formula = " " + (one.formula or " ".join(one.facts))
    return (
        Cell(what, Role.NAME),
        Cell(" → ".join(span), Role.PERIOD),
        value,
        Cell(_limits(one, words), Role.RANK),
        Cell(formula.strip(), Role.SOURCE),
    )


def _amount(store: Store, one: Derived, value: Decimal | None, words: Words) -> str:
    number = plain(value) if value is not None else ""
    if one.unit is None:
        return f"× {number}"
    if one.unit == PERCENTAGE_POINT:
        return words.say("unit.percentage-point", number=number)
    return f"{number}%" if one.unit == PERCENT.id else unit_text(store, number, one.unit, words)


def _limits(one: Derived, words: Words) -> str:
    low, high = (plain(side) if side is not None else "" for side in (one.low, one.high))
    if low and high:
        return words.say("limits.both", low=low, high=high)
    if low:
        return words.say("bound.over", value=low)
    return words.say("bound.under", value=high) if high else ""


def _by_time(row: Row) -> tuple[object, ...]:
    fact = row.fact
    days = fact.period[:2] if fact.period else ()
    return fact.metric, list(Measure).index(fact.measure), fact.entity, days


def _fact_value(store: Store, row: Row, words: Words) -> Cell:
    page = facts_page(store, (row,), words, ())
    return page.rows[0][2]


def _alike(one: Row, other: Row) -> bool:
    return (one.fact.measure, one.fact.unit) == (other.fact.measure, other.fact.unit)


def _bar(row: Row, rows: Sequence[Row]) -> str:
    """A bar as long as the value is against the greatest of its measure and unit."""
    values = [other.fact.value for other in rows if _alike(row, other) and other.fact.value]
    own = row.fact.value
    if own is None or own <= 0 or len(values) < 2:  # noqa: PLR2004 - one bar compares nothing
        return ""
    return _FULL * max(1, round(_BAR * own / max(values)))


def _trends(store: Store, rows: Sequence[Row], words: Words) -> list[str]:
    """A line of steps for each series of three or more figures."""
    series: dict[tuple[object, ...], list[Row]] = {}
    for row in rows:
        key = (row.fact.metric, row.fact.measure, row.fact.entity, row.fact.unit)
        series.setdefault(key, []).append(row)
    lines = []
    for own in series.values():
        values = [row.fact.value for row in own if row.fact.value is not None]
        if len(values) > 2:  # noqa: PLR2004 - two points make no trend
            low, high = min(values), max(values)
            steps = [round((v - low) / ((high - low) or 1) * (len(_STEPS) - 1)) for v in values]
            trend = "".join(_STEPS[step] for step in steps)
            name = fact_name(store, own[0].fact, words)
            lines.append(words.say("page.note", name=name, note=trend))
    return lines
