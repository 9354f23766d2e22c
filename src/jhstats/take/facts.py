"""What a table says as facts: rows of CSV, and the records that a base needs beside them."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from jhstats.errors import Kind, Problem, UsageError
from jhstats.load.files import refused
from jhstats.load.known import KNOWN_FILE, counted, known_entities, unit_called, unit_owners
from jhstats.load.schema import KNOWN
from jhstats.load.table import as_id
from jhstats.model import PERCENT, UNDETERMINED, Base, Entity, Metric, Unit
from jhstats.names import all_names, fold_name
from jhstats.phrases import Notice
from jhstats.take import reading
from jhstats.take.reading import SCALED, TOTAL, Number, is_noise, negated, number, periods
from jhstats.take.shape import ONLY_BRACKETS, STATUSES, Options, Role, Shape, column_of

Row = dict[str, str]
Series = tuple[str, str]  # a metric's name and its unit, as the table writes them
Named = tuple[str, str]  # an entity's name and its code, which may be empty
_Places = dict[str, list[str]]
"""Where what is passed over, or is to be looked at, stands, by what it is."""
_POWERS = {"3": "thousand", "6": "million", "9": "billion", "12": "trillion"}
_LIKELY = re.compile(
    r"(?P<country>country|nation|国家)|(?P<city>city|市)|(?P<county>county|县)|(?P<town>town|镇)"
    r"|(?P<province>province|省)|(?P<state>state)|(?P<company>company|firm|enterprise|公司|企业)"
)
_COUNTRY = "country"
_OF_COUNTRIES = re.compile(r"(?i)geo|ref.?area|iso|alpha|\bland\b|pa[ií]s|pays|[国國]")
_OF_ANY = re.compile(r"(?i)area|region|code|name|loc|地")
"""Heads of columns in which two letters are a country, and in which they may be."""
_BRACKETS = re.compile(r"[(（\[]([^()（）\[\]]+)[)）\]]")
_TAIL = re.compile(
    r"(?i)(?:,| in| en| em) (?!(?:year|month|week|day|hour|minute|second)$)([^][,()（）]{1,40})$"
)
"""What may be a unit at the end of a name: `PIB en milliards d'euros`."""
_ON_YEAR = re.compile("上年|同比|annual|year|yoy|y/y", re.IGNORECASE)  # as growths are
_RATE = re.compile(rf"(?i)[/%‰每]|\bper\b|^{reading.ALONE.pattern[4:]}")  # takes no unit of others
_LONG_OR_MANY = {"m": "million ", "miles": "thousand "}
_OF_PLACES = {"", "aggregate", "group", "income-group", "place", "province", "region", "world"}
_SHORT, _LONGEST_CODE, _LEAST_OF_SHORT, _LEAST_FIT = 2, 3, 0.9, 0.5
_SHOWN = 3
_SEVERAL = ("$", "¥", "%")  # what cells print that several units are called, or a share of anything
_SHARES = (PERCENT.id, "permille", "%", "‰")


class Taken(NamedTuple):
    """What a table gives."""

    source: str  # its id
    rows: list[Row]  # the facts, by the names of the columns of CSV
    stanzas: dict[str, dict[str, dict[str, Any]]]  # what records the base lacks, by table and id
    known: list[str]  # the lists of `[base] known` that hold some of its entities
    understood: Notice  # and what was passed over
    options: dict[str, list[str]]  # that make the same of the same table


class _Cell(NamedTuple):
    """A figure of a table: where it stands, and what the table says of it."""

    place: str
    series: Series
    measure: str
    entity: Named
    period: str
    dims: tuple[str, ...]
    figure: Number
    marks: Row  # its status and note


def take(name: str, fingerprint: str, shape: Shape, options: Options, base: Base) -> Taken:
    """The facts of a table that is understood, as a base will have them.

    Raises:
        BaseError: it has no figures.
        UsageError: the kind of an entity, the unit of a metric, or whose the figures are, is said
            by nothing that stands there.
    """
    file, source, who = Path(name).name, _source(name, base), _Entities(base)
    owners = unit_owners(base.units.values())
    looked_at: _Places = defaultdict(list)
    before = {fact.entity for fact in base.facts for own in fact.evidence if own.source == source}
    whose = base.main or "".join(before if len(before) == 1 else ())  # of an earlier import
    cells = [*_cells(name, shape, options, who, whose, looked_at)]
    column = shape.head[shape.roles[Role.ENTITY]] if Role.ENTITY in shape.roles else _COUNTRY
    ids = who.ids(dict.fromkeys(cell.entity for cell in cells), options["kind"], column)
    metrics, problems = _metrics(cells, shape, options, base, looked_at)
    if called := tuple(record["name"] for record in who.new.values()):
        problems[:0] = _asked_whose(called, shape, options)
    if problems:
        raise UsageError(problems)
    dims = [f"dim.{as_id(shape.head[n]) or n + 1}" for n in shape.dims]
    rows, made = dict[tuple[str, ...], Row](), dict[str, Row]()
    of_series = defaultdict[Series, list[_Cell]](list)
    for cell in cells:
        of_series[cell.series].append(cell)
        metric, digits = metrics[cell.series], cell.figure.digits
        there = base.metrics.get(metric.id, metric)
        if _is_unlike(cell, metric.unit or "", owners):
            looked_at["growths" if cell.measure else "unlike"].append(cell.place)
            continue
        row = {"metric": metric.id, "measure": cell.measure, "entity": ids[cell.entity],
               "period": cell.period, "value": digits, "source": source,
               "unit": "" if cell.measure or there.unit == metric.unit else metric.unit or "",
               **cell.marks}  # fmt: skip
        row |= zip(dims, cell.dims, strict=True)
        key = (metric.id, cell.measure, row["entity"], cell.period, *cell.dims)
        earlier, id_ = rows.setdefault(key, row), as_id("-".join(key))
        if earlier is row and made.setdefault(id_, row) is not row:  # two facts, one made id
            row["id"] = f"{id_}-{len(rows)}"
        if earlier is not row:
            looked_at["twice" if earlier["value"] == digits else "others"].append(cell.place)
        elif "E" in digits or is_noise(digits):
            looked_at["exponents" if "E" in digits else "noise"].append(cell.place)
    looked_at["points"] = [own.place for group in of_series.values() if not shape.decimal_comma
        and reading.may_group([own.figure.digits for own in group]) for own in group]  # fmt: skip
    _refuse_unknown(name, looked_at, len(rows))
    taken = [*rows.values()]
    by_id = {metric.id: metric for metric in metrics.values()}
    new = {id_: {"name": metric.names[UNDETERMINED], "unit": metric.unit}
           for id_, metric in by_id.items() if id_ not in base.metrics}  # fmt: skip
    title = {"title": file, "type": "dataset", "sha256": fingerprint}
    printed = {metric.unit or "" for metric in by_id.values()}
    needed = sorted({counted(name) for name in printed if not unit_called(name, owners)})
    units = {as_id(name) or f"unit-{n}": {"name": name} for n, name in enumerate(needed)}
    stanzas = {"source": {source: title}, "unit": units, "entity": who.new, "metric": new}
    samples = taken[:: max(len(taken) // _SHOWN, 1)][:_SHOWN]
    spans = sorted({row["period"] for row in taken} - {""})
    told = {"facts": f"{len(taken):,}", "metrics": len(by_id), "entities": len({*ids.values()}),
            "periods": f"{len(spans)} ({spans[0]} – {spans[-1]})" if spans else 0,
            "samples": "; ".join(_told(row, by_id[row["metric"]]) for row in samples),
            "left": ", ".join(shape.head[n] for n in shape.left_out), **who.told(ids),
            **{what: f"{len(places):,} ({places[0]})"
               for what, places in looked_at.items() if places}}  # fmt: skip
    guessed = _options(shape, options, [*by_id.values()])
    return Taken(source, taken, stanzas, who.lists, Notice("taken", told), guessed)


def _asked_whose(names: tuple[str, ...], shape: Shape, options: Options) -> Iterator[Problem]:
    """The problems of new names without a kind, which no date and no number has; or of none."""
    column = shape.head[shape.roles[Role.ENTITY]] if Role.ENTITY in shape.roles else None
    is_nobody = not (column or options["entity"]) and "NAME" in names
    are_names = not all(reading.is_period(name) or number(name) for name in names)
    if is_nobody or not (are_names or options["kind"]):
        heads = {"candidates": tuple(shape.head), "example": ("--entity", "NAME")}
        yield Problem(Kind.NEEDS_ENTITY, heads)
    if are_names and not options["kind"]:
        kind = _likely(f"{column} {names[0]}") or "place"
        data = {"candidates": names, "column": column, "kind": kind, "example": ("--kind", kind)}
        yield Problem(Kind.NEEDS_KIND, data)


def _likely(text: str) -> str | None:
    """The kind of entity that a head or a name seems to say."""
    found = _LIKELY.search(text.lower())
    return found and found.lastgroup


def _refuse_unknown(name: str, looked_at: _Places, count: int) -> None:
    """Raise an error without facts, or where a third of all figures are other values of some."""
    if not count:
        looked_at["unread"] += looked_at["bracketed"] + looked_at["unlike"]
        first = {kind: next(iter(looked_at[kind]), None) for kind in ("unread", "undated")}
        raise refused(name, Kind.NOT_A_TABLE, **first)
    if (places := looked_at["others"]) and 2 * len(places) >= count:
        raise UsageError.of(Kind.TOLD_TWICE, place=places[0])


def _source(name: str, base: Base) -> str:
    """The id of a table's source, which no other source of a base has."""
    own, file = base.sources.get(id_ := as_id(_stem(name))), Path(name).name
    is_its_own = own and (own.title == file or not own.title.startswith(f"{_stem(name)}."))
    has_facts = facts_file(id_) in (Path(table).name for table in base.tables)
    return id_ if not own or (is_its_own and has_facts) else as_id(file)


