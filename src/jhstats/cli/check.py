"""`jhstats check`: whether a base can be trusted."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, NamedTuple

import typer

from jhstats.checks.check import Check
from jhstats.checks.explain import explain
from jhstats.checks.finding import Finding, Severity, of_fact
from jhstats.checks.rules import RULES, run
from jhstats.checks.subject import Subject, Text
from jhstats.cli import completing
from jhstats.cli.answer import ascii_only, base_paths, checked
from jhstats.errors import BaseError, Kind, Problem, Status, UsageError
from jhstats.lines import Locator
from jhstats.loader import parse, read_files, read_raw
from jhstats.model import Base
from jhstats.references import nearest
from jhstats.render import lines
from jhstats.store import Store
from jhstats.views import findings as views
from jhstats.words import LANGUAGES, Words

_RULE = typer.Option(
    metavar="NAME",
    help="option.rule",
    autocompletion=completing.words(one.name for one in RULES),
)
_UNUSABLE = (Kind.UNREADABLE, Kind.NO_FILES, Kind.NOT_UTF8)
"""What keeps a file from being looked at; all else is a finding."""


class CheckOptions(NamedTuple):
    """What to check, and how to tell."""

    against: Annotated[list[str], typer.Option(metavar="TEXT", help="option.against")]
    rule: Annotated[list[str], _RULE]
    explain: Annotated[bool, typer.Option("--explain", help="option.explain")]
    json: Annotated[bool, typer.Option("--json", help="option.json")]
    rules: Annotated[bool, typer.Option("--rules", help="option.rules")]
    facts: Annotated[list[str], typer.Option(metavar="PATH", help="option.facts")]
    ascii_: Annotated[bool, typer.Option("--ascii", help="option.ascii")]
    lang: Annotated[
        str | None,
        typer.Option(metavar="TAG", help="option.lang", autocompletion=completing.words(LANGUAGES)),
    ]


def command(
    options: CheckOptions,
    words: Words,
    path: Annotated[
        list[str] | None, typer.Argument(metavar="[PATH]...", help="argument.check")
    ] = None,
) -> int:
    """Check a base; the status says whether it is sound."""
    names = tuple(one.name for one in RULES)
    for name in options.rule:
        checked("--rule", name, names)
    if options.rules:
        rules = [(one.name, one.family.value) for one in RULES]
        sys.stdout.writelines(f"{line}\n" for line in views.rule_lines(rules, words))
        return Status.OK
    files = read_files(path or base_paths(options.facts))
    try:
        base = parse(files)
    except BaseError as error:
        return _refused(error, options, words)
    subject = Subject(base, _texts(base, options.against))
    check, locator = Check(subject), Locator(files)
    found, rules_run = run(check, options.rule)
    if options.json or options.explain or _status(found):  # else nothing is told
        found = [one._replace(place=one.place and locator.place(one.place)) for one in found]
    _tell(check, found, locator, options, words)
    result = views.summary(found, words)
    say = words.say("check.checked", facts=len(base.facts), texts=len(subject.texts),
                    rules=rules_run, result=result)  # fmt: skip
    print(f"jhstats: {say}", file=sys.stderr)  # noqa: T201
    return _status(found)


def _refused(error: BaseError, options: CheckOptions, words: Words) -> int:
    """What loading refuses, as findings; what cannot be read at all stays an error."""
    if any(one.kind in _UNUSABLE for one in error.problems):
        raise error
    found = [
        Finding(one.kind.value, Severity.ERROR, one.kind, one.data, one.place, _fact_of(one))
        for one in error.problems
    ]
    _print(found, [], options, words)
    result = views.summary(found, words)
    say = words.say("check.not-loaded", result=result)
    print(f"jhstats: {say}", file=sys.stderr)  # noqa: T201
    return Status.NOTHING


def _fact_of(problem: Problem) -> str | None:
    place = problem.place
    return place.id or None if place and place.table == "fact" else None


def _tell(
    check: Check,
    found: list[Finding],
    locator: Locator,
    options: CheckOptions,
    words: Words,
) -> None:
    """Print what was found, and what `--explain` adds."""
    if not options.explain:
        _print(found, [], options, words)
        return
    explained = explain(check)
    if options.json:
        whole = {"findings": views.finding_objects(found), **views.explanation_object(explained)}
        sys.stdout.writelines(lines.json_object(whole, ascii_only=ascii_only(options.ascii_)))
        return
    places = {one.id: locator.place(of_fact(one)) for one in check.subject.base.facts}
    more = views.explanation_lines(Store(check.subject.base), explained, places, words)
    _print(found, more, options, words)


def _print(
    found: list[Finding], more: Sequence[views.Line], options: CheckOptions, words: Words
) -> None:
    """Findings as JSON, or as lines; a sound base is silent unless it is to be explained."""
    if options.json:
        objects = views.finding_objects(found)
        sys.stdout.writelines(lines.json(objects, ascii_only=ascii_only(options.ascii_)))
    elif options.explain or _status(found):
        told = [*views.finding_lines(found, words), *more]
        if sys.stdout.isatty():
            from jhstats.render.terminal import tell

            tell(told, sys.stdout, words, ascii_only=options.ascii_)
        else:
            sys.stdout.writelines(lines.findings(told, ascii_only=options.ascii_))


def _status(found: Sequence[Finding]) -> int:
    sound = all(one.severity is Severity.NOTE for one in found)
    return Status.OK if sound else Status.NOTHING


def _texts(base: Base, given: Sequence[str]) -> list[Text]:
    """The texts of `--against`: each a path, or a source and a path.

    Raises:
        BaseError: one cannot be read.
        UsageError: a text is bound to a source that there is none of.
    """
    bound: list[tuple[str, str | None]] = []
    for one in given:
        source, is_bound, path = one.partition("=")
        if not is_bound or Path(one).exists():
            bound.append((one, None))
        elif source in base.sources:
            bound.append((path, source))
        else:
            data = {"given": source, "table": "source", "candidates": nearest(source, base.sources)}
            raise UsageError([Problem(Kind.UNKNOWN_NAME, data)])
    raws = read_raw(path for path, _ in bound)
    return [Text(path, raw, source) for (path, raw), (_, source) in zip(raws, bound, strict=True)]
