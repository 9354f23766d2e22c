"""What `check` found, as lines for a person or an editor, and as objects for a script."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from jhstats.ask.rows import fields_of
from jhstats.ask.store import Store
from jhstats.check.finding import Finding, Severity
from jhstats.check.rules import Explanation
from jhstats.errors import Location
from jhstats.figure import plain
from jhstats.model import Base
from jhstats.say.messages import Messages
from jhstats.views.comparison import FIELDS as DERIVED_FIELDS
from jhstats.views.page import Line, View, report_view
from jhstats.views.wording import Wording

Locate = Callable[[Location], Location]  # from a place to the same with its line

_PLACE = ("file", "line", "column")
FIELDS = ("rule", "severity", *_PLACE, "end-line", "end-column", "fact", "message", "remedy")
"""The columns of findings; the keys of their JSON objects too."""

_MOST_SOURCES = 5  # how many sources without a text are named


def findings_view(
    findings: Sequence[Finding],
    messages: Messages,
    locate: Locate,
    fields: Sequence[str] = (),
    explained: Explanation | None = None,
) -> View:
    """The view of findings; lines tell no notes unless they are explained."""

    def objects(messages: Messages) -> list[dict[str, Any]]:
        return [_object(finding, locate, messages) for finding in findings]

    def lines() -> Iterator[Line]:
        shown = (own for own in findings if explained or own.severity is not Severity.NOTE)
        yield from (_line(finding, locate, messages) for finding in shown)
        if explained and explained.base:
            yield from _explanation_lines(explained, explained.base, locate, messages)

    view = report_view(fields or FIELDS, objects, lines, messages)
    return view._replace(beside=explained and _explanation_object(explained))


def count_findings(
    findings: Sequence[Finding],
    messages: Messages,
    unread: Sequence[str] = (),
    *,
    is_explained: bool = False,
) -> str:
    """How many findings of each severity; where there are none but notes, what was not checked.

    `unread` are the ids of the sources whose texts are not here; `is_explained` if notes are told.
    """
    errors, warnings, notes = map([finding.severity for finding in findings].count, Severity)
    data = {"notes": notes or None, "option": "--explain" if notes and not is_explained else None}
    if errors or warnings:
        return messages.say("check.found", errors=errors, warnings=warnings, **data)
    return messages.say("check.sound", sources=messages.listed(unread, _MOST_SOURCES), **data)


def _line(finding: Finding, locate: Locate, messages: Messages) -> Line:
    message, remedy = messages.finding_texts(finding)
    code, location = finding.severity.value, finding.location and locate(finding.location)
    is_of_group = location is not None and location.table == "group"
    of = f" ({finding.fact})" if finding.fact and is_of_group else ""
    text = _placed(location, f"{message} [{finding.rule}]{of}", messages)
    return Line(text, location, code, messages.say(f"severity.{code}"), remedy)


def _object(finding: Finding, locate: Locate, messages: Messages) -> dict[str, Any]:
    message, remedy = messages.finding_texts(finding)
    return {
        **fields_of(finding, ("rule", "severity")),
        **fields_of(finding.location and locate(finding.location), _PLACE),
        **dict.fromkeys(("end-line", "end-column")),  # what a base says of a fact has no end
        "fact": finding.fact,
        "message": message,
        "remedy": remedy,
    }


def _placed(location: Location | None, text: str, messages: Messages) -> str:
    return ": ".join([*messages.location(location)[1:], text])


def _explanation_lines(
    explanation: Explanation, base: Base, locate: Locate, messages: Messages
) -> Iterator[Line]:
    """What held or did not, and what follows."""
    wording = Wording(Store(base), messages)
    places = {fact.id: fact.origin for fact in base.facts}
    for relation in explanation.relations:
        place, (low, high) = locate(relation.facts[0].origin), relation.limits
        value, formula = relation.told(base.units)
        text = wording.say(
            "explain.relation",
            verdict=wording.say(f"explain.{relation.verdict.value}"),
            formula=wording.phrase(formula),
            low=low and plain(low),
            high=high and plain(high),
            value=wording.phrase(value),
            rule=relation.law.rule,
        )
        yield Line(_placed(place, text, wording), place)
    for derived in explanation.derived:
        yield Line(wording.derivation(derived), locate(places[derived.facts[0]]))


def _explanation_object(explanation: Explanation) -> dict[str, list[dict[str, Any]]]:
    relations = [
        {
            "rule": relation.law.rule,
            "fact": relation.facts[0].id,
            "facts": list(relation.ids),
            "verdict": relation.verdict.value,
            "value": relation.facts[0].value,
            **relation.limits._asdict(),
            "formula": str(relation.told(explanation.base.units if explanation.base else {})[1]),
        }
        for relation in explanation.relations
    ]
    derived = [fields_of(derived, DERIVED_FIELDS) for derived in explanation.derived]
    return {"relations": relations, "derived": derived}
