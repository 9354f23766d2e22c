"""Which row of a table is its head, and what each column holds: long, wide, or both."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from functools import partial, reduce
from itertools import chain, takewhile, zip_longest
from typing import NamedTuple

from jhstats.errors import Kind, UsageError
from jhstats.load.files import refused
from jhstats.load.known import entities_by_name
from jhstats.model import FactStatus
from jhstats.names import fold_name
from jhstats.period import parse
from jhstats.take import reading
from jhstats.take.cells import Rows
from jhstats.take.reading import ASIDE, GROWTH, TOTAL, number

Options = Mapping[str, Sequence[str]]
"""What a user says of a table, by the names of options; columns by name or number, from 1."""
Line = tuple[int, list[str]]  # the number of a row in the file, and its cells
Role = StrEnum("Role", "ENTITY CODE PERIOD METRIC UNIT POWER VALUE NOTE FLAG")
"""What a column holds; of its heads in `words.txt`, folded, an earlier one goes first."""
STATUSES = {**{status.value: status.value for status in FactStatus}, "p": "preliminary",
            "e": "estimate", "f": "estimate", "s": "estimate", "a": "actual"}  # fmt: skip
"""What flags of Eurostat and SDMX say of a figure; others become notes."""
_ROLES = {word: role for role in Role for word in reading.WORDS[role]}
_SAID = re.compile(r"(?i)(指标|单位|地区|indicator|units?|region)\s*[:：]\s*"
                   r"([^;；]+(?:[;；](?!.*[:：]).+)?)")  # fmt: skip
_MONEY = r"[A-Z]{0,3}[$£€¥ ](?:[mM]|bn|million|billion|thousand|['’]000)"
_JOINED = re.compile(rf"([^\W_].*[^\W\d_])({reading.YEAR})|({reading.YEAR})([^\W\d_年].*[^\W\d_])")
_NAMED = tuple(map(re.compile, (
    (r"(?P<when>[^(（]{0,10}\d{4}[^(（]{0,8}?)[ _]?(?P<name>)"
     rf"(?=(?:[(（][^()（）]{{1,40}}[)）]|{_MONEY})$)"),
    r"(?P<name>\D.{0,99})[_ ](?P<when>\d{4}[AEFP]?(?:[-/]\S{1,10})?)(?= ?[(（]|$)",
    (r"(?i)(?!.{0,99}(?:pric|constant|index|base|target|价|指数|目标))"
     r"(?P<name>\D[^()（）]{0,98}?) ?[(（](?P<when>\d{4})[)）]$"),
    (r"(?i)(?P<when>\d{4}年(?:全年|[度末底]|[\d一二三四上下前][^(（ ]{0,6}?(?:月|季度|半年))?"
     r"|\d{4}(?:[- ]?[QH]\d)?(?=[ _])|[QH]\d \d{4})[ _]?"
     r"(?!(?:constant|prices|USD?|dollars|PPP|to|vs|target|forecast)\b|[比较](?!上年)|[至到初预]|全年$"
     r"|不变价|可比价|目标|.{0,99}(?<!\d)\d{4}(?!\d))(?P<name>[^\W\d_].*)"),
)))  # fmt: skip
"""Heads of figures of one period: before a unit alone, at the end of a name, there in brackets, or
at its begin, if there are no prices and no plan."""
_COMPARED = re.compile(r"(\b(from|since|over|than|to|vs\.?|on|FY)|[比较自=])$", re.IGNORECASE)
"""What stands before a year that is not the figure's own, or is part of it."""
_PARTS = ("year", "quarter", "month", "day")  # heads of columns that hold the period together
_NUMBER = re.compile(r"(?i)#|nr\.?|\d+|index|name|rownames?|unnamed: ?\d+")  # of rows, maybe
_YEARS = re.compile(r"(?i)\byear|founded|jahr|ann[ée]e|año|成立")  # no figures, if all are years
_MINUTES = re.compile("(?i)second|minute")  # a unit among units alone
_FISCAL = re.compile(r"(?i)\bfiscal|\bfinancial year|财年|财政年度")
_SAMPLE, _MOST_KEYS, _FEW = 500, 150, 5
_BRACKETED = re.compile(r"[(（\[].*")
_INNER = re.compile("(?i)(province|state|county|city|[省州市]).{,40}\n.{,40}(country|nation|国家)")
_WIDER = re.compile(r"(?i)region|area|区|地域")
ONLY_BRACKETS = re.compile(r"(?:\s*[(（\[][^()（）\[\]]*[)）\]])*")  # maybe behind a head


