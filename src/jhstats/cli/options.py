"""The options that commands share, each written once; a command names the groups it takes.

A help text is a key of the words, said in the reader's language when help is asked for.
Annotations are real objects here and in the commands, since typer reads them at each call
and would have to evaluate strings.
"""

import inspect
from collections.abc import Callable, Sequence
from functools import partial, wraps
from typing import Annotated, Any, NamedTuple

import typer

from jhstats.ask.question import Filters, Scope
from jhstats.cli import completion as completion
from jhstats.model import FactStatus, Measure
from jhstats.render.output import FORMATS, Output
from jhstats.say.messages import LANGUAGES, Messages
from jhstats.views.facts import FIELDS


def _option(
    name: str,
    metavar: str | None = None,
    *more: str,
    complete: completion.Complete | None = None,
) -> Any:  # noqa: ANN401
    key = f"option.{name.lstrip('-')}"
    return typer.Option(name, *more, metavar=metavar, help=key, autocompletion=complete)


_METRICS = completion.from_base(completion.metrics)
_ENTITIES = completion.from_base(completion.entities)
_YEARS = completion.from_base(completion.years)
_PERIODS = completion.from_base(completion.periods)
_UNITS = completion.from_base(completion.units)
_MEASURES = completion.fixed(one.value for one in Measure)
_STATUSES = completion.fixed(one.value for one in FactStatus)


def metrics(command: str, metavar: str) -> Any:  # noqa: ANN401
    """The argument that names metrics."""
    return typer.Argument(metavar=metavar, help=f"argument.{command}", autocompletion=_METRICS)


class AskOptions(NamedTuple):
    """Which facts, from which base."""

    year: Annotated[list[str], _option("--year", "YEAR", complete=_YEARS)]
    period: Annotated[list[str], _option("--period", "PERIOD", complete=_PERIODS)]
    entity: Annotated[list[str], _option("--entity", "ENTITY", complete=_ENTITIES)]
    measure: Annotated[
        list[str],
        _option("--measure", "MEASURE", complete=_MEASURES),
    ]
    status: Annotated[
        list[str],
        _option("--status", "STATUS", complete=_STATUSES),
    ]
    latest: Annotated[bool, _option("--latest")]
    unit: Annotated[str | None, _option("--unit", "UNIT", complete=_UNITS)]
    facts: Annotated[list[str], _option("--facts", "PATH")]

    def filters(self) -> Filters:
        """As the query takes them."""
        return Filters(*self[:7])


class ScopeOptions(NamedTuple):
    """Among whom a rank was published."""

    province: Annotated[bool, _option("--province")]
    nation: Annotated[bool, _option("--nation")]
    world: Annotated[bool, _option("--world")]
    among: Annotated[list[str], _option("--among", "ENTITY", complete=_ENTITIES)]

    def scope(self) -> Scope:
        """As the query takes it."""
        kinds = ("province", "nation", "world")
        chosen = (self.province, self.nation, self.world)
        return Scope(tuple(k for k, on in zip(kinds, chosen, strict=True) if on), self.among)


class OutputOptions(NamedTuple):
    """In which form, and where to."""

    format_: Annotated[str | None, _option("--format", "FORM", complete=completion.fixed(FORMATS))]
    json: Annotated[bool, _option("--json")]
    fields: Annotated[list[str], _option("--fields", "FIELDS", complete=completion.fixed(FIELDS))]
    header: Annotated[bool, typer.Option("--header/--no-header", help="option.no-header")]
    ascii_: Annotated[bool, _option("--ascii")]
    bom: Annotated[bool, _option("--bom")]
    output: Annotated[str | None, _option("-o", "FILE", "--output")]
    force: Annotated[bool, _option("--force")]
    lang: Annotated[str | None, _option("--lang", "TAG", complete=completion.fixed(LANGUAGES))]


class TellOptions(NamedTuple):
    """From which base, and how what is found is told."""

    json: Annotated[bool, _option("--json")]
    facts: Annotated[list[str], _option("--facts", "PATH")]
    ascii_: Annotated[bool, _option("--ascii")]
    lang: Annotated[str | None, _option("--lang", "TAG", complete=completion.fixed(LANGUAGES))]


_DEFAULTS: dict[str, object] = {"header": True}


def grouped(command: Callable[..., None]) -> Callable[..., Callable[..., None]]:
    """A function of groups of options, as one that takes every option by itself.

    It returns what is to be done; doing it, in some words, is left to the caller, out of the
    parser's reach.
    """
    groups: dict[str, type[Any]] = {}
    parameters: list[inspect.Parameter] = []
    for name, parameter in inspect.signature(command).parameters.items():
        kind = parameter.annotation
        if kind is Messages:  # the reader's language, which the caller knows
            continue
        if not hasattr(kind, "_fields"):
            parameters.append(parameter.replace(annotation=kind))
            continue
        groups[name] = kind
        for option, annotation in kind.__annotations__.items():
            default: object = _DEFAULTS.get(option)
            if default is None:
                default = [] if _is_list(annotation) else False if _is_flag(annotation) else None
            parameters.append(
                inspect.Parameter(
                    option, parameter.KEYWORD_ONLY, default=default, annotation=annotation
                )
            )

    @wraps(command)
    def flat(**given: Any) -> Callable[..., None]:  # noqa: ANN401
        for name, group in groups.items():
            given[name] = group(**{option: given.pop(option) for option in group._fields})
        return partial(command, **given)

    parameters.sort(key=lambda one: one.kind)
    flat.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    flat.__annotations__ = {one.name: one.annotation for one in parameters}
    return flat


def _is_list(annotation: Any) -> bool:  # noqa: ANN401
    return bool(annotation.__origin__ == list[str])


def _is_flag(annotation: Any) -> bool:  # noqa: ANN401
    return annotation.__origin__ is bool


def output(options: OutputOptions, fields: Sequence[str]) -> Output:
    """As the writer takes it; `fields` are those that the answer has.

    Raises:
        UsageError: a field or form that there is none of.
    """
    from jhstats.cli.answer import checked, checked_fields

    chosen = "json" if options.json else options.format_
    return Output(
        format=checked("--format", chosen, FORMATS) if chosen else None,
        fields=checked_fields(options.fields, fields),
        header=options.header,
        ascii=options.ascii_,
        bom=options.bom,
        file=options.output,
        force=options.force,
    )
