"""Bases of any size, the same at each run: growths, shares, ranks, dims, one or two places.

A base has metrics, entities and years, and one fact for each of these together. Every tenth metric
is a share, two are growths, one has dims; every fiftieth fact has a rank in its province, and in
TOML every second one a second entry of evidence.
"""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


class Size(NamedTuple):
    """How many metrics, entities and years a base has."""

    metrics: int
    entities: int
    years: int

    @property
    def facts(self) -> int:
        """How many facts that makes."""
        return self.metrics * self.entities * self.years


SIZES = (Size(10, 5, 2), Size(10, 50, 20), Size(25, 200, 20), Size(100, 500, 20))
LAST = 2020
_RANKED, _FIRST = 50, 7
_SHARE, _DIMS, _GROWTH = 8, 9, (6, 7)


def facts(size: Size) -> Iterator[dict[str, Any]]:
    """The facts of a base, as their file says them, all keys flat."""
    number = 0
    for metric in range(size.metrics):
        for year in range(LAST - size.years + 1, LAST + 1):
            for entity in range(size.entities):
                value = f"{(number * 7919 + 13) % 900_000 + 1000}.{number % 10}"
                fact = {
                    "metric": f"metric-{metric}",
                    "entity": f"city-{entity}",
                    "period": str(year),
                    "value": value,
                    "source": "book",
                    "section": f"Part {metric % 7}",
                    "paragraph": number % 40 + 1,
                    "printed": value,
                }
                kind = metric % 10
                if kind in _GROWTH:
                    fact["measure"] = "growth"
                elif kind == _SHARE:
                    fact |= {"measure": "share", "of": "metric-0"}
                elif kind == _DIMS:
                    fact["dim.sex"] = ("female", "male")[entity % 2]
                if number % _RANKED == _FIRST:
                    fact |= {"rank": number % 90 + 1, "among": f"province-{entity % 5}"}
                yield fact
                number += 1


def write_toml(size: Size, file: Path) -> None:
    """A base whose facts are tables `[[fact]]`."""
    with file.open("w", encoding="utf-8") as stream:
        stream.write(_head(size))
        for number, fact in enumerate(facts(size)):
            dims = fact.pop("dim.sex", None)
            place = {key: fact.pop(key) for key in ("source", "section", "paragraph", "printed")}
            places = [place] if number % 2 else [place, {**place, "paragraph": 41}]
            lines = [f"{key} = {_said(key, own)}" for key, own in fact.items()]
            lines += [f'dims = {{ sex = "{dims}" }}'] if dims else []
            evidence = ", ".join(
                "{ " + ", ".join(f"{key} = {_said(key, own)}" for key, own in one.items()) + " }"
                for one in places
            )
            stream.write("\n".join(["[[fact]]", *lines, f"evidence = [{evidence}]\n"]))


def write_groups(size: Size, file: Path) -> None:
    """A base whose facts of one metric and year are a group."""
    own = ("entity", "value", "paragraph", "printed", "rank", "among", "dim.sex")
    before: tuple[Any, ...] = ()
    with file.open("w", encoding="utf-8") as stream:
        stream.write(_head(size))
        for fact in facts(size):
            shared = {key: found for key, found in fact.items() if key not in own}
            if (*shared.items(),) != before:
                stream.write("]\n" if before else "")
                before = (*shared.items(),)
                lines = [f"{key} = {_said(key, found)}\n" for key, found in before]
                stream.write("".join(["[[group]]\n", *lines, "facts = [\n"]))
            dims = fact.pop("dim.sex", None)
            cells = [f"{key} = {_said(key, fact[key])}" for key in own if key in fact]
            cells += [f'dims = {{ sex = "{dims}" }}'] if dims else []
            stream.write(f"  {{ {', '.join(cells)} }},\n")
        stream.write("]\n")


def write_csv(size: Size, file: Path) -> Path:
    """A base whose facts stand in a table beside it; the path of that."""
    table = file.with_suffix(".csv")
    head = _head(size).replace("schema = 1", f'schema = 1\ntables = ["{table.name}"]')
    file.write_text(head, encoding="utf-8")
    columns = (
        *("metric", "measure", "of", "entity", "period", "value", "rank", "among", "dim.sex"),
        *("source", "section", "paragraph", "printed"),
    )
    with table.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, columns, lineterminator="\n")
        writer.writeheader()
        writer.writerows(facts(size))
    return table


def _said(key: str, value: object) -> str:
    return str(value) if key in ("value", "paragraph", "rank") else f'"{value}"'


def _head(size: Size) -> str:
    lines = ["[base]\nschema = 1", '[source.book]\ntitle = "A yearbook"']
    lines.append('[entity.land]\nname = { en = "Land", zh = "国" }\nkind = "nation"')
    for number in range(5):
        names = f'{{ en = "Province {number}", zh = "省{number}" }}'
        lines.append(f'[entity.province-{number}]\nname = {names}\nkind = "province"')
    for number in range(size.entities):
        names = f'{{ en = "City {number}", zh = "城市{number}" }}'
        within = f'within = "province-{number % 5}"'
        lines.append(f'[entity.city-{number}]\nname = {names}\nkind = "city"\n{within}')
    lines.append('[unit.yi]\nname = { en = "100 million yuan", zh = "亿元" }')
    for number in range(size.metrics):
        names = f'{{ en = "Output of good {number}", zh = "产品{number}营收" }}'
        lines.append(f'[metric.metric-{number}]\nname = {names}\nunit = "yi"')
    return "\n".join(lines) + "\n"
