"""`jhstats rank`: published ranks, best first; or places worked out by value or growth."""

from functools import partial
from typing import Annotated

import typer

from jhstats.ask.query import places, rank
from jhstats.ask.question import Scope
from jhstats.ask.vocabulary import choice
from jhstats.cli.options import Asked, AskOptions, OutputOptions, answer, option
from jhstats.say.messages import Messages

_BY = {"value": ("数值",), "growth": ("增长", "增速")}


def command(
    *,
    word: Asked = None,
    by: Annotated[str | None, option("--by", "|".join(_BY))],
    ask: AskOptions,
    province: Annotated[bool, option("--province")],
    nation: Annotated[bool, option("--nation")],
    world: Annotated[bool, option("--world")],
    among: Annotated[list[str], option("--among", "ENTITY", complete="entities")],
    out: OutputOptions,
    messages: Messages,
    reverse: Annotated[bool, option("--reverse")],
    top: Annotated[int | None, typer.Option("--top", min=1, metavar="N", help="option.top")],
) -> None:
    """Say where the base's entities stand, as published, by their values or by their growth."""
    by = by and choice("--by", _BY, by)
    kinds = {"province": province, "nation": nation, "world": world}
    scope = Scope(tuple(kind for kind, is_asked in kinds.items() if is_asked), among, top)
    if by == "growth":
        from jhstats.ask.compare import growth_places
        from jhstats.views.comparison import PLACED_FIELDS, comparison_view

        grown = partial(growth_places, scope=scope, reverse=reverse)
        answer(ask, out, messages, grown, word, comparison_view, PLACED_FIELDS)
    else:
        placed = partial(places, scope=scope, reverse=reverse)
        answer(ask, out, messages, placed if by or reverse else partial(rank, scope=scope), word)
