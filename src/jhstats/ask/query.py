"""The facts of metrics, and the ranks that were published of them, as rows.

Each function can be called without the command line. A question that has no answer raises
with what there is instead.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from jhstats.ask.question import (
    EVERYWHERE,
    NO_FILTERS,
    Filters,
    Scope,
    distinct,
    each,
    entity_called,
    nothing,
    understand,
)
from jhstats.ask.rows import Row, in_asked_unit, row_of
from jhstats.errors import Kind, Problem, QueryError
from jhstats.model import RankKind
from jhstats.names import candidates

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from jhstats.ask.store import Store
    from jhstats.model import Fact, Rank

_RANK_ORDER = {kind: index for index, kind in enumerate(RankKind)}


def show(store: Store, words: Sequence[str] = (), filters: Filters = NO_FILTERS) -> list[Row]:
    """The facts of the metrics that the words name, or all that the filters leave.

    Raises:
        QueryError: a word names no metric, or nothing is left.
        UsageError: a filter has no such value, or no value converts into the unit.
    """
    selection = understand(store, words, filters, "show", [])
    facts = store.select(selection)
    if not facts:
        raise nothing(store, selection)
    return in_asked_unit(store, [row_of(fact) for fact in facts], filters.unit)


def rank(
    store: Store,
    words: Sequence[str] = (),
    filters: Filters = NO_FILTERS,
    scope: Scope = EVERYWHERE,
    top: int | None = None,
) -> list[Row]:
    """Published ranks, best first: one row a rank, with the fact that it is of.

    Positions come ascending, then the tops, the first to do it, and the leading.

    Raises:
        QueryError: a word names no metric or entity, or nothing is left.
        UsageError: a filter has no such value, or no value converts into the unit.
    """
    problems: list[Problem] = []
    among = each(scope.among, lambda word: entity_called(store, word), problems)
    selection = understand(store, words, filters, "rank", problems)
    facts = store.select(selection)
    if not facts:
        raise nothing(store, selection)
    ranked = [
        (fact, rank)
        for fact in facts
        for rank in fact.ranks
        if not (scope.kinds or among)
        or store.entities[rank.among].kind in scope.kinds
        or rank.among in among
    ]
    if not ranked:
        raise _no_ranks(store, facts)
    ranked.sort(key=_best_first)
    rows = [row_of(fact)._replace(ranks=(rank,)) for fact, rank in ranked[:top]]
    return in_asked_unit(store, rows, filters.unit)


def _best_first(ranked: tuple[Fact, Rank]) -> tuple[int, int]:
    _, rank = ranked
    return _RANK_ORDER[rank.kind], rank.number or 0


def _no_ranks(store: Store, facts: Iterable[Fact]) -> QueryError:
    among = distinct(rank.among for fact in facts for rank in fact.ranks)
    return QueryError([Problem(Kind.NO_RANKS, {"candidates": candidates(among, store.entities)})])
