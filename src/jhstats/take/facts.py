"""What a table says as facts: rows of CSV, and the records that a base needs beside them."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from functools import partial
from itertools import chain, count
from pathlib import Path
from typing import Any, NamedTuple

from jhstats.errors import Kind, Problem, UsageError
from jhstats.load import known as common
from jhstats.load.files import refused
from jhstats.load.schema import KNOWN
from jhstats.load.table import as_id
from jhstats.model import PERCENT, Base, Entity, Unit
from jhstats.names import all_names, fold_name
from jhstats.phrases import Notice
from jhstats.take import reading
from jhstats.take.reading import IN_PERCENT, LAND, SCALED, TOTAL, Number, is_noise, number, periods
from jhstats.take.shape import ONLY_BRACKETS, STATUSES, Options, Role, Shape, column_of

Row = dict[str, str]
Records = dict[str, dict[str, Any]]  # by id
Series = tuple[str, str]  # a metric's name and its unit, as the table writes them
Named = tuple[str, str]  # an entity's name and its code, which may be empty
_Owners = Mapping[str, list[Entity]]  # entities by what they are called, folded
_Places = defaultdict[str, list[str]]  # where what is passed over, or looked at, stands, by what
_POWERS = {"3": "thousand", "6": "million", "9": "billion", "12": "trillion"}
_LIKELY = re.compile("|".join(reading.WORDS["kind"]))
_COUNTRY = "country"
_BRACKETS = re.compile(r"[(（\[]([^()（）\[\]]+)[)）\]]")
_DOLLARS = re.compile(r"(?i)(?:\$|dollars?)(?: ?\w+)?")  # maybe of the US, and a magnitude
_THREE = re.compile(r"-?(?:0|[1-9]\d{0,2}(?:\.\d{3})?)", re.ASCII)
_NINES = re.compile(r"(?=-9\.?9|9\.?9\.?9)-?9++(?:\.9++)?")
_UNCLEAR = {"m", "miles"}  # metres or millions, and thousands in Spanish
_OWN_UNIT = re.compile(r"(?i)[/%‰每]|^k |\bper\b|\bm$|^miles$")  # as brackets hold it, maybe
_OF_PLACES = {"", "aggregate", "group", "income-group", "place", "province", "region", "world"}
_WHOLES = ("aggregate", "group", "income-group", "region", "world")  # in which others lie
_SHORT, _LONGEST_CODE, _LEAST_OF_SHORT = 2, 3, 0.9
_SHOWN, _NOBODY = 3, "NAME"
_SHARES = (PERCENT.id, "permille", "%", "‰")


class Taken(NamedTuple):
    """What a table gives."""

    source: str  # its id
    rows: list[Row]  # the facts, by the names of the columns of CSV
    stanzas: dict[str, Records]  # what records the base lacks, by table and id
    known: list[str]  # the lists of `[base] known` that hold some of its entities
    understood: Notice  # and what was passed over
    options: dict[str, list[str]]  # that make the same of the same table


class _Metric(NamedTuple):
    """What the table measures, as a base will have it."""

    id: str
    name: str
    unit: str


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
        UsageError: a kind, a unit or whose figures they are is said nowhere, or many stand twice.
    """
    source, looked_at = _source(name, base), _Places(list)
    column = shape.table.head[shape.roles[Role.ENTITY]] if Role.ENTITY in shape.roles else None
    cells = [*_cells(name, shape, options, _whose(shape, options, base), looked_at)]
    pairs = [*dict.fromkeys(cell.entity for cell in cells)]
    who = _entities(pairs, next(iter(options["kind"]), ""), column or _COUNTRY, base)
    metrics, problems = _metrics(cells, shape, options, base)
    if new := tuple(record["name"] for record in who.new.values()):
        problems[:0] = _asked_whose(new, column, shape.table.head, options)
    if problems:
        raise UsageError(problems)
    dims = [f"dim.{as_id(shape.table.head[n]) or n + 1}" for n in shape.dims]
    looked_at.update(_guessed(cells, metrics.values(), shape))
    rows, made = dict[tuple[str, ...], Row](), dict[str, Row]()
    for cell in cells:
        metric, digits = metrics[cell.series], cell.figure.digits
        there = base.metrics.get(metric.id, metric)
        if cell.figure.unit and metric.unit not in _SHARES:
            looked_at["unlike"].append(cell.place)
            continue
        row = {"metric": metric.id, "entity": who.ids[cell.entity],
               "period": cell.period, "value": digits, "source": source,
               "unit": "" if there.unit == metric.unit else metric.unit,
               **cell.marks}  # fmt: skip
        row |= zip(dims, cell.dims, strict=True)
        key = (metric.id, row["entity"], cell.period, *cell.dims)
        earlier, id_ = rows.setdefault(key, row), as_id("-".join(key))
        while earlier is row and made.setdefault(id_, row) is not row:  # two facts, one made id
            id_ = row["id"] = f"{id_}-{len(rows)}"
        if earlier is not row:
            looked_at["twice" if earlier["value"] == digits else "others"].append(cell.place)
        elif "E" in digits or is_noise(digits):
            looked_at["exponents" if "E" in digits else "noise"].append(cell.place)
    if len(rows) < max(len(looked_at["unread"]), 1):  # names and numbers, as in contents
        first = {what: next(iter(places)) for what, places in looked_at.items() if places}
        raise refused(name, Kind.NOT_A_TABLE, unread=first.get("unread") or first.get("unlike"),
                      undated=first.get("undated"))  # fmt: skip
    if 2 * len(looked_at["others"]) >= len(rows):
        raise UsageError.of(Kind.TOLD_TWICE, place=looked_at["others"][0])
    taken = [*rows.values()]
    by_id = {metric.id: metric for metric in metrics.values()}
    samples = taken[:: max(len(taken) // _SHOWN, 1)][:_SHOWN]
    spans = sorted({row["period"] for row in taken} - {""})
    told = {"facts": f"{len(taken):,}", "metrics": len(by_id), "entities": len({*who.ids.values()}),
            "periods": f"{len(spans)} ({spans[0]} – {spans[-1]})" if spans else 0,
            "samples": "; ".join(_told(row, by_id[row["metric"]]) for row in samples),
            "code": "".join(looked_at["nines"][:1]).rpartition(" '")[2][:-1],
            "left": ", ".join(shape.table.head[n] for n in shape.left_out), **who.told,
            **{what: f"{len(places):,} ({places[0]})"
               for what, places in looked_at.items() if places}}  # fmt: skip
    title = {"title": Path(name).name, "type": "dataset", "sha256": fingerprint}
    stanzas = {"source": {source: title}, **_stanzas(who.new, [*by_id.values()], base)}
    guessed = _options(shape, options, [*by_id.values()])
    return Taken(source, taken, stanzas, who.lists, Notice("taken", told), guessed)


def _guessed(cells: list[_Cell], metrics: Iterable[_Metric], shape: Shape) -> dict[str, list[str]]:
    """Where points may group digits, and nines say that there is no figure; dollars of nobody."""
    groups = defaultdict[Series, list[_Cell]](list)
    given = {text.rpartition("=")[2] for text in shape.table.options["unit"]}
    for cell in cells:
        groups[cell.series].append(cell)
    grouped = [group for group in groups.values() if (
        not shape.table.decimal_comma and all(_THREE.fullmatch(own.figure.digits) for own in group)
        and sum("." in own.figure.digits for own in group) > 1)]  # fmt: skip
    dollars = (own for own in metrics if _DOLLARS.fullmatch(common.counted(own.unit)))
    return {"points": [own.place for group in grouped for own in group],
            "nines": [place for group in groups.values() for place in _codes(group)],
            "dollars": [own.name for own in dollars if own.unit not in given]}  # fmt: skip


def _codes(group: list[_Cell]) -> Iterator[str]:
    """Where a series has nines alone (-99.99, 9999): they only are negative, or often far out."""
    digits = Counter(own.figure.digits for own in group)
    codes = {own for own in digits if _NINES.fullmatch(own)}
    rest = [Decimal(own) for own in digits if own not in codes]
    farthest, is_negative = max(map(abs, rest), default=0), any(own < 0 for own in rest)
    told = {own for own in codes if (own[0] == "-" and not is_negative)
            or (digits[own] > 1 and abs(Decimal(own)) > 2 * farthest)}  # fmt: skip
    return (own.place for own in group if own.figure.digits in told)


def _whose(shape: Shape, options: Options, base: Base) -> str | None:
    """Whose the figures are where no column says it; None where the heads of columns do."""
    heads = [shape.table.head[n] for n in shape.values]
    known = _by_name(base.entities.values()).keys() | common.entities_by_name().keys()
    are_known = 2 * sum(fold_name(head) in known for head in heads) > len(heads) > 1
    if are_known and Role.ENTITY not in shape.roles:
        return None
    return next(iter(options["entity"]), shape.said.get(Role.ENTITY) or base.main or _NOBODY)


def _asked_whose(
    names: tuple[str, ...], column: str | None, head: list[str], options: Options
) -> Iterator[Problem]:
    """The problems of new names: whose the figures are, and of which kind, if nothing says it."""
    is_said = options["entity-column"] or options["entity"]
    are_names = is_said or not all(reading.is_period(name) or number(name) for name in names)
    if not are_names or (_NOBODY in names and not (column or options["entity"])):
        data: dict[str, Any] = {"candidates": tuple(head), "example": ("--entity", _NOBODY)}
        yield Problem(Kind.NEEDS_ENTITY, data)
    if are_names and not options["kind"]:
        kind = _likely(f"{column} {names[0]}") or "place"
        data = {"candidates": names, "column": column, "kind": kind, "example": ("--kind", kind)}
        yield Problem(Kind.NEEDS_KIND, data)


def _stanzas(entities: Records, metrics: list[_Metric], base: Base) -> dict[str, Records]:
    """The records, by table and id, that a base lacks."""
    owners, units = common.unit_owners(base.units.values()), Records()
    needed = {
        common.counted(own.unit) for own in metrics if not common.unit_called(own.unit, owners)
    }
    for name in sorted(needed):
        ids = chain([as_id(name) or "unit-0"], map("unit-{}".format, count(1)))
        taken = {unit.id for unit in owners.values()} | units.keys()
        units[next(own for own in ids if own not in taken)] = {"name": name}
    return {
        "unit": units,
        "entity": entities,
        "metric": {metric.id: {"name": metric.name, "unit": metric.unit}
                   for metric in metrics if metric.id not in base.metrics},
    }  # fmt: skip


def _likely(text: str) -> str | None:
    """The kind of entity that a head or a name seems to say."""
    found = _LIKELY.search(text.lower())
    return found and found.lastgroup


def _source(name: str, base: Base) -> str:
    """The id of a table's source, which no other source of a base has."""
    id_, tables = as_id(_stem(name)), {Path(table).name for table in base.tables}
    return id_ if id_ not in base.sources or facts_file(id_) in tables else as_id(Path(name).name)


def facts_file(source: str) -> str:
    """The name of the file for the facts of a source."""
    return f"{source}-facts.csv"


def _stem(name: str) -> str:
    """A file's name without its ending; standard input's is `table`."""
    stem = Path(name).stem
    return stem if as_id(stem) else "table"


def _told(row: Row, metric: _Metric) -> str:
    words = (metric.name, row["entity"], row["period"])
    return f"{', '.join(filter(None, words))}: {row['value']} {metric.unit}"


def _cells(
    name: str, shape: Shape, options: Options, whose: str | None, skipped: _Places
) -> Iterator[_Cell]:
    """The figures with what stands in row, head and above; of `whose`, or whom the heads name."""
    head, roles, missing = shape.table.head, shape.roles, shape.table.missing
    read, when = partial(number, decimal_comma=shape.table.decimal_comma), roles.get(Role.PERIOD)
    spans = {"": ""} if when is None else periods(
        (row[when] for _, row in shape.table.lines), options["period-as"])  # fmt: skip
    named = next((text for text in options["metric"] if text not in head), None)
    title = named or shape.said.get(Role.METRIC) or shape.said.get(None) or _stem(name)
    bare = {n: text if whose else "" for n, text in shape.values.items()}
    unnamed = {n for n, text in bare.items() if ONLY_BRACKETS.fullmatch(text)}  # a unit, maybe
    is_alone = named and len({*bare.values()}) == 1 and (len(bare) == 1 or not shape.metrics)
    is_part = named and any(text.startswith(named) for text in bare.values())
    if named and not (is_alone or is_part or shape.metrics or unnamed):
        column_of(head, "--metric", named)  # there is none
    flags = {text.partition("=")[0].strip("()"): text.partition("=")[2] for text in options["flag"]}
    keys = [n for n in (roles.get(Role.ENTITY), *shape.metrics, *shape.dims) if n is not None]
    first = [n for n in sorted(keys)[:1] if not _has_totals(shape, n, keys)]
    # A row without one goes on with what stands above, but for those of totals.
    for line, row in shape.table.lines:
        told = {role: row[n] for role, n in roles.items()}
        words, span = [row[n] for n in shape.metrics], told.get(Role.PERIOD, "")
        places = {n: f"{name}:{line}: {head[n]} '{cell}'" for n, cell in enumerate(row)}
        told_of = (n for n in (*shape.values, *shape.untaken) if row[n].lower() not in missing)
        figures = {n: found for n in told_of if (found := read(row[n]))}
        is_whole = told.get(Role.ENTITY, True) and all(row[n] for n in first)
        if not (is_whole and any(words or [title]) and any(row[n] for n in shape.values)):
            skipped["notes"] += [f"{name}:{line}"] * any(row)
            skipped["nameless"] += [places[n] for n in shape.values if n in figures]
            continue
        if span not in spans:
            skipped["undated"].append(places[roles[Role.PERIOD]])
            continue
        for n, text in bare.items():
            if n not in figures:
                texts = {row[n].lower(), re.sub("[ :].$", "", row[n]).strip()}  # maybe flagged
                skipped["missing" if texts & missing else "unread"].append(places[n])
                continue
            begin = [title] if is_alone or (n in unnamed and not words) else words
            names = [*begin, *[text] * (n in unnamed or not is_alone)]
            percent = "%" * bool(IN_PERCENT.search(text))
            of_words = "%" * bool(IN_PERCENT.search(", ".join(words)))
            power = told.get(Role.POWER, "").partition(".")[0].lower().rstrip("s")
            power = _POWERS.get(power, power * (power in _POWERS.values()))  # 6, or Millions
            unit = f"{power} {percent or told.get(Role.UNIT) or of_words}".strip()
            yield _Cell(places[n],
                        (", ".join(filter(None, names)), unit),
                        (told.get(Role.ENTITY, whose or head[n]), told.get(Role.CODE, "")),
                        shape.periods.get(n) or spans[span],
                        tuple(map(row.__getitem__, shape.dims)), figures[n],
                        _marks(f"{told.get(Role.FLAG, '')} {figures[n].flag}", flags)
                        )  # fmt: skip
        skipped["untaken"] += [places[n] for n in shape.untaken if n in figures]


def _has_totals(shape: Shape, first: int, keys: list[int]) -> bool:
    """Whether rows without a first dimension are wholes: once each, and above or beside parts."""
    others = [n for n in (*keys, shape.roles.get(Role.PERIOD)) if n is not None and n != first]
    rows = [row for _, row in shape.table.lines if any(map(row.__getitem__, shape.values))]
    told = [(*(row[n] for n in others),) for row in rows if not row[first]]
    parts = {(*(row[n] for n in others),) for row in rows if row[first]}
    are_beside = parts.issuperset(told) or not rows[0][first]
    return first in shape.dims and len({*told}) == len(told) and are_beside


def _marks(flags: str, said: Mapping[str, str]) -> Row:
    """The status and the note that flags make of a figure; small letters are a flag each."""
    marks = (mark for flag in flags.split() for mark in (
        flag if flag.islower() and flag not in said and not flag[3:] else [flag]))  # fmt: skip
    meant = [said.get(mark, mark) for mark in marks]
    statuses = [STATUSES[text.lower()] for text in meant if text.lower() in STATUSES]
    note = " ".join(text for text in meant if text.lower() not in STATUSES)
    return {"status": "".join(statuses[:1]).replace("actual", ""), "note": note}


class _Entities(NamedTuple):
    """Who the names of a table are."""

    ids: dict[Named, str]
    new: Records
    lists: list[str]  # that everyone knows, and that have most of them
    told: dict[str, str]  # what is to be looked at: other kinds, codes and names of several


def _entities(pairs: list[Named], kind: str, head: str, base: Base) -> _Entities:
    """Who the names below a head are: of the base, of a list, or new and of a kind."""
    own_names, likely = _by_name(base.entities.values()), _likely(head)
    lists = {word: _by_name(common.known_entities(word).values()) for word in KNOWN}
    longest = _longest_unread(pairs, kind, head)
    counts = {word: sum(map(bool, _owned(owners, pairs, longest).values()))
              for word, owners in lists.items()}  # fmt: skip
    fitting = [word for word, count in counts.items() if 2 * count >= len(pairs)]
    owners = {**(lists[fitting[0]] if fitting else {}), **own_names}
    found = _owned(owners, pairs, longest)
    kinds = {entity.id: entity.kind for known in owners.values() for entity in known}
    frequent = Counter(known[0].kind for known in found.values() if known).most_common(1)
    usual = kind or likely or "".join(own for own, _ in frequent)
    others = {pair for pair, known in found.items()
              if known and known[0].kind not in {kind, _likely(pair[0]), *_WHOLES}}  # fmt: skip
    are_few = kind and (kind == likely or 2 * len(others) < len(found))
    # Those of another kind that stand among ours, as Georgia among states; not a total at an end.
    namesakes = others.intersection(pairs[1:-1] if are_few else ())
    ids, new, several, by_code = dict[Named, str](), Records(), list[str](), dict[str, str]()
    for (name, code), known in found.items():
        own = f"{name} ({usual})"
        if earlier := owners.get(fold_name(own)):
            ids[name, code] = earlier[0].id
        elif len(known) == 1 and (name, code) not in namesakes:
            ids[name, code] = known[0].id
        elif code in by_code:
            ids[name, code] = by_code[code]
        else:
            several += [f"{name}: {', '.join(entity.id for entity in known)}"] * bool(known)
            called = own if (name, code) in namesakes else name
            id_ = as_id(called) or as_id(code) or "entity"
            while id_ in kinds:
                id_ = f"{id_}-{as_id(code) or len(kinds)}"
            aliases = {"aliases": [code]} if code and fold_name(code) not in own_names else {}
            kinds[id_] = "aggregate" if TOTAL.fullmatch(called) else kind
            ids[name, code], new[id_] = id_, {"name": called, "kind": kinds[id_], **aliases}
            by_code |= {code: id_} if code else {}
    of_kinds = Counter(kinds[id_] for id_ in dict.fromkeys(ids.values())).most_common()
    fewer = ", ".join(f"{count} {kind}" for kind, count in of_kinds[1:])
    unusual = [name for (name, _), id_ in ids.items() if kinds[id_] != of_kinds[0][0]]
    names = defaultdict[str, list[str]](list)
    for name, code in pairs:
        names[code or name].append(name)
    codes = [f"{code}: {', '.join(called)}" for code, called in names.items() if called[1:]]
    told = {"kinds": fewer and f"{fewer} ({', '.join(unusual[:_SHOWN])})",
            "codes": "; ".join(codes), "several": "; ".join(several)}  # fmt: skip
    return _Entities(ids, new, fitting[:1], told)


def _longest_unread(pairs: list[Named], kind: str, head: str) -> int:
    """Up to how many letters no codes are of countries: AL is Albania where most are known."""
    likely, known = _likely(head), common.entities_by_name().keys()
    short = [known & {*map(fold_name, pair)} for pair in pairs
             if len(own := pair[1] or pair[0]) == _SHORT and own.isascii()]  # fmt: skip
    are_countries = _COUNTRY in {likely, kind} or (not likely and LAND.search(head))
    if are_countries and sum(map(bool, short)) >= _LEAST_OF_SHORT * len(short):
        return 0
    return _SHORT if kind in _OF_PLACES else _LONGEST_CODE  # Cod and Tea are none


def _by_name(entities: Iterable[Entity]) -> _Owners:
    owners: dict[str, list[Entity]] = defaultdict(list)
    for entity in entities:
        for name in {*map(fold_name, all_names(entity))}:
            owners[name].append(entity)
    return owners


def _owned(owners: _Owners, pairs: list[Named], longest: int) -> dict[Named, list[Entity]]:
    """Who each is, by code or name; by no more than `longest` letters only in a base itself."""

    def called(text: str) -> list[Entity]:
        own, is_code = owners.get(fold_name(text), []), len(text) <= longest and text.isascii()
        return [] if own and is_code and own[0].origin.file == common.KNOWN_FILE else own

    return {(name, code): called(code) or called(name) for name, code in pairs}


class _Printed(NamedTuple):
    """A metric's name in a table: without a unit in brackets, that, and what else brackets hold."""

    name: str
    unit: str | None
    others: list[str]


def _metrics(
    cells: list[_Cell], shape: Shape, options: Options, base: Base
) -> tuple[dict[Series, _Metric], list[Problem]]:
    """The metric of each name and unit that the table has; where one has no unit, the problem."""
    owners = common.unit_owners(base.units.values())
    own = {fold_name(name): metric for metric in base.metrics.values()
           for name in all_names(metric)}  # fmt: skip
    said = {name: unit for name, _, unit in (text.rpartition("=") for text in options["unit"])}
    for text in filter(reading.is_magnitude, said.values()):
        raise UsageError.of(Kind.NEEDS_UNIT, candidates=(text,), magnitude="thousand persons")
    above, title = shape.said.get(Role.UNIT, ""), shape.said.get(None, "")
    tail = re.split(r"[,，(（]|\bin ", title)[-1]
    signs = defaultdict[Series, set[str | None]](set)
    for cell in cells:
        signs[cell.series].add(cell.figure.unit)
    prints = {series: _printed(series[0], owners, said.values()) for series in signs}
    shared = Counter(printed.name for printed in prints.values())
    result, without, taken = dict[Series, _Metric](), dict[str, bool](), {*base.metrics}
    for (name, text), printed in prints.items():
        is_alone = shared[printed.name] == 1
        called = printed.name if is_alone else ", ".join(filter(None, (name, text)))
        known = own.get(fold_name(called)) or own.get(fold_name(name))
        shares = known.unit if known else PERCENT.id
        is_multiple = any(map(reading.is_magnitude, (text, above, tail))) or any(
            text in _UNCLEAR or reading.is_magnitude(text) or SCALED.search(text)
            for text in printed.others)  # fmt: skip
        has_own = (SCALED.search(name) or any(map(_OWN_UNIT.search, printed.others))
                   or any(map(reading.is_unit, re.split(", | in ", name)[1:][-1:])))  # fmt: skip
        given, whole = ("", "") if has_own else (said.get(""), "" if is_multiple else above)
        own_unit = "" if reading.is_magnitude(text) else text
        candidates = (said.get(name), reading.unit(own_unit, owners) or own_unit, printed.unit,
                      shares if signs[name, text] == {"%"} else given,
                      reading.unit(whole, owners) or whole, known and known.unit)  # fmt: skip
        unit = next((unit for unit in candidates if unit and (  # one of persons tells not how many
            not is_multiple or unit in (*_SHARES, *printed.others) or SCALED.search(unit))
            ), None)  # fmt: skip
        if unit is None:
            without[name] = bool(said.get("") or has_own)
            continue
        same = (
            it.id for it in common.unit_called(unit, owners)[-1:] if it.id in (PERCENT.id, shares)
        )
        short = re.split("[(（]", called)[0] if called[-1:] in (")", "）") else called
        made = chain(map(as_id, (short, called)), map("metric-{}".format, count(len(taken) + 1)))
        id_ = known.id if known else next(own for own in made if own and own not in taken)
        taken.add(id_)
        result[name, text] = _Metric(id_, called, next(same, unit))
    for first, is_of_one in [*without.items()][:1]:
        magnitude = "thousand persons" if SCALED.search(first) else None
        data: dict[str, Any] = {"candidates": tuple(without), "magnitude": magnitude}
        data["example"] = ("--unit", f"{first}=UNIT" if is_of_one else "UNIT")
        return result, [Problem(Kind.NEEDS_UNIT, data)]
    return result, []


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


def _options(shape: Shape, options: Options, metrics: list[_Metric]) -> dict[str, list[str]]:
    """What was understood, as options that say it, and those that were given."""
    columns = [*shape.periods] or [n for role, n in shape.roles.items() if role is Role.PERIOD]
    is_run = len(columns) > 1 and columns == [*range(columns[0], columns[-1] + 1)]
    spans = (columns[0], columns[-1]) if is_run else columns
    guessed = {"period-columns": ("-" if is_run else ",").join(str(n + 1) for n in spans)}
    if Role.ENTITY in shape.roles:
        guessed["entity-column"] = shape.table.head[shape.roles[Role.ENTITY]]
    if len(metrics) == 1:
        guessed |= {"metric": metrics[0].name, "unit": metrics[0].unit}
    return {key: [*texts] or [*filter(None, [guessed.get(key)])] for key, texts in options.items()}
