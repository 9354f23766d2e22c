"""Facts and rankings, each with its unit, period, bound, rank and place of print.

    from jhstats import load, Store, show
    rows = show(Store(load()), ["revenue"])

Names are resolved on first use: importing this package imports nothing.
"""

import sys
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jhstats.ask.compare import compare
    from jhstats.ask.prepared import PreparedStore
    from jhstats.ask.query import rank, show
    from jhstats.ask.question import Filters, Scope
    from jhstats.ask.rows import Row
    from jhstats.ask.search import search
    from jhstats.ask.store import Store
    from jhstats.check.rules import check
    from jhstats.errors import BaseError, JhstatsError, QueryError, UsageError
    from jhstats.load.loader import load
    from jhstats.model import Base, Entity, Evidence, Fact, Metric, Rank, Source, Unit
    from jhstats.period import Period
    from jhstats.proof.proving import proof

__all__ = ["Base", "BaseError", "Entity", "Evidence", "Fact", "Filters", "JhstatsError", "Metric"]
__all__ += ["Period", "PreparedStore", "QueryError", "Rank", "Row", "Scope", "Source", "Store"]
__all__ += ["Unit", "UsageError", "check", "compare", "load", "proof", "rank", "search", "show"]
__version__ = "0.1.0"

_HOMES = (
    *("errors", "period", "model", "load.loader", "ask.store", "ask.question", "ask.rows"),
    *("ask.query", "ask.search", "ask.compare", "ask.prepared", "check.rules", "proof.proving"),
)
"""The modules that have the names above: a name is looked for in one after the other."""


class _Package(ModuleType):
    """A package whose functions `load` and `proof` are not hidden by the rooms of these names."""

    def __setattr__(self, name: str, value: object) -> None:
        if name not in __all__ or not isinstance(value, ModuleType):
            super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Package


def __getattr__(name: str) -> object:
    from importlib import import_module  # noqa: PLC0415 - see the docstring

    for module in _HOMES if name in __all__ else ():
        value = vars(import_module(f"jhstats.{module}")).get(name)
        if value is not None:
            globals()[name] = value
            return value
    raise AttributeError(f"module 'jhstats' has no attribute {name!r}")
