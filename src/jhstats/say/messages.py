"""Messages, made last: labels and messages in the reader's language.

A language is a module here with one table `TEXT`. Data never depends on it.
"""

from __future__ import annotations

import re
from importlib import import_module
from typing import TYPE_CHECKING

from jhstats.errors import Kind, Location, Problem
from jhstats.figure import Bound
from jhstats.model import name_in
from jhstats.phrases import AmountPhrase, FormulaPhrase, RankPhrase, SpotPhrase
from jhstats.slips import Slip

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jhstats.check.details import Repair
    from jhstats.check.finding import Finding

LANGUAGES = ("en", "zh")
_LISTING = {
    "metric": "list metrics",
    "entity": "list entities",
    "unit": "list units",
    "source": "list sources",
}
"""The commands that list what may be named."""
_SLOT = re.compile(r"\{(\w+)\}")
_MOST_LISTED = 20
_LONGEST = 60


class Messages:
    """The labels and messages of one language.

    Attributes:
        language: the tag the reader asked for; names are chosen by it.
    """

    def __init__(self, language: str) -> None:
        primary = language.replace("_", "-").split("-")[0].lower()
        self.language = language.replace("_", "-")
        module = primary if primary in LANGUAGES else "en"
        self._text: dict[str, str] = import_module(f"jhstats.say.{module}").TEXT

    def __contains__(self, key: str) -> bool:
        return key in self._text

    def say(self, key: str, /, **data: object) -> str:
        """The text of a key, with data put into its slots."""
        return _SLOT.sub(lambda slot: str(data[slot[1]]), self._text[key])

    def name(self, names: Mapping[str, str]) -> str:
        """A name in the reader's language."""
        return name_in(dict(names), self.language)

    def kind(self, kind: str) -> str:
        """The plural of a kind of entity; kinds are open words and may have none."""
        return self._text.get(f"kind.{kind}", kind)

    def problem(self, problem: Problem) -> str:
        """A whole message: location, what is wrong, its kind; the remedy below, indented."""
        message, remedy = self.problem_texts(problem)
        head = ": ".join([*self.location(problem.location), message])
        indented = (f"    {line}" for line in remedy.splitlines())
        return "\n".join([f"{head} [{problem.kind.value}]", *indented])

    def problem_texts(self, problem: Problem) -> tuple[str, str]:
        """What is wrong, and the remedy."""
        kind, data = problem.kind.value, self._data(problem)
        return self.say(f"error.{kind}", **data), self.whole(f"remedy.{kind}", data)

    def finding_texts(self, finding: Finding) -> tuple[str, str]:
        """What a check found, and the remedy; what has nothing to say in a slot says less."""
        case, details = finding.case, finding.details
        if isinstance(details, Problem):
            return self.problem_texts(details)
        data = {} if details is None else details._asdict()
        repair = data.pop("repair", None)
        texts = {key: self._detail(key, value) for key, value in data.items()}
        if repair is not None:
            return self.whole(f"finding.{case.value}", texts), self._repair(repair)
        remedy = self.whole(f"finding.{case.value}.remedy", texts)
        return self.whole(f"finding.{case.value}", texts), remedy

    def _detail(self, key: str, value: object) -> str | None:
        """The text of a detail of a finding; None where there is nothing to say."""
        if value is None or value == ():
            return None
        if key == "given":
            return self.say("quote", text=_shortened(str(value)))
        if key == "table":
            return self.say(str(value))
        if key == "inferred" and isinstance(value, tuple):
            return self.say("list.comma").join(self.say(f"part.{part}") for part in value)
        return self._value(key, value)

    def _repair(self, repair: Repair) -> str:
        """The one change that mends a finding."""
        way = ""
        if repair.other:
            way = ".exchange" if repair.value else ".moved"
        value = repair.value if repair.key == "value" else _toml(repair.value)
        slip = self._told(repair.slip)
        return self.say(f"repair{way}", **{**repair._asdict(), "value": value, "slip": slip})

    def whole(self, key: str, data: Mapping[str, str | None]) -> str:
        """The text of a key, or its shorter form where a slot has nothing to hold."""
        is_lacking = not all(data[slot] for slot in _SLOT.findall(self._text[key]))
        return self.say(f"{key}.none" if is_lacking and f"{key}.none" in self else key, **data)

    def measured(self, number: str, unit: Mapping[str, str]) -> str:
        """A number with its unit; a unit that is a number itself is multiplied."""
        name = self.name(unit)
        return self.say("amount.times" if name[0].isdigit() else "amount", number=number, unit=name)

    def amount(self, phrase: AmountPhrase) -> str:
        """A printed number with what bounds it, and with its unit where it is told."""
        text = phrase.number if phrase.unit is None else self.measured(phrase.number, phrase.unit)
        return self.say(f"bound.{phrase.bound.value}", value=text)

    def expression(self, phrase: FormulaPhrase) -> str:
        """A formula."""
        return "".join(
            part if isinstance(part, str) else self.amount(part) for part in phrase.parts
        )

    def ranking(self, phrase: RankPhrase) -> str:
        """A published rank."""
        among = self.say("rank.world") if phrase.is_world else self.name(phrase.among)
        kind = phrase.kind.value + (".out-of" if phrase.out_of else "")
        return self.say(f"rank.{kind}", among=among, number=phrase.number, out_of=phrase.out_of)

    def location(self, location: Location | None) -> list[str]:
        """A location as a person reads it: file and line, table, key."""
        if location is None:
            return []
        where = location.file
        if location.line:
            where += f":{location.line}" + (f":{location.column}" if location.column else "")
        return [where, *filter(None, (self._table(location), location.key))]

    def _table(self, location: Location) -> str:
        """A table as a person names it: `fact revenue-2021`, `metric revenue`, `fact 3`."""
        table, _, id_ = location.table.partition(".")
        called = id_ or location.id or (str(location.number) if location.number else "")
        return f"{self._text.get(table, table)} {called}".strip()

    def _data(self, problem: Problem) -> dict[str, str]:
        """The data of a problem as texts: what was given in quotes, candidates as a list."""
        data = {key: self._value(key, value) for key, value in problem.data.items()}
        if problem.kind is Kind.NO_FACTS:
            part = problem.data["part"]
            data["there"] = self._value("candidates", problem.data[part])
            data["part"] = self.say(f"part.{part}")
        if "table" in problem.data:
            data["table_key"] = problem.data["table"]
            data["command"] = _LISTING.get(problem.data["table"], "show")
            data["table"] = self.say(problem.data["table"])
        if "expected" in problem.data:
            data["expected"] = self.say(f"expected.{problem.data['expected']}")
        return data

    def _value(self, key: str, value: object) -> str:
        if key == "given":
            shown = value if isinstance(value, str) else _toml(value)
            return f"'{_shortened(shown)}'"
        if isinstance(value, Location):
            return ": ".join([f"{value.file}:{value.line}", self._table(value)])
        if isinstance(value, (AmountPhrase, FormulaPhrase, RankPhrase, Bound, Slip, dict)):
            return self._told(value)
        if not isinstance(value, tuple):
            return str(value)
        if key == "path":
            return " → ".join(value)
        listed = [self._candidate(item) for item in value[:_MOST_LISTED]]
        if len(value) > _MOST_LISTED:
            listed.append(f"… ({len(value)})")
        are_spots = any(isinstance(item, SpotPhrase) for item in value)
        return self.say("list.semicolon" if are_spots else "list.comma").join(listed)

    def _told(
        self, value: AmountPhrase | FormulaPhrase | RankPhrase | Bound | Slip | dict[str, str]
    ) -> str:
        """What words alone can tell."""
        if isinstance(value, AmountPhrase):
            return self.amount(value)
        if isinstance(value, FormulaPhrase):
            return self.expression(value)
        if isinstance(value, RankPhrase):
            return self.ranking(value)
        if isinstance(value, Slip):
            return self.say(f"slip.{value.value}")
        return (
            self.say(f"bound-name.{value.value}") if isinstance(value, Bound) else self.name(value)
        )

    def _candidate(self, item: object) -> str:
        """An id with its name, a name, a location in a text, or a plain word."""
        if isinstance(item, SpotPhrase):
            return self.whole("spot", {"section": item.section, "paragraph": str(item.paragraph)})
        if isinstance(item, dict):
            return self.name(item)
        if not isinstance(item, tuple):
            return str(item)
        id_, names = item
        name = self.name(names)
        return f"'{id_}'" if name == id_ else f"'{id_}' ({name})"


def _shortened(text: str) -> str:
    return text if len(text) <= _LONGEST else text[:_LONGEST] + "…"


def _toml(value: object) -> str:
    """A value as the file writes it."""
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{key} = {_toml(item)}" for key, item in value.items()) + " }"
    if isinstance(value, list):
        return "[" + ", ".join(map(_toml, value)) + "]"
    if isinstance(value, str):
        return f'"{value}"'
    return str(value).lower() if isinstance(value, bool) else str(value)