def facts_file(source: str) -> str:
    """The name of the file for the facts of a source."""
    return f"{source}-facts.csv"


def _stem(name: str) -> str:
    """A file's name without its endings; standard input's is `table`."""
    stem = Path(name).name.partition(".")[0]
    return stem if as_id(stem) else "table"


def _told(row: Row, metric: Metric) -> str:
    words = (metric.names[UNDETERMINED], row["measure"], row["entity"], row["period"])
    unit = PERCENT.id if row["measure"] else metric.unit
    return f"{', '.join(filter(None, words))}: {row['value']} {unit}"


def _cells(  # noqa: PLR0913, PLR0917 - what a table, its user, its base and its file say
    file: str, shape: Shape, options: Options, who: "_Entities", main: str, skipped: _Places
) -> Iterator[_Cell]:
    """The figures, each with what stands in its row, in its head, and above."""
    head, roles, said = shape.head, shape.roles, shape.said
    when = roles.get(Role.PERIOD)
    spans = {"": ""} if when is None else periods(
        (row[when] for _, row in shape.rows), options["period-as"])  # fmt: skip
    whose = next(iter(options["entity"]), said.get(Role.ENTITY) or main)
    are_entities = Role.ENTITY not in roles and who.know(head[n] for n in shape.values)
    whose = whose or "NAME" * (Role.ENTITY not in roles)
    named = next((text for text in options["metric"] if text not in head), None)
    title = named or said.get(Role.METRIC) or said.get(None) or _stem(file)
    bare = {n: "" if are_entities else shape.bare(n) for n in shape.values}
    bare |= {n: bare[grown] for n, grown in shape.growths.items() if grown in bare}
    heads = {*bare.values()}
    is_alone = named and len(heads) == 1 and (len(bare) == 1 or not shape.metrics)
    if named and not (is_alone or shape.metrics or any(
            text[:1] in "(（[" or text.startswith(named) for text in heads)):  # fmt: skip
        column_of(head, "--metric", named)  # there is none

    def place(line: int, row: list[str], n: int) -> str:
        return f"{file}:{line}: {head[n]} '{row[n]}'"

    _pass_over(file, shape, skipped)
    for line, row in shape.rows:
        told = {role: row[n] for role, n in roles.items()}
        name = told.get(Role.ENTITY, whose)
        span = told.get(Role.PERIOD, "")
        if not any(row[n] for n in shape.values) or not (name or are_entities):
            skipped["notes"] += [f"{file}:{line}"] * any(row)
            skipped["nameless"] += [place(line, row, n) for n in shape.values if number(
                row[n], decimal_comma=shape.decimal_comma)]  # fmt: skip
            continue
        if span not in spans:
            skipped["undated"].append(place(line, row, roles[Role.PERIOD]))
            continue
        note = told.get(Role.NOTE, "")
        note = "" if note.lower() in shape.missing else note
        power = told.get(Role.POWER, "").partition(".")[0].lower().rstrip("s")
        power = _POWERS.get(power, power if power in _POWERS.values() else "")
        words = [row[n] for n in shape.metrics]
        for n in shape.values:
            figure = number(row[n], decimal_comma=shape.decimal_comma)
            if figure is None:
                texts = {row[n].lower(), re.sub("[ :].$", "", row[n]).strip()}  # maybe flagged
                kind = "unread" if negated(row[n]) == row[n] else "bracketed"
                skipped["missing" if texts & shape.missing else kind].append(place(line, row, n))
                continue
            own = shape.periods.get(shape.growths.get(n, n)) or spans[span]
            is_known = _ON_YEAR.search(head[n]) or (own or "0").isdecimal()
            has_no_name = ONLY_BRACKETS.fullmatch(bare[n])  # but a unit, maybe
            is_nameless = shape.metrics and has_no_name and not (is_alone or any(words))
            if (n in shape.growths and not is_known) or is_nameless:  # on which period nobody says
                skipped["nameless" if is_nameless else "growths"].append(place(line, row, n))
                continue
            letter = reading.flag(head[n] if n in shape.periods else span)
            skipped["letters"] += [place(line, row, n)] * bool(letter.strip("a"))
            names = [*([title] if is_alone or (has_no_name and not any(words)) else words),
                     *[bare[n]] * bool(has_no_name or not is_alone)]  # fmt: skip
            unit = "%" * bool(reading.IN_PERCENT.search(bare[n])) or told.get(Role.UNIT) or (
                shape.units.get(n) or "%" * bool(reading.IN_PERCENT.search(", ".join(words)))
                or (power and said.get(Role.UNIT, "")))  # fmt: skip
            yield _Cell(place(line, row, n),
                        (", ".join(filter(None, names)), f"{power} {unit}".strip()),
                        "growth" * (n in shape.growths),
                        (head[n], "") if are_entities else (name, told.get(Role.CODE, "")), own,
                        tuple(map(row.__getitem__, shape.dims)), figure, _marks(
                            f"{told.get(Role.FLAG, '')} {figure.flag} {letter}",
                            note, options))  # fmt: skip


