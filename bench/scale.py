"""What asking costs as bases grow, beside other tools on the same facts: `make bench-scale`.

The bases of `bench.scale_bases` are written as tables `[[fact]]`, as groups and as CSV, and one is
prepared of each; then every command runs in turn, byte-compiled, and the medians are printed with
the most memory that a process took. `SIZES=100,10000` names the sizes, up to 1,000,000, and
`names` a page that is proved against 10,000 names; `TURNS` is how often each command runs. A tool
that is not there is printed as missing.
"""

from __future__ import annotations

import compileall
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from bench.scale_bases import LAST, SIZES, Size, facts, write_csv, write_groups, write_toml

TURNS = int(os.environ.get("TURNS", "5"))
ASKED = os.environ.get("SIZES", "100,10000,100000,names").split(",")
JHSTATS = str(Path(sys.executable).with_name("jhstats"))
ENVIRONMENT = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
BEFORE, CITY = LAST - 1, "city-3"
NAMES = Size(2, 10_000, 2)
BARE = (
    "import sys, tomli, decimal; tomli.load(open(sys.argv[1], 'rb'), parse_float=decimal.Decimal)"
)


class Command(NamedTuple):
    """What is run, under a name."""

    name: str
    words: list[str]
    is_silent: bool = False


class Cost(NamedTuple):
    """Medians: seconds by the clock and of the processor, and the most memory in MB."""

    seconds: float
    processor: float
    megabytes: float


def main() -> None:
    """Print the tables."""
    compileall.compile_dir(Path(__file__).parents[1] / "src" / "jhstats", quiet=1)
    for size in SIZES:
        if str(size.facts) in ASKED:
            with tempfile.TemporaryDirectory(dir=os.environ.get("TMPDIR")) as folder:
                measure_size(size, Path(folder))
    if "names" in ASKED:
        with tempfile.TemporaryDirectory(dir=os.environ.get("TMPDIR")) as folder:
            measure_names(Path(folder))


def measure_size(size: Size, folder: Path) -> None:
    """Print what a base of a size costs."""
    write_toml(size, folder / "facts.toml")
    write_groups(size, folder / "groups.toml")
    write_csv(size, folder / "csv.toml")
    with (folder / "facts.json").open("w", encoding="utf-8") as stream:  # this process stays small
        stream.writelines(("[" if number == 0 else ",\n") + json.dumps(fact)
                          for number, fact in enumerate(facts(size)))  # fmt: skip
        stream.write("]\n")
    with (folder / "a.journal").open("w", encoding="utf-8") as stream:
        stream.writelines(map(_JOURNAL.format_map, facts(size)))
    prepared = folder / "base.sqlite"
    given = ["--facts", str(folder / "csv.toml"), "--max-size", "2GB"]
    preparing = [JHSTATS, "export", *given, "--force", "-o", str(prepared)]
    report(
        f"{size.facts:,} facts: preparing",
        [Command("jhstats export", preparing, is_silent=True)],
        turns=1,
    )
    files = [folder / f"{form}.toml" for form in ("facts", "groups", "csv")]
    if size.facts <= SIZES[2].facts:
        report(
            f"{size.facts:,} facts: loading files",
            [
                Command("bare tomli", [sys.executable, "-c", BARE, str(files[0])], is_silent=True),
                *(Command(f"jhstats, {file.name}", _show(file)) for file in files),
            ],
        )
    for question, commands in questions(size, folder, prepared).items():
        report(f"{size.facts:,} facts: {question}", commands)


def measure_names(folder: Path) -> None:
    """Print what a page of 20 figures costs, held against 10,000 names and the embedded base."""
    write_csv(NAMES, folder / "csv.toml")
    told = ((str(fact["entity"]).split("-")[1], fact["value"]) for fact in facts(NAMES))
    page = [
        f"{LAST - 1}年，城市{city}产品0营收{value}亿元。"
        for city, value in islice(told, 3, 9000, 450)
    ]
    own = ["2021年，金华营收1409亿元。", "2021年，全市上云企业53299家。"] * 10
    for name, lines in (("page", page), ("own", own)):
        (folder / name).write_text("\n\n".join(lines) + "\n", encoding="utf-8")
    base = folder / "base.sqlite"
    subprocess.run(
        [JHSTATS, "export", "--facts", str(folder / "csv.toml"), "-o", str(base)],
        env=ENVIRONMENT,
        check=True,
    )
    given = {"embedded": ["own"], "prepared": ["page", "--facts", str(base)]}
    report(
        f"a page held against {NAMES.facts:,} facts of {NAMES.entities:,} names",
        [
            Command(
                f"jhstats, {base}", [JHSTATS, "proof", str(folder / page), *rest], is_silent=True
            )
            for base, (page, *rest) in given.items()
        ],
    )


def _show(base: Path) -> list[str]:
    return [
        JHSTATS,
        "show",
        "metric-0",
        "--entity",
        CITY,
        "--year",
        str(LAST),
        "--facts",
        str(base),
    ]


