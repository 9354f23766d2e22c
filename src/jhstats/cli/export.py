"""`jhstats export`: the base in use, or some of its facts, in another form."""

from itertools import zip_longest
from typing import Annotated

from jhstats.ask.query import show
from jhstats.ask.rows import Answer, Row
from jhstats.cli.answer import base_paths, check_language, open_store
from jhstats.cli.options import METRICS, AskOptions, OutputOptions, argument, keep
from jhstats.give.databases import parquet, sqlite
from jhstats.give.tables import part, tables, toml
from jhstats.phrases import Notice
from jhstats.render.lines import json_object
from jhstats.render.output import EXPORTS, emit
from jhstats.say.messages import Messages
from jhstats.views.facts import FIELDS, facts_view, used_columns
from jhstats.views.wording import Wording

FORMS = EXPORTS.names
_ALONE = {"csv": ("evidence",), "tsv": ("evidence",), "parquet": ("evidence", "ranks")}
"""Of what a form holds the first of each fact alone."""


def command(
    ask: Annotated[AskOptions, "unit"],  # what was printed is given
    out: OutputOptions,
    messages: Messages,
    word: Annotated[list[str] | None, argument("export", "[WORD]...", METRICS)] = None,
) -> None:
    """Give what the base says, the whole of it or some facts, to people and programs."""
    paths = base_paths(ask.facts)
    output = out.output(FIELDS, paths, EXPORTS)
    store = open_store(paths, ask.max_size, messages)
    base = store.whole()
    wording, is_whole = Wording(store, messages), not word and not any(ask.filters())
    check_language(messages, store)
    keep(output.file, base.files)
    rows = Answer([])
    if base.facts or not is_whole:
        rows = show(wording.store, word or (), ask.filters())
    base = base if is_whole else part(base, [row.fact for row in rows])
    view = facts_view(rows, wording, output.fields)
    if output.form in ("csv", "tsv"):
        in_order = [*map(Row.of, base.facts)]
        view = facts_view(in_order, wording, output.fields or used_columns(base.facts))
    own = {
        "toml": lambda: toml(base),
        "json": lambda: json_object(tables(base)),
        "sqlite": lambda: sqlite(base, output.file),
        "parquet": lambda: parquet(base),
    }
    parts = _ALONE.get(output.form, ())
    counts = [sum(len(getattr(fact, part)) > 1 for fact in base.facts) or None for part in parts]
    told = (
        [Notice("left-behind", dict(zip_longest(_ALONE["parquet"], counts)))] if any(counts) else []
    )
    emit(view._replace(own=own), output, map(wording.notice, (*rows.notices, *told)))
