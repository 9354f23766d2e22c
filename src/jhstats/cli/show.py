"""`jhstats show`: the facts of a metric, or of everything that the filters leave."""

from typing import Annotated

from jhstats.ask.query import show
from jhstats.cli.answer import answer, base_paths, open_store
from jhstats.cli.options import AskOptions, OutputOptions, metrics
from jhstats.say.messages import Messages
from jhstats.views.facts import FIELDS, facts_view


def command(
    ask: AskOptions,
    out: OutputOptions,
    messages: Messages,
    metric: Annotated[list[str] | None, metrics("show", "[METRIC]...")] = None,
) -> None:
    """Say what the base holds of some metrics."""
    output = out.output(FIELDS, base_paths(ask.facts))
    store = open_store(ask.facts, ask.max_size)
    answer(
        lambda: facts_view(
            store, show(store, metric or (), ask.filters()), messages, output.fields
        ),
        output,
    )
