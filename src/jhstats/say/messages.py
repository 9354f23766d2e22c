"""Messages, made last: labels and messages in the reader's language.

A language is a module here with one table `TEXT`. Data never depends on it.
"""

from __future__ import annotations

import re
from importlib import import_module
from typing import TYPE_CHECKING, Any

from jhstats.errors import Kind, Location
from jhstats.figure import Bound
from jhstats.model import name_in
from jhstats.phrases import AmountPhrase, FormulaPhrase, RankPhrase, SpotPhrase

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jhstats.errors import Problem

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

    def finding_texts(self, case: str, data: Mapping[str, Any]) -> tuple[str, str]:
        """What a check found, and the remedy; what has nothing to say in a slot says less."""
        texts = {key: self._value(key, value) for key, value in data.items()}
        if "table" in texts:
            texts["table"] = self.say(texts["table"])
        if "given" in data:
            texts["given"] = self.say("quote", text=_shortened(data["given"]))
        if "inferred" in data:
            parts = (self.say(f"part.{one}") for one in data["inferred"])
            texts["inferred"] = self.say("list.comma").join(parts)
        if texts.get("slip"):
            texts["slip"] = self.say(f"slip.{texts['slip']}")
        repair = data.get("repair")
        if repair is not None:
            slip = self.say(f"slip.{repair.slip.value}")
            way = ".exchange" if repair.other and repair.value else ".moved" if repair.other else ""
            written = repair.value if repair.key == "value" else _toml(repair.value)
            told = {**repair._asdict(), "value": written, "slip": slip}
            remedy = self.say(f"repair{way}", **told)
        else:
            remedy = self.whole(f"finding.{case}.remedy", texts)
        return self.whole(f"finding.{case}", texts), remedy

    def whole(self, key: str, data: Mapping[str, str]) -> str:
        """The text of a key, or its shorter form where a slot would stay empty."""
        lacking = any(data.get(slot) == "" for slot in _SLOT.findall(self._text[key]))
        return self.say(f"{key}.none" if lacking and f"{key}.none" in self else key, **data)

    def measured(self, number: str, unit: Mapping[str, str]) -> str:
        """A number with its unit; a unit that is a number itself is multiplied."""
        name = self.name(unit)
        return self.say("amount.times" if name[0].isdigit() else "amount", number=number, unit=name)

    def amount(self, one: AmountPhrase) -> str:
        """A printed number with what bounds it, and with its unit where it is told."""
        text = one.number if one.unit is None else self.measured(one.number, one.unit)
        return self.say(f"bound.{one.bound.value}", value=text)

    def expression(self, one: FormulaPhrase) -> str:
        """A formula."""
        return "".join(part if isinstance(part, str) else self.amount(part) for part in one.parts)

    def ranking(self, one: RankPhrase) -> str:
        """A published rank."""
        among = self.say("rank.world") if one.is_world else self.name(one.among)
        kind = one.kind.value + (".out-of" if one.out_of else "")
        return self.say(f"rank.{kind}", among=among, number=one.number, out_of=one.out_of)

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
        table, _, id_ = (location.table or "").partition(".")
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
            return ": ".join([f"{value.file}:{value.line or 0}", self._table(value)])
        if isinstance(value, (AmountPhrase, FormulaPhrase, RankPhrase, Bound, dict)):
            return self._told(value)
        if not isinstance(value, tuple):
            return str(value)
        if key == "path":
            return " → ".join(value)
        listed = [self._candidate(one) for one in value[:_MOST_LISTED]]
        if len(value) > _MOST_LISTED:
            listed.append(f"… ({len(value)})")
        are_spots = any(isinstance(one, SpotPhrase) for one in value)
        return self.say("list.semicolon" if are_spots else "list.comma").join(listed)

    def _told(
        self, value: AmountPhrase | FormulaPhrase | RankPhrase | Bound | dict[str, str]
    ) -> str:
        """What words alone can tell."""
        if isinstance(value, AmountPhrase):
            return self.amount(value)
        if isinstance(value, FormulaPhrase):
            return self.expression(value)
        if isinstance(value, RankPhrase):
            return self.ranking(value)
        return (
            self.say(f"bound-name.{value.value}") if isinstance(value, Bound) else self.name(value)
        )

    def _candidate(self, one: object) -> str:
        """An id with its name, a name, a location in a text, or a plain word."""
        if isinstance(one, SpotPhrase):
            return self.whole("spot", {"section": one.section, "paragraph": str(one.paragraph)})
        if isinstance(one, dict):
            return self.name(one)
        if not isinstance(one, tuple):
            return str(one)
        id_, names = one
        name = self.name(names)
        return f"'{id_}'" if name == id_ else f"'{id_}' ({name})"


def _shortened(text: str) -> str:
    return text if len(text) <= _LONGEST else text[:_LONGEST] + "…"


def _toml(value: object) -> str:
    """A value as the file writes it."""
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{key} = {_toml(one)}" for key, one in value.items()) + " }"
    if isinstance(value, list):
        return "[" + ", ".join(map(_toml, value)) + "]"
    if isinstance(value, str):
        return f'"{value}"'
    return str(value).lower() if isinstance(value, bool) else str(value)