def _pass_over(file: str, shape: Shape, skipped: _Places) -> None:
    """Say which rows are heads or of groups, and what is in columns that are not taken."""
    for kind in ("grouped", "again"):
        skipped[kind] = [f"{file}:{n}" for n in getattr(shape, kind)]
    for line, row in shape.rows:
        for n in shape.untaken:
            if row[n].lower() not in shape.missing:
                is_read = bool(number(row[n], decimal_comma=shape.decimal_comma))
                place = f"{file}:{line}: {shape.head[n]} '{row[n]}'"
                skipped[("unread", "untaken")[is_read]].append(place)


def _marks(flags: str, note: str, options: Options) -> Row:
    """The status and the note that flags make of a figure; small letters are a flag each.

    A word that stands in a column of notes is one as a whole.
    """
    said = {text.partition("=")[0].strip("()"): text.partition("=")[2] for text in options["flag"]}
    marks = (mark for flag in flags.split() for mark in (
        flag if flag.islower() and flag not in said and not flag[3:] else [flag]))  # fmt: skip
    meant = [said.get(mark, mark) for mark in (*marks, *filter(None, [note]))]
    statuses = [STATUSES[text.lower()] for text in meant if text.lower() in STATUSES]
    note = " ".join(text for text in meant if text.lower() not in STATUSES)
    return {"status": "".join(statuses[:1]).replace("actual", ""), "note": note}


