"""Which row of a table is its head, and what each column holds: long, wide, or both."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from itertools import chain, takewhile
from typing import NamedTuple

from jhstats.errors import BaseError, Kind, Location, Problem, UsageError
from jhstats.load.files import refused
from jhstats.model import FactStatus
from jhstats.names import fold_name
from jhstats.take import reading
from jhstats.take.cells import Rows
from jhstats.take.reading import ASIDE, FISCAL, IN_PERCENT, MISSING, SCALED, number

Options = Mapping[str, Sequence[str]]  # what a user says, by options; columns by head or number
Line = tuple[int, list[str]]  # the number of a row in the file, and its cells
Role = StrEnum("Role", "ENTITY CODE PERIOD METRIC UNIT POWER VALUE FLAG")  # what columns hold
STATUSES = {**{status.value: status.value for status in FactStatus}, "p": "preliminary",
            "e": "estimate", "f": "estimate", "s": "estimate", "a": "actual"}  # fmt: skip
"""What flags of Eurostat and SDMX say of a figure; others become notes."""
_ROLES = {word: role for role in Role for word in reading.WORDS[role]}
_SAID = re.compile(r"(?i)(指标|单位|地区|indicator|units?|region)\s*[:：]\s*"
                   r"([^;；]+(?:[;；](?!.*[:：]).+)?)")  # fmt: skip
_SAMPLE, _MOST_KEYS, _FEW = 500, 150, 10
_BRACKETED = re.compile(r"[(（\[].*")
_UNIT_BEHIND = re.compile(r"[(（\[](?!\d).*")  # a period; a number is that of a footnote
ONLY_BRACKETS = re.compile(r"(?:\s*[(（\[][^()（）\[\]]*[)）\]])*")  # maybe behind a head


class Table(NamedTuple):
    """What stands below a head; columns stand by their numbers."""

    head: list[str]  # the names of the columns, or their numbers from 1
    lines: list[Line]
    cells: list[list[str]]  # of each column
    filled: dict[int, list[str]]  # the cells that say something, of columns that have some
    numeric: set[int]  # columns of which most say numbers
    aside: set[int]  # those that tell nothing apart, by their heads
    nameless: set[int]  # those without a head
    decimal_comma: bool
    missing: frozenset[str]  # what stands for no figure, in small letters
    options: Options
    told: set[str]  # the cells that `--period-as` tells


class Shape(NamedTuple):
    """A table that is understood."""

    table: Table
    roles: dict[Role, int]  # columns that hold something that is known
    values: dict[int, str]  # those of figures, and what their heads say besides a period
    periods: dict[int, str]  # those of figures of a period of their own
    metrics: list[int]  # those that say together what is measured
    dims: list[int]  # those that tell series apart besides
    left_out: list[int]  # those that say nothing more
    untaken: list[int]  # those of them that have figures
    said: dict[Role | None, str]  # what stands above the head, by what it is; the title under None


def understand(name: str, rows: Rows, options: Options) -> Shape:
    """What a table holds where.

    Raises:
        BaseError: it has no head, no figures below or more of them, or is several tables.
        UsageError: an option names no column of it, or its periods are not understood.
    """
    above = len([*takewhile(lambda row: "".join([*row, " "]).startswith("# "), rows)])
    rows = [[]] * above + rows[above:]
    top = _top(rows)
    if top is None:
        raise refused(name, Kind.NOT_A_TABLE)
    if other := next(_others(rows, top), None):
        raise refused(name, Kind.SEVERAL_TABLES, line=other[0], given=other[1])
    _check_width(name, rows, top)
    table = _table(_parted(rows[top:]), top, options)
    head, cells, filled, numeric = table.head, table.cells, table.filled, table.numeric
    roles = _roles(table)
    wide = _wide(table, roles)
    if not wide and Role.PERIOD not in roles:
        free = [n for n in filled if n not in {*roles.values(), *table.aside}]
        roles.update((Role.PERIOD, n) for n in _spans(table, free))
    _ask_periods(table, wide, roles)
    copied = {0 for n in (roles.get(Role.PERIOD),) if n and cells[n][1:] and cells[n] == cells[0]}
    known = {*wide, *roles.values(), *table.nameless, *table.aside, *copied}
    rest = [n for n in filled if n not in known and _role(head[n]) is not Role.PERIOD]
    split = [column_of(head, "--split", given) for given in options["split"]]
    values = {n: _dated(head[n])[1] for n in sorted(wide)} or {
        n: "".join(_BRACKETED.findall(head[n])) for role, n in roles.items() if role is Role.VALUE
    }
    values = values or {n: head[n] for n in _figures_of(table, rest)}
    values = {n: text for n, text in values.items() if n not in split}
    if not values:
        raise refused(name, Kind.NOT_A_TABLE)
    words = [n for n in rest if n not in {*numeric, *values}]
    cells = [*map(list, zip(*(row for _, row in table.lines if any(map(row.__getitem__, values))),
                            strict=True))]  # fmt: skip
    if not {Role.ENTITY, Role.METRIC} & roles.keys() and not options["entity"]:
        roles.update((Role.ENTITY, n) for n in _names(cells, words, roles))
    rest = [n for n in rest if n not in {*values, *roles.values()}]
    metrics = [n for n in (*roles.values(), *rest) if _role(head[n]) is Role.METRIC] + split
    if options["entity"] and wide and not {*options["metric"], *metrics, _role(head[0])} - {None}:
        metrics = [n for n in words if n == 0]  # a company's accounts
    metrics = _needed(cells, metrics, []) or metrics[-1:]
    keys = [n for n in (roles.get(Role.ENTITY), roles.get(Role.PERIOD), *metrics) if n is not None]
    measured = {n for n in numeric if len({*cells[n]}) > _MOST_KEYS or "." in "".join(cells[n])}
    measured |= {n for n in rest if IN_PERCENT.search(head[n])
                 or (wide and n in numeric and reading.may_be_period(head[n]))}  # fmt: skip
    dims = _needed(cells, [n for n in rest if n not in {*metrics, *measured}],
                   [cells[n] for n in keys])  # fmt: skip
    left = [n for n in filled if n not in {*values, *roles.values(), *metrics, *dims}]
    untaken = [n for n in left if n in {*rest, *table.nameless} and not _role(head[n])
               and (n in numeric or _has_figures(filled[n]))]  # fmt: skip
    said = dict(_said(rows[:top]))
    corner = head[roles.get(Role.ENTITY, 0)]
    is_bare = wide and not (_role(corner) or Role.UNIT in said or any(values.values()))
    if is_bare and reading.is_unit("".join(_BRACKETED.findall(corner))):
        said[None] = corner  # GDP (billion yuan)
    return Shape(table, roles, values, wide, metrics, dims, left, untaken, said)


def _table(rows: Rows, top: int, options: Options) -> Table:
    """What stands below a head behind `top` rows; without one columns are called by number."""
    texts, *body = rows
    texts += [""] * (max(map(len, body), default=0) - len(texts))
    head = [text or str(n) for n, text in enumerate(texts, 1)]
    lines = [(n, [*row, *[""] * (len(head) - len(row))]) for n, row in enumerate(body, top + 2)]
    above = [""] * len(head)
    for _, row in lines:
        above[:] = row[:] = [old if cell.lower() in reading.WORDS["ditto"] and not number(old)
                             else cell for cell, old in zip(row, above, strict=True)]  # fmt: skip
    begin = [row[0] for _, row in lines if row[0]]
    if not texts[0] and 2 * sum(map(reading.is_period, begin)) > len(begin):
        head[0] = "time"
    lines = _with_parts_of_years(head, _kept(head, lines, options))
    missing = MISSING.union(map(str.lower, options["missing"]))
    cells = [[row[n] for _, row in lines] for n in range(len(head))]
    filled = {n: own for n, column in enumerate(cells)
              if (own := [cell for cell in column if cell.lower() not in missing])}  # fmt: skip
    is_count = begin in ([str(n + first) for n in range(len(begin))] for first in (0, 1))
    aside = {n for n in filled if ASIDE.search(head[n])
             or (n == 0 and is_count and fold_name(head[0]) == "index")}  # fmt: skip
    samples = {n: column[:_SAMPLE] for n, column in filled.items()}
    texts_of = (column for n, column in samples.items() if n not in aside)
    comma = reading.has_decimal_comma(chain.from_iterable(texts_of))
    numeric = {n for n, column in samples.items()
               if 2 * sum(bool(number(cell, decimal_comma=comma)) for cell in column)
               > len(column)}  # fmt: skip
    nameless = {n for n, text in enumerate(texts) if not text}
    nameless -= {0} if head[0] == "time" else {0} - numeric  # names
    told = {text.rpartition("=")[0] for text in options["period-as"]}
    kinds = numeric, aside, nameless
    return Table(head, lines, cells, filled, *kinds, comma, missing, options, told)


def _with_parts_of_years(head: list[str], lines: list[Line]) -> list[Line]:
    """The rows with months, days and halves of columns of their own behind years, if all have."""
    words, dated, called = reading.WORDS, list[str](), [*map(fold_name, head)]
    dates = [n for n, text in enumerate(head) if _role(text) is Role.PERIOD]
    years = [n for n in dates if called[n] in words["year"] or not dates[1:]]
    rest = [n for n in range(len(head)) if n not in years] if len(years) == 1 else []
    parts = [n for n in rest if (called[n] in words["half"] or n in dates) and any(
        reading.is_part_of_year(row[n]) or (row[n].isdecimal() and not reading.is_period(row[n]))
        for _, row in lines[:_SAMPLE])]  # fmt: skip
    parts = parts or [n for n in rest if all(
        reading.is_part_of_year(row[n]) for _, row in lines if row[years[0]])]  # fmt: skip
    days = [n for n in parts if called[n] in words["day"]]
    spans = years + [n for n in parts if n not in days] + days
    signs = {"quarter": "Q", "month": "M", "half": "H"}
    said = {called[n] for n in spans[1:2]}
    sign = "".join(sign for key, sign in signs.items() if said & {*words[key]})
    if len(spans) != 2 + len(days) or days[1:] or (days and sign != "M"):
        return lines
    for _, row in lines:
        year, part, *day = (row[n] for n in spans)
        told = sign * part.isdecimal() + part
        end = f"{part}-{day[0]:0>2}" if day else told
        read = [*filter(reading.is_period, (f"{year}-{end}", f"{year.strip('年')}年{end}"))]
        dated += read[:1] if reading.is_part_of_year(told) else [""] * (not year + part)
    return lines if len(dated) < len(lines) else [
        (line, [text if [n] == (days or years) else cell * (n not in spans)
                for n, cell in enumerate(row)])
        for (line, row), text in zip(lines, dated, strict=True)]  # fmt: skip


def _top(rows: Rows) -> int | None:
    """Which row is the head: the first wide one, no `Source,World Bank`; None if it has figures."""
    counts = [sum(map(bool, row)) for row in rows]
    most = max(counts[:_SAMPLE], default=0)
    wide = [n for n, count in enumerate(counts) if count > 1 and 2 * count > most]
    if not wide:
        return None
    top = wide[0]
    wider = next((n for n in wide if counts[n] > 2), top)  # noqa: PLR2004 - what, and which
    between = [*filter(None, chain(*rows[top : wider + 1]))]
    are_words = not (_has_figures(between) or MISSING.intersection(map(str.lower, between)))
    if are_words and not reading.are_years(filter(None, rows[top][1:])):
        top = wider
    figures = [cell for cell in rows[top] if number(cell)]
    is_run = [*map(str, range(len(figures)))] == figures and len(figures) > _FEW  # years of age
    return None if _has_figures(rows[top]) and not is_run else top


def _check_width(name: str, rows: Rows, top: int) -> None:
    """Raise an error where figures stand beyond the head: whose is which, nobody knows."""
    width = len(rows[top])
    for line, row in enumerate(rows[top + 1 :], top + 2):
        if any(row[width:]) and _has_figures(row):
            data = {"cells": len(row), "names": width}
            raise BaseError([Problem(Kind.NOT_CSV, data, Location(name, line=line))])


def _others(rows: Rows, top: int) -> Iterator[tuple[int, str]]:
    """Where what is no part of a table below that head begins, and with what.

    So further heads or units, a head that is there twice, another run of years, a name above years.
    """
    for n in {top - 1, top + 1} & {*range(len(rows))}:
        corner = rows[n][0] if rows[n] else ""
        texts = [text for text in rows[n][1:] if text.lower() not in MISSING]
        below = [cell for row in rows[n + 1 : n + 2] for cell in row[1:] if number(cell)]
        names = {text for text in texts if re.search(r"[^\W\d]", text)}
        is_full = len(names) == len(rows[top]) - 1 < 2 * len(below)  # each column has one
        is_further = texts[1:] if n < top else (
            not corner or _role(corner) is Role.UNIT or (is_full and texts[1:]))  # fmt: skip
        if is_further and texts and not _has_figures(texts):
            yield n + 1, texts[0]
    counts = Counter(filter(None, rows[top]))
    yield from ((top + 1, text) for text, count in counts.items() if count > 1)
    line = 0
    for n, row in ((n, row) for n, row in enumerate(rows[top + 1 :], top + 2) if row):
        years = [int(text) for text in row[1:] if re.fullmatch(reading.YEAR, text)]
        is_run = years[2:] and years == [*range(years[0], years[0] + sum(map(bool, row[1:])))]
        is_like = any(row[1:]) and row[0] == rows[top][0] != "" and not _has_figures(row)
        is_other = line and reading.is_period(rows[line - 1][0]) != reading.is_period(row[0])
        if is_run or is_like or (is_other and _has_figures(row[1:])):
            at = n if is_run or is_like else line
            yield at, " ".join(rows[at - 1][:2]).strip()
        line = 0 if any(row[1:]) or ASIDE.search(row[0]) else n


def _has_figures(cells: Iterable[str]) -> bool:
    """Whether there are numbers in cells that are no years."""
    return any(number(cell) and not reading.is_period(cell) for cell in cells)


def column_of(head: Sequence[str], option: str, given: str) -> int:
    """The column that an option names; a UsageError where there is none."""
    folded = [*map(fold_name, head)]
    if fold_name(given) in folded:
        return folded.index(fold_name(given))
    if given[:6].isdecimal() and 0 < int(given[:6]) <= len(head):
        return int(given[:6]) - 1
    raise UsageError.of(Kind.BAD_CHOICE, option=option, given=given, candidates=tuple(head))


def _role(head: str) -> Role | None:
    return _ROLES.get(fold_name(_BRACKETED.sub("", head)))


def _parted(rows: Rows) -> Rows:
    r"""The table with a first column such as `unit,geo\time` in its parts, and none called so."""
    head = [re.sub(r"(?i)\\time(?:_period)?$", "", text) for text in rows[0]]
    begin, *found = re.split(r"[\\/]time", rows[0][0], flags=re.IGNORECASE)
    if not found or "," not in begin:
        return [head, *rows[1:]]
    width = len(names := begin.split(","))
    parts = (("".join(row[:1]).split(",") + [""] * width)[:width] + row[1:] for row in rows[1:])
    return [names + head[1:], *parts]


def _said(rows: Rows) -> Iterator[tuple[Role | None, str]]:
    """What stands above the head: a title, and what names itself."""
    for row in rows:
        texts = [*filter(None, row)]
        named = [(found[1].lower(), found[2].strip()) for text in texts for found in _SAID.finditer(
            text[1:-1] if text[0] in "(（[" else text)]  # fmt: skip
        for key, text in named:
            role = _ROLES[key]
            if role is not Role.UNIT or not re.search("[,，、;；]", text):  # of several, which?
                yield role, text
        if len(texts) == 1 and not named and not re.search("[:：]", texts[0]):
            [text] = texts
            is_unit = reading.is_magnitude(text) or reading.is_unit(text)
            yield (Role.UNIT, text.strip("()（）[]")) if is_unit else (None, text)


def _kept(head: list[str], lines: list[Line], options: Options) -> list[Line]:
    """The rows that `--where` asks for and `--except` does not; of a column any value is enough."""
    for option, is_wanted, are_met in (("--where", True, all), ("--except", False, any)):
        asked: dict[int, set[str]] = {}
        for text in options[option.strip("-")]:
            given, _, value = text.rpartition("=")
            asked.setdefault(column_of(head, option, given), set()).add(fold_name(value))
        lines = [(line, row) for line, row in lines if is_wanted == are_met(
            fold_name(row[n]) in found for n, found in asked.items())]  # fmt: skip
    return lines


def _roles(table: Table) -> dict[Role, int]:
    """The column of each role, of several the one with the plainer head, or as a user says."""
    filled = table.filled
    columns = {fold_name(_BRACKETED.sub("", table.head[n])): n for n in reversed(filled)}
    statuses = filled.get(columns.get("status", -1), ())
    if any(own[3:] and own.lower() not in STATUSES for own in statuses):  # no flags
        del columns["status"]
    roles = {role: columns[word] for word, role in reversed(_ROLES.items()) if word in columns
             and (role is not Role.VALUE or any(map(number, filled[columns[word]])))}  # fmt: skip
    if table.options["entity"]:
        roles.pop(Role.ENTITY, None)
    for given in table.options["entity-column"]:
        chosen = column_of(table.head, "--entity-column", given)
        roles = {role: n for role, n in roles.items() if n != chosen} | {Role.ENTITY: chosen}
    if {Role.ENTITY, Role.CODE} <= roles.keys():
        names, codes = (table.cells[roles[role]] for role in (Role.ENTITY, Role.CODE))
        told = {name: code for name, code in zip(names, codes, strict=True) if name}
        if 2 * len({*told.values()}) <= len(told):
            del roles[Role.CODE]  # that of something larger, as a country's beside provinces
    return roles


def _wide(table: Table, roles: dict[Role, int]) -> dict[int, str]:
    """The columns that are periods, years or said, with those; else `roles` has theirs."""
    head, options = table.head, table.options
    chosen = [n for given in options["period-columns"] for n in _columns(head, given)]
    whens = {n: _dated(head[n])[0] for n in table.filled}
    known = reading.periods([*head, *whens.values()], options["period-as"])
    wide = {n: text for n, when in whens.items() if (text := known.get(head[n]) or known.get(when))}
    unread = [head[n] for n in chosen if n not in wide]
    if unread and chosen[1:]:
        raise UsageError.of(Kind.NEEDS_PERIOD, given=unread[0])
    spans = {*wide.values()}
    changes = {text for text in spans if "/" in text and spans.issuperset(text.split("/"))}  # maybe
    wide = {n: text for n, text in wide.items() if n in chosen or {head[n], whens[n]} & table.told
            or (reading.is_period(text) and text not in changes)}  # fmt: skip
    if unread or len(chosen or wide) <= (Role.PERIOD in roles):
        roles.update(zip((Role.PERIOD,), chosen, strict=False))
        return {}
    roles.pop(Role.PERIOD, None)
    return {n: wide[n] for n in chosen or wide}


def _columns(head: list[str], given: str) -> Iterator[int]:
    """What `--period-columns` names: `1990,2000`, or `5-20` from a column to another."""
    option = "--period-columns"
    for part in [given] if given in head else given.split(","):
        begin, dash, end = ("", "", part) if part in head else part.rpartition("-")
        last = column_of(head, option, end)
        yield from range(column_of(head, option, begin) if dash else last, last + 1)


def _dated(head: str) -> tuple[str, str]:
    """The period that a head may say; and what else it does, a unit in brackets or a magnitude."""
    when = _UNIT_BEHIND.sub("", head).strip() or head
    if SCALED.search(when):
        return when, re.sub(rf"{reading.YEAR} ?", "", head)
    return when, "" if reading.is_period(head) else head.removeprefix(when).strip()


def _spans(table: Table, free: list[int]) -> list[int]:
    """The column of periods that no head tells: a first one, or what `--period-as` names.

    Another with nothing else is asked for, unless it may hold all figures, as what others mean is.
    """
    for n in free:
        texts = {*table.filled[n]}
        read = reading.periods(texts, table.options["period-as"])
        is_other = table.numeric <= {n} or not reading.are_years(filter(number, texts))
        if table.told & texts or (n == 0 and 2 * len(read) > len(texts) and not is_other):
            return [n]
        unread = [cell for cell in table.filled[n] if cell not in read]
        is_asked = n in table.numeric and table.options["metric"]
        if not (is_other or is_asked) and all(map(reading.may_be_period, unread)):
            how = () if unread else ("--period-columns", table.head[n])
            raise UsageError.of(Kind.NEEDS_PERIOD, given=[*unread, table.head[n]][0], example=how)
    return []


def _ask_periods(table: Table, wide: Mapping[int, str], roles: Mapping[Role, int]) -> None:
    """Raise an error where a part of a date stands elsewhere, or in a way that may mean another.

    So a month beside the year, or in a head, a head such as `GDP 2019` where no column has the
    periods, and, till it is said, a fiscal year, or a day below `Year`.
    """
    head, filled, options = table.head, table.filled, table.options
    when, words = roles.get(Role.PERIOD), reading.WORDS
    parts = {*words["quarter"], *words["month"], *words["day"]}
    samples = {n: {*column[:_SAMPLE]} for n, column in filled.items() if n != when}
    beside = when not in filled or reading.are_years(filled[when][:_SAMPLE])
    unclear = [head[n] for n, own in samples.items() if (
        fold_name(head[n]) in parts or any(map(reading.is_part_of_year, own))
        if _role(head[n]) is Role.PERIOD else beside and (
            2 * sum(map(reading.is_part_of_year, own)) >= len(own)
            or (n in table.numeric and fold_name(head[n]) in words["half"])))]  # fmt: skip
    is_open = not wide or (table.told and not options["period-columns"])
    if is_open and not {*head} & {*options["metric"]}:
        is_unclear = reading.may_be_period if when is None else reading.is_part_of_year
        unclear += [head[n] for n in sorted(table.numeric.difference(roles.values(), wide))
                    if is_unclear(head[n]) and n not in table.aside
                    and not (wide and reading.is_period(head[n]))]  # a change  # fmt: skip
    day = len("2020-01-31")
    if when in filled and not any(
        len(said.rpartition("=")[2]) == day for said in options["period-as"]
    ):
        is_longer = fold_name(head[when]) in {*words["year"], *words["quarter"], *words["month"]}
        read = reading.periods(filled[when], options["period-as"])
        is_said = table.told.intersection(filled[when])
        unclear += [cell for cell in filled[when] if (FISCAL.search(head[when]) and not is_said)
                    or (is_longer and len(read.get(cell, "")) == day)]  # fmt: skip
    if unclear:
        raise UsageError.of(Kind.NEEDS_PERIOD, given=unclear[0])


def _figures_of(table: Table, rest: list[int]) -> list[int]:
    """The columns of figures that are metrics: those that are asked for, else all, or may be."""
    asked = {*map(fold_name, table.options["metric"])}
    figures = [n for n in rest if n in table.numeric]
    return [n for n in figures if fold_name(table.head[n]) in asked] or figures or [
        n for n in rest if re.search(r"\d", "".join(table.filled[n]))]  # fmt: skip


def _names(cells: list[list[str]], words: list[int], roles: dict[Role, int]) -> list[int]:
    """The column of names that no head tells: that of a code, or the code, else the first words."""
    if (code := roles.get(Role.CODE)) is None:
        return words[:1]
    alike = [n for n in words if len({*cells[n]}) == len({*cells[code]})
             == len({*zip(cells[n], cells[code], strict=True)})]  # fmt: skip
    return alike[:1] or [roles.pop(Role.CODE)]


def _needed(cells: list[list[str]], columns: Iterable[int], keys: list[list[str]]) -> list[int]:
    """The columns that vary, and are told by no key, nor by a later one of them."""
    columns = [n for n in dict.fromkeys(columns) if len({*cells[n]}) > 1][:_MOST_KEYS]
    return [n for at, n in enumerate(columns) if not any(
        len({*zip(cells[n], key, strict=True)}) == len({*key})
        for key in (*keys, *(cells[other] for other in columns[at + 1 :])))]  # fmt: skip
