"""`jhstats show`: the facts of a metric, or of everything that the filters leave."""

from typing import Annotated

from jhstats.cli.options import AskOptions, OutputOptions, answer, argument
from jhstats.say.messages import Messages


def command(
    ask: AskOptions,
    out: OutputOptions,
    messages: Messages,
    word: Annotated[list[str] | None, argument("show", "[WORD]...", "metrics")] = None,
) -> None:
    """Say what the base holds of some metrics."""
    from jhstats.ask.query import show

    answer(ask, out, messages, show, word)
