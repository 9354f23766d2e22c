"""`jhstats compare`: facts side by side, and what follows from them."""

from typing import Annotated

from jhstats.ask.compare import compare
from jhstats.cli.answer import answer, open_store
from jhstats.cli.options import AskOptions, OutputOptions, metrics, output
from jhstats.say.messages import Messages
from jhstats.views.comparison import FIELDS, comparison_view
from jhstats.views.page import View


def command(
    ask: AskOptions,
    out: OutputOptions,
    messages: Messages,
    metric: Annotated[list[str], metrics("compare", "METRIC...")],
) -> None:
    """Put facts side by side."""
    to = output(out, FIELDS)
    store = open_store(ask.facts)

    def question() -> View:
        found = compare(store, metric, ask.filters())
        return comparison_view(store, found, messages, to.fields)

    answer(question, to)
