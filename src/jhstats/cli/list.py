"""`jhstats list`: what there is, so that a newcomer finds the words."""

from functools import partial
from typing import Annotated

from jhstats.ask.query import listing, show
from jhstats.ask.vocabulary import TABLES, choice
from jhstats.cli.options import AskOptions, OutputOptions, answer, argument
from jhstats.say.messages import Messages
from jhstats.views.facts import LIST_FIELDS, listing_view


def command(
    ask: AskOptions,
    out: OutputOptions,
    messages: Messages,
    table: Annotated[str | None, argument("list", f"[{'|'.join(TABLES)}]")] = None,
) -> None:
    """List what a base holds."""
    table = choice("list", TABLES, table or "metrics")
    if table == "facts":
        answer(ask, out, messages, show, ())
    else:
        answer(ask, out, messages, listing, table, partial(listing_view, table), LIST_FIELDS[table])