class _Entities:
    """Who the names of a table are: of the base, of a list that everyone knows, or new."""

    def __init__(self, base: Base) -> None:
        self._owners = {"": _by_name(base.entities.values()), **{
            word: _by_name(known_entities(word).values()) for word in KNOWN}}  # fmt: skip
        self._kinds: dict[str, str] = {}
        self._several: list[str] = []
        self.new: dict[str, dict[str, Any]] = {}
        self.lists: list[str] = []

    def know(self, names: Iterable[str]) -> bool:
        """Whether most of the names, two at least, are those of entities that are known."""
        words = [*map(fold_name, names)]
        owners = self._owners.values()
        return 2 * sum(any(word in own for own in owners) for word in words) > len(words) > 1

    def ids(self, pairs: Iterable[Named], kinds: Iterable[str], head: str) -> dict[Named, str]:
        """The id of each name and code below a head; `kinds` says of which kind new ones are."""
        pairs, kind, names = [*pairs], next(iter(kinds), ""), {*self._owners[""]}
        likely, are_short = _likely(head), all(len(name) == _SHORT for name, _ in pairs)
        is_theirs = likely == _COUNTRY or (not likely and _OF_COUNTRIES.search(head))
        is_any = not likely and _OF_ANY.search(head)
        if not is_theirs and kind != _COUNTRY and (not is_any or (kind and are_short)):
            longest = _SHORT if kind in _OF_PLACES else _LONGEST_CODE  # Cod and Tea are none
            self._owners = {word: _without_codes(own, longest)
                            for word, own in self._owners.items()}  # fmt: skip
        best = max(KNOWN, key=lambda word: _fit(self._owners[word], pairs))
        owners = self._owners[""]
        if _fit(self._owners[best], pairs) >= _LEAST_FIT:
            self.lists.append(best)
            owners = self._owners[best] | owners
        self._kinds = {entity.id: entity.kind for found in owners.values() for entity in found}
        are_codes = _are_codes(owners, pairs)  # else AL is Alabama, and not Albania
        found = {pair: _owned(owners, (pair[0], pair[1] * are_codes)) for pair in pairs}
        namesakes = _namesakes(found, kind, head)
        kinds_known = Counter(known[0].kind for known in found.values() if known)
        usual = kind or likely or next((own for own, _ in kinds_known.most_common(1)), "")
        result, by_code = dict[Named, str](), dict[str, str]()
        for (name, code), known in found.items():
            own = f"{name} ({usual})"
            if earlier := owners.get(fold_name(own)):
                result[name, code] = earlier[0].id
            elif len(known) != 1 or (name, code) in namesakes:
                called = ", ".join(entity.id for entity in known)
                self._several += [f"{name}: {called}"] * bool(known)
                new = own if (name, code) in namesakes else name
                result[name, code] = by_code.get(code) or self._made(new, code, kind, names)
                by_code |= {code: result[name, code]} if code else {}
            else:
                result[name, code] = known[0].id
        return result

    def _made(self, name: str, code: str, kind: str, owners: Iterable[str]) -> str:
        id_ = as_id(name) or as_id(code) or "entity"
        id_ = id_ if id_ not in self._kinds else f"{id_}-{as_id(code) or len(self._kinds)}"
        is_alias = code and fold_name(code) not in (*owners, fold_name(name))
        kind = "aggregate" if TOTAL.fullmatch(name) else kind
        self.new[id_] = {"name": name, "kind": kind, **({"aliases": [code]} if is_alias else {})}
        self._kinds[id_] = kind
        return id_

    def told(self, ids: Mapping[Named, str]) -> dict[str, str]:
        """What to look at: entities of other kinds than most, names and codes of several."""
        (most, _), *fewer = Counter(map(self._kinds.get, dict.fromkeys(ids.values()))).most_common()
        others = [name for (name, _), id_ in ids.items() if self._kinds[id_] != most]
        names: dict[str, list[str]] = defaultdict(list)
        for name, code in ids:
            names[code or name].append(name)
        codes = (f"{code}: {', '.join(called)}" for code, called in names.items() if called[1:])
        kinds = ", ".join(f"{count} {kind}" for kind, count in fewer)
        return {"kinds": kinds and f"{kinds} ({', '.join(others[:_SHOWN])})",
                "codes": "; ".join(codes), "several": "; ".join(self._several)}  # fmt: skip


