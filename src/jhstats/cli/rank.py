"""`jhstats rank`: published ranks, best first."""

from typing import Annotated

import typer

from jhstats.cli.answer import answer, open_store
from jhstats.cli.options import AskOptions, OutputOptions, ScopeOptions, output
from jhstats.query import rank
from jhstats.views import View, facts_view
from jhstats.words import Words


def command(
    ask: AskOptions,
    among: ScopeOptions,
    out: OutputOptions,
    words: Words,
    metric: Annotated[
        list[str] | None, typer.Argument(metavar="[METRIC]...", help="argument.rank")
    ] = None,
    top: Annotated[int | None, typer.Option("--top", min=1, help="option.top")] = None,
) -> None:
    """Say where the base's entities stand, as published."""
    to = output(out)
    store = open_store(ask.facts)

    def question() -> View:
        rows = rank(store, metric or (), ask.filters(), among.scope())
        return facts_view(
            store, rows[:top], words, to.fields, left_out=len(rows[top:]) if top else 0
        )

    answer(question, to)