def questions(size: Size, folder: Path, prepared: Path) -> dict[str, list[Command]]:
    """The questions, each with the commands that answer it; first the one on the embedded base."""
    data, table, journal = (str(folder / name) for name in ("facts.json", "csv.csv", "a.journal"))
    last = f"城市{size.entities - 1}"
    base, year, pick = ["--facts", str(prepared)], str(LAST), f'select(.period == "{LAST}"'
    one = f'.metric == "metric-0" and .entity == "{CITY}"'
    both = f'"{BEFORE}", "{LAST}"'
    growth = (
        f'[.[] | select(.metric == "metric-0" and (.period == ({both})))] | group_by(.entity)'
        " | map({entity: .[0].entity, growth: ((.[1].value | tonumber) / (.[0].value | tonumber))})"
        " | sort_by(.growth)[]"
    )
    return {
        "one metric, year and entity": [
            Command("jhstats, embedded", [JHSTATS, "show", "revenue", "--year", "2021"]),
            Command("jhstats, prepared", _show(prepared)),
            Command("jq", ["jq", "-c", f".[] | {pick} and {one})", data]),
            Command("sqlite3", _sqlite(prepared, _ONE.format(CITY, LAST))),
            Command("mlr", [*_MLR, "filter", _PICK.format(CITY, LAST), table]),
            Command("duckdb", ["duckdb", "-c", _DUCKDB.format(table, CITY, LAST)]),
            Command("hledger", [*_HLEDGER, f"^{CITY}:metric-0$", f"date:{LAST}", "-f", journal]),
        ],
        "the ranks in provinces of a year, best 20": [
            Command("jhstats, embedded", [JHSTATS, *_RANK, "2021"]),
            Command("jhstats, prepared", [JHSTATS, *_RANK, year, *base]),
            Command("jq", ["jq", "-c", f"[.[] | {pick} and .rank)] | sort_by(.rank)[:20][]", data]),
            Command("sqlite3", _sqlite(prepared, _RANKED.format(LAST))),
            Command("mlr", [*_MLR, *_BEST.format(LAST).split("|"), table]),
        ],
        "one metric in two years, its growth": [
            Command("jhstats, embedded", [JHSTATS, "compare", "revenue", "--year", "2021,2022"]),
            Command(
                "jhstats, prepared",
                [JHSTATS, "compare", "metric-0", "--year", f"{BEFORE},{LAST}", *base],
            ),
            Command("jq", ["jq", "-c", growth, data]),
            Command("sqlite3", _sqlite(prepared, _GROWN.format(BEFORE, LAST))),
        ],
        "search": [
            Command("jhstats, embedded", [JHSTATS, "search", "营收", "1409"]),
            Command("jhstats, prepared", [JHSTATS, "search", "产品0营收", last, year, *base]),
        ],
    }


_JOURNAL = "{period}-12-31 {metric}\n    {entity}:{metric}  {value}\n    print\n"
_MLR = ["mlr", "--icsv", "--ojsonl"]
_HLEDGER = ["hledger", "balance", "--no-total"]
_RANK = ["rank", "--province", "--top", "20", "--year"]
_PICK = '$metric == "metric-0" && $entity == "{}" && $period == "{}"'
_BEST = (
    'filter|$period == "{}" && is_present($rank) && $rank != ""|then|sort|-nf|rank|then|head|-n|20'
)
_RANKED = """
    SELECT fact.id, number FROM rank JOIN fact ON fact.id = rank.fact
    WHERE among LIKE 'province-%' AND period = '{}' ORDER BY number LIMIT 20
"""
_GROWN = """
    SELECT b.entity, b.value / a.value
    FROM fact a JOIN fact b ON b.metric = a.metric AND b.entity = a.entity
    WHERE a.metric = 'metric-0' AND a.period = '{}' AND b.period = '{}' ORDER BY 2
"""
_DUCKDB = "FROM '{}' WHERE metric = 'metric-0' AND entity = '{}' AND period = '{}'"
_ONE = "SELECT * FROM facts WHERE metric = 'metric-0' AND entity = '{}' AND period = '{}'"


def _sqlite(base: Path, query: str) -> list[str]:
    return ["sqlite3", "-readonly", str(base), query]


def report(title: str, commands: list[Command], turns: int = TURNS) -> None:
    """Print what commands cost, and the ratios to the first."""
    there = [command for command in commands if shutil.which(command.words[0])]
    costs = measure(there, turns)
    print(f"\n{title}\n{'medians of ' + str(turns):24}{'ms':>9}{'cpu ms':>9}{'ratio':>7}{'MB':>8}")
    for command, cost in zip(there, costs, strict=True):
        ratio = cost.processor / costs[0].processor
        clock, processor = cost.seconds * 1000, cost.processor * 1000
        print(f"{command.name:24}{clock:9.0f}{processor:9.0f}{ratio:7.2f}{cost.megabytes:8.0f}")
    for command in commands:
        if command not in there:
            print(f"{command.name:24}{'missing':>9}")


def measure(commands: list[Command], turns: int) -> list[Cost]:
    """What each costs, all in turn."""
    taken: list[list[Cost]] = [[] for _ in commands]
    for _ in range(turns):
        for command, costs in zip(commands, taken, strict=True):
            costs.append(run(command))
    return [Cost(*map(statistics.median, zip(*costs, strict=True))) for costs in taken]


def run(command: Command) -> Cost:
    """Run a command once."""
    begin = time.perf_counter()
    process = subprocess.Popen(command.words, env=ENVIRONMENT, stdout=subprocess.PIPE)
    told = process.stdout.read() if process.stdout else b""
    _, status, usage = os.wait4(process.pid, 0)
    if status or not (told or command.is_silent):
        sys.exit(f"{command.name} failed: {' '.join(command.words)}")
    seconds = time.perf_counter() - begin
    return Cost(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


if __name__ == "__main__":
    main()
