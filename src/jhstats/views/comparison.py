"""Facts side by side with what follows from them, as `compare` gives them."""

from collections.abc import Sequence
from itertools import zip_longest

from jhstats.ask.compare import Comparison
from jhstats.ask.question import unique
from jhstats.ask.rows import fields_of
from jhstats.derive import Derived, Quantity
from jhstats.figure import exactly
from jhstats.model import Fact, Measure
from jhstats.views.facts import PLACES, place_text
from jhstats.views.page import NO_VALUE, Cell, Page, Role, View, joined
from jhstats.views.wording import Wording, bars

FIELDS = (
    *("quantity", "metric", "measure", "entity", "period", "from", "value", "low", "high"),
    *("bound", "status", "unit", "formula", "facts", "verdict", "reason"),
)
"""The columns of a comparison; the keys of its JSON objects too."""
PLACED_FIELDS = (*FIELDS, *PLACES)  # those of an order

_MARKS = {Quantity.SUM: " + ", Quantity.PER: " / "}
"""What stands between the names of what is set side by side; else it is said."""


def comparison_view(comparison: Comparison, wording: Wording) -> View:
    """The view of what is derived; a person is shown the facts as well."""
    used = {id_ for own in comparison.derived for id_ in own.facts}
    rows = [row for row in comparison.rows if not comparison.places or row.fact.id in used]
    comparison = comparison._replace(rows=rows)
    objects = [
        fields_of(own, FIELDS) | (fields_of(place, PLACES) if place else {})
        for own, place in zip_longest(comparison.derived, comparison.places)
    ]
    return View(
        fields=PLACED_FIELDS if comparison.places else FIELDS,
        objects=lambda: objects,
        page=lambda: _page(comparison, wording),
        values=lambda: wording.values(comparison.derived),
        notices=[*map(wording.notice, comparison.notices)],
        title=lambda: wording.title(comparison.rows),
        language=wording.language,
    )


@exactly()
def _page(comparison: Comparison, wording: Wording) -> Page:
    """The facts and what follows, or an order alone, with bars: its formulas have the levels."""
    row_of = {row.fact.id: row for row in comparison.rows}
    firsts = ((row_of[own.facts[0]], own) for own in comparison.derived if comparison.places)
    ordered = [row._replace(value=own.value, unit=own.unit) for row, own in firsts]
    shown = wording.cells(() if ordered else comparison.rows)
    rows: list[tuple[Cell, ...]] = [(*named, Cell(""), Cell("")) for named in shown]
    drawn = bars(ordered, wording.store)
    is_shared = len({row.fact.entity for row in comparison.rows}) > 1
    for derived, place, bar in zip_longest(comparison.derived, comparison.places, drawn):
        facts = [row_of[id_].fact for id_ in derived.facts]
        name = _subject(derived, facts, wording, tells_main=is_shared)
        quantity = wording.say(f"quantity.{derived.quantity.value}")
        if place:
            quantity = wording.say("aside", text=quantity, aside=place_text(place, wording))
        periods = [wording.period(period) for period in (derived.from_, derived.period) if period]
        status, value = wording.status(derived.status), wording.derived_text(derived)
        basis = derived.formula or ""
        if derived.value is None:
            basis, value = value, NO_VALUE
        elif derived.is_nominal:
            basis = wording.say("explain.nominal", text=basis)
        own = (
            Cell(wording.say("labelled", label=name, text=quantity), head=name, rest=quantity),
            Cell(joined(" ", " → ".join(periods), status)),
            Cell(value, Role.MARK if status else Role.VALUE, bar=bar),
            Cell(wording.limits_text(derived), Role.RANK),
            Cell(basis, Role.SOURCE),
        )
        rows.append(own)
    columns = map(wording.label, ("name", "period", "value", "limits", "formula"))
    return Page([*columns], rows, wording.notes(comparison.rows), frozenset({2}))


def _subject(derived: Derived, facts: Sequence[Fact], wording: Wording, *, tells_main: bool) -> str:
    """What is set side by side; of a level that is implied, whatever it follows from, its own."""
    if derived.quantity is Quantity.IMPLIED:
        level = facts[0]._replace(metric=derived.metric, entity=derived.entity)
        facts = [level._replace(measure=Measure.LEVEL)]
    mark = _MARKS.get(derived.quantity) or wording.say("versus")
    return mark.join(unique(wording.fact_name(fact, tells_main=tells_main) for fact in facts))