def _by_name(entities: Iterable[Entity]) -> dict[str, list[Entity]]:
    owners: dict[str, list[Entity]] = defaultdict(list)
    for entity in entities:
        for name in {*map(fold_name, all_names(entity))}:
            owners[name].append(entity)
    return dict(owners)


def _without_codes(owners: Mapping[str, list[Entity]], most: int) -> dict[str, list[Entity]]:
    """Those that are called so by more letters, or in a base: CA is in the US, maybe."""
    return {name: found for name, found in owners.items() if not (
        len(name) <= most and name.isascii() and found[0].origin.file == KNOWN_FILE)}  # fmt: skip


def _owned(owners: Mapping[str, list[Entity]], pair: Named) -> list[Entity]:
    name, code = map(fold_name, pair)
    return (owners.get(code) if code else None) or owners.get(name, [])


def _namesakes(found: Mapping[Named, list[Entity]], kind: str, head: str) -> set[Named]:
    """Those called as an entity of another kind than is said, as few are: Georgia, among states.

    A first or last one may be the total, and so may one that says its kind or has others within.
    """
    others = {pair: known[0] for pair, known in found.items() if len(known) == 1
              and known[0].kind != kind}  # fmt: skip
    wholes = {id_ for known in found.values() for entity in known for id_ in entity.within}
    if not kind or (kind != _likely(head) and 2 * len(others) >= len(found)):
        return set()
    return {pair for pair in [*found][1:-1] if pair in others and others[pair].id not in wholes
            and others[pair].kind != _likely(pair[0])}  # fmt: skip


