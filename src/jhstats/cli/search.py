"""`jhstats search`: facts by any word."""

from typing import Annotated

import typer

from jhstats.cli.answer import answer, open_store
from jhstats.cli.options import AskOptions, OutputOptions, output
from jhstats.search import search
from jhstats.views.facts import FIELDS, facts_view
from jhstats.views.page import View
from jhstats.words import Words


def command(
    ask: AskOptions,
    out: OutputOptions,
    words: Words,
    text: Annotated[list[str], typer.Argument(metavar="TEXT...", help="argument.search")],
) -> None:
    """Find facts by their words."""
    to = output(out, FIELDS)
    store = open_store(ask.facts)

    def question() -> View:
        return facts_view(store, search(store, text, ask.filters()), words, to.fields)

    answer(question, to)
