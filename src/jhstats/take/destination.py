"""What a table gives, written into a base: its facts as CSV beside it, its records into TOML."""

import csv
import io
import os
import re
from collections import defaultdict
from collections.abc import Callable, Mapping
from functools import partial
from itertools import chain, filterfalse, zip_longest
from json import dumps
from pathlib import Path
from typing import Any

from jhstats.errors import BaseError, JhstatsError, Kind, UsageError
from jhstats.load.csv_facts import COLUMNS
from jhstats.load.files import File, read_files
from jhstats.load.loader import parse
from jhstats.phrases import Notice
from jhstats.take.facts import Row, Taken, facts_file
from jhstats.take.reading import FOOTNOTES

_EMPTY = "[base]\nschema = 1\n"
_FIGURE = ("value", "unit", "status")
_TAKEN = {*_FIGURE[:2], "source", "id", "metric", "entity", "period"}  # all else may be a person's
_OF_FLAGS = {"preliminary", "estimate"}
_FLAGS = re.compile(rf"(?:(?:[A-Zbcdefnprsuz]|[bcdefnprsuz]{{2}}|[{FOOTNOTES}]+)(?: (?!$)|$))+")
"""What flags make a note of, besides those of the table as it is now."""
_TOLD, _SHOWN = ("new", "changed", "gone", "kept", "lost", "mine", "stale"), 3
_toml = partial(dumps, ensure_ascii=False)
Putting = Callable[..., None]


def csv_text(rows: list[Row], *, safe: bool) -> str:
    """Rows as CSV, with the columns that hold something; `safe` quotes what begins a formula."""
    used = {key for row in rows for key, text in row.items() if text}
    fields = [key for key in COLUMNS if key in used] + sorted(used - {*COLUMNS})
    buffer = io.StringIO()
    table = csv.DictWriter(buffer, fields, "", "ignore", lineterminator="\n")
    table.writeheader()
    for row in rows:
        quoted = {key: f"'{text}" for key, text in row.items()
                  if safe and key != "value" and text.startswith(("=", "+", "-", "@"))}  # fmt: skip
        table.writerow({**row, **quoted})
    return buffer.getvalue()


def toml_text(stanzas: Mapping[str, Mapping[str, Mapping[str, Any]]]) -> str:
    """Records as the tables of a base."""
    lines = []
    for table, records in stanzas.items():
        for id_, keys in records.items():
            lines += ["", f"[{table}.{id_ if id_.isascii() else _toml(id_)}]"]
            lines += [f"{key} = {_toml(value)}" for key, value in keys.items()]
    return "\n".join(lines) + "\n" * bool(lines)


def new_base(taken: Taken, table: str) -> str:
    """A base of a table's records, with the facts in a file of that name."""
    known = f"known = {_toml(taken.known)}\n" if taken.known else ""
    return f"{_EMPTY}tables = [{_toml(table)}]\n{known}{toml_text(taken.stanzas)}"


class Destination:
    """A base that a table is taken into: a file, made where there is none, or a folder."""

    def __init__(self, path: str | None, most: int) -> None:
        own = Path(path or "")
        if path and own.is_dir() and not any(own.glob("*.toml")):
            own /= "facts.toml"
        self._files = read_files([own], most) if path and own.exists() else [File(str(own), _EMPTY)]
        self._most, self.base = most, parse(self._files, most)

    def write(self, taken: Taken, put: Putting, *, safe: bool, force: bool) -> list[Notice]:
        """Write facts and records by `put`, both or neither; what changes since an earlier import.

        Raises:
            BaseError: the base could not be loaded afterwards, or tells some of it already.
            JhstatsError: a file cannot be written.
            UsageError: a file is there, or most facts of one would go, and nothing says `force`.
        """
        name = facts_file(taken.source)
        table = next((table for table in self.base.tables if Path(table).name == name), None)
        own = self.base.tables[table] if table else self._files[0].name
        texts = {file.name: file.text for file in self._files}
        place = table or os.path.join(os.path.dirname(own), name)  # noqa: PTH118, PTH120 - as load does
        file, target = Path(own).resolve(), Path(place).resolve()
        rows, notices = _merged(taken, target, force=force) if table else (taken.rows, [])
        text = csv_text(rows, safe=safe)
        texts[own] = self._edited(texts[own], taken, name)
        try:
            parse(map(File._make, texts.items()), self._most, [File(place, text)])
        except BaseError as error:
            first, kinds = error.problems[0], {own.kind for own in error.problems}
            if kinds != {Kind.DUPLICATE_ID} or first.location is None:
                raise
            sides = (first.data["other"], first.location)
            data = {"count": len(error.problems), "other": sides[sides[0].file == place]}
            raise BaseError.of(Kind.TOLD_ALREADY, given=first.data["given"], **data) from None
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            before = target.read_bytes() if target.exists() else None
            put(target, text.encode(), may_replace=force or table is not None)
            try:
                put(file, texts[own].encode(), may_replace=True)
            except JhstatsError:
                target.unlink() if before is None else target.write_bytes(before)
                raise
        except OSError as error:
            reason = error.strerror or str(error)
            raise JhstatsError.of(Kind.CANNOT_WRITE, file=own, reason=reason) from None
        return [*notices, Notice("take-written", {"files": (own, place)})]

    def _edited(self, text: str, taken: Taken, name: str) -> str:
        """The TOML of the base with a table, its fingerprint, and the records that it lacks."""
        try:
            import tomlkit  # noqa: PLC0415 - what --into alone needs
        except ImportError:
            raise BaseError.of(Kind.NEEDS_EXTRA, given="--into", extra="into") from None
        document = tomlkit.parse(text)
        header: Any = document["base"]
        for key, words in (("tables", [name]), ("known", taken.known)):
            there = {Path(given).name for given in header.get(key, ())}
            for word in filterfalse(there.__contains__, words):
                header.setdefault(key, tomlkit.array()).append(word)
        stanzas, sources = {**taken.stanzas}, document.get("source", {})
        if taken.source in self.base.sources:
            sources.get(taken.source, {})["sha256"] = stanzas.pop("source")[taken.source]["sha256"]
        return tomlkit.dumps(document).rstrip("\n") + "\n" + toml_text(stanzas)