def _are_codes(owners: Mapping[str, list[Entity]], pairs: list[Named]) -> bool:
    """Whether codes of two letters seem to be of these: CA is Canada, or California."""
    short = [bool(_owned(owners, pair)) for pair in pairs
             if len(own := pair[1] or pair[0]) == _SHORT and own.isascii()]  # fmt: skip
    return sum(short) >= _LEAST_OF_SHORT * len(short)


def _fit(owners: Mapping[str, list[Entity]], pairs: list[Named]) -> float:
    """The share of names that are known; 0 where codes of two letters seem to be another list's."""
    known = sum(bool(_owned(owners, pair)) for pair in pairs)
    return _are_codes(owners, pairs) * known / max(len(pairs), 1)


def _metrics(
    cells: list[_Cell], shape: Shape, options: Options, base: Base, looked_at: _Places
) -> tuple[dict[Series, Metric], list[Problem]]:
    """The metric of each name and unit that the table has; where one has no unit, the problem."""
    owners = unit_owners(base.units.values())
    own = {fold_name(name): metric for metric in base.metrics.values()
           for name in all_names(metric)}  # fmt: skip
    said = {name: unit for name, _, unit in (text.rpartition("=") for text in options["unit"])}
    of_all = next((text for text in options["unit"] if "=" not in text), None)
    found: dict[Series, set[str | None]] = defaultdict(set)
    for cell in cells:
        found[cell.series].add("%" if cell.measure else cell.figure.unit)
    several, taken = Counter(name for name, _ in found), {*base.metrics}
    lengths = {own.dimension for own in unit_called("m", owners)}
    prints = {name: _printed(name, owners, said.values(), is_long=not unit or any(
                  own.dimension in lengths for own in unit_called(unit, owners)))
              for name in several for unit in (said.get(name) or of_all,)}  # fmt: skip
    tailed = [name for name in several if _TAIL.search(name)]
    are_told = 2 * sum(bool(prints[name].unit) for name in tailed) > len(several)
    shared = Counter(printed.name for printed in prints.values())
    result, without = dict[Series, Metric](), dict[str, str]()
    for (name, text), units_of_cells in found.items():
        printed = prints[name]
        called = printed.name if shared[printed.name] == 1 else name
        called = f"{called}, {text}" if several[name] > 1 else called
        known = own.get(fold_name(called)) or own.get(fold_name(name))
        shares = known.unit if known else PERCENT.id
        has_own = (are_told and name in tailed) or any(  # as others have, or maybe
            _RATE.search(text) or text in _LONG_OR_MANY for text in printed.others)  # fmt: skip
        whole, given = ("", None) if has_own else (shape.said.get(Role.UNIT, ""), of_all)
        mark = next(iter(units_of_cells)) if len(units_of_cells) == 1 else None
        scale, own_unit = reading.scale(text), "" if reading.scale(text) else text
        candidates = (said.get(name), reading.unit(own_unit, owners), own_unit,
                      known.unit if known and printed.unit in _LONG_OR_MANY else None,
                      printed.unit, shares if mark == "%" else given, reading.unit(whole, owners),
                      None if reading.scale(whole) else whole,
                      None if mark in _SEVERAL else mark, known and known.unit,
                      None if text in shape.units.values() else text)  # fmt: skip
        unit = next(filter(None, candidates), None)
        if unit is None:
            without[name] = "".join(own.id for own in unit_called(mark or "", owners))
            continue
        counts = [own for own in (printed.unit, *printed.others) if own and not SCALED.search(own)]
        if counts and (multiple := reading.scale(said.get(name) or given or "")):
            unit = multiple + counts[0]
        is_us = unit in {given, said.get(name)} or re.search(r"(?i)\bu\.?s|美", unit)
        if not is_us and [own.id for own in unit_called(unit, owners)][:1] == ["usd"]:
            looked_at["dollars"].append(name)
        is_given, is_said = unit == given, unit == said.get(name)
        many = [_LONG_OR_MANY.get(it) or reading.scale(it) for it in printed.others if is_said
                and not ({name.replace("(m)", "(f)")} - {name}) & several.keys()]  # fmt: skip
        if not (unit in (text, *_SHARES) or SCALED.search(reading.spelt(unit))):
            unit = next(filter(None, (scale, reading.scale(whole) * is_given, *many)), "") + unit
        is_scaled = SCALED.search(reading.spelt(name)) and not SCALED.search(unit)
        if (is_scaled and (is_given or is_said)) or (
                is_given and printed.others and unit not in printed.others):  # fmt: skip
            looked_at["brackets"].append(name)
        same = (it.id for it in unit_called(unit, owners)[-1:] if it.id in (PERCENT.id, shares))
        short = re.split("[(（]", called)[0] if called[-1:] in (")", "）") else called
        ids = (own for own in map(as_id, (short, called)) if own and own not in taken)
        id_ = known.id if known else next(ids, f"metric-{len(taken) + 1}")
        taken.add(id_)
        result[name, text] = Metric(id_, {UNDETERMINED: called}, (), next(same, unit), None, None,
                                    PERCENT.origin)  # fmt: skip
    problems = [_asked_unit(without, prints, one=bool(of_all))] if without else []
    return result, problems


