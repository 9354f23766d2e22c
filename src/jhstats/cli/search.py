"""`jhstats search`: facts by any word."""

from typing import Annotated

import typer

from jhstats.ask.search import search
from jhstats.cli.answer import answer, base_paths, open_store
from jhstats.cli.options import AskOptions, OutputOptions
from jhstats.say.messages import Messages
from jhstats.views.facts import FIELDS, facts_view


def command(
    ask: AskOptions,
    out: OutputOptions,
    messages: Messages,
    text: Annotated[list[str], typer.Argument(metavar="TEXT...", help="argument.search")],
) -> None:
    """Find facts by their words."""
    output = out.output(FIELDS, base_paths(ask.facts))
    store = open_store(ask.facts, ask.max_size)
    answer(
        lambda: facts_view(store, search(store, text, ask.filters()), messages, output.fields),
        output,
    )
