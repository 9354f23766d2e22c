"""`jhstats rank`: published ranks, best first; or places worked out by value."""

from functools import partial
from typing import Annotated

import typer

from jhstats.ask.query import places, rank
from jhstats.ask.question import Filters
from jhstats.ask.rows import Answer
from jhstats.ask.store import Store
from jhstats.cli.options import AskOptions, OutputOptions, ScopeOptions, answer, known, metrics
from jhstats.say.messages import Messages
from jhstats.views.facts import facts_view


def command(
    ask: AskOptions,
    among: ScopeOptions,
    out: OutputOptions,
    messages: Messages,
    metric: Annotated[list[str] | None, metrics("rank", "[METRIC]...")] = None,
    by: Annotated[str | None, typer.Option("--by", metavar="value", help="option.by")] = None,
    *,
    reverse: Annotated[bool, typer.Option("--reverse", help="option.reverse")] = False,
    top: Annotated[int | None, typer.Option("--top", min=1, metavar="N", help="option.top")] = None,
) -> None:
    """Say where the base's entities stand, as published or by their values."""
    if by is not None:
        known("--by", ("value",), by)

    def find(store: Store, filters: Filters) -> Answer:
        if by or reverse:
            return places(store, metric or (), filters, among.scope(), reverse=reverse)
        return rank(store, metric or (), filters, among.scope())

    answer(ask, out, messages, find, partial(facts_view, top=top))
