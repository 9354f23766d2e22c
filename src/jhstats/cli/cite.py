"""`jhstats cite`: facts as sentences, with the references of their sources."""

from functools import partial
from typing import Annotated

import typer

from jhstats.ask.query import show
from jhstats.ask.question import Filters
from jhstats.ask.rows import Answer
from jhstats.ask.store import Store
from jhstats.cli.completion import of_words
from jhstats.cli.options import AskOptions, OutputOptions, answer, known, metrics
from jhstats.render.output import CITATIONS
from jhstats.say.messages import Messages
from jhstats.views.citation import STYLES, citation_view

_STYLE = typer.Option(
    "--style", metavar="STYLE", help="option.style", autocompletion=of_words(STYLES)
)


def command(
    ask: AskOptions,
    out: OutputOptions,
    messages: Messages,
    word: Annotated[list[str] | None, metrics("cite", "[WORD]...")] = None,
    style: Annotated[str | None, _STYLE] = None,
) -> None:
    """Say facts so that they can be printed, and name their sources."""
    known("--style", STYLES, *filter(None, [style]))
    chosen = style or ("bibtex" if (out.file or "").endswith(".bib") else STYLES[0])
    chosen = "csl-json" if out.json else chosen
    out = out._replace(json=chosen == "csl-json")
    view = partial(citation_view, style=chosen)

    def find(store: Store, filters: Filters) -> Answer:
        return show(store, word or (), filters)

    answer(ask, out, messages, find, view, (), CITATIONS)
