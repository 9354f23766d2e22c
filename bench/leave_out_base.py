"""A base of one metric from a long table, for leaving facts out one by one.

    python bench/leave_out_base.py gdp.csv > gdp.toml

The table has the columns `Country Name`, `Country Code`, `Year`, `Value` (in US dollars), as
the World Bank's GDP has at datahub.io. The facts are in million US dollars with two decimals.
"""

import csv
import json
import sys
from decimal import Decimal
from pathlib import Path

HEAD = """[base]
schema = 1
title = "GDP (current US$)"

[source.table]
title = "World Development Indicators"

[unit.million-usd]
name = "million US dollars"
dimension = "dollars"
factor = 1_000_000

[unit.usd]
name = "US dollars"
aliases = ["dollars", "USD", "US$", "$"]
dimension = "dollars"
factor = 1

[metric.gdp]
name = "GDP (current US$)"
aliases = ["GDP", "gross domestic product"]
unit = "million-usd"
nature = "flow"
"""
ENTITY = """
[entity.{id}]
name = {name}
kind = "territory"
"""
FACT = """
[[fact]]
id = "gdp-{id}-{year}"
metric = "gdp"
entity = "{id}"
period = "{year}"
value = {value:.2f}
evidence = [{{ source = "table", table = "{code}, {year}" }}]
"""


def base_of(table: Path) -> str:
    """The base of a table, in TOML."""
    with table.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    names = {row["Country Code"]: row["Country Name"] for row in rows}
    out = [HEAD]
    for code, name in names.items():
        quoted = json.dumps(name, ensure_ascii=False)
        out.append(ENTITY.format(id=code.lower(), name=quoted))
    for row in rows:
        code, year = row["Country Code"], row["Year"]
        value = Decimal(row["Value"]) / 1_000_000
        out.append(FACT.format(id=code.lower(), code=code, year=year, value=value))
    return "".join(out)


if __name__ == "__main__":
    sys.stdout.write(base_of(Path(sys.argv[1])))
