"""`jhstats show`: the facts of a metric, or of everything that the filters leave."""

from typing import Annotated

from jhstats.ask.query import show
from jhstats.cli.answer import answer
from jhstats.cli.options import AskOptions, OutputOptions, ReadOptions, metrics
from jhstats.say.messages import Messages
from jhstats.views.facts import FIELDS, facts_view


def command(
    ask: AskOptions,
    read: ReadOptions,
    out: OutputOptions,
    messages: Messages,
    metric: Annotated[list[str] | None, metrics("show", "[METRIC]...")] = None,
) -> None:
    """Say what the base holds of some metrics."""
    output = out.output(FIELDS, read.paths())
    store = read.store()
    answer(
        lambda: facts_view(
            store, show(store, metric or (), ask.filters()), messages, output.fields
        ),
        output,
    )
