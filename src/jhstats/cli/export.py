"""`jhstats export`: the base in use, or some of its facts, in another form."""

import sys
from contextlib import ExitStack
from functools import partial
from typing import Annotated

from jhstats.ask.query import show
from jhstats.ask.rows import Answer, Row
from jhstats.ask.store import Store
from jhstats.cli.answer import base_paths, check_language, max_size, open_store
from jhstats.cli.options import AskOptions, OutputOptions, argument, keep
from jhstats.give.databases import write_parquet, write_sqlite
from jhstats.give.tables import part, tables, toml
from jhstats.load.files import is_database
from jhstats.load.loader import stream
from jhstats.phrases import Notice
from jhstats.render.lines import json_object
from jhstats.render.output import EXPORTS, emit
from jhstats.say.messages import Messages
from jhstats.views.facts import FIELDS, facts_view, used_columns
from jhstats.views.wording import Wording

_ALONE = {"csv": ["evidence"], "tsv": ["evidence"], "parquet": ["evidence", "ranks"]}
"""Of what a form holds the first of each fact alone."""


def command(
    ask: Annotated[AskOptions, "unit"],  # what was printed is given
    out: OutputOptions,
    messages: Messages,
    word: Annotated[list[str] | None, argument("show", "[WORD]...", "metrics")] = None,
) -> None:
    """Give what the base says, the whole of it or some facts, to people and programs."""
    paths = base_paths(ask.facts)
    output = out.output(FIELDS, paths, EXPORTS)
    with ExitStack() as told_while:
        if output.form == "sqlite" and sys.stderr.isatty():
            from jhstats.render.terminal import working

            told_while.enter_context(working(str(output.file)))
        is_whole = not word and not any(ask.filters())
        if is_whole and output.form == "sqlite" and not any(map(is_database, paths)):
            base, facts = stream(*paths, max_size=max_size(ask.max_size))
            store = Store(base)
        else:
            store = open_store(paths, ask.max_size, messages)
            base, facts = store.whole(), None
        wording = Wording(store, messages)
        check_language(messages, store)
        keep(output.file, base.files)
        is_asked = not is_whole or (base.facts and output.form == "jsonl")
        rows = show(store, word or (), ask.filters()) if is_asked else Answer([])
        base = base if is_whole else part(base, [row.fact for row in rows])
        is_table, place = output.form in ("csv", "tsv"), output.file if is_whole else None
        view = facts_view([*map(Row.of, base.facts)] if is_table else rows, wording)
        fields = used_columns(base.facts) if is_table else view.fields
        own = {
            "toml": lambda: toml(base),
            "json": lambda: json_object(tables(base)),
            "sqlite": lambda: partial(write_sqlite, base, facts or base.facts, file=place),
            "parquet": lambda: partial(write_parquet, base),
        }
        left = {many: sum(len(getattr(fact, many)) > 1 for fact in base.facts) or None
                for many in _ALONE.get(output.form, ())}  # fmt: skip
        told = [*rows.notices, *[Notice("left-behind", left)] * any(left.values())]
        view = view._replace(own=own, fields=output.fields or fields)
        emit(view, output, map(wording.notice, told))
