"""Labels and messages in the reader's language, made last; data never depends on it.

A language is a file of texts beside this one; `common.toml` has what all of them say alike.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from decimal import Context, Decimal
from enum import Enum
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from jhstats.errors import Kind, Location, Problem
from jhstats.figure import ONE, Bound, Slip, moved, plain, rounded_digits
from jhstats.load.known import own_tables
from jhstats.model import TABLES, Entity, Evidence, Measure, Rank, Unit, name_in
from jhstats.names import Candidate, Record, record_names
from jhstats.period import Period
from jhstats.phrases import AmountPhrase, FormulaPhrase, Notice, RankPhrase

if TYPE_CHECKING:
    from jhstats.check.finding import Finding

LANGUAGES = ("en", "zh")
_SLOT = re.compile(r"\{(\w+)\}")
_CHOICE = re.compile(r"<([^<>|]*+)(?:\|([^<>|]*+))?>")
_FAMILIES = {Slip: "slip", Bound: "bound-name", Measure: "measure"}
_FAMILY_OF = {"table": "", "reason": "", "expected": "expected.", "part": "part."}
"""Slots that take words, with the family of these; what a system gives as reason stays."""
_MONTH = re.compile(r"\d\d", re.ASCII)
_BARE = re.compile(r"[A-Za-z0-9_-]+")
_ENTRY = re.compile(r"^(\w++)\[(\d+)\]$")
_ENDS = re.compile(r'[\\"]')
_MOST_LISTED = 20
_LONGEST = 60


class Told(Enum):
    """How an amount is told: in the reader's magnitudes, with all its digits, or as printed."""

    SHORT = "short"
    WHOLE = "whole"
    AS_PRINTED = "as-printed"


