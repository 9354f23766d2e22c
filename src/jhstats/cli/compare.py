"""`jhstats compare`: facts side by side, and what follows from them."""

from functools import partial
from typing import Annotated

from jhstats.ask.compare import compare
from jhstats.cli.options import AskOptions, OutputOptions, answer, argument, option
from jhstats.say.messages import Messages
from jhstats.views.comparison import FIELDS, comparison_view


def command(
    ask: AskOptions,
    out: OutputOptions,
    messages: Messages,
    word: Annotated[list[str], argument("compare", "WORD...", "metrics")],
    per: Annotated[str | None, option("--per", "METRIC", complete="metrics")] = None,
    *,
    sum_: Annotated[bool, option("--sum")] = False,
) -> None:
    """Put facts side by side."""
    find = partial(compare, per=per, is_sum=sum_)
    answer(ask, out, messages, find, word, comparison_view, FIELDS)
