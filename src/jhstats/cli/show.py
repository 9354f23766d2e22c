"""`jhstats show`: the facts of a metric, or of everything that the filters leave."""

from collections.abc import Iterable
from functools import partial
from typing import Annotated

from jhstats.ask.query import show
from jhstats.ask.rows import Row
from jhstats.cli.options import AskOptions, OutputOptions, answer, metrics
from jhstats.say.messages import Messages
from jhstats.views.facts import facts_view
from jhstats.views.wording import Wording


def command(
    ask: AskOptions,
    out: OutputOptions,
    messages: Messages,
    word: Annotated[list[str] | None, metrics("show", "[WORD]...")] = None,
) -> None:
    """Say what the base holds of some metrics."""
    view = partial(facts_view, details=_details)
    answer(ask, out, messages, lambda store, filters: show(store, word or (), filters), view)


def _details(row: Row, wording: Wording) -> Iterable[str]:
    from jhstats.views.card import details

    return details(row, wording)