class Shape(NamedTuple):
    """A table that is understood; columns stand by their numbers."""

    head: list[str]  # the names of the columns, or their numbers from 1
    rows: list[Line]
    roles: dict[Role, int]  # columns that hold something that is known
    values: list[int]  # those of figures
    periods: dict[int, str]  # those of figures of a period of their own
    metrics: list[int]  # those that say together what is measured
    dims: list[int]  # those that tell series apart besides
    left_out: list[int]  # those that say nothing more
    untaken: list[int]  # those of them that have figures
    again: list[int]  # the rows that are the head once more
    grouped: list[int]  # those whose names stand in the first of their group alone
    units: dict[int, str]  # what a row beside the head says of figures
    growths: dict[int, int]  # columns of what others grew by, in percent
    said: dict[Role | None, str]  # what stands above the head, by what it is; the title under None
    decimal_comma: bool
    missing: frozenset[str]  # what stands for no figure, in small letters

    def bare(self, column: int) -> str:
        """The head of a column without its period, or without what says that it holds values."""
        if column == self.roles.get(Role.VALUE):
            return "".join(_BRACKETED.findall(self.head[column]))
        if column not in self.periods:
            return self.head[column]
        named, unit = _named(self.head[column]), re.search(rf"{_MONEY}$", self.head[column])
        if named and named["name"]:
            return named["name"] + named.string[named.end() :]
        tail = named.string[named.end() :] if named else unit[0] if unit else ""
        return tail and f"({tail.strip('()（）')})"


def understand(name: str, rows: Rows, options: Options) -> Shape:
    """What a table holds where.

    Raises:
        BaseError: it has no head, nothing below, or no figures.
        UsageError: an option names no column of it.
    """
    rows, units = _unit_row(_uncommented(rows))
    head, top, below = _head(rows, options["period-as"])
    again = _again(name, rows, top, below)
    head, *body = _parted([head, *rows[below:]])
    head += [""] * (max(map(len, body), default=0) - len(head))
    read = reading.negated if reading.IN_BRACKETS in options["flag"] else str
    lines = [(n, [*map(read, row), *[""] * (len(head) - len(row))])
             for n, row in enumerate(body, below + 1) if n not in again]  # fmt: skip
    grouped = _fill_down(head, lines)
    _name_columns(head, lines)
    lines = _dated(head, _kept(head, lines, options))
    missing = reading.MISSING.union(map(str.lower, options["missing"]))
    cells = [[row[n] for _, row in lines] for n in range(len(head))]
    filled = {n: found for n, column in enumerate(cells)
              if (found := [cell for cell in column if cell.lower() not in missing])}  # fmt: skip
    comma = reading.GROUPING in options["flag"] or reading.has_decimal_comma(chain.from_iterable(
        own[:_SAMPLE] for n, own in filled.items() if not ASIDE.search(head[n])))  # fmt: skip
    numeric = {n for n, column in filled.items() if 2 * sum(
        bool(number(cell, decimal_comma=comma)) for cell in column[:_SAMPLE])
        > len(column[:_SAMPLE])}  # fmt: skip
    roles = _roles(head, filled, cells, options)
    wide = _wide(head, filled, roles, options)
    if not wide and Role.PERIOD not in roles:
        free = [n for n in filled if n not in roles.values() and not ASIDE.search(head[n])]
        roles.update((Role.PERIOD, n) for n in _spans(cells, free, numeric, options["period-as"]))
    rest = [n for n in filled if n not in {*wide, *roles.values()}
            and not ASIDE.search(head[n]) and _role(head[n]) is not Role.PERIOD]  # fmt: skip
    words = [n for n in rest if n not in numeric]
    values = sorted(wide) or [roles[role] for role in (Role.VALUE,) if role in roles]
    is_mixed = Role.PERIOD not in map(_role, head) and all(_named(head[n]) for n in wide)
    if not values or (wide and is_mixed):
        figures = [n for n in rest if n in numeric and not (wide and (_named(head[n]) or any(
            len({*cells[n]}) <= len(lines) / 2 and _tell_alike(cells[n], cells[m])
            for m in {*words, roles.get(Role.ENTITY, n)} - {n})))]  # numbers of names  # fmt: skip
        values += [n for n in figures if fold_name(head[n]) in {*map(fold_name, options["metric"])}
        ] or [n for n in figures if not (_YEARS.search(head[n]) and reading.are_years(filled[n]))
        ] or figures  # fmt: skip
    growths = _growths(head, values, wide, rest)
    split = [column_of(head, "--split", given) for given in options["split"]]
    values = [n for n in dict.fromkeys([*values, *growths]) if n not in split]
    _refuse_beside(name, head, lines, roles, numeric, words)
    _tell_apart(head, [n for n in values if n not in wide])
    if not values:
        raise refused(name, Kind.NOT_A_TABLE, unread=next((f"{name}:{line}: {head[n]} '{row[n]}'"
            for n in sorted(rest, key=lambda n: not re.search(r"\d", "".join(filled[n])))
            for line, row in lines
            if row[n] and number(row[n], decimal_comma=comma) is None), None))  # fmt: skip
    cells = [*map(list, zip(*(row for _, row in lines if any(map(row.__getitem__, values))),
                            strict=True))]  # fmt: skip
    if not {Role.ENTITY, Role.METRIC} & roles.keys() and not options["entity"]:
        roles.update((Role.ENTITY, n) for n in _names(head, cells, words, roles))
    rest = [n for n in rest if n not in {*values, *roles.values()}]
    metrics = [n for n in (*roles.values(), *rest) if _role(head[n]) is Role.METRIC] + split
    if options["entity"] and wide and not {*options["metric"], *metrics, _role(head[0])} - {None}:
        metrics = [n for n in words if n == 0]  # a company's accounts
    metrics = _needed(cells, metrics, []) or metrics[-1:]
    keys = [n for n in (roles.get(Role.ENTITY), roles.get(Role.PERIOD), *metrics) if n is not None]
    measured = {n for n in numeric if len({*cells[n]}) > _MOST_KEYS or "." in "".join(cells[n])}
    numbers = _needed(cells, [n for n in rest if n not in {*metrics, *measured, *values}],
                      [cells[n] for n in keys])  # fmt: skip
    dims = [next((m for m in filled if n in numeric and m not in {*numeric, *roles.values()}
                  and _tell_alike(cells[n], cells[m])), n)
            for n in numbers]  # or names that they have  # fmt: skip
    left = [n for n in filled if n not in {*values, *roles.values(), *metrics, *dims}]
    untaken = [n for n in left if n in rest and n not in numbers and not _role(head[n]) and (
        n in numeric or _FEW * sum(_is_figure(cell.strip("▲△▼▽-")) for cell in filled[n])
        >= len(filled[n]))]  # fmt: skip
    for n in (n for role, n in roles.items() if role is Role.PERIOD and _FISCAL.search(head[n])):
        for _, row in lines:  # which days they have is asked
            row[n] = re.sub(f"^({reading.YEAR})(?= ?[AEFPep]?$)", r"FY\1", row[n])
    return Shape(head, lines, roles, values, wide, metrics, dims, left,
                 untaken, again, grouped, units, growths, dict(_said(rows[:top])), comma,
                 missing)  # fmt: skip


