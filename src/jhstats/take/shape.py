"""Which row of a table is its head, and what each column holds: long, wide, or both."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from itertools import chain, takewhile, zip_longest
from typing import NamedTuple

from jhstats.errors import Kind, UsageError
from jhstats.load.files import refused
from jhstats.load.known import entities_by_name
from jhstats.model import FactStatus
from jhstats.names import fold_name
from jhstats.take import reading
from jhstats.take.cells import Rows
from jhstats.take.reading import ASIDE, GROWTH, SCALED, number

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
_NUMBER = re.compile(r"(?i)#|nr\.?|index|rownames?|unnamed: ?\d+")  # of rows, maybe
_YEARS = re.compile(r"(?i)\byear|founded|jahr|ann[ée]e|año|成立")  # no figures, if all are years
_FISCAL = re.compile(r"(?i)\bfiscal|\bfinancial year|财年|财政年度")
_SAMPLE, _MOST_KEYS = 500, 150
_BRACKETED = re.compile(r"[(（\[].*")
_UNIT_BEHIND = re.compile(r"[(（\[](?!\d).*")  # a period; a number is that of a footnote
_WIDER = re.compile(r"(?i)region|area|区|地域")
ONLY_BRACKETS = re.compile(r"(?:\s*[(（\[][^()（）\[\]]*[)）\]])*")  # maybe behind a head


class _Head(NamedTuple):
    """The heads of columns, where they stand, and those that a second row dates."""

    texts: list[str]
    dated: dict[int, tuple[str, str]]  # the name and the period of a column
    top: int  # their first row
    below: int  # that of the figures, maybe


class Shape(NamedTuple):
    """A table that is understood; columns stand by their numbers."""

    head: list[str]  # the names of the columns, or their numbers from 1
    rows: list[Line]
    roles: dict[Role, int]  # columns that hold something that is known
    values: list[int]  # those of figures
    names: dict[int, str]  # what their heads say besides a period
    periods: dict[int, str]  # those of figures of a period of their own
    metrics: list[int]  # those that say together what is measured
    dims: list[int]  # those that tell series apart besides
    left_out: list[int]  # those that say nothing more
    untaken: list[int]  # those of them that have figures
    said: dict[Role | None, str]  # what stands above the head, by what it is; the title under None
    decimal_comma: bool
    missing: frozenset[str]  # what stands for no figure, in small letters


def understand(name: str, rows: Rows, options: Options) -> Shape:
    """What a table holds where.

    Raises:
        BaseError: it has no head, nothing below, no figures, or is several tables.
        UsageError: an option names no column of it, or its periods are not understood.
    """
    rows = _uncommented(rows)
    found = _head(name, rows, options["period-as"])
    _refuse_blocks(name, rows, found)
    head, *body = _parted([found.texts, *rows[found.below :]])
    head += [""] * (max(map(len, body), default=0) - len(head))
    lines = [(n, [*row, *[""] * (len(head) - len(row))])
             for n, row in enumerate(body, found.below + 1)]  # fmt: skip
    _refuse_twice(name, head, found.below)
    nameless = {n for n, text in enumerate(head) if not text}
    _name_columns(head, lines)
    lines = _kept(head, lines, options)
    missing = reading.MISSING.union(map(str.lower, options["missing"]))
    cells = [[row[n] for _, row in lines] for n in range(len(head))]
    filled = {n: own for n, column in enumerate(cells)
              if (own := [cell for cell in column if cell.lower() not in missing])}  # fmt: skip
    comma = reading.has_decimal_comma(chain.from_iterable(
        own[:_SAMPLE] for n, own in filled.items() if not ASIDE.search(head[n])))  # fmt: skip
    numeric = {n for n, column in filled.items() if 2 * sum(
        bool(number(cell, decimal_comma=comma)) for cell in column[:_SAMPLE])
        > len(column[:_SAMPLE])}  # fmt: skip
    roles = _roles(head, filled, cells, options)
    names = {n: head[n] for n in filled}
    wide = _wide(head, found.dated, names, roles, options)
    if not wide and Role.PERIOD not in roles:
        free = [n for n in filled if n not in roles.values() and not ASIDE.search(head[n])]
        roles.update((Role.PERIOD, n) for n in _spans(head, filled, free, numeric, options))
    _ask_periods(head, filled, numeric, wide, roles, options)
    nameless -= {0} if head[:1] != ["1"] else {0} - numeric  # times or names
    copied = {0 for n in (roles.get(Role.PERIOD),) if n and lines[1:] and cells[n] == cells[0]}
    rest = [n for n in filled if n not in {*wide, *roles.values(), *nameless, *copied}
            and not ASIDE.search(head[n]) and _role(head[n]) is not Role.PERIOD]  # fmt: skip
    words = [n for n in rest if n not in numeric]
    values = sorted(wide) or [roles[role] for role in (Role.VALUE,) if role in roles]
    values = values or _values(head, filled, [n for n in rest if n in numeric], options)
    split = [column_of(head, "--split", given) for given in options["split"]]
    values = [n for n in values if n not in split]
    if not values:
        raise refused(name, Kind.NOT_A_TABLE, unread=next((f"{name}:{line}: {head[n]} '{row[n]}'"
            for n in sorted(rest, key=lambda n: not re.search(r"\d", "".join(filled[n])))
            for line, row in lines
            if row[n] and number(row[n], decimal_comma=comma) is None), None))  # fmt: skip
    if Role.VALUE in roles:  # a unit stands beside the word, maybe
        names[roles[Role.VALUE]] = "".join(_BRACKETED.findall(head[roles[Role.VALUE]]))
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
    measured |= {n for n in rest if GROWTH.fullmatch(head[n])
                 or (wide and n in numeric and reading.may_be_period(head[n]))}  # fmt: skip
    numbers = _needed(cells, [n for n in rest if n not in {*metrics, *measured, *values}],
                      [cells[n] for n in keys])  # fmt: skip
    dims = [next((m for m in filled if n in numeric and m not in {*numeric, *roles.values()}
                  and _tell_alike(cells[n], cells[m])), n)
            for n in numbers]  # or names that they have  # fmt: skip
    left = [n for n in filled if n not in {*values, *roles.values(), *metrics, *dims}]
    untaken = [n for n in left if n in {*rest, *nameless}.difference(numbers) and not _role(head[n])
               and (n in numeric or any(map(_is_figure, filled[n])))]  # fmt: skip
    return Shape(head, lines, roles, values, names, wide, metrics, dims, left, untaken,
                 dict(_said(rows[: found.top])), comma, missing)  # fmt: skip


def _values(
    head: list[str], filled: Mapping[int, list[str]], figures: list[int], options: Options
) -> list[int]:
    """The columns of figures that are metrics: those that are asked for, or no years of something.

    What the figures before grew by is left out: on which period is told in too many ways.
    """
    figures = [n for n in figures if not GROWTH.fullmatch(head[n])]
    asked = {*map(fold_name, options["metric"])}
    return [n for n in figures if fold_name(head[n]) in asked] or [
        n for n in figures if not (_YEARS.search(head[n]) and reading.are_years(filled[n]))
    ] or figures  # fmt: skip


def _refuse_blocks(name: str, rows: Rows, head: _Head) -> None:
    """Raise an error for a row that begins another table: a head, or a line for those below it.

    The head once more is one, too; such a line has a year above names, or a name above years.
    """
    line, corners = 0, {row[0] for row in rows[head.top : head.below] if row} - {""}
    for n, row in ((n, row) for n, row in enumerate(rows[head.below :], head.below + 1) if row):
        years = [int(text) for text in row[1:] if re.fullmatch(reading.YEAR, text)]
        is_run = years[2:] and years == [*range(years[0], years[0] + sum(map(bool, row[1:])))]
        is_like = any(row[1:]) and row[0] in corners and not _figures(row)
        is_other = line and reading.is_period(rows[line - 1][0]) != reading.is_period(row[0])
        if is_run or is_like or (is_other and _figures(row[1:])):
            at = n if is_run or is_like else line
            raise refused(name, Kind.SEVERAL_TABLES, line=at, given=" ".join(rows[at - 1][:2]))
        line = 0 if any(row[1:]) else n


def _refuse_twice(name: str, head: list[str], line: int) -> None:
    """Raise an error where two columns have one head, as those of tables side by side have."""
    again = [text for text, count in Counter(filter(None, head)).items() if count > 1]
    if again:
        raise refused(name, Kind.SEVERAL_TABLES, line=line, given=again[0])


def _uncommented(rows: Rows) -> Rows:
    """The rows without comments above a head; what stands right above figures may be the head."""
    is_comment = (row == ["#"] or bool(row and re.match("#.", row[0])) for row in rows)
    count = len([*takewhile(bool, is_comment)])
    return rows if _figures(chain(*rows[count : count + 1])) else [[]] * count + rows[count:]


def _is_line(row: list[str]) -> bool:
    """Whether a row says one thing, as lines above a head do: `Source`, and what it is."""
    return bool(row and row[0]) and sum(map(bool, row)) == 2  # noqa: PLR2004 - what, and which


def _name_columns(head: list[str], lines: list[Line]) -> None:
    """Name columns without a head by number; the first one, maybe, by the periods it holds.

    Where its head says nothing and it counts the rows, or only rises, it has their numbers.
    """
    cells = [row[0] for _, row in lines if row[0]] if head else []
    if head and (not head[0] or _NUMBER.fullmatch(head[0])):
        is_rising = re.match("(?i)[iru]", head[0]) and head[2:] and all(map(str.isdecimal, cells))
        if {*cells} in [{*map(str, range(at, at + len(lines)))} for at in (0, 1)] or (
                is_rising and (numbers := [*map(int, cells)]) == sorted({*numbers})):  # fmt: skip
            head[0] = "no"
        elif not head[0] and 2 * sum(map(reading.is_period, cells)) > len(cells):
            head[0] = "time"
    head[:] = [text or str(n) for n, text in enumerate(head, 1)]


def _are_known(cells: Iterable[str]) -> bool:
    """Whether most of what cells hold are names of entities that everyone knows."""
    names = {*map(fold_name, cells)}
    return 2 * len(names & entities_by_name().keys()) > len(names)


def _is_figure(cell: str) -> bool:
    return bool(number(cell)) and not reading.is_period(cell)


def _spans(
    head: list[str], filled: Mapping[int, list[str]], free: list[int], numeric: set[int],
    options: Options,
) -> list[int]:  # fmt: skip
    """The column of periods that no head tells, if there is one.

    It is what `--period-as` names, or a first column with more of them than else. Another one that
    has nothing else is asked for, unless it may hold all of the figures, as is what others mean.
    """
    said = {text.rpartition("=")[0] for text in options["period-as"]}
    for n in free:
        texts = {*filled[n]}
        read = reading.periods(texts, options["period-as"])
        known, unread = len(read), [cell for cell in filled[n] if cell not in read]
        is_other = numeric <= {n} or not reading.are_years(filter(number, texts))
        if said & texts or (n == 0 and 2 * known > len(texts) and not is_other):
            return [n]
        if unread and n not in numeric and not any(
                re.sub(r"[\W\d_]", "", cell)[3:] or not reading.may_be_period(cell)
                for cell in unread):  # no names, such as Tokyo 2020  # fmt: skip
            raise UsageError.of(Kind.NEEDS_PERIOD, given=unread[0])
        if known == len(texts) and not (is_other or _YEARS.search(head[n]) or options["metric"]):
            how = ("--period-columns", head[n])
            raise UsageError.of(Kind.NEEDS_PERIOD, given=head[n], example=how)
    return []


def _ask_periods(  # noqa: PLR0913, PLR0917 - what a table holds where
    head: list[str], filled: Mapping[int, list[str]], numeric: set[int], wide: Mapping[int, str],
    roles: Mapping[Role, int], options: Options,
) -> None:  # fmt: skip
    """Raise an error where a part of a date stands elsewhere, or in a way that may mean another.

    So a month in a column beside the year, or in a head, and a head such as `GDP 2019` where no
    column has the periods, are not read, though others are said; nor, till it is said, which days a
    fiscal year has, or whether a day below `Year` is all of it.
    """
    when, words = roles.get(Role.PERIOD), reading.WORDS
    parts = {*words["quarter"], *words["month"], *words["day"]}
    unclear = [head[n] for n in filled if fold_name(head[n]) in parts and n != when]
    said = {text.rpartition("=")[0] for text in options["period-as"]}
    is_open = not wide or (said and not options["period-columns"])
    if is_open and not {*head} & {*options["metric"]}:
        is_unclear = reading.may_be_period if when is None else reading.is_part_of_year
        money = when is not None and ("M0" in head or not reading.are_years(filled.get(when, ())))
        unclear += [head[n] for n in sorted(numeric.difference(roles.values(), wide))
                    if any(map(is_unclear, [head[n], *head[n].split(", ")]))
                    and not (ASIDE.search(head[n]) or (money and re.fullmatch(r"M\d", head[n])))
                    and not (wide and reading.is_period(head[n]))]  # a change  # fmt: skip
    if when is not None and not said.intersection(filled.get(when, ())):
        is_longer = fold_name(head[when]) in {*words["year"], *words["quarter"], *words["month"]}
        is_fiscal = _FISCAL.search(head[when])
        unclear += [cell for cell in filled.get(when, ())
                    if is_fiscal or (is_longer and reading.is_day(cell))]  # fmt: skip
    if unclear:
        raise UsageError.of(Kind.NEEDS_PERIOD, given=unclear[0])


def _head(name: str, rows: Rows, told: Sequence[str]) -> _Head:
    """The heads, of two rows where the upper one spans columns.

    No row with figures is the lower one, nor a head at all, unless they only count. A further row
    of heads, or of units, is refused.
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
    is_counting = all(map(float.is_integer, figures)) and figures == sorted({*figures})
    is_counting &= figures[1:] != [] or figures <= [1] or any(map(reading.is_period, rows[first]))
    if figures and not is_counting:
        first = len(rows)
    result = _Head(rows[first] if rows[first:] else [], {}, first, first + 1)
    for top in (first - 1, first) if rows[first:] else ():
        upper, lower = (rows[n] if 0 <= n < len(rows) else [] for n in (top, top + 1))
        columns = [*zip_longest(upper, lower, fillvalue="")]
        filled = [text for _, text in columns[1:] if text]
        spans = {over for over, text in columns[1:] if over and text}
        least = 2 if top < first and not any(upper[:1]) else 1  # a single text above is a title
        if not least <= len(spans) <= len(filled) or all(columns[0]) or _are_known(lower[:1]) or (
                reading.are_years([*spans, *filled])):  # fmt: skip
            continue  # figures of the first, maybe in the range of years
        read = reading.periods([_undated(text) for text in (*upper, *lower)], told)
        known = {text for text, period in read.items() if reading.is_period(period)}
        others = [text for text in filled if _undated(text) not in known]
        if not _figures(others) and (len(spans) < len(filled) or not others):
            result = _joined(upper, lower, known)._replace(top=top, below=top + 2)
            break
    for n in {result.top - 1, result.below} & {*range(len(rows))}:
        corner = rows[n][0] if rows[n] else ""
        texts = [*filter(None, rows[n][1:])]
        is_further = (not corner or _role(corner) is Role.UNIT) and texts[n < result.top :]
        if is_further and not _figures(texts) and not reading.MISSING & {*map(str.lower, texts)}:
            raise refused(name, Kind.SEVERAL_TABLES, line=n + 1, given=texts[0])
    return result


