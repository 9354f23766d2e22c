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
from jhstats.take.reading import SCALED, TOTAL, Number, is_noise, number, periods
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
_UNCLEAR = {"m", "miles"}  # metres or millions, and thousands in Spanish
_ORDINALS = {"second", "minute"}  # of heads, maybe: Votes, Second
_OWN_UNIT = re.compile(r"(?i)[/%‰每]|^k |\bper\b|\bm$|^miles$")  # as brackets hold it, maybe
_OF_PLACES = {"", "aggregate", "group", "income-group", "place", "province", "region", "world"}
_SHORT, _LONGEST_CODE, _LEAST_OF_SHORT, _LEAST_FIT = 2, 3, 0.9, 0.5
_SHOWN = 3
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
        if cell.figure.unit and metric.unit not in _SHARES:
            looked_at["unlike"].append(cell.place)
            continue
        row = {"metric": metric.id, "entity": ids[cell.entity],
               "period": cell.period, "value": digits, "source": source,
               "unit": "" if there.unit == metric.unit else metric.unit or "",
               **cell.marks}  # fmt: skip
        row |= zip(dims, cell.dims, strict=True)
        key = (metric.id, row["entity"], cell.period, *cell.dims)
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
        looked_at["unread"] += looked_at["unlike"]
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
    words = (metric.names[UNDETERMINED], row["entity"], row["period"])
    return f"{', '.join(filter(None, words))}: {row['value']} {metric.unit}"


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
    bare = {n: "" if are_entities else shape.names[n] for n in shape.values}
    heads = {*bare.values()}
    is_alone = named and len(heads) == 1 and (len(bare) == 1 or not shape.metrics)
    if named and not (is_alone or shape.metrics or any(
            text[:1] in "(（[" or text.startswith(named) for text in heads)):  # fmt: skip
        column_of(head, "--metric", named)  # there is none

    keys = [n for n in (roles.get(Role.ENTITY), *shape.metrics, *shape.dims) if n is not None]
    first = sorted(keys)[:1]  # a row without one goes on with what stands above

    def place(line: int, row: list[str], n: int) -> str:
        return f"{file}:{line}: {head[n]} '{row[n]}'"

    for line, row in shape.rows:
        told = {role: row[n] for role, n in roles.items()}
        name = told.get(Role.ENTITY, whose)
        words = [row[n] for n in shape.metrics]
        is_whole = (name or are_entities) and all(row[n] for n in first) and any(words or [title])
        if not is_whole or not any(row[n] for n in shape.values):
            skipped["notes"] += [f"{file}:{line}"] * any(row)
            skipped["nameless"] += [place(line, row, n) for n in shape.values if number(
                row[n], decimal_comma=shape.decimal_comma)]  # fmt: skip
            continue
        span = told.get(Role.PERIOD, "")
        if span not in spans:
            skipped["undated"].append(place(line, row, roles[Role.PERIOD]))
            continue
        note = told.get(Role.NOTE, "")
        note = "" if note.lower() in shape.missing else note
        for n in shape.values:
            figure = number(row[n], decimal_comma=shape.decimal_comma)
            if figure is None:
                texts = {row[n].lower(), re.sub("[ :].$", "", row[n]).strip()}  # maybe flagged
                kind = "missing" if texts & shape.missing else "unread"
                skipped[kind].append(place(line, row, n))
                continue
            has_no_name = ONLY_BRACKETS.fullmatch(bare[n])  # but a unit, maybe
            names = [*([title] if is_alone or (has_no_name and not words) else words),
                     *[bare[n]] * bool(has_no_name or not is_alone)]  # fmt: skip
            percent = "%" * bool(reading.IN_PERCENT.search(bare[n]))
            of_words = "%" * bool(reading.IN_PERCENT.search(", ".join(words)))
            unit = percent or told.get(Role.UNIT) or of_words
            yield _Cell(place(line, row, n),
                        (", ".join(filter(None, names)), _scaled(unit, told.get(Role.POWER, ""))),
                        (head[n], "") if are_entities else (name, told.get(Role.CODE, "")),
                        shape.periods.get(n) or spans[span],
                        tuple(map(row.__getitem__, shape.dims)), figure,
                        _marks(f"{told.get(Role.FLAG, '')} {figure.flag}", note, options)
                        )  # fmt: skip
        skipped["untaken"] += [place(line, row, n) for n in shape.untaken
                               if number(row[n], decimal_comma=shape.decimal_comma)]  # fmt: skip


