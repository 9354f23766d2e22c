"""`jhstats search`: facts by any word."""

from typing import Annotated

from jhstats.ask.search import search
from jhstats.cli.options import AskOptions, OutputOptions, answer, argument
from jhstats.say.messages import Messages


def command(
    ask: AskOptions,
    out: OutputOptions,
    messages: Messages,
    text: Annotated[list[str], argument("search", "TEXT...")],
) -> None:
    """Find facts by their words."""
    answer(ask, out, messages, search, text)
