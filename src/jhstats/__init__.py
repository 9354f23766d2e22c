"""Facts and rankings, each with its unit, period, bound, rank and place of print.

    from jhstats import load, Store, show
    rows = show(Store(load()), ["revenue"])

Names are resolved on first use: importing this package imports nothing.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jhstats.errors import BaseError, JhstatsError, QueryError, UsageError
    from jhstats.load.loader import load
    from jhstats.model import Base, Entity, Evidence, Fact, Metric, Rank, Source, Unit
    from jhstats.period import Period
    from jhstats.query import Filters, Row, Scope, rank, show
    from jhstats.store import Store

__version__ = "0.1.0"

_HOMES = {
    "errors": ("BaseError", "JhstatsError", "QueryError", "UsageError"),
    "loader": ("load",),
    "model": ("Base", "Entity", "Evidence", "Fact", "Metric", "Rank", "Source", "Unit"),
    "period": ("Period",),
    "query": ("Filters", "Row", "Scope", "rank", "show"),
    "store": ("Store",),
}

__all__ = [
    "Base",
    "BaseError",
    "Entity",
    "Evidence",
    "Fact",
    "Filters",
    "JhstatsError",
    "Metric",
    "Period",
    "QueryError",
    "Rank",
    "Row",
    "Scope",
    "Source",
    "Store",
    "Unit",
    "UsageError",
    "load",
    "rank",
    "show",
]


def __getattr__(name: str) -> object:
    for module, names in _HOMES.items():
        if name in names:
            from importlib import import_module  # noqa: PLC0415 - see the docstring

            value = getattr(import_module(f"jhstats.{module}"), name)
            globals()[name] = value
            return value
    raise AttributeError(f"module 'jhstats' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted([*globals(), *__all__])