def _continued(head: list[str], rows: Rows, top: int, below: int) -> tuple[list[str], int, int]:
    """The heads with what rows below them say: units, and what stands below `TIME`; as `_head`."""
    row = rows[below] if rows[below:] else []
    first, said = "".join(row[:1]), [*filter(None, row[1:])]
    if not said and _role(first) is Role.ENTITY and _role(head[0]) is Role.PERIOD:
        head = [first, *head[1:]]
    elif said and not first and all(map(ONLY_BRACKETS.fullmatch, said)):
        units = (text and f" ({text.strip('()（）[]')})" for text in ("", *row[1:]))
        head = ["".join(pair) for pair in zip_longest(head, units, fillvalue="")]
    else:
        return head, top, below
    return _continued(head, rows, top, below + 1)


def _fill_down(head: list[str], lines: list[Line]) -> list[int]:
    """Write names of the first rows of groups, on the whole of two or more, into others; these."""
    firsts = [next((n for n, cell in enumerate(row) if cell), 0) for _, row in lines]
    rows = [*zip(firsts, lines if head else (), strict=False)]
    often, result = Counter(row[n] for n, (_, row) in rows), set[int]()
    gaps = {line: n for n, (line, row) in rows if any(map(number, row[n + 1 :])) and not (
        _is_figure(row[n]) or (TOTAL.fullmatch(row[n]) and often[row[n]] == 1))}  # fmt: skip
    for n in range(max(gaps.values(), default=0)):
        own, last = [row[n] for _, row in lines if row[n]], ""
        is_rare = 2 * sum(first > n for first in gaps.values()) < len(own)
        is_inner = _INNER.search("\n".join(head[n : n + 2]))  # a country is in no province
        if is_rare or is_inner or any(map(_is_figure, own)) or ASIDE.search(head[n]):
            break
        for first, (line, row) in rows:
            if first <= n:
                last = row[n] if any(row[n + 1 :]) else ""  # a line of one text is a note, maybe
            elif gaps.get(line, 0) > n and last:
                row[n] = last
                result.add(line)
    return sorted(result)