def _undated(text: str) -> str:
    """A head without a unit in brackets behind it."""
    return _UNIT_BEHIND.sub("", text).strip() or text


def _joined(upper: list[str], lower: list[str], known: set[str]) -> _Head:
    """The heads of two rows, of which the upper one spans columns; `known` are periods."""
    over, result = "", _Head([], {}, 0, 0)
    for n, (above, below) in enumerate(zip_longest(upper, lower, fillvalue="")):
        over = above or (over if below else "")
        texts = [text for text in (over, below) if text]
        dates = [text for text in texts if _undated(text) in known]
        if len(texts) > len(dates) == 1:
            [name] = {*texts} - {*dates}
            unit = dates[0].removeprefix(_undated(dates[0]))
            result.dated[n] = (f"{name} {unit}".strip(), _undated(dates[0]))
        result.texts.append(", ".join(texts))
    return result


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
    first = words[:1]
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


def _wide(
    head: list[str], dated: Mapping[int, tuple[str, str]], names: dict[int, str],
    roles: dict[Role, int], options: Options,
) -> dict[int, str]:  # fmt: skip
    """The columns that are periods, each with its own; else `roles` has the one that names them.

    `names` keeps what else their heads say. No other number than a year is one, unless it is said.
    """
    aside = {n for n, (name, _) in dated.items() if ASIDE.search(name) or GROWTH.fullmatch(name)}
    chosen = [n for given in options["period-columns"] for n in _columns(head, given)
              if n not in aside]  # fmt: skip
    whens = {n: dated[n][1] if n in dated else _undated(head[n]) for n in names if n not in aside}
    known = reading.periods([*head, *whens.values()], options["period-as"])
    wide = {n: text for n, when in whens.items() if (text := known.get(head[n]) or known.get(when))}
    unread = [head[n] for n in chosen if n not in wide]
    if unread and chosen[1:]:
        raise UsageError.of(Kind.NEEDS_PERIOD, given=unread[0])
    said = {text.rpartition("=")[0] for text in options["period-as"]}
    spans = {*wide.values()}
    wide = {n: text for n, text in wide.items() if n in chosen or {head[n], whens[n]} & said or (
        reading.is_period(text)
        and not ("/" in text and spans.issuperset(text.split("/"))))}  # a change?  # fmt: skip
    if unread or len(chosen or wide) <= (Role.PERIOD in roles):
        roles.update(zip((Role.PERIOD,), chosen, strict=False))
        return {}
    roles.pop(Role.PERIOD, None)
    for n in chosen or wide:
        unit = "" if reading.is_period(head[n]) else head[n].removeprefix(whens[n]).strip()
        unit = re.sub(rf"{reading.YEAR} ?", "", head[n]) if SCALED.search(whens[n]) else unit
        names[n] = dated[n][0] if n in dated else unit
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
