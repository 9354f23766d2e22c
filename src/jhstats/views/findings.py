"""What `check` found, as lines for a person or an editor, and as objects for a script."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from jhstats.ask.rows import fields_of
from jhstats.ask.store import Store
from jhstats.check.finding import Finding, Severity
from jhstats.check.laws import Relation
from jhstats.check.rules import Explanation
from jhstats.errors import Location
from jhstats.figure import plain
from jhstats.model import Base, Unit
from jhstats.say.messages import Messages
from jhstats.views.comparison import FIELDS as DERIVED_FIELDS
from jhstats.views.page import Line, View, report_view
from jhstats.views.wording import Wording

Locate = Callable[[Location], Location]  # from a place to the same with its line

_PLACE = ("file", "line", "column")
FIELDS = ("rule", "severity", *_PLACE, "end-line", "end-column", "fact", "message", "remedy")
"""The columns of findings; the keys of their JSON objects too."""

_MOST_SOURCES = _MOST_FACTS = 5  # how many sources without a text, or facts, are named


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
        told: dict[Line, list[str]] = {}  # what is said of a group is said once
        for finding in shown:
            line = _line(finding, locate, messages)
            ids = told.setdefault(line, [])
            if finding.fact and line.location and line.location.table == "group":
                ids.append(finding.fact)
        for line, ids in told.items():
            of = f" ({messages.listed(ids, _MOST_FACTS)})" if ids else ""
            yield line._replace(text=line.text + of)
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
    found = [finding.severity for finding in findings]
    errors, warnings, notes = map(found.count, Severity)
    data = {"notes": notes or None, "option": "--explain" if notes and not is_explained else None}
    if errors or warnings:
        return messages.say("check.found", errors=errors, warnings=warnings, **data)
    return messages.say("check.sound", sources=messages.listed(unread, _MOST_SOURCES), **data)


def _line(finding: Finding, locate: Locate, messages: Messages) -> Line:
    message, remedy = messages.finding_texts(finding)
    code, location = finding.severity.value, finding.location and locate(finding.location)
    text = _placed(location, f"{message} [{finding.rule}]", messages)
    return Line(text, location, code, messages.say(f"severity.{code}"), remedy)


def _object(finding: Finding, locate: Locate, messages: Messages) -> dict[str, Any]:
    message, remedy = messages.finding_texts(finding)
    return {
        **fields_of(finding, ("rule", "severity")),
        **fields_of(finding.location and locate(finding.location), _PLACE),
        "end-line": None,  # what a base says of a fact has no end
        "end-column": None,
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
        place = locate(relation.facts[0].origin)
        yield Line(_placed(place, _relation_text(relation, wording), wording), place)
    for derived in explanation.derived:
        yield Line(wording.derivation(derived), locate(places[derived.facts[0]]))


def _relation_text(relation: Relation, wording: Wording) -> str:
    value, formula = relation.told(wording.store.units)
    return wording.say(
        "explain.relation",
        verdict=wording.say(f"explain.{relation.verdict.value}"),
        formula=wording.phrase(formula),
        low=relation.limits.low and plain(relation.limits.low),
        high=relation.limits.high and plain(relation.limits.high),
        value=wording.phrase(value),
        rule=relation.law.rule,
    )


def _explanation_object(explanation: Explanation) -> dict[str, list[dict[str, Any]]]:
    units = explanation.base.units if explanation.base else {}
    return {
        "relations": [_relation_object(relation, units) for relation in explanation.relations],
        "derived": [fields_of(derived, DERIVED_FIELDS) for derived in explanation.derived],
    }


def _relation_object(relation: Relation, units: Mapping[str, Unit]) -> dict[str, Any]:
    return {
        "rule": relation.law.rule,
        "fact": relation.facts[0].id,
        "facts": list(relation.ids),
        "verdict": relation.verdict.value,
        "value": relation.facts[0].value,
        **relation.limits._asdict(),
        "formula": str(relation.told(units)[1]),
    }