def _again(name: str, rows: Rows, top: int, below: int) -> list[int]:
    """The rows below a head that are it once more; of what is the head of others, an error."""
    block, earlier = (0, ""), dict[tuple[str, ...], tuple[int, str]]()
    is_of_years = any(_role(row[0]) is Role.PERIOD for row in rows[top:below] if row)
    for n, row in enumerate(rows[below:], below + 1):
        years = [int(text) for text in row[1:] if re.fullmatch(reading.YEAR, text)]
        is_run = years[2:] and years == [*range(years[0], years[0] + sum(map(bool, row[1:])))]
        is_like = any(row[1:]) and row[0] == rows[below - 1][0] != "" and not _figures(row)
        if (is_run or is_like) and row not in rows[top:below]:
            raise refused(name, Kind.NOT_A_TABLE, unread=f"{name}:{n}: {' '.join(row[:2])}")
        own = tuple(o for o in row if not (_is_figure(o) or o.lower() in reading.MISSING))
        if is_of_years and row and reading.is_period(row[0]):
            own = ("",)  # whose these are, a line says for all of them
        elif len([*filter(None, row)]) == 1:
            block, own = (n, row[0]), ()
        if own and any(map(_is_figure, row)) and block != earlier.setdefault(
                own, (0, "") if reading.is_period(block[1]) else block):  # fmt: skip
            raise refused(name, Kind.NOT_A_TABLE, block=block[1], at=block[0])
    return [n for n, row in enumerate(rows[below:], below + 1) if row and row in rows[top:below]]


def _uncommented(rows: Rows) -> Rows:
    """The rows without comments above a head; what stands right above figures may be the head."""
    is_comment = (row == ["#"] or bool(row and re.match("#.", row[0])) for row in rows)
    count = len([*takewhile(bool, is_comment)])
    return rows if _figures(chain(*rows[count : count + 1])) else [[]] * count + rows[count:]


def _unit_row(rows: Rows) -> tuple[Rows, dict[int, str]]:
    """The rows without that of units right below the head, or above, and the units by column."""
    for n, row in enumerate(takewhile(lambda row: not _figures(row), rows)):
        is_above = _is_line(row) and not _figures(next(filter(None, rows[n + 1 :]), []))
        units = {m: text.strip("()（）[]") for m, text in enumerate(row) if m and text}
        is_said = _role(begin := "".join(row[:1])) is Role.UNIT
        are_units = all(map(_is_unit, units.values()))
        known = sum(is_said or (not begin and _is_unit(text) and (
            are_units or not _MINUTES.fullmatch(text))) for text in units.values())  # fmt: skip
        for near in rows[n - 1 : n] * (not is_above) + rows[n + 1 : n + 2] * (known > 1):
            heads = [near[m] if m < len(near) else "" for m in units]
            if 2 * known > len(units) and all(heads) and not any(
                    _is_figure(own) or reading.is_unit(own) for own in heads):  # fmt: skip
                if len(units) == 1 and all(map(reading.is_period, near[1:])):
                    units = dict.fromkeys(range(1, len(near)), *units.values())
                return [*rows[:n], [], *rows[n + 1 :]], units
    return rows, {}


def _is_line(row: list[str]) -> bool:
    """Whether a row says one thing, as lines above a head do: `Source`, and what it is."""
    return bool(row and row[0]) and sum(map(bool, row)) == 2  # noqa: PLR2004 - what, and which


def _is_unit(text: str) -> bool:
    return bool(reading.scale(text)) or reading.is_unit(text)


def _name_columns(head: list[str], lines: list[Line]) -> None:
    """Name columns without a head by number, or what they hold; letters flag figures.

    What several heads say of other years, as GDP2020 does, is said apart from the year.
    """
    head[:] = [text or str(n) for n, text in enumerate(head, 1)]
    joined = {n: found for n, text in enumerate(head) if (found := _JOINED.fullmatch(text))}
    often = Counter(found[1] or found[4] for found in joined.values())
    for n, found in joined.items():
        if often[name := found[1] or found[4]] > 1:
            head[n] = f"{name} {found[2] or found[3]}"
    are_long = [any(re.fullmatch(r"\d{6}|\d{8}", row[n]) for _, row in lines)
                for n in range(len(head))]  # with the digits of months and days  # fmt: skip
    for n in (n for n, text in enumerate(head) if text in (str(n + 1), "#") or (
            n == 0 and _NUMBER.fullmatch(text))):  # fmt: skip
        cells = [row[n] for _, row in lines if row[n]]
        least = len(cells) - 1 if are_long[n] else len(cells) / 2
        is_other = n and (head[n] == "#" or (are_long[n] and are_long[n - 1]))
        are_spans = not is_other and sum(map(reading.is_period, cells)) > least
        is_index = not are_spans and (n, head[n]) == (0, "1") and all(map(str.isdecimal, cells))
        if {*cells} in [{*map(str, range(at, at + len(lines)))} for at in (0, 1)] or (
            is_index and not any(number(cell) for _, row in lines for cell in row[1:2])
        ):
            head[n] = "no"  # of rows
        elif are_spans:
            head[n] = "year" if reading.are_years(cells) else "time"
        elif n and _role(head[n - 1]) is Role.ENTITY and not any(map(number, cells)):
            if all(number(row[n - 1]) for _, row in lines if row[n]):
                head[n - 1 : n + 1] = f"{head[n - 1]} code", head[n - 1]
        elif n and all(re.fullmatch("[bcdefnprsuz]{1,2}", row[n]) and (number(row[n - 1]) or (
                row[n - 1] in reading.MISSING)) for _, row in lines if row[n]):  # fmt: skip
            for _, row in lines:
                row[n - 1 : n + 1] = f"{row[n - 1]} {row[n]}".strip(), ""


