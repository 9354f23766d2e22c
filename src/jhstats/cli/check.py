"""`jhstats check`: whether a base can be trusted."""

import os
from collections.abc import Sequence
from contextlib import suppress
from typing import Annotated

from jhstats.ask.vocabulary import choice
from jhstats.check.context import Check, Text
from jhstats.check.finding import Finding, Severity
from jhstats.check.rules import RULES, Explanation, explain, run
from jhstats.cli.answer import base_paths, check_language, max_size, open_store
from jhstats.cli.options import OutputOptions, argument, keep, option
from jhstats.errors import BaseError, Kind, Status, UsageError
from jhstats.load.documents import draft_names, read_documents
from jhstats.load.files import STDIN, is_database, read_file, read_files
from jhstats.load.lines import locator
from jhstats.load.loader import parse
from jhstats.load.settings import FILE
from jhstats.model import Base
from jhstats.names import nearest
from jhstats.render.output import REPORTS, emit
from jhstats.say.messages import Messages
from jhstats.views import findings as views

_NAMES = dict.fromkeys((rule.name for rule in RULES), ())
_UNUSABLE = (Kind.UNREADABLE, Kind.TOO_LARGE, Kind.NO_FILES, Kind.NOT_UTF8, Kind.NOT_PREPARED)
"""What keeps a file from being looked at; all else is a finding."""


def command(
    *,
    path: Annotated[list[str] | None, argument("check", "[PATH]...")] = None,
    against: Annotated[list[str], option("--against", "TEXT")],
    rule: Annotated[list[str], option("--rule", "NAME")],
    explain_: Annotated[bool, option("--explain")],
    facts: Annotated[list[str], option("--facts", "PATH")],
    size: Annotated[str | None, option("--max-size", "SIZE")],
    out: OutputOptions,
    messages: Messages,
) -> int:
    """Check a base; the status says whether it is sound."""
    given = [name for name in path or () if os.path.basename(name) != FILE]  # noqa: PTH119 - it is no base
    paths, most = tuple(given) or base_paths(facts), max_size(size)
    texts = [word.rpartition("=")[2] for word in against]
    output = out.output(views.FIELDS, [*paths, *against, *texts], REPORTS)
    rule = [choice("--rule", _NAMES, own) for own in rule]
    if not against and any(own.name in rule and own.needs_text for own in RULES):
        raise UsageError.of(Kind.USAGE, fault="missing", command="check", given="--against TEXT")
    if [*paths, *texts].count(STDIN) > 1:
        raise UsageError.of(Kind.UNREADABLE, reason="cause.stdin-twice")
    store = open_store(paths, size, messages) if any(map(is_database, paths)) else None
    files = read_files(() if store else paths, most)
    # Those that a base was prepared from and that have lines still, under their names then.
    for own in store.origins() if store else ():
        if own.is_same and not own.named_by:
            with suppress(BaseError):
                files.append(read_file(own.path, most)._replace(name=own.name))
    shown = Explanation() if explain_ else None
    try:
        base = store.whole() if store else parse(files, most)
    except BaseError as error:
        if any(problem.kind in _UNUSABLE for problem in error.problems):
            raise
        findings = []
        for kind, data, spot, _ in error.problems:
            fact = spot.id or None if spot and spot.table == "fact" else None
            findings.append(Finding(Severity.ERROR, kind, data, spot, fact, kind.value))
        notices = [messages.say("check.checked", result=views.count_findings(findings, messages))]
    else:
        check_language(messages, base)
        keep(output.file, base.files)
        check = Check(base, _texts(base, against, most))
        findings, count = run(check, rule)
        shown = explain(check, rule) if explain_ else None
        counts = {"facts": len(base.facts), "texts": len(check.texts), "rules": count}
        result = views.count_findings(findings, messages, check.unread, is_explained=explain_)
        notices = [messages.say("check.checked", **counts, result=result)]
        if guessed := [o.document.name for o in check.texts if o.document.is_guessed]:
            notices.append(messages.say("text.guessed", files=messages.listed(guessed)))
    view = views.findings_view(findings, messages, locator(files), output.fields, shown)
    emit(view._replace(title=lambda: messages.listed(o.name for o in files)), output, notices)
    is_sound = all(finding.severity is Severity.NOTE for finding in findings)
    return Status.OK if is_sound else Status.NOTHING


def _texts(base: Base, given: Sequence[str], size: int) -> list[Text]:
    """The texts of `--against`: each a path, or a source and a path."""
    names, sources = list[str](), list[str | None]()
    for word in given:
        source, is_bound, path = word.partition("=")
        is_bound = "" if os.path.lexists(word) else is_bound
        if is_bound and not path:
            raise UsageError.of(Kind.BAD_CHOICE, option="--against", given=word)
        if is_bound and source not in base.sources:
            near = nearest(source, base.sources)
            raise UsageError.of(Kind.UNKNOWN_NAME, given=source, table="source", candidates=near)
        found = draft_names([path if is_bound else word])
        names += found
        sources += [source if is_bound else None] * len(found)
    return [*map(Text, read_documents(names, size), sources)]
