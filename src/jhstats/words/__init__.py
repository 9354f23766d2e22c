"""Words, made last: labels and messages in the reader's language.

A language is a module here with one table `TEXT`. Data never depends on it.
"""

from __future__ import annotations

import re
from importlib import import_module
from typing import TYPE_CHECKING, Any

from jhstats.errors import Kind, Place
from jhstats.model import name_in

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jhstats.errors import Problem

LANGUAGES = ("en", "zh")
_SLOT = re.compile(r"\{(\w+)\}")
_MOST_LISTED = 20
_LONGEST = 60


class Words:
    """The labels and messages of one language.

    Attributes:
        language: the tag the reader asked for; names are chosen by it.
    """

    def __init__(self, language: str) -> None:
        primary = language.replace("_", "-").split("-")[0].lower()
        self.language = language.replace("_", "-")
        module = primary if primary in LANGUAGES else "en"
        self._text: dict[str, str] = import_module(f"{__name__}.{module}").TEXT

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
        """A whole message: place, what is wrong, its kind; the remedy below, indented."""
        message, remedy = self.problem_texts(problem)
        head = ": ".join([*self.place(problem.place), message])
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
        if texts.get("slip"):
            texts["slip"] = self.say(f"slip.{texts['slip']}")
        repair = data.get("repair")
        if repair is not None:
            slip = self.say(f"slip.{repair.slip.value}")
            way = ".exchange" if repair.other and repair.value else ".moved" if repair.other else ""
            remedy = self.say(f"repair{way}", **{**repair._asdict(), "slip": slip})
        else:
            remedy = self.whole(f"finding.{case}.remedy", texts)
        return self.whole(f"finding.{case}", texts), remedy

    def whole(self, key: str, data: Mapping[str, str]) -> str:
        """The text of a key, or its shorter form where a slot would stay empty."""
        lacking = any(data.get(slot) == "" for slot in _SLOT.findall(self._text[key]))
        return self.say(f"{key}.none" if lacking and f"{key}.none" in self else key, **data)

    def place(self, place: Place | None) -> list[str]:
        """A place as a person reads it: file and line, table, key."""
        if place is None:
            return []
        where = place.file
        if place.line:
            where += f":{place.line}" + (f":{place.column}" if place.column else "")
        return [where, *filter(None, (self._table(place), place.key))]

    def _table(self, place: Place) -> str:
        """A table as a person names it: `fact revenue-2021`, `metric revenue`, `fact 3`."""
        table, _, id_ = place.table.partition(".")
        called = id_ or place.id or (str(place.number) if place.number else "")
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
            data["table"] = self.say(problem.data["table"])
        if "expected" in problem.data:
            data["expected"] = self.say(f"expected.{problem.data['expected']}")
        return data

    def _value(self, key: str, value: object) -> str:
        if key == "given":
            shown = value if isinstance(value, str) else _toml(value)
            return f"'{shown if len(shown) <= _LONGEST else shown[:_LONGEST] + '…'}'"
        if isinstance(value, Place):
            return ": ".join([f"{value.file}:{value.line}", self._table(value)])
        if isinstance(value, dict):
            return self.name(value)
        if not isinstance(value, tuple):
            return str(value)
        if key == "path":
            return " → ".join(value)
        listed = [self._candidate(one) for one in value[:_MOST_LISTED]]
        if len(value) > _MOST_LISTED:
            listed.append(f"… ({len(value)})")
        return self.say("list.comma").join(listed)

    def _candidate(self, one: object) -> str:
        """An id with its name, or a plain word."""
        if not isinstance(one, tuple):
            return str(one)
        id_, names = one
        name = self.name(names)
        return f"'{id_}'" if name == id_ else f"'{id_}' ({name})"


def _toml(value: object) -> str:
    """A value as the file writes it."""
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{key} = {_toml(one)}" for key, one in value.items()) + " }"
    if isinstance(value, list):
        return "[" + ", ".join(map(_toml, value)) + "]"
    if isinstance(value, str):
        return f'"{value}"'
    return str(value).lower() if isinstance(value, bool) else str(value)
