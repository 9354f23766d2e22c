"""`jhstats compare`: facts side by side, and what follows from them."""

from typing import Annotated

from jhstats.ask.compare import compare
from jhstats.cli.options import AskOptions, OutputOptions, answer, metrics
from jhstats.say.messages import Messages
from jhstats.views.comparison import FIELDS, comparison_view


def command(
    ask: AskOptions,
    out: OutputOptions,
    messages: Messages,
    metric: Annotated[list[str], metrics("compare", "METRIC...")],
) -> None:
    """Put facts side by side."""
    answer(
        ask,
        out,
        messages,
        lambda store, filters: compare(store, metric, filters),
        comparison_view,
        FIELDS,
    )