def _are_known(cells: Iterable[str]) -> bool:
    """Whether most of what cells hold are names of entities that everyone knows."""
    names = {*map(fold_name, cells)}
    return 2 * len(names & entities_by_name().keys()) > len(names)


def _is_figure(cell: str) -> bool:
    return bool(number(cell)) and not reading.is_period(cell)


def _refuse_beside(  # noqa: PLR0913, PLR0917 - what a table holds where
    name: str, head: list[str], lines: list[Line], roles: Mapping[Role, int], numeric: set[int],
    words: list[int],
) -> None:  # fmt: skip
    """Raise an error where other names or periods stand once more, beside figures of their own.

    So they do below another head, too, where one before them stands there again behind: several
    such, or all behind it and some of the names.
    """
    beside = list[tuple[int, int]]()
    for own in (roles[role] for role in (Role.ENTITY, Role.PERIOD) if role in roles):
        again = [n for n, text in enumerate(head) if fold_name(text) == fold_name(head[own])]
        parts = {sum(n < m for n in again) for m in numeric.difference(again)}
        beside += [(own, n) for n in again if len(parts) > 1]
    own = roles.get(Role.ENTITY, min(words, default=0))
    for n in (n for n in words[:_MOST_KEYS] if numeric & {*range(own, n)}):
        texts = {row[own] for _, row in lines} & {row[n] for _, row in lines} - {""}
        twice = {*head[:n]} & (behind := {*head[n + 1 :]})
        beside += [(own, n)] * (len(twice) > 1 or bool(texts and twice == behind))
    for own, n in beside:
        other = next((f"{name}:{line}: {head[n]} '{row[n]}'" for line, row in lines
                      if row[n] and row[n] != row[own]), None)  # fmt: skip
        if other:
            raise refused(name, Kind.NOT_A_TABLE, beside=other)


def _tell_apart(head: list[str], columns: list[int]) -> None:
    """Let heads that stand there twice, as `Growth rate`, bear the name of the figures before."""
    several, before = Counter(head[n] for n in columns), ""
    for n in sorted(columns):
        name = head[n] if several[head[n]] == 1 else f"{before}, {head[n]}".strip(", ")
        before = _BRACKETED.sub("", name).strip() if several[head[n]] == 1 else before
        head[n] = f"{name}, {n + 1}" if name in head[:n] else name


def _spans(
    cells: list[list[str]], free: list[int], numeric: set[int], told: Sequence[str]
) -> list[int]:
    """The column of periods that no head tells, if there is one.

    It is what `--period-as` names; a first column with more of them than else, and no other
    numbers; or the only one without which words do not tell rows apart.
    """
    said = {text.rpartition("=")[0] for text in told}
    found, rows = [n for n in free if said & {*cells[n]}][:1], [*zip(*cells, strict=True)]
    for n in free if not found and numeric else ():
        texts = [*filter(None, cells[n])]
        words = [m for m in range(len(cells)) if m not in {n, *numeric}][:_MOST_KEYS]
        least, most = (len({tuple(row[m] for m in own) for row in rows})
                       for own in (words, [n, *words]))  # fmt: skip
        is_other = numeric == {n} or not reading.are_years(filter(number, {*texts}))
        if not is_other and (n == 0 or least < most == len(rows)):
            known = len([*filter(reading.periods(texts, told).get, texts)])
            found += [n] * (2 * known > len(texts) if n == 0 else known == len(texts))
    return found[: len(found) == 1 or 0 in found]


