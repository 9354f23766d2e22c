"""`jhstats show`: the facts of a metric, or of everything that the filters leave."""

from jhstats.cli.options import Asked, AskOptions, OutputOptions, answer
from jhstats.say.messages import Messages


def command(ask: AskOptions, out: OutputOptions, messages: Messages, word: Asked = None) -> None:
    """Say what the base holds of some metrics."""
    from jhstats.ask.query import show

    answer(ask, out, messages, show, word)
