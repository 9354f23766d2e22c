"""`jhstats list`: what there is, so that a newcomer finds the words."""

from typing import Annotated

import typer

from jhstats.ask.query import TABLES, listing, show
from jhstats.cli.answer import answer
from jhstats.cli.completion import of_words
from jhstats.cli.options import AskOptions, OutputOptions, answer_facts, known, opened
from jhstats.say.messages import Messages
from jhstats.views import listing as lists
from jhstats.views.page import View

_TABLE = typer.Argument(
    metavar="|".join(TABLES), help="argument.list", autocompletion=of_words(TABLES)
)


def command(
    ask: AskOptions, out: OutputOptions, messages: Messages, table: Annotated[str, _TABLE]
) -> None:
    """List what a base holds."""
    known("list", TABLES, table)
    if table == "facts":
        answer_facts(ask, out, messages, lambda store, filters: show(store, (), filters))
        return
    output, store = opened(ask, out, lists.FIELDS[table])

    def question() -> View:
        entries = listing(store, table, ask.filters())
        return lists.listing_view(table, entries, messages, output.fields)

    answer(question, output)