def _asked_unit(names: dict[str, str], prints: Mapping[str, "_Printed"], *, one: bool) -> Problem:
    """The problem of metrics without a unit; what all their cells print alike may be meant."""
    (first, unit), *_ = names.items()
    unit = unit if {*names.values()} == {unit} != {""} else "UNIT"
    is_of_one = one or any(map(_RATE.search, prints[first].others))
    example = ("--unit", f"{first}={unit}" if is_of_one else unit)
    return Problem(Kind.NEEDS_UNIT, {"candidates": tuple(names), "example": example})


def _is_unlike(cell: _Cell, unit: str, owners: Mapping[str, Unit]) -> bool:
    """Whether a figure prints another unit than its metric's; a share may grow in points."""
    printed = cell.figure.unit or unit
    if cell.measure or printed in unit:
        return bool(cell.measure) and unit in _SHARES
    of = {own.dimension for own in unit_called(printed, owners)} - {None}
    return not any(
        (own.dimension in of and (own.factor or 0) >= 1)  # cents are no dollars
        or any(printed in name for name in all_names(own)) for own in unit_called(unit, owners)
    )  # fmt: skip


class _Printed(NamedTuple):
    """A metric's name in a table: without a unit in brackets, that, and what else brackets hold."""

    name: str
    unit: str | None
    others: list[str]


