"""`jhstats check`: whether a base can be trusted."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Any, NamedTuple

import typer

from jhstats.ask.store import Store
from jhstats.check.context import Check
from jhstats.check.explain import explain
from jhstats.check.finding import Finding, Severity, of_fact
from jhstats.check.rules import RULES, run
from jhstats.check.subject import Subject, Text
from jhstats.cli import completion as completion
from jhstats.cli.answer import ascii_only, base_paths, checked
from jhstats.cli.options import TellOptions
from jhstats.errors import BaseError, Kind, Problem, Status, UsageError
from jhstats.load.files import STDIN, read_files, read_raw
from jhstats.load.lines import Locator
from jhstats.load.loader import parse
from jhstats.model import Base
from jhstats.names import nearest
from jhstats.render import lines
from jhstats.say.messages import Messages
from jhstats.views import findings as views
from jhstats.views.page import Line

_RULE = typer.Option(
    metavar="NAME",
    help="option.rule",
    autocompletion=completion.fixed(one.name for one in RULES),
)
_UNUSABLE = (Kind.UNREADABLE, Kind.NO_FILES, Kind.NOT_UTF8)
"""What keeps a file from being looked at; all else is a finding."""


class CheckOptions(NamedTuple):
    """What to check, and what to tell."""

    against: Annotated[list[str], typer.Option(metavar="TEXT", help="option.against")]
    rule: Annotated[list[str], _RULE]
    explain: Annotated[bool, typer.Option("--explain", help="option.explain")]
    rules: Annotated[bool, typer.Option("--rules", help="option.rules")]


def command(
    options: CheckOptions,
    tell: TellOptions,
    messages: Messages,
    path: Annotated[
        list[str] | None, typer.Argument(metavar="[PATH]...", help="argument.check")
    ] = None,
) -> int:
    """Check a base; the status says whether it is sound."""
    if options.rules:
        _print_rules(tell, messages)
        return Status.OK
    paths = path or base_paths(tell.facts)
    _check_usage(options, paths)
    files = read_files(paths)
    try:
        base = parse(files)
    except BaseError as error:
        return _refused(error, options, tell, messages)
    check, locator = Check(Subject(base, _texts(base, options.against))), Locator(files)
    found, rules_run = run(check, options.rule)
    if tell.json or options.explain or _status(found):  # else nothing is told
        found = [
            one._replace(location=one.location and locator.locate(one.location)) for one in found
        ]
        _tell(check, found, locator, options, tell, messages)
    say = messages.say("check.checked", facts=len(base.facts), texts=len(check.subject.texts),
                    rules=rules_run, result=views.summary(found, messages))  # fmt: skip
    print(f"jhstats: {say}", file=sys.stderr)  # noqa: T201
    return _status(found)


def _check_usage(options: CheckOptions, paths: Sequence[str]) -> None:
    """Refuse a rule that there is none of or that lacks a text, and two readers of one input.

    Raises:
        UsageError: with the first of these.
    """
    for name in options.rule:
        checked("--rule", name, [one.name for one in RULES])
    needing = [one.name for one in RULES if one.name in options.rule and one.needs_text]
    if needing and not options.against:
        raise UsageError([Problem(Kind.NEEDS_TEXT, {"given": needing[0]})])
    if [*paths, *(one.rpartition("=")[2] for one in options.against)].count(STDIN) > 1:
        raise UsageError([Problem(Kind.STDIN_TWICE, {})])


def _print_rules(tell: TellOptions, messages: Messages) -> None:
    rules = [(one.name, one.family.value) for one in RULES]
    if tell.json:
        objects = views.rule_objects(rules)
        sys.stdout.writelines(lines.json(objects, ascii_only=ascii_only(tell.ascii_)))
    else:
        sys.stdout.writelines(
            lines.plain(views.rule_lines(rules, messages), ascii_only=tell.ascii_)
        )


def _refused(error: BaseError, options: CheckOptions, tell: TellOptions, messages: Messages) -> int:
    """What loading refuses, as findings; what cannot be read at all stays an error."""
    if any(one.kind in _UNUSABLE for one in error.problems):
        raise error
    found = [
        Finding(one.kind.value, Severity.ERROR, one.kind, one.data, one.location, _fact_of(one))
        for one in error.problems
    ]
    if tell.json and options.explain:
        _print_explained(found, views.NOTHING_EXPLAINED, tell)
    else:
        _print(found, [], tell, messages)
    say = messages.say("check.not-loaded", result=views.summary(found, messages))
    print(f"jhstats: {say}", file=sys.stderr)  # noqa: T201
    return Status.NOTHING


def _fact_of(problem: Problem) -> str | None:
    location = problem.location
    return location.id or None if location and location.table == "fact" else None


def _tell(
    check: Check,
    found: list[Finding],
    locator: Locator,
    options: CheckOptions,
    tell: TellOptions,
    messages: Messages,
) -> None:
    """Print what was found, and what `--explain` adds."""
    if not options.explain:
        _print(found, [], tell, messages)
        return
    explained, base = explain(check, options.rule), check.subject.base
    if tell.json:
        _print_explained(found, views.explanation_object(explained), tell)
        return
    places = {one.id: locator.locate(of_fact(one)) for one in base.facts}
    _print(found, views.explanation_lines(Store(base), explained, places, messages), tell, messages)


def _print(
    found: list[Finding], more: Sequence[Line], tell: TellOptions, messages: Messages
) -> None:
    """Findings as JSON, or as lines for a terminal or an editor."""
    if tell.json:
        objects = views.finding_objects(found)
        sys.stdout.writelines(lines.json(objects, ascii_only=ascii_only(tell.ascii_)))
        return
    told = [*views.finding_lines(found, messages), *more]
    if sys.stdout.isatty():
        from jhstats.render import terminal

        terminal.tell(told, sys.stdout, ascii_only=tell.ascii_)
    else:
        sys.stdout.writelines(lines.said(told, ascii_only=tell.ascii_))


def _print_explained(found: list[Finding], explained: dict[str, Any], tell: TellOptions) -> None:
    """One object: an array of findings has no room for what is no finding."""
    whole = {"findings": views.finding_objects(found), **explained}
    sys.stdout.writelines(lines.json_object(whole, ascii_only=ascii_only(tell.ascii_)))


def _status(found: Sequence[Finding]) -> int:
    sound = all(one.severity is Severity.NOTE for one in found)
    return Status.OK if sound else Status.NOTHING


def _texts(base: Base, given: Sequence[str]) -> list[Text]:
    """The texts of `--against`: each a path, or a source and a path.

    Raises:
        BaseError: one cannot be read.
        UsageError: a text is bound to a source that there is none of, or a source to no text.
    """
    bound: list[tuple[str, str | None]] = []
    for one in given:
        source, is_bound, path = one.partition("=")
        if not is_bound or Path(one).exists():
            bound.append((one, None))
        elif not path:
            raise UsageError([Problem(Kind.NO_TEXT, {"given": one, "source": source})])
        elif source in base.sources:
            bound.append((path, source))
        else:
            data = {"given": source, "table": "source", "candidates": nearest(source, base.sources)}
            raise UsageError([Problem(Kind.UNKNOWN_NAME, data)])
    raws = read_raw(path for path, _ in bound)
    return [Text(path, raw, source) for (path, raw), (_, source) in zip(raws, bound, strict=True)]
