"""`jhstats proof`: every figure in a draft, held against the base."""

import sys
from collections.abc import Sequence
from typing import Annotated, NamedTuple

import typer

from jhstats.ask.store import Store
from jhstats.cli import completion as completion
from jhstats.cli.answer import ascii_only, base_paths, checked
from jhstats.cli.options import TellOptions
from jhstats.errors import Kind, Problem, Status, UsageError
from jhstats.load.files import decoded, read_raw
from jhstats.load.loader import load
from jhstats.period import Period, parse
from jhstats.proof.proving import Proof, Proved
from jhstats.proof.verdict import Verdict
from jhstats.render import lines
from jhstats.say.messages import Messages
from jhstats.text.dateline import is_undated
from jhstats.views.verdicts import proof_summary, stale_lines, verdict_lines, verdict_objects

FORMS = ("lines", "json", "github")


class ProofOptions(NamedTuple):
    """What to tell, and how."""

    all_: Annotated[bool, typer.Option("--all", help="option.all")]
    unknown: Annotated[bool, typer.Option("--unknown", help="option.unknown")]
    strict: Annotated[bool, typer.Option("--strict", help="option.strict")]
    date: Annotated[str | None, typer.Option("--date", metavar="DATE", help="option.date")]
    format_: Annotated[
        str | None,
        typer.Option(
            "--format",
            metavar="FORM",
            help="option.proof-format",
            autocompletion=completion.fixed(FORMS),
        ),
    ]

    def verdicts(self) -> tuple[Verdict, ...]:
        """Those that are listed."""
        if self.all_:
            return tuple(Verdict)
        unknown = self.unknown or self.strict
        return (Verdict.WRONG, Verdict.UNKNOWN) if unknown else (Verdict.WRONG,)


def command(
    options: ProofOptions,
    tell: TellOptions,
    messages: Messages,
    draft: Annotated[list[str], typer.Argument(metavar="DRAFT...", help="argument.proof")],
) -> int:
    """Hold drafts against a base; the status says whether a figure is wrong."""
    form = "json" if tell.json else options.format_ and checked("--format", options.format_, FORMS)
    today = _date(options.date)
    texts = _drafts(draft)
    base = load(*base_paths(tell.facts))
    proof = Proof(base, today)
    proved = [one for name, text in texts for one in proof.prove(name, text)]
    told = [
        one
        for one in proved
        if one.judged.verdict in options.verdicts() and (options.all_ or one.accepted is None)
    ]
    _print(Store(base), told, form, tell, messages)
    print(f"jhstats: {proof_summary(proved, messages)}", file=sys.stderr)  # noqa: T201
    if today is None and any(is_undated(text) for _, text in texts):
        print(f"jhstats: {messages.say('proof.undated')}", file=sys.stderr)  # noqa: T201
    for line in stale_lines(proof, messages):
        print(f"jhstats: {line}", file=sys.stderr)  # noqa: T201
    found = {one.judged.verdict for one in proved if one.accepted is None}
    wrong = Verdict.WRONG in found or (options.strict and Verdict.UNKNOWN in found)
    return Status.NOTHING if wrong else Status.OK


def _print(
    store: Store, told: list[Proved], form: str | None, tell: TellOptions, messages: Messages
) -> None:
    if form == "json":
        objects = verdict_objects(store, told)
        sys.stdout.writelines(lines.json(objects, ascii_only=ascii_only(tell.ascii_)))
        return
    shown = verdict_lines(store, told, messages)
    if form == "github":
        sys.stdout.writelines(lines.github(shown, ascii_only=tell.ascii_))
    elif form is None and sys.stdout.isatty():
        from jhstats.render import terminal

        terminal.tell(shown, sys.stdout, ascii_only=tell.ascii_)
    else:
        sys.stdout.writelines(lines.said(shown, ascii_only=tell.ascii_))


def _date(given: str | None) -> Period | None:
    """The day of the drafts.

    Raises:
        UsageError: it is no period.
    """
    if given is None:
        return None
    try:
        return parse(given)
    except ValueError:
        raise UsageError([Problem(Kind.BAD_DATE, {"given": given})]) from None


def _drafts(paths: Sequence[str]) -> list[tuple[str, str]]:
    """The drafts by name, each with its text.

    Raises:
        BaseError: one cannot be read, or is no UTF-8.
    """
    return [(path, decoded(raw)) for path, raw in read_raw(paths)]
