"""A fact to make others of: 37.90 tons of tea, for a town, in 2021."""

from __future__ import annotations

from decimal import Decimal

from jhstats import period
from jhstats.errors import Location
from jhstats.figure import Bound
from jhstats.model import Fact, FactStatus, Measure

FACT = Fact(
    id="tea-2021",
    metric="tea",
    measure=Measure.LEVEL,
    entity="town",
    period=period.parse("2021"),
    value=Decimal("37.90"),
    unit="ton",
    bound=Bound.EXACT,
    status=FactStatus.ACTUAL,
    of=None,
    from_=None,
    prices=None,
    ranks=(),
    evidence=(),
    inferred=(),
    note=None,
    origin=Location("a.toml"),
)
