"""`jhstats proof`: every figure in a draft, held against the base."""

import os
from typing import Annotated

from jhstats.cli.answer import base_paths, max_size, open_store
from jhstats.cli.options import OutputOptions, argument, keep, option
from jhstats.errors import Kind, Status, UsageError
from jhstats.load.documents import draft_names, read_documents
from jhstats.load.settings import read_settings
from jhstats.period import parse
from jhstats.proof.agreement import Verdict
from jhstats.proof.proving import Proof
from jhstats.render.output import REPORTS, emit
from jhstats.say.messages import Messages
from jhstats.text.dates import relatives
from jhstats.views.verdicts import FIELDS, summary, verdicts_view


def command(
    *,
    draft: Annotated[list[str], argument("proof", "DRAFT...")],
    all_: Annotated[bool, option("--all")],
    unknown: Annotated[bool, option("--unknown")],
    strict: Annotated[bool, option("--strict")],
    date: Annotated[str | None, option("--date", "DATE")],
    facts: Annotated[list[str], option("--facts", "PATH")],
    size: Annotated[str | None, option("--max-size", "SIZE")],
    out: OutputOptions,
    messages: Messages,
) -> int:
    """Hold drafts against a base; the status says whether a figure is wrong."""
    paths, most = base_paths(facts), max_size(size)
    drafts = draft_names(draft)
    output = out.output(FIELDS, [*drafts, *paths], REPORTS)
    try:
        today = parse(date) if date is not None else None
    except ValueError:
        raise UsageError.of(Kind.BAD_CHOICE, option="--date", given=date) from None
    documents = read_documents(drafts, most)
    store = open_store(paths, size, messages)
    keep(output.file, store.files)
    proof = Proof(store, today)
    accepted = read_settings().accepted_by_draft()
    proved_drafts = {
        name: (text, [*proof.prove(name, text, spots, accepted.get(os.path.realpath(name), ()))])
        for name, _, text, spots, _ in documents
    }
    figures = [proved for _, own in proved_drafts.values() for proved in own]
    notices = summary(proof, figures, messages)
    if guessed := [given.name for given in documents if given.is_guessed]:
        notices.append(messages.say("text.guessed", files=messages.listed(guessed)))
    is_undated = today is None and any(relatives(given.text) for given in documents)
    notices += [messages.say("proof.undated")] if is_undated else []
    told = {Verdict.WRONG, *[Verdict.UNKNOWN] * (unknown or strict)}
    listed = [own for own in figures if own.judged.verdict in told and not own.accepted]
    shown = figures if all_ else listed
    emit(verdicts_view(store, shown, messages, output.fields, proved_drafts), output, notices)
    is_bad = any(strict or own.judged.verdict is Verdict.WRONG for own in listed)
    return Status.NOTHING if is_bad else Status.OK