class Messages:
    """The labels and messages of one language.

    Names are chosen by the tag that the reader asked for; `asked_by` is an option, variable or key.
    """

    def __init__(self, language: str, asked_by: str = "") -> None:
        self.asked_by = asked_by
        primary = language.replace("_", "-").split("-")[0].lower()
        self.language = language.replace("_", "-")
        self._catalogue = primary if primary in LANGUAGES else "en"

    @cached_property
    def templates(self) -> Mapping[str, str]:
        """Texts with slots, by key; read when the first is told, for most pipes need none."""
        own, alike = texts(self._catalogue), texts("common")
        return {**alike, **own, **{key: own[other] for key, other in _family("same", alike)}}

    @cached_property
    def _magnitudes(self) -> Mapping[int, str]:
        """What magnitudes are called, by power of ten, the greatest first."""
        return {int(power): text for power, text in _family("magnitude", self.templates)}

    def __contains__(self, key: str) -> bool:
        return key in self.templates

    def say(self, key: str, /, **data: object) -> str:
        """A key's text, its slots filled."""
        return filled(self.templates[key], data)

    def name(self, names: Mapping[str, str]) -> str:
        """A name in the reader's language."""
        return name_in(dict(names), self.language)

    def name_of(self, record: Record) -> str:
        """The name of a record; a source is called by its title."""
        return self.name(record_names(record))

    def listed(self, texts: Iterable[str], most: int = 1000, mark: str = "list.comma") -> str:
        """The texts with what parts them; of more than `most` the first, and how many there are."""
        told = [*texts]
        told[most:] = [f"… ({len(told)})"] if len(told) > most else []
        return self.say(mark).join(told)

    def label(self, column: str) -> str:
        """What a column is called; one that has no word is called as scripts call it."""
        keys = (f"column.{column}", column, f"part.{column}")
        text = next((self.templates[key] for key in keys if key in self), column)
        return text[0].upper() + text[1:]

    def problem(self, problem: Problem, lines: Iterable[str] = ()) -> str:
        """A whole message: location, what is wrong, its kind; below, indented, lines and remedy."""
        message, remedy = self._texts(self._data(problem), f"error.{problem.kind.value}")
        head = ": ".join([*self.location(problem.location), message])
        indented = (f"    {line}" for line in (*lines, *remedy.splitlines()))
        return "\n".join([f"{head} [{problem.kind.value}]", *indented])

    def notice(self, notice: Notice) -> str:
        """What must be said beside an answer; where that is a problem by itself, without remedy."""
        data = {key: self._value(key, value) for key, value in notice.data.items()}
        told = self.templates.get(f"notice.{notice.key}")
        return filled(told or self.templates[f"error.{notice.key}"].partition("\n")[0], data)

    def finding_texts(self, finding: Finding) -> tuple[str, str]:
        """What a check found, and the remedy; what a case has no words of, its rule has."""
        name = finding.case.value
        if isinstance(finding.case, Kind):
            return self._texts(self._data(Problem(finding.case, finding.data)), f"error.{name}")
        data = {key: self._value(key, value) for key, value in finding.data.items()}
        return self._texts(data, f"finding.{name}", f"finding.{finding.rule}")

    def _texts(self, data: Mapping[str, object], *keys: str) -> tuple[str, str]:
        """The first line of the first text; the lines below it or another, else what all share."""
        texts = [self.templates[key].partition("\n") for key in keys if key in self]
        own = self.templates.get(f"remedy.{keys[-1].partition('.')[2]}", self.templates["remedy"])
        remedy = next((below for _, _, below in texts if below), own)
        return filled(texts[0][0], data), filled(remedy, data)

    def measured(
        self,
        unit: Unit,
        *numbers: Decimal,
        bound: Bound = Bound.EXACT,
        told: Told = Told.SHORT,
        is_derived: bool = False,
        digits: int = 0,
    ) -> str:
        """A number, or the two ends of a range, with bound and unit, in the reader's magnitudes.

        The point moves and the digits stay: zeros fill up to it, and those of a bounded number
        go, and those with which a conversion filled up behind so many `digits`. More than eight
        digits of a magnitude, or of what is derived, become six, with ≈, unless told as a whole.
        """
        called = self.name(unit.names)
        multiples = _family("multiple", texts("common"))
        begins = (own for own in multiples if called.startswith(own[0]) and called != own[0])
        begin, power = next(((own, int(ten)) for own, ten in begins), ("", 0))
        name, scale = called, 0
        if (begin or unit.factor == ONE) and told is not Told.AS_PRINTED:
            reached = max(own.adjusted() + power if own else 0 for own in numbers)
            scale = next((exponent for exponent in self._magnitudes if exponent <= reached), 0)
            magnitude, name = self._magnitudes.get(scale, ""), called[len(begin) :]
            name = magnitude + " " * (magnitude[-1:] > "~" and name < "~") + name
            drops_zeros = bound is not Bound.EXACT
            short = tuple(Context(digits).plus(own) if digits else own for own in numbers)
            numbers = short if short == numbers else numbers
            numbers = tuple(moved(own, power - scale, drops_zeros=drops_zeros) for own in numbers)
        number = self.numbers(*numbers, rounds=told is Told.SHORT and (scale > 0 or is_derived))
        if unit.one and number == "1" and name == called:
            name = self.name({**unit.names, **unit.one})
        joined = _family("joined", texts("common"))  # in one way in every language
        key = next((f"amount.{key}" for key, begin in joined if re.match(begin, name)), "amount")
        return self.bounded(bound, self.say(key, number=number, unit=name))

    def numbers(self, *numbers: Decimal, rounds: bool) -> str:
        """A number, or the two ends of a range if they differ; maybe rounded, with ≈."""
        sign, short = "", tuple(rounded_digits(own) or own for own in numbers)
        if rounds and any(map(rounded_digits, numbers)) and short[0] <= short[-1]:
            sign, numbers = "≈", short
        low, *high = dict.fromkeys(map(self.number, numbers))
        return sign + (self.say("from-to", first=low, last=high[0]) if high else low)

    def number(self, number: Decimal) -> str:
        """A number as a person reads it: thousands apart, an exponent only where it has one."""
        text = plain(number)
        return text if "E" in text else f"{number:,f}".replace(",", self.say("thousands"))

    def period(self, period: Period | None, span: str = "period.span") -> str:
        """A period in the reader's words: Jan–May 2022; nothing of none."""
        if period is None:
            return ""
        years, _, parts = zip(*(end.partition("-") for end in period.text.split("/")), strict=True)
        told = [self._part_of_year(part) for part in parts]
        if len({*years}) < len(years) and all(parts):  # two ends in one year
            years, told = years[:1], [self.say(span, first=told[0], last=told[1])]
        if _MONTH.fullmatch(parts[0]):  # 1—5月 has its word once
            told = [self.say("period.month", month=month) for month in told]
        ends = [self.say("dated", year=y, part=t) for y, t in zip(years, told, strict=True)]
        return ends[0] if len(ends) == 1 else self.say(span, first=ends[0], last=ends[1])

    def _part_of_year(self, part: str) -> str | None:
        """A quarter, half, month or day, as a period has it behind its year; None of the whole."""
        if not part:
            return None
        if part[0] in "QH":
            return self.say(f"period.{part[0]}").split()[int(part[1]) - 1]
        month = self.say("period.months").split()[int(part[:2]) - 1]
        return self.say("period.day", month=month, day=int(part[3:])) if part[3:] else month

    def bounded(self, bound: Bound, text: str) -> str:
        """A number as text with what bounds it."""
        if bound is Bound.EXACT:
            return text
        return self.say("bound", bound=self.say(f"bound-name.{bound.value}"), value=text)

    def rank(
        self, rank: Rank, among: Entity, ordinal: str | None = None, peers: str | None = None
    ) -> str:
        """A published rank, its place as a number or in a word, and who was ranked."""
        where = self.say("rank.world") if among.kind == "world" else self.name(among.names)
        out_of = None if str(rank.out_of) in re.findall(r"\d+", where) else rank.out_of
        data = {"ordinal": ordinal, "number": rank.number, "out_of": out_of, "peers": peers}
        return self.say(f"rank.{rank.kind.value}", among=where, **data)

    def location(self, location: Location | None) -> list[str]:
        """A location as a person reads it: file and line, table, key; entries count from 1."""
        if location is None:
            return []
        table, _, id_ = (location.table or "").partition(".")
        called = id_ or location.id or str(location.number or "")
        name = f"{self.templates.get(table, table)} {called}".strip()
        words = self.templates
        told = (
            _ENTRY.sub(lambda at: f"{words.get(f'entry.{at[1]}', at[1])} {int(at[2]) + 1}", key)
            for key in re.split(r"(?<=\])\.", location.key or "")
        )
        return [location.place, *filter(None, (name, *told))]

    def _data(self, problem: Problem) -> dict[str, str | None]:
        given, kind = problem.data, problem.kind
        data = {key: self._value(key, value) for key, value in given.items()}
        data["list"] = TABLES.get(given.get("table", ""), "metrics")
        if kind in (Kind.BAD_CHOICE, Kind.NOT_ONE_OF, Kind.UNKNOWN_KEY):  # all that may be written
            data["candidates"] = self.listed(given.get("candidates", ()))
            data["examples"] = self.templates.get(f"option.{str(given.get('option')).lstrip('-')}")
            if len(given.get("candidates", ())) == 1:
                data |= {"only": data["candidates"], "candidates": None, "examples": ""}
        if kind is Kind.NO_FACTS:
            data["there"] = data[given["part"]]
        if kind is Kind.USAGE:
            fault, command = given["fault"], given["command"]
            near = next(iter(given.get("candidates", ())), None)
            data["reason"] = self.say(f"usage.{fault}", **given, near=near)
            help_ = [f"jhstats {command} -h" if command else "jhstats -h"]
            if fault == "missing" and "example" not in given:  # those that have it, or all
                examples = self.templates[f"examples.{command}"].splitlines()
                help_ = [o for o in examples if str(given["given"]).split()[0] in o] or examples
            data["help"] = "\n".join(help_)
        return data

    def _value(self, key: str, value: object) -> str | None:
        if key in _FAMILY_OF:
            return self.templates.get(f"{_FAMILY_OF[key]}{value}", str(value))
        if key in ("inferred", "keys") and isinstance(value, tuple):
            return self.listed(self.templates.get(f"part.{part}") or str(part) for part in value)
        if key == "given" and value is not None:
            text = value if isinstance(value, str) else toml_value(value)
            return self.say("quote", text=text[:_LONGEST] + "…" * (len(text) > _LONGEST))
        if not isinstance(value, tuple) or hasattr(value, "_fields"):
            return None if value is None else self.phrase(value)
        mark = {"path": "list.arrow", "elsewhere": "list.semicolon"}.get(key, "list.comma")
        return self.listed(map(self.phrase, value), _MOST_LISTED, mark)

    def phrase(self, value: object) -> str:
        """What a language has words for; all else as it is."""
        match value:
            case AmountPhrase(number, bound, unit):
                text = self.bounded(bound, number)
                text = self.measured(unit, Decimal(number), bound=bound) if unit else text
            case FormulaPhrase(parts):
                text = "".join(map(self.phrase, parts))
            case RankPhrase(rank, entity):
                text = self.rank(rank._replace(out_of=None), entity)
            case Evidence():
                text = self.say("evidence", **value._asdict()).strip(" ,")
            case Location():
                text = ": ".join(self.location(value._replace(key=None)))
            case Period():
                text = self.period(value)
            case Slip() | Bound() | Measure():
                text = self.say(f"{_FAMILIES[type(value)]}.{value.value}")
            case Candidate(id_, names):
                name = self.name(names)
                text = f"'{id_}'" if name == id_ else f"'{id_}' ({name})"
            case dict():
                text = self.name(value)
            case _:
                text = str(value)
        return text


