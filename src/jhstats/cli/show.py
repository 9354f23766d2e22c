"""`jhstats show`: the facts of a metric, or of everything that the filters leave."""

from typing import Annotated

from jhstats.ask.query import show
from jhstats.cli.options import AskOptions, OutputOptions, answer, metrics
from jhstats.say.messages import Messages


def command(
    ask: AskOptions,
    out: OutputOptions,
    messages: Messages,
    word: Annotated[list[str] | None, metrics("show", "[WORD]...")] = None,
) -> None:
    """Say what the base holds of some metrics."""
    answer(ask, out, messages, lambda store, filters: show(store, word or (), filters))