def _merged(taken: Taken, file: Path, *, force: bool) -> tuple[list[Row], list[Notice]]:
    """The rows with what a person wrote into those of an earlier import, and what changes.

    Of rows of one key the plainest are an import's, as often as they have ranks and dims like most;
    all else is a person's, and goes first. Where more facts go than stay: UsageError.
    """
    table = csv.reader(io.StringIO(file.read_text("utf-8-sig"), newline=""))
    head, *lines = ([*map(str.strip, line)] for line in table)  # as loading reads them
    there = [dict(zip_longest(head, line, fillvalue="")) for line in lines if any(line)]
    marks = {row.get(name) for row in taken.rows for name in ("status", "note")} | _OF_FLAGS
    marks.update(text.rpartition("=")[2] for text in taken.options["flag"])
    dims = [name for name in head if name[:4] == "dim." and all(row.get(name) for row in taken.rows)
            and 2 * sum(bool(row[name]) for row in there) > len(there)]  # fmt: skip

    def written(row: Row) -> Row:
        """What of a row a person wrote: what no import does, or no row of this one."""
        return {name: text for name, text in row.items() if text and text not in marks
                and name not in _TAKEN and name[:4] != "dim."
                and not (name == "note" and _FLAGS.fullmatch(text))}  # fmt: skip

    def apart(row: Row) -> list[str]:  # a person's row from an import's of the same key
        own = (row.get(name) or "" for name in ("measure", "of", "from", "prices", "id"))
        return [text.removesuffix("level") for text in own]

    old, kept = defaultdict[str, list[Row]](list), list[Row]()
    told: dict[str, list[str]] = {name: [] for name in _TOLD}
    for row in sorted(there, key=apart):
        ranks, is_taken = old[_key(row)], row.get("source") == taken.source
        is_same = is_taken and apart(row) == apart((ranks or [row])[0])
        (ranks if is_same and all(map(row.get, dims)) else kept).append(row)
    mine = {_key(row): row for row in kept if not (any(apart(row)) or old[_key(row)])}
    new, were = list[Row](), list[str]()
    for key, row in ((_key(row), row) for row in taken.rows):
        if key in mine:
            told["mine"].append(f"{key}: {mine[key].get('value')} ({row['value']})")
            continue
        ranks = old.pop(key, list[Row]())
        (were if ranks else told["new"]).append(key)
        for earlier in ranks or [Row()]:
            new.append(row | {"id": earlier.get("id") or row.get("id", "")} | written(earlier))
            printed, was, now = (re.sub(r"\D", "", text or "") for text in (
                earlier.get("printed"), earlier.get("value"), row["value"]))  # fmt: skip
            if printed and was in printed and now not in printed:
                told["stale"].append(f"{key}: {earlier['printed']}")
        figures = [" ".join(filter(None, map(own.get, _FIGURE))) for own in (*ranks[:1], new[-1])]
        told["changed"] += [f"{key}: {' → '.join(figures)}"] * (len({*figures}) > 1)
    gone = {key: ranks for key, ranks in old.items() if ranks}
    is_other = len(gone) > len(were)
    if is_other and not force:
        first = {"others": next(iter(gone)), "candidates": next(iter(told["new"]), None)}
        counts = {"gone": len(gone), "stay": len(were), "new": len(told["new"])}
        raise UsageError.of(Kind.READ_OTHERWISE, **counts, **first)
    own = [key for key, ranks in gone.items() if any(map(written, ranks))]
    told["lost" if is_other else "kept"] = own
    stay = [] if is_other else [*chain.from_iterable(map(gone.pop, own))]
    told["gone"] = [*gone]
    told["changed"].sort()
    data = {f"first_{name}": "; ".join(keys[:_SHOWN]) for name, keys in told.items()}
    data |= {name: f"{len(keys):,}" for name, keys in told.items()}
    return [*new, *stay, *kept], [Notice("take-update", data)]


def _key(row: Row) -> str:
    """What tells the rows of a table from others: metric, entity, period and dims."""
    own = [row.get(name) for name in ("metric", "entity", "period")]
    dims = sorted(name + "=" + text.lstrip("'") for name, text in row.items()  # as --safe has it
                  if text and name[:4] == "dim.")  # fmt: skip
    return " ".join(filter(None, [*own, *dims]))