@cache
def texts(name: str) -> Mapping[str, str]:
    """The texts of a file beside this one, by family and key; those of `word` by their key."""
    tables = own_tables(Path(__file__).with_name(f"{name}.toml"))
    families = (({"word": ""}.get(family, f"{family}."), table) for family, table in tables.items())
    return {family + key: text for family, table in families for key, text in table.items()}


def _family(name: str, own: Mapping[str, str]) -> Iterable[tuple[str, str]]:
    """The texts of a family by what follows its name."""
    keys = (key.partition(".") for key in own)
    return [(rest, own[f"{family}.{rest}"]) for family, _, rest in keys if family == name]


def filled(template: str, data: Mapping[str, object]) -> str:
    """A text, its slots filled; of `<this|that>` that, where a slot of this is empty."""

    def chosen(choice: re.Match[str]) -> str:
        is_lacking = any(data.get(slot) in (None, "") for slot in _SLOT.findall(choice[1]))
        return choice[2] or "" if is_lacking else choice[1]

    return _SLOT.sub(lambda slot: str(data[slot[1]]), _CHOICE.sub(chosen, template))


def toml_key(key: str) -> str:
    """A key as the file writes it."""
    return key if _BARE.fullmatch(key) else toml_value(key)


def toml_value(value: object) -> str:
    """A value as the file writes it."""
    if isinstance(value, dict):
        parts = (f"{toml_key(key)} = {toml_value(part)}" for key, part in value.items())
        return "{ " + ", ".join(parts) + " }"
    if isinstance(value, list):
        return "[" + ", ".join(map(toml_value, value)) + "]"
    if isinstance(value, str):
        return '"' + _ENDS.sub(r"\\\g<0>", value).replace("\n", "\\n") + '"'
    return str(value).lower() if isinstance(value, bool) else str(value)
