"""`jhstats list`: what there is, so that a newcomer finds the words."""

from typing import Annotated

import typer

from jhstats.ask.query import TABLES, listing, show
from jhstats.cli.answer import answer, base_paths, open_store
from jhstats.cli.completion import of_words
from jhstats.cli.options import AskOptions, OutputOptions, known
from jhstats.say.messages import Messages
from jhstats.views import facts
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
    fields = facts.FIELDS if table == "facts" else lists.FIELDS[table]
    output = out.output(fields, base_paths(ask.facts))
    store = open_store(ask.facts, ask.max_size)

    def question() -> View:
        if table == "facts":
            return facts.facts_view(store, show(store, (), ask.filters()), messages, output.fields)
        entries = listing(store, table, ask.filters())
        return lists.listing_view(table, entries, messages, output.fields)

    answer(question, output)