def _dated(head: list[str], lines: list[Line]) -> list[Line]:
    """The rows with the period in one column, where a year has its month, quarter or day elsewhere.

    Those are columns of their own; or a head is one, or the year, and then each figure below gets
    a row, and stands in another column behind.
    """
    words = [*map(fold_name, head)]
    year, quarter, month, day = (next((words.index(word) for word in heads if word in words), None)
                                 for heads in map(reading.WORDS.__getitem__, _PARTS))  # fmt: skip
    parts = [n for n in ([quarter] if month is None else [month, day]) if n is not None]
    for _, row in lines if quarter in parts else ():
        row[parts[0]] = re.sub(r"(?i)^(\d+|i{1,3}|iv)$", r"\1 quartal", row[parts[0]])
    if year is not None:
        dates = {row[year][4:10] for _, row in lines if reading.is_period(row[year])}
        for _, row in lines:
            row[year] = row[year][:4] if dates == {"-01-01"} else row[year]
            for n in takewhile(row.__getitem__, parts):
                row[year], row[n] = reading.dated(row[year], row[n]), ""
    elif month is not None and {row[month][7:10] for _, row in lines} == {"-01"}:
        for _, row in lines:
            row[month] = row[month][:7]
    columns = [n for n in (year, *parts) if n is not None]
    heads = [n for n, text in enumerate(head) if (
        reading.are_years([text]) if year is None else reading.is_part_of_year(text))]  # fmt: skip
    heads += [n for n, own in enumerate(words) if heads[7:] and own in ("set", "out")]
    if len(columns) != 1 or not heads[1:]:
        return lines
    result, when = list[Line](), columns[0]
    for line, row in lines:
        for n in [n for n in sorted(heads) if row[n]] or heads[:1]:
            new = ["" if m in heads else cell for m, cell in enumerate(row)]
            new[when] = reading.dated(*sorted((row[when], head[n]), key=reading.is_period)[::-1])
            result.append((line, [*new, row[n]]))
    head.append("value")
    return result


def _head(rows: Rows, told: Sequence[str]) -> tuple[list[str], int, int]:
    """The heads, of two rows where the upper one spans columns; their first row, and that below.

    No row with figures is the lower one, nor a head at all, unless they only count.
    """
    counts = [sum(map(bool, row)) for row in rows]
    most = max(counts[:_SAMPLE], default=0)
    first = next((n for n, count in enumerate(counts) if count > 1 and 2 * count > most), len(rows))
    nearest = [*zip_longest(*(rows[n] for n in range(max(first - 2, 0), first) if counts[n] > 1))]
    wider = next((n for n in range(first, len(rows))
                  if counts[n] > 2 and not _are_known(rows[n][:1])), first)  # noqa: PLR2004  # fmt: skip
    lines = [*filter(None, chain(*rows[first : wider + 1]))]  # `Source,World Bank` above a head
    begin = [text for row in rows[first : first + 1] for text in row[1:] if text]
    if not reading.are_years(begin) and not any(
            _is_figure(text) or text.lower() in reading.MISSING for text in lines):  # fmt: skip
        first = wider
    figures = _figures(chain(*rows[first : first + 1]))
    if figures and any(rows[first - 1]) and 2 * sum(map(any, nearest)) > counts[first]:
        first, figures = first - 1, []
    for top in (first - 1, first):
        above, upper, lower, below = (
            rows[n] if 0 <= n < len(rows) else [] for n in range(top - 1, top + 3))  # fmt: skip
        columns = [*zip_longest(upper, lower, fillvalue="")]
        filled = [text for _, text in columns[1:] if text]
        spans = {over for over, text in columns[1:] if over and text}
        is_between = top == first and not spans and not reading.MISSING & {*map(str.lower, filled)}
        is_between &= any(over for over, _ in takewhile(lambda pair: not pair[1], columns[1:]))
        is_bare = not any(over for over, _ in columns[:1])
        least = 2 if top < first and is_bare else 1  # a single text above is a title
        is_wide = (is_between and filled) or least <= len(spans) <= len(filled)
        if not is_wide or all(columns[0]) or _are_known(lower[:1]) or (
                reading.are_years([*spans, *filled])):  # fmt: skip
            continue  # figures of the first, maybe in the range of years
        parts = {text: re.split(r"(?=\s?[(（](?!\d+\)))", text, maxsplit=1)
                 for text in chain(above, *columns, below)}  # fmt: skip
        known = reading.periods((begin for begin, *_ in parts.values()), told)
        read = {text: text if reading.flag(begin) else "".join([known[begin], *unit])
                for text, (begin, *unit) in parts.items()
                if reading.is_period(known.get(begin, ""))}  # fmt: skip
        read |= {text: text for text in read.values()}
        others = [text for text in filled if text not in read]  # each may have a year of its own
        if not _figures(others) and (is_between or len(spans) < len(filled) or not others):
            is_above, is_below = (  # a third row of heads: it spans columns, or says them again
                bool(texts[1:]) and not _figures(texts) and not (row[0] and any(columns[0]))
                and (row is above or len({*texts}) < len(texts))
                for row in (above, below) for texts in [[*filter(None, row[1:])]])  # fmt: skip
            levels = [above] * is_above + [upper, lower] + [below] * is_below
            head = reduce(partial(_joined, read=read), reversed(levels))
            return _continued(head, rows, top - is_above, top + 2 + is_below)
    is_counting = all(map(float.is_integer, figures)) and figures == sorted({*figures})
    is_counting &= figures[1:] != [] or figures <= [1] or any(map(reading.is_period, rows[first]))
    if figures and not is_counting:
        first = len(rows)
    return _continued(rows[first] if rows[first:] else [], rows, first, first + 1)


