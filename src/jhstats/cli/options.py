"""The options that commands share, each written once; a command names the groups it takes.

A help text is a key of the messages. What a shell may complete is of the base in use; one that
cannot be read completes nothing. Annotations are real objects here and in the commands, since typer
reads them at each call and would have to evaluate strings.
"""

import os
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial, wraps
from inspect import Parameter, Signature, signature
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple

import typer
from typer.models import ArgumentInfo

from jhstats.ask.store import Store
from jhstats.ask.vocabulary import choice
from jhstats.cli.answer import base_paths, open_store
from jhstats.errors import JhstatsError, Kind, QueryError, UsageError
from jhstats.load.files import is_read
from jhstats.load.settings import FILE
from jhstats.model import FactStatus, Measure
from jhstats.render.output import TABLES, Forms, Output, choose, emit
from jhstats.say.messages import Messages
from jhstats.views.page import Values, View

if TYPE_CHECKING:
    from jhstats.ask.question import Filters
    from jhstats.views.wording import Wording


COMPLETING = "_JHSTATS_COMPLETE"  # the variable by which a shell asks
Completing = str | Sequence[str] | None
"""What completes: the ids of a table of the base, or words."""


def _completed(by: Completing) -> Callable[[Any, str], list[str]] | None:
    """What typer asks, made ready for a shell that asks; nothing of a base that is none."""
    if by is None or COMPLETING not in os.environ:
        return None

    def complete(ctx: Any, incomplete: str) -> list[str]:  # noqa: ANN401
        words = () if isinstance(by, str) else by
        with suppress(JhstatsError):
            if isinstance(by, str):
                words = getattr(open_store(base_paths(ctx.params.get("facts") or ())), by)
        return [word for word in words if word.startswith(incomplete)]

    return complete


def option(
    name: str, metavar: str | None = None, *more: str, complete: Completing = None, of: str = ""
) -> Any:  # noqa: ANN401
    """An option; its help text is `option.NAME`, with what it is of before the name."""
    key, own = f"option.{of}{name.lstrip('-')}", _completed(complete)
    return typer.Option(name, *more, metavar=metavar, help=key, autocompletion=own)


def argument(command: str, metavar: str, complete: Completing = None) -> Any:  # noqa: ANN401
    """The argument of a command; its help text is `argument.COMMAND`."""
    own = _completed(complete)
    return typer.Argument(metavar=metavar, help=f"argument.{command}", autocompletion=own)


_MEASURES, _STATUSES = ([own.value for own in kinds] for kinds in (Measure, FactStatus))
Asked = Annotated[list[str] | None, argument("show", "[WORD]...", "metrics")]
"""The words of a question, which none need have."""


class AskOptions(NamedTuple):
    """Which facts, from which base."""

    year: Annotated[list[str], option("--year", "YEAR")]
    period: Annotated[list[str], option("--period", "PERIOD")]
    entity: Annotated[list[str], option("--entity", "ENTITY", complete="entities")]
    measure: Annotated[list[str], option("--measure", "MEASURE", complete=_MEASURES)]
    status: Annotated[list[str], option("--status", "STATUS", complete=_STATUSES)]
    dim: Annotated[list[str], option("--dim", "KEY=TEXT")]
    latest: Annotated[bool, option("--latest")]
    unit: Annotated[str | None, option("--unit", "UNIT", complete="units")]
    metric: Annotated[list[str], option("--metric", "METRIC", complete="metrics")]
    kind: Annotated[list[str], option("--kind", "KIND")]
    within: Annotated[list[str], option("--within", "ENTITY", complete="entities")]
    source: Annotated[list[str], option("--source", "SOURCE", complete="sources")]
    above: Annotated[str | None, option("--above", "AMOUNT")]
    below: Annotated[str | None, option("--below", "AMOUNT")]
    sort: Annotated[str | None, option("--sort", "value|period|name")]
    count_: Annotated[bool, option("--count")]
    facts: Annotated[list[str], option("--facts", "PATH")]
    max_size: Annotated[str | None, option("--max-size", "SIZE")]

    def filters(self) -> "Filters":
        """As the query takes them."""
        from jhstats.ask.question import Filters

        return Filters(*self[:-3])


