"""Bases to export: one that has everything, and any that loading takes."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from jhstats import period
from jhstats.errors import Location
from jhstats.figure import Bound
from jhstats.load.files import File
from jhstats.load.loader import load, parse
from jhstats.model import (
    PERCENT,
    Base,
    Best,
    Entity,
    Evidence,
    Fact,
    FactStatus,
    Ignored,
    Measure,
    Metric,
    Nature,
    Prices,
    Rank,
    RankKind,
    Source,
    Sum,
    Unit,
    Whole,
)

TOP = Path(__file__).parents[2]
GUIDE = (TOP / "docs" / "format.md").read_text(encoding="utf-8")
_BLOCKS = re.findall(r"```toml\n(.*?)```", GUIDE, re.DOTALL)
EVERYTHING = "".join(_BLOCKS).replace("tables =", "# tables =")
HERE = Location("a.toml")
PERIODS = ("2021", "2021-06", "2021-06-30", "2021-Q1", "2021-H2", "2019/2020")

TEXTS = st.text(
    st.sampled_from('ab 9é茶"\\\n\t#[]=\u202e\x7f\x00\r\U000e0001'), min_size=1, max_size=4
).filter(str.strip)
NAMES = st.dictionaries(st.sampled_from(["zh", "en", "und", "pt-BR"]), TEXTS, min_size=1)
NUMBERS = st.sampled_from(
    [*map(Decimal, ("0", "37.90", "-0.00", "1.04E+11", "1E-30", "188.78", "-12", "9" * 40))]
)
COUNTS = st.integers(1, 10**6)


def shipped() -> Base:
    return load(TOP / "data" / "facts.toml")


def everything() -> Base:
    return parse([File("format.toml", EVERYTHING)])


def bare(base: Base) -> tuple[Any, ...]:
    """All that a base says: without the places and files that its records are from."""

    def of(records: Any) -> Any:  # noqa: ANN401 - records of any table
        if isinstance(records, dict):
            return {id_: repr(own._replace(origin=HERE)) for id_, own in records.items()}
        return [repr(own._replace(origin=HERE)) for own in records]

    named = (base.sources, base.units, base.entities, base.metrics)
    lists = (base.facts, base.ignored, base.sums)
    parts = [(of(records), [*records]) for records in named]
    return base.title, base.main, parts, [of(records) for records in lists]


def maybe(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.none() | strategy


@st.composite
def bases(draw: st.DrawFn) -> Base:
    """A base as loading makes it, of any texts and numbers that it takes."""
    entities: dict[str, Entity] = {}
    for number, id_ in enumerate(["town", "城", "a-1"]):
        within = tuple(draw(st.sets(st.sampled_from([*entities])))) if entities else ()
        aliases = draw(st.sampled_from([(), (f"alias {number}", f"'{number}\"")]))
        entities[id_] = Entity(id_, draw(NAMES), aliases, draw(TEXTS), within, HERE)
    factor, offset = draw(maybe(NUMBERS.filter(lambda n: n > 0))), draw(maybe(NUMBERS))
    units = {
        "percent": PERCENT,
        "kg": Unit(
            id="kg",
            names=draw(NAMES),
            aliases=(),
            dimension="mass" if factor else None,
            factor=factor,
            origin=HERE,
            offset=offset if factor else None,
            is_whole=draw(st.booleans()),
            one=draw(maybe(NAMES)),
        ),
    }
    metrics: dict[str, Metric] = {}
    for id_ in ("tea", "green"):
        unit, nature = draw(maybe(st.sampled_from([*units]))), draw(maybe(st.sampled_from(Nature)))
        part_of, best = "tea" if metrics else None, draw(maybe(st.sampled_from(Best)))
        metrics[id_] = Metric(id_, draw(NAMES), (), unit, nature, part_of, HERE, best)
    extra = draw(st.dictionaries(st.sampled_from(["URL", "page", "note"]), TEXTS))
    source = Source(
        id="book",
        title=draw(TEXTS),
        type=draw(maybe(TEXTS)),
        author=tuple(draw(st.lists(TEXTS, max_size=2))),
        issued=draw(maybe(st.sampled_from(PERIODS).map(period.parse))),
        language=draw(maybe(TEXTS)),
        sha256=draw(maybe(st.just("0" * 64))),
        extra=extra,
        origin=HERE,
    )
    count = draw(st.integers(0, 3))
    facts = tuple(draw(facts_of(number, [*entities], [*units])) for number in range(count))
    return Base(
        title=draw(st.just({}) | NAMES),
        main=draw(maybe(st.sampled_from([*entities]))),
        main_location=None,
        sources={"book": source},
        units=units,
        entities=entities,
        metrics=metrics,
        facts=facts,
        ignored=tuple(
            Ignored("book", draw(maybe(TEXTS)), draw(maybe(COUNTS)), text, text, HERE)
            for text in draw(st.lists(TEXTS, max_size=2))
        ),
        files=("a.toml",),
        sums=tuple(
            Sum("tea", ("-green",), None, has_rest, HERE)
            for has_rest in draw(st.lists(st.booleans(), max_size=1))
        ),
    )


@st.composite
def facts_of(draw: st.DrawFn, number: int, entities: list[str], units: list[str]) -> Fact:
    """A fact that loading takes."""
    entity = st.sampled_from(entities)
    value = draw(maybe(NUMBERS))
    low, high = draw(maybe(st.just((Decimal("-1E+40"), Decimal("9.0E+40"))))) or (None, None)
    ranks = []
    for kind in draw(st.lists(st.sampled_from(RankKind), min_size=value is None, unique=True)):
        is_counted = kind in (RankKind.POSITION, RankKind.TOP)
        out_of = draw(maybe(COUNTS))
        counted = draw(COUNTS) if is_counted else None
        ranks.append(Rank(kind, counted, draw(entity), draw(TEXTS), out_of))
    places = [
        Evidence(
            "book", draw(maybe(TEXTS)), draw(maybe(COUNTS)), *draw(st.tuples(*[maybe(TEXTS)] * 6))
        )
        for _ in range(draw(st.integers(0, 2)))
    ]
    has_figure = value is not None or low is not None
    period_ = st.sampled_from(PERIODS).map(period.parse)
    dims = draw(st.dictionaries(TEXTS | st.just("und"), TEXTS, max_size=2))
    return Fact(
        id=f"fact-{number}",
        metric="green",
        measure=draw(st.sampled_from(Measure)) if has_figure else Measure.LEVEL,
        entity=draw(entity),
        period=draw(maybe(period_)),
        value=value,
        unit=draw(st.sampled_from(units)) if has_figure else draw(maybe(st.sampled_from(units))),
        bound=Bound.EXACT if low is not None else draw(st.sampled_from(Bound)),
        status=draw(st.sampled_from(FactStatus)),
        of=draw(maybe(st.builds(Whole, st.just("tea"), maybe(entity)))),
        from_=draw(maybe(period_)),
        prices=draw(maybe(st.sampled_from(Prices))),
        ranks=tuple(ranks),
        evidence=tuple(places),
        inferred=tuple(draw(st.sets(st.sampled_from(["metric", "period"])))),
        note=draw(maybe(NAMES)),
        origin=HERE,
        low=low,
        high=high,
        dims=tuple(sorted(dims.items())),
    )
