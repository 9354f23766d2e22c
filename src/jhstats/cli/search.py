"""`jhstats search`: facts by any word."""

from typing import Annotated

import typer

from jhstats.ask.search import search
from jhstats.cli.answer import answer
from jhstats.cli.options import AskOptions, OutputOptions, ReadOptions
from jhstats.say.messages import Messages
from jhstats.views.facts import FIELDS, facts_view


def command(
    ask: AskOptions,
    read: ReadOptions,
    out: OutputOptions,
    messages: Messages,
    text: Annotated[list[str], typer.Argument(metavar="TEXT...", help="argument.search")],
) -> None:
    """Find facts by their words."""
    output = out.output(FIELDS, read.paths())
    store = read.store()
    answer(
        lambda: facts_view(store, search(store, text, ask.filters()), messages, output.fields),
        output,
    )