class OutputOptions(NamedTuple):
    """In which form, and where to."""

    format_: Annotated[str | None, option("--format", "FORM", complete=TABLES.names)]
    json: Annotated[bool, option("--json")]
    fields: Annotated[list[str], option("--fields", "FIELDS")]
    header: Annotated[bool, typer.Option("--header/--no-header", help="option.no-header")]
    labels: Annotated[bool, option("--labels")]
    ascii_: Annotated[bool, option("--ascii")]
    bom: Annotated[bool, option("--bom")]
    file: Annotated[str | None, option("-o", "FILE", "--output")]
    force: Annotated[bool, option("--force")]
    lang: Annotated[str | None, option("--lang", "TAG")]

    def output(self, fields: Sequence[str], paths: Sequence[str], forms: Forms = TABLES) -> Output:
        """As the writer takes it, for an answer that has these fields and is read from these paths.

        No such form, file ending or field, or a file that is there already, is a `UsageError`.
        """
        words = {name: ("md",) if name == "markdown" else () for name in forms.names}
        given = "json" if self.json else self.format_ and choice("--format", words, self.format_)
        texts = [text for text in map(str.strip, ",".join(self.fields).split(",")) if text]
        every = dict.fromkeys(fields, ())
        chosen = fields if texts == ["all"] else [choice("--fields", every, own) for own in texts]
        form, file = choose(forms, given, self.file, force=self.force)
        keep(file, [*paths, FILE])
        return Output(form, tuple(chosen), self.header, self.ascii_, self.bom, file, self.force)


def answer(
    ask: AskOptions,
    out: OutputOptions,
    messages: Messages,
    find: "Callable[[Store, Any, Filters], Any]",
    words: Sequence[str] | None,
    view: "Callable[[Any, Wording], View] | None" = None,
    fields: Sequence[str] = (),
    forms: Forms = TABLES,
) -> None:
    """Write what words find in the base, in a view or as facts are shown, or how many that is.

    That nothing matched is a `QueryError`; JSON has an empty array all the same, a count is 0. No
    such form is a `UsageError`, a file that cannot be written a `JhstatsError`.
    """
    from jhstats.views.facts import FIELDS, facts_view
    from jhstats.views.wording import Wording

    paths = base_paths(ask.facts)
    output = out.output(fields or FIELDS, paths, forms)
    store = open_store(paths, ask.max_size, messages)
    keep(output.file, store.files)
    try:
        found = find(store, words or (), ask.filters())
    except QueryError:
        if output.file is None and (ask.count_ or output.form == "json"):
            sys.stdout.write("0\n" if ask.count_ else "[]\n")
        raise
    wording = Wording(store, messages)
    shown = (view or facts_view)(found, wording)
    shown = shown._replace(fields=output.fields or shown.fields)
    if ask.count_:
        number = Values([str(len(shown.objects()))])
        shown, output = shown._replace(values=lambda: number), output._replace(form="value")
    emit(wording.labelled(shown) if out.labels else shown, output)


def keep(file: Path | None, paths: Sequence[str]) -> None:
    """Refuse, by a UsageError, to write a file that is one of those that these paths name."""
    if file and is_read(file, paths):
        raise UsageError.of(Kind.CANNOT_WRITE, file=str(file), reason="cause.own-file")


def grouped(command: Callable[..., object]) -> Callable[..., Callable[..., object]]:
    """A function of groups of options, as one that takes every option by itself.

    An option that a group's annotation names is left out of it, as if nobody said it. It returns
    what is to be done; doing it, in some language, is left to the caller.
    """
    groups, parameters = dict[str, type[Any]](), list[Parameter]()
    for name, parameter in signature(command).parameters.items():
        kind = parameter.annotation
        if hasattr(kind, "_fields"):
            left_out = getattr(kind, "__metadata__", ())
            groups[name] = kind = getattr(kind, "__origin__", kind)
            hints = kind.__annotations__.items()
            own = (Parameter(name, Parameter.KEYWORD_ONLY, annotation=hint) for name, hint in hints)
            parameters += (option for option in own if option.name not in left_out)
        elif kind is not Messages:  # the reader's language, which the caller knows
            parameters.append(parameter)
    parameters = sorted(map(_with_default, parameters), key=lambda own: own.kind)

    @wraps(command)
    def flat(**given: Any) -> Callable[..., object]:  # noqa: ANN401
        for own in parameters:
            value, option = given[own.name], own.annotation.__metadata__[0].default
            texts = value if isinstance(value, list) else [value]
            is_empty = any(isinstance(text, str) and not text.strip(" ,，、") for text in texts)
            if is_empty and str(option).startswith("--"):  # else an argument, or a file's name
                name = command.__module__.rpartition(".")[2].strip("_")
                data = {"fault": "no-value", "given": option, "command": name, "candidates": ()}
                raise UsageError.of(Kind.USAGE, **data)
        for name, group in groups.items():
            given[name] = group(**{option: given.pop(option, None) for option in group._fields})
        return partial(command, **given)

    flat.__signature__ = Signature(parameters)  # type: ignore[attr-defined]
    flat.__annotations__ = {}  # they stand in the signature; typer would evaluate each again
    return flat


def _with_default(parameter: Parameter) -> Parameter:
    """An option as it is where nobody says it; an argument says by itself whether it must be."""
    hint, name = parameter.annotation, parameter.name
    if parameter.default is not Parameter.empty or isinstance(hint.__metadata__[0], ArgumentInfo):
        return parameter
    return parameter.replace(default={bool: name == "header", list[str]: []}.get(hint.__origin__))
