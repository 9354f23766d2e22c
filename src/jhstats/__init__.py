"""Facts and rankings, each with its unit, period, bound, rank and place of print.

    from jhstats import load, Store, show
    rows = show(Store(load()), ["revenue"])

Names are resolved on first use: importing this package imports nothing.
"""

import sys
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jhstats.ask.compare import compare as compare
    from jhstats.ask.query import rank as rank
    from jhstats.ask.query import show as show
    from jhstats.ask.question import Filters as Filters
    from jhstats.ask.question import Scope as Scope
    from jhstats.ask.rows import Row as Row
    from jhstats.ask.search import search as search
    from jhstats.ask.store import Store as Store
    from jhstats.check.rules import check as check
    from jhstats.errors import BaseError as BaseError
    from jhstats.errors import JhstatsError as JhstatsError
    from jhstats.errors import QueryError as QueryError
    from jhstats.errors import UsageError as UsageError
    from jhstats.load.loader import load as load
    from jhstats.model import Base as Base
    from jhstats.model import Entity as Entity
    from jhstats.model import Evidence as Evidence
    from jhstats.model import Fact as Fact
    from jhstats.model import Metric as Metric
    from jhstats.model import Rank as Rank
    from jhstats.model import Source as Source
    from jhstats.model import Unit as Unit
    from jhstats.period import Period as Period
    from jhstats.proof.proving import proof as proof

__version__ = "0.1.0"

_HOMES = {
    "ask.compare": ("compare",),
    "ask.query": ("rank", "show"),
    "ask.question": ("Filters", "Scope"),
    "ask.rows": ("Row",),
    "ask.search": ("search",),
    "ask.store": ("Store",),
    "check.rules": ("check",),
    "errors": ("BaseError", "JhstatsError", "QueryError", "UsageError"),
    "load.loader": ("load",),
    "model": ("Base", "Entity", "Evidence", "Fact", "Metric", "Rank", "Source", "Unit"),
    "period": ("Period",),
    "proof.proving": ("proof",),
}

__all__ = [name for names in _HOMES.values() for name in names]


class _Package(ModuleType):
    """A package whose functions `load` and `proof` are not hidden by the rooms of these names."""

    def __setattr__(self, name: str, value: object) -> None:
        if name not in __all__ or not isinstance(value, ModuleType):
            super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Package


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