def _scaled(unit: str, power: str) -> str:
    """A unit behind the magnitude that a power of ten, or a word, says: `6`, `Thousands`."""
    word = power.partition(".")[0].lower().rstrip("s")
    return f"{_POWERS.get(word, word if word in _POWERS.values() else '')} {unit}".strip()


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
    for text in filter(reading.is_magnitude, (*said.values(), of_all or "")):
        raise UsageError.of(Kind.NEEDS_UNIT, candidates=(text,), magnitude="thousand persons")
    above, title = shape.said.get(Role.UNIT, ""), shape.said.get(None, "")
    tail = re.split(r"[,，(（]|\bin ", title)[-1]
    found: dict[Series, set[str | None]] = defaultdict(set)
    for cell in cells:
        found[cell.series].add(cell.figure.unit)
    several, taken = Counter(name for name, _ in found), {*base.metrics}
    prints = {name: _printed(name, owners, said.values()) for name in several}
    shared = Counter(printed.name for printed in prints.values())
    result, without = dict[Series, Metric](), dict[str, bool]()
    for (name, text), units_of_cells in found.items():
        printed = prints[name]
        called = printed.name if shared[printed.name] == 1 else name
        called = f"{called}, {text}" if several[name] > 1 else called
        known = own.get(fold_name(called)) or own.get(fold_name(name))
        shares = known.unit if known else PERCENT.id
        is_multiple = any(map(reading.is_magnitude, (text, above, tail))) or any(
            text in _UNCLEAR or reading.is_magnitude(text) or SCALED.search(text)
            for text in printed.others)  # fmt: skip
        has_own = SCALED.search(name) or any(map(_OWN_UNIT.search, printed.others)) or any(
            reading.is_unit(text) and text.lower() not in _ORDINALS
            for text in re.split(", | in ", name)[1:][-1:])  # fmt: skip
        given, whole = (None, "") if has_own else (of_all, "" if is_multiple else above)
        own_unit = "" if reading.is_magnitude(text) else text
        candidates = (said.get(name), reading.unit(own_unit, owners), own_unit, printed.unit,
                      shares if units_of_cells == {"%"} else given, reading.unit(whole, owners),
                      whole, known and known.unit)  # fmt: skip
        unit = next((unit for unit in candidates if unit and (  # one of persons tells not how many
            not is_multiple or unit in (*_SHARES, *printed.others) or SCALED.search(unit))
            ), None)  # fmt: skip
        if unit is None:
            without[name] = bool(of_all or has_own)
            continue
        is_said = unit in {given, said.get(name)}
        is_us = is_said or re.search(r"(?i)\bu\.?s|美", unit)
        if not is_us and [own.id for own in unit_called(unit, owners)][:1] == ["usd"]:
            looked_at["dollars"].append(name)
        prints_other = printed.others and unit not in printed.others
        if is_said and (prints_other or SCALED.search(name)) and not SCALED.search(unit):
            looked_at["brackets"].append(name)
        same = (it.id for it in unit_called(unit, owners)[-1:] if it.id in (PERCENT.id, shares))
        short = re.split("[(（]", called)[0] if called[-1:] in (")", "）") else called
        ids = (own for own in map(as_id, (short, called)) if own and own not in taken)
        id_ = known.id if known else next(ids, f"metric-{len(taken) + 1}")
        taken.add(id_)
        result[name, text] = Metric(id_, {UNDETERMINED: called}, (), next(same, unit), None, None,
                                    PERCENT.origin)  # fmt: skip
    problems = list[Problem]()
    if without:
        first, is_of_one = next(iter(without.items()))
        example = ("--unit", f"{first}=UNIT" if is_of_one else "UNIT")
        magnitude = "thousand persons" if SCALED.search(first) else None
        data: dict[str, Any] = {"candidates": tuple(without), "magnitude": magnitude}
        problems.append(Problem(Kind.NEEDS_UNIT, {**data, "example": example}))
    return result, problems


class _Printed(NamedTuple):
    """A metric's name in a table: without a unit in brackets, that, and what else brackets hold."""

    name: str
    unit: str | None
    others: list[str]


def _printed(name: str, owners: Mapping[str, Unit], given: Iterable[str]) -> _Printed:
    """What the brackets of a name print, or is `given` as a unit; of several the first counts."""
    held = _BRACKETS.findall(name)[: reading.LONGEST]
    units = {text: None if text in _UNCLEAR else reading.unit(text, owners) for text in held}
    rest = _BRACKETS.sub(
        lambda at: "" if at[1] in given or units.get(at[1]) == at[1] else at[0], name
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
