"""`jhstats rank`: published ranks, best first; or places worked out by value."""

from typing import Annotated

import typer

from jhstats.ask.query import places, rank
from jhstats.ask.rows import Answer
from jhstats.cli.answer import answer, base_paths, open_store
from jhstats.cli.options import AskOptions, OutputOptions, ScopeOptions, known, metrics
from jhstats.say.messages import Messages
from jhstats.views.facts import FIELDS, facts_view
from jhstats.views.page import View


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
    output = out.output(FIELDS, base_paths(ask.facts))
    if by is not None:
        known("--by", ("value",), by)
    store = open_store(ask.facts, ask.max_size)

    def question() -> View:
        if by or reverse:
            rows = places(store, metric or (), ask.filters(), among.scope(), reverse=reverse)
        else:
            rows = rank(store, metric or (), ask.filters(), among.scope())
        left_out = len(rows[top:]) if top else 0
        return facts_view(
            store, Answer(rows[:top], rows.notices), messages, output.fields, left_out
        )

    answer(question, output)
