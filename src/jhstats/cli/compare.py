"""`jhstats compare`: facts side by side, and what follows from them."""

from typing import Annotated

import typer

from jhstats.ask.compare import compare
from jhstats.cli.completion import of_records
from jhstats.cli.options import AskOptions, OutputOptions, answer, metrics, option
from jhstats.say.messages import Messages
from jhstats.views.comparison import FIELDS, comparison_view


def command(
    ask: AskOptions,
    out: OutputOptions,
    messages: Messages,
    word: Annotated[list[str], metrics("compare", "WORD...")],
    per: Annotated[str | None, option("--per", "METRIC", complete=of_records("metrics"))] = None,
    *,
    sum_: Annotated[bool, typer.Option("--sum", help="option.sum")] = False,
) -> None:
    """Put facts side by side."""
    answer(
        ask,
        out,
        messages,
        lambda store, filters: compare(store, word, filters, per, is_sum=sum_),
        comparison_view,
        FIELDS,
    )
