"""`jhstats compare`: facts side by side, and what follows from them."""

from typing import Annotated

from jhstats.cli.answer import answer, open_store
from jhstats.cli.options import AskOptions, OutputOptions, metrics, output
from jhstats.compare import compare
from jhstats.views.comparison import FIELDS, comparison_view
from jhstats.views.page import View
from jhstats.words import Words


def command(
    ask: AskOptions,
    out: OutputOptions,
    words: Words,
    metric: Annotated[list[str], metrics("compare", "METRIC...")],
) -> None:
    """Put facts side by side."""
    to = output(out, FIELDS)
    store = open_store(ask.facts)

    def question() -> View:
        found = compare(store, metric, ask.filters())
        return comparison_view(store, found, words, to.fields)

    answer(question, to)