def _joined(lower: list[str], upper: list[str], read: Mapping[str, str]) -> list[str]:
    """The heads of two rows, of which the upper one spans columns; periods stand behind names."""
    over, head = "", list[str]()
    for above, below in zip_longest(upper, lower, fillvalue=""):
        over = above or (over if below else "")
        texts = sorted(filter(None, (over, below)), key=read.__contains__)
        mark = " " if {*texts} & read.keys() else ", "
        head.append(mark.join(read.get(text, text) for text in texts))
    return head


def _figures(cells: Iterable[str]) -> list[float]:
    """The numbers in cells that are no years."""
    return [float(own.digits) for cell in filter(_is_figure, cells) if (own := number(cell))]


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
    r"""The table with a first column such as `unit,geo\time` in its parts."""
    begin, *found = re.split(r"[\\/]time", rows[0][0], flags=re.IGNORECASE) if rows[0] else [""]
    if not found or "," not in begin:
        return rows
    width = len(names := begin.split(","))
    parts = (("".join(row[:1]).split(",") + [""] * width)[:width] + row[1:] for row in rows[1:])
    return [names + rows[0][1:], *parts]


def _said(rows: Rows) -> Iterator[tuple[Role | None, str]]:
    """What stands above the head: a title, and what names itself."""
    for row in rows:
        texts = [*filter(None, row)]
        named = [(found[1].lower(), found[2].strip()) for text in texts for found in _SAID.finditer(
            text[1:-1] if text[0] in "(（[" else text)]  # fmt: skip
        if _is_line(row) and _role(texts[0].rstrip(":：")) in {Role.UNIT, Role.METRIC}:
            named = [(texts[0].rstrip(":："), texts[1])]
        for key, text in named:
            role = _role(key) or Role.UNIT
            if role is not Role.UNIT or not re.search("[,，、;；]", text):  # of several, which?
                yield role, text
        if len(texts) == 1 and not named and not re.search("[:：]", texts[0]):
            [text] = texts
            yield (Role.UNIT, text.strip("()（）[]")) if _is_unit(text) else (None, text)
            if reading.scale(end := re.split(r"[,，(（]|\b[ie]n ", text)[-1]):
                yield Role.UNIT, end


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


def _roles(
    head: list[str], filled: Mapping[int, list[str]], cells: list[list[str]], options: Options
) -> dict[Role, int]:
    """The column of each role, of several the one with the plainer head, or as a user says.

    Countries go before the regions in which they are.
    """
    columns = {fold_name(_BRACKETED.sub("", head[n])): n for n in sorted(filled, reverse=True)}
    roles = {role: columns[word] for word, role in reversed(_ROLES.items())
             if word in columns and _is_held(word, filled[columns[word]][:_SAMPLE])}  # fmt: skip
    if options["entity"]:
        roles.pop(Role.ENTITY, None)
    for given in options["entity-column"]:
        chosen = column_of(head, "--entity-column", given)
        roles = {role: n for role, n in roles.items() if n != chosen} | {Role.ENTITY: chosen}
    own = None if options["entity-column"] else roles.get(Role.ENTITY)
    if own is not None and _WIDER.search(head[own]):
        roles[Role.ENTITY] = next((n for n in filled if n not in roles.values() and (
            _are_known(cells[n]) and len({*cells[own]}) < len({*cells[n]})
            == len({*zip(cells[n], cells[own], strict=True)}))), own)  # fmt: skip
    return roles


