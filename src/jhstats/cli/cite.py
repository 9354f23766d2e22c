"""`jhstats cite`: facts as sentences, with the references of their sources."""

from functools import partial
from typing import Annotated

from jhstats.ask.query import show
from jhstats.ask.vocabulary import choice
from jhstats.cli.options import Asked, AskOptions, OutputOptions, answer, option
from jhstats.render.output import CITATIONS
from jhstats.say.messages import Messages
from jhstats.views.citation import FIELDS, STYLES, citation_view


def command(
    ask: AskOptions,
    out: OutputOptions,
    messages: Messages,
    word: Asked = None,
    style: Annotated[str | None, option("--style", "STYLE")] = None,
) -> None:
    """Say facts so that they can be printed, and name their sources."""
    is_bib = (out.file or "").endswith(".bib")
    style = choice("--style", STYLES, style or ("bibtex" if is_bib else "gb7714"))
    style = "csl-json" if out.json else style
    view, out = partial(citation_view, style=style), out._replace(json=style == "csl-json")
    answer(ask, out, messages, show, word, view, FIELDS, CITATIONS)