def _printed(
    name: str, owners: Mapping[str, Unit], given: Iterable[str], *, is_long: bool
) -> _Printed:
    """What the brackets of a name print, or is `given` as a unit; of several the first counts.

    Where nothing else `is_long`, `m` is millions and `miles` thousands, maybe.
    """
    name = _TAIL.sub(lambda at: f" ({at[1]})" if reading.is_unit(at[1]) else at[0], name)
    held = _BRACKETS.findall(name)[: reading.LONGEST]
    units = {text: reading.unit(text, owners) if is_long or text not in _LONG_OR_MANY else None
             for text in held}  # fmt: skip
    rest = _BRACKETS.sub(
        lambda at: "" if at[1] in given or units.get(at[1]) == reading.spelt(at[1]) else at[0], name
    )
    others = [text for text, unit in units.items() if not unit and re.search(r"[^\W\d]|000", text)]
    called = ", ".join(filter(None, (" ".join(part.split()) for part in rest.split(", "))))
    return _Printed(called or name, next(filter(None, units.values()), None), others)


def _options(shape: Shape, options: Options, metrics: list[Metric]) -> dict[str, list[str]]:
    """What was understood, as options that say it, and those that were given."""
    columns = [*shape.periods] or [n for role, n in shape.roles.items() if role is Role.PERIOD]
    is_run = len(columns) > 1 and columns == [*range(columns[0], columns[-1] + 1)]
    spans = (columns[0], columns[-1]) if is_run else columns
    guessed = {"period-columns": ("-" if is_run else ",").join(str(n + 1) for n in spans)}
    if Role.ENTITY in shape.roles:
        guessed["entity-column"] = shape.head[shape.roles[Role.ENTITY]]
    if len(metrics) == 1:
        guessed |= {"metric": metrics[0].names[UNDETERMINED], "unit": metrics[0].unit or ""}
    return {key: [*texts] or [*filter(None, [guessed.get(key)])] for key, texts in options.items()}