def _names(
    head: list[str], cells: list[list[str]], words: list[int], roles: dict[Role, int]
) -> list[int]:
    """The column of names that no head tells: that of a code, or the code, else words.

    Of the first words, if they say the same of all, where others vary, a UsageError asks.
    """
    varied = [n for n in words if len({*cells[n]}) > 1]
    if (code := roles.get(Role.CODE)) is not None:
        alike = [n for n in varied if _tell_alike(cells[n], cells[code])]
        alike *= not _are_known(cells[code])
        return alike[:1] or [roles.pop(Role.CODE)]
    first = [n for n in words if n in {0, *varied} or head[n] != str(n + 1)][:1]  # else a remark
    if first and varied and first[0] not in varied and not _are_known(cells[first[0]]):
        how = ("--entity-column", head[varied[0]])
        raise UsageError.of(Kind.NEEDS_ENTITY, candidates=tuple(head), example=how)
    return first


def _tell_alike(cells: list[str], others: list[str]) -> bool:
    """Whether two columns tell the same rows apart."""
    return len({*cells}) == len({*others}) == len({*zip(cells, others, strict=True)})


def _is_held(word: str, cells: list[str]) -> bool:
    """Whether cells may be what their head says: some are figures, or those of `status` flags."""
    if _ROLES[word] is Role.VALUE:
        return any(map(number, cells))
    return word != "status" or all(not own[3:] or own.lower() in STATUSES for own in cells)


def _named(head: str) -> re.Match[str] | None:
    """The parts of a head that names its period: what is measured, and that; a unit may follow."""
    is_none = (reading.is_part_of_year, ASIDE.search, _COMPARED.search)
    found = filter(None, (form.match(head) for form in _NAMED))
    return next((own for own in found if not any(check(own["name"]) for check in is_none)
                 and (own["name"] or reading.is_period(own["when"]))), None)  # fmt: skip


def _growths(
    head: list[str], values: Iterable[int], spans: Mapping[int, str], rest: Iterable[int]
) -> dict[int, int]:
    """Columns of growths, each with the figures before; of two years the later, of more none."""
    found, run = dict[int, int](), dict[str, int]()
    for n in sorted({*values, *rest}):
        named = _named(head[n])
        if GROWTH.fullmatch(named["name"] if named else head[n]):
            own = {span: m for span, m in run.items() if spans.get(n, span) == span}
            *earlier, last = sorted(own) or [""]
            if own and (not earlier or earlier == [parse(last).earlier().text]):
                found[n] = own[last]
            run = {}
        elif n in values:
            run[spans.get(n, "")] = n
    return found


def _wide(
    head: list[str], filled: Mapping[int, list[str]], roles: dict[Role, int], options: Options
) -> dict[int, str]:
    """The columns that are periods, each with its own; else `roles` has the one that names them.

    Beside a column of years no year in a longer head is one, and no other number is unless said.
    """
    chosen = [n for given in options["period-columns"] for n in _columns(head, given)]
    whens = {n: match["when"] if (match := _named(head[n])) else head[n] for n in filled}
    named = reading.periods([*head, *whens.values()], options["period-as"])
    wide = {n: text for n, when in whens.items() if (text := named.get(head[n]) or named.get(when))}
    parts = [head[n] for n in whens if n not in wide and reading.is_part_of_year(head[n])]
    if parts and Role.PERIOD not in roles and not {*parts} & {*options["metric"]}:
        means = (f"{part}={reading.dated('2000', part).replace('2000', 'YEAR')}" for part in parts)
        raise UsageError.of(Kind.NEEDS_PERIOD, given=parts[0], candidates=tuple(means))
    unread = [head[n] for n in chosen if n not in wide]
    if unread and chosen[1:]:
        how = ("--period-as", f"{unread[0]}=YEAR")
        raise UsageError.of(Kind.NEEDS_PERIOD, given=unread[0], candidates=how[1:], example=how)
    year = roles.get(Role.PERIOD)
    has_years = wide and year is not None and reading.are_years({*filled[year]})
    said, spans = {text.rpartition("=")[0] for text in options["period-as"]}, {*wide.values()}
    wide = {n: text for n, text in wide.items() if n in chosen or {head[n], whens[n]} & said or (
        reading.is_period(text) and not (has_years and whens[n] != head[n])
        and not ("/" in text and spans.issuperset(text.split("/"))))}  # changes?  # fmt: skip
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


def _needed(cells: list[list[str]], columns: Iterable[int], keys: list[list[str]]) -> list[int]:
    """The columns that vary, and are told by no key, nor by a later one of them."""
    columns = [n for n in dict.fromkeys(columns) if len({*cells[n]}) > 1][:_MOST_KEYS]
    return [n for at, n in enumerate(columns) if not any(
        len({*zip(cells[n], key, strict=True)}) == len({*key})
        for key in (*keys, *(cells[other] for other in columns[at + 1 :])))]  # fmt: skip
