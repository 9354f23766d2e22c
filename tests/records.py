"""A fact to make others of: 37.90 tons of tea, for a town, in 2021."""

from __future__ import annotations

from decimal import Decimal

from jhstats import period
from jhstats.errors import Location
from jhstats.figure import Bound
from jhstats.model import PERCENT, Fact, FactStatus, Measure, Metric, Unit

HERE = Location("a.toml")
UNITS = {
    "ton": Unit("ton", {"en": "tonnes"}, (), "mass", Decimal(1000), HERE),
    "kg": Unit("kg", {"en": "kg"}, (), "mass", Decimal(1), HERE),
    "celsius": Unit("celsius", {"en": "°C"}, (), "K", Decimal(1), HERE, Decimal("273.15")),
    "kelvin": Unit("kelvin", {"en": "K"}, (), "K", Decimal(1), HERE),
    "medal": Unit("medal", {"en": "medals"}, (), None, None, HERE, is_whole=True),
    "percent": PERCENT,
}
METRICS = {"tea": Metric("tea", {"en": "Tea"}, (), "ton", None, None, HERE)}
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
