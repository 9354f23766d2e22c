"""`jhstats list`: what there is, so that a newcomer finds the words."""

from typing import Annotated

import typer

from jhstats.ask.query import TABLES, listing, show
from jhstats.cli.answer import answer, checked, open_store
from jhstats.cli.completion import fixed
from jhstats.cli.options import AskOptions, OutputOptions, output
from jhstats.say.messages import Messages
from jhstats.views import facts
from jhstats.views import listing as lists
from jhstats.views.page import View

_TABLE = typer.Argument(
    metavar="|".join(TABLES), help="argument.list", autocompletion=fixed(TABLES)
)


def command(
    ask: AskOptions,
    out: OutputOptions,
    messages: Messages,
    table: Annotated[
        str,
        typer.Argument(
            metavar="|".join(TABLES), help="argument.list", autocompletion=fixed(TABLES)
        ),
    ],
) -> None:
    """List what a base holds."""
    checked("list", table, TABLES)
    to = output(out, facts.FIELDS if table == "facts" else lists.FIELDS[table])
    store = open_store(ask.facts)

    def question() -> View:
        if table == "facts":
            return facts.facts_view(store, show(store, (), ask.filters()), messages, to.fields)
        return lists.listing_view(table, listing(store, table, ask.filters()), messages, to.fields)

    answer(question, to)
