"""`jhstats compare`: facts side by side, and what follows from them."""

from typing import Annotated

from jhstats.ask.compare import compare
from jhstats.cli.answer import answer
from jhstats.cli.options import AskOptions, OutputOptions, metrics, opened
from jhstats.say.messages import Messages
from jhstats.views.comparison import FIELDS, comparison_view


def command(
    ask: AskOptions,
    out: OutputOptions,
    messages: Messages,
    metric: Annotated[list[str], metrics("compare", "METRIC...")],
) -> None:
    """Put facts side by side."""
    output, store = opened(ask, out, FIELDS)
    answer(
        lambda: comparison_view(
            store, compare(store, metric, ask.filters()), messages, output.fields
        ),
        output,
    )
