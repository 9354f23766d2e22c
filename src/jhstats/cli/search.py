"""`jhstats search`: facts by any word."""

from typing import Annotated

import typer

from jhstats.ask.search import search
from jhstats.cli.options import AskOptions, OutputOptions, answer
from jhstats.say.messages import Messages


def command(
    ask: AskOptions,
    out: OutputOptions,
    messages: Messages,
    text: Annotated[list[str], typer.Argument(metavar="TEXT...", help="argument.search")],
) -> None:
    """Find facts by their words."""
    answer(ask, out, messages, lambda store, filters: search(store, text, filters))
