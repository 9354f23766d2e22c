"""The command line over a base of our own: whole outputs, statuses, streams."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import jhstats
from tests.run import run

if TYPE_CHECKING:
    from collections.abc import Callable

HERE = Path(__file__).parents[1]
# Named as they stand beside this file, since a terminal breaks lines by their length.
BASE = "base.toml"
FACTS = f"--facts={BASE}"
WORLD, SHIPPED = "--facts=../examples/world", "--facts=../data/facts.toml"
FAULTY, TEXT, DRAFT = "faulty.toml", "faulty.txt", "draft.md"

# name, arguments, columns of the terminal (0: a pipe), language, status
ROWS = [
    ("start", [], 0, "en", 0),
    ("start-zh", [], 0, "zh", 0),
    ("help", ["-h"], 0, "en", 0),
    ("help-zh", ["-h"], 60, "zh", 0),
    ("show-help", ["show", "-h"], 0, "en", 0),
    ("rank-help-zh", ["rank", "-h"], 0, "zh", 0),
    ("show-pipe", ["show", "tea", FACTS], 0, "en", 0),
    ("show-pipe-zh", ["show", "茶叶", FACTS], 0, "zh", 0),
    ("show-tty-120", ["show", "tea", FACTS], 120, "en", 0),
    ("show-tty-60", ["show", "tea", FACTS], 60, "en", 0),
    ("show-tty-zh-120", ["show", FACTS], 120, "zh", 0),
    ("show-tty-zh-60", ["show", FACTS], 60, "zh", 0),
    ("show-json", ["show", "tea", "2020", FACTS, "--json"], 0, "en", 0),
    ("show-jsonl", ["show", "tea", "2020", FACTS, "--format", "jsonl"], 0, "zh", 0),
    ("show-csv", ["show", "tea", FACTS, "--format", "csv"], 0, "en", 0),
    ("show-markdown", ["show", "tea", "2020", FACTS, "--format=markdown"], 0, "zh", 0),
    ("show-value", ["show", "tea", FACTS, "--format", "value"], 0, "en", 0),
    ("show-value-rank-only", ["show", "fame", FACTS, "--format", "value"], 0, "en", 2),
    ("show-fields", ["show", FACTS, "--fields", "id,metric-name,of,inferred"], 0, "zh", 0),
    ("show-fields-json", ["show", "tea", FACTS, "--json", "--fields", "id,value"], 0, "en", 0),
    ("show-ascii", ["show", "tea", "2020", FACTS, "--ascii"], 100, "zh", 0),
    ("show-unit", ["show", "tea", FACTS, "--unit", "kg", "--json"], 0, "en", 0),
    ("show-typo", ["show", "teaa", FACTS], 0, "en", 1),
    ("show-typo-zh", ["show", "茶业产量", FACTS, "--json"], 0, "zh", 1),
    ("show-entity", ["show", "绿镇", FACTS], 0, "en", 0),
    ("show-year", ["show", "tea", "--year", "1999", FACTS], 0, "en", 1),
    ("show-many-wrong", ["show", "x1", "--measure=y", "--year=z", "--status=w", FACTS], 0, "en", 2),
    ("rank-pipe", ["rank", FACTS], 0, "en", 0),
    ("rank-tty", ["rank", "--province", FACTS], 80, "en", 0),
    ("rank-tty-zh", ["rank", "--nation", FACTS], 80, "zh", 0),
    ("rank-among", ["rank", "--among", "green county", FACTS, "--json"], 0, "en", 0),
    ("rank-top", ["rank", "--top", "1", FACTS], 80, "en", 0),
    ("rank-nobody", ["rank", "--world", FACTS, "--json"], 0, "en", 1),
    ("rank-province-name", ["rank", "--province", "绿省", FACTS], 0, "zh", 0),
    ("compare-periods-pipe", ["compare", "tea", FACTS], 0, "en", 0),
    ("compare-periods-tty", ["compare", "tea", FACTS], 120, "en", 0),
    ("compare-periods-tty-zh-60", ["compare", "tea", "--measure=level", FACTS], 60, "zh", 0),
    ("compare-json", ["compare", "tea", "--year=2019,2020", FACTS, "--json"], 0, "zh", 0),
    ("compare-unit", ["compare", "tea", "--year=2019,2020", "--unit=kg", FACTS], 0, "en", 0),
    ("compare-markdown", ["compare", "tea", "2020", FACTS, "--format=markdown"], 0, "zh", 0),
    ("compare-ascii", ["compare", "tea", "2019-2020", FACTS, "--ascii"], 100, "en", 0),
    ("compare-alone", ["compare", "green-tea", FACTS, "--json"], 0, "en", 1),
    ("compare-nothing-named", ["compare", "2020", FACTS], 0, "zh", 2),
    ("compare-help", ["compare", "-h"], 0, "en", 0),
    ("compare-per", ["compare", "tea", "--per=tea", "--entity=green", FACTS, "--json"], 0, "en", 1),
    ("compare-sum", ["compare", "tea", "2020", "--sum", FACTS], 0, "en", 1),
    ("show-words-zh", ["show", "綠鎮", "茶", "目标", FACTS], 0, "zh", 0),
    ("show-count", ["show", "tea", "--count", "--json", FACTS], 0, "en", 0),
    ("show-count-nothing", ["show", "tea", "1999", "--count", "--json", FACTS], 0, "en", 1),
    ("rank-count", ["rank", "--count", FACTS], 100, "en", 0),
    ("list-words-zh", ["list", "单位", FACTS], 0, "zh", 0),
    ("compare-bare-zh", ["compare"], 0, "zh", 2),
    (
        "growth-pipe",
        ["rank", "gdp", "--by=growth", "--year=2014,2016", "--top=3", WORLD],
        0,
        "en",
        0,
    ),
    ("growth-tty-zh", ["rank", "gdp", "--by=growth", "2014-2016", "--top=2", WORLD], 80, "zh", 0),
    ("sum-tty", ["compare", "gdp", "2016", "--entity=france,germany", "--sum", WORLD], 80, "en", 0),
    ("per-tty", ["compare", "revenue", "--per=cloud-firms", SHIPPED], 80, "en", 0),
    ("place-words-zh", ["rank", "茶", "--by", "数值", "2020", FACTS], 0, "zh", 0),
    ("place-pipe", ["rank", "tea", "--by", "value", FACTS], 0, "en", 0),
    ("place-tty-zh", ["rank", "tea", "--by=value", "--reverse", FACTS], 80, "zh", 0),
    ("place-by-name", ["rank", "tea", "--by", "name", FACTS], 0, "en", 2),
    ("place-no-metric", ["rank", "--by", "value", FACTS], 0, "zh", 2),
    ("search-pipe", ["search", "tea", "2020", FACTS], 0, "en", 0),
    ("search-tty-zh", ["search", "绿省第一", FACTS], 100, "zh", 0),
    ("search-nothing", ["search", "tea", "coffee", FACTS, "--json"], 0, "en", 1),
    ("search-help", ["search", "-h"], 0, "en", 0),
    ("cite-pipe", ["cite", "tea", FACTS], 0, "en", 0),
    ("cite-zh", ["cite", FACTS], 0, "zh", 0),
    ("cite-bibtex", ["cite", "tea", "2020", FACTS, "--style=bibtex"], 0, "en", 0),
    ("cite-json", ["cite", "tea", FACTS, "--json"], 0, "zh", 0),
    ("cite-help", ["cite", "-h"], 0, "en", 0),
    ("list-metrics", ["list", "metrics", FACTS], 0, "en", 0),
    ("list-metrics-tty", ["list", "metrics", FACTS], 100, "en", 0),
    ("list-entities-zh-60", ["list", "entities", FACTS], 60, "zh", 0),
    ("list-units-json", ["list", "units", FACTS, "--json"], 0, "zh", 0),
    ("list-sources", ["list", "sources", FACTS, "--fields", "id,title,facts"], 0, "en", 0),
    ("list-facts", ["list", "facts", FACTS, "--fields", "id"], 0, "en", 0),
    ("list-other", ["list", "things", FACTS], 0, "en", 2),
    ("list-help-zh", ["list", "-h"], 0, "zh", 0),
    ("check-pipe", ["check", FAULTY, f"--against={TEXT}"], 0, "en", 1),
    ("check-pipe-zh", ["check", FAULTY, f"--against={TEXT}"], 0, "zh", 1),
    ("check-tty", ["check", FAULTY, f"--against={TEXT}"], 80, "en", 1),
    ("check-tty-zh-60", ["check", FAULTY, f"--against={TEXT}"], 60, "zh", 1),
    ("check-json", ["check", FAULTY, "--json"], 0, "zh", 1),
    ("check-tsv", ["check", FAULTY, f"--against={TEXT}", "--format=tsv"], 0, "zh", 1),
    ("check-markdown-zh", ["check", FAULTY, "--format=markdown"], 0, "zh", 1),
    ("check-github", ["check", FAULTY, f"--against={TEXT}", "--format=github"], 0, "en", 1),
    ("check-lines-tty", ["check", FAULTY, "--rule=growth", "--format=lines"], 999, "en", 1),
    ("check-fields", ["check", FAULTY, "--format=jsonl", "--fields=rule,line"], 0, "en", 1),
    ("check-sound-csv", ["check", BASE, "--format=csv", "--no-header"], 0, "en", 0),
    ("check-one-rule", ["check", FAULTY, "--rule=part"], 0, "en", 0),
    ("check-explain", ["check", FAULTY, f"--against={TEXT}", "--explain"], 0, "en", 1),
    ("check-explain-json", ["check", FAULTY, "--explain", "--json"], 0, "en", 1),
    ("check-explain-tty-zh", ["check", "base.toml", "--explain"], 80, "zh", 0),
    ("check-bound-by-hand", ["check", BASE, f"--against=handbook={TEXT}"], 0, "en", 1),
    ("check-no-source", ["check", BASE, f"--against={TEXT}"], 0, "en", 1),
    ("check-sound", ["check", BASE], 0, "en", 0),
    ("check-refused", ["check", str(HERE / "invalid" / "reference.toml")], 0, "en", 1),
    ("check-needs-text", ["check", BASE, "--rule=coverage"], 0, "en", 2),
    ("check-stdin-twice", ["check", "-", "--against=-"], 0, "zh", 2),
    (
        "check-refused-explain-json",
        ["check", str(HERE / "invalid" / "id.toml"), "--explain", "--json"],
        0,
        "en",
        1,
    ),
    ("check-wrong-rule", ["check", "--rule", "spelling"], 0, "en", 2),
    ("check-wrong-source", ["check", BASE, "--against=handbok=x.txt"], 0, "en", 2),
    ("check-unlike-source", ["check", BASE, "--against=nosrc=x.txt"], 0, "en", 2),
    ("check-bound-to-nothing", ["check", BASE, "--against=handbook="], 0, "en", 2),
    ("check-explain-rule-tty-zh", ["check", FAULTY, "--explain", "--rule=growth"], 60, "zh", 1),
    ("check-no-text", ["check", BASE, "--against=nowhere.txt"], 0, "en", 3),
    ("check-no-file", ["check", "nowhere.toml"], 0, "zh", 3),
    ("check-help", ["check", "-h"], 0, "en", 0),
    ("proof-pipe", ["proof", DRAFT, FACTS], 0, "en", 1),
    ("proof-all-zh", ["proof", DRAFT, FACTS, "--all"], 0, "zh", 1),
    ("proof-tty", ["proof", DRAFT, FACTS], 80, "en", 1),
    ("proof-tty-zh-60", ["proof", DRAFT, FACTS, "--all"], 60, "zh", 1),
    ("proof-json", ["proof", DRAFT, FACTS, "--json", "--unknown"], 0, "zh", 1),
    ("proof-github-ascii", ["proof", DRAFT, FACTS, "--format=github", "--ascii"], 0, "zh", 1),
    ("proof-github", ["proof", DRAFT, FACTS, "--format=github", "--all"], 0, "en", 1),
    ("proof-csv", ["proof", DRAFT, FACTS, "--format=csv", "--all"], 0, "zh", 1),
    ("proof-markdown-zh", ["proof", DRAFT, FACTS, "--format=markdown"], 0, "zh", 1),
    ("proof-ascii", ["proof", DRAFT, FACTS, "--ascii"], 0, "en", 1),
    ("proof-nothing-wrong", ["proof", TEXT, FACTS], 0, "en", 0),
    ("proof-strict", ["proof", TEXT, FACTS, "--strict"], 0, "en", 1),
    ("proof-wrong-date", ["proof", DRAFT, FACTS, "--date", "soon"], 0, "en", 2),
    ("proof-wrong-form", ["proof", DRAFT, FACTS, "--format", "table"], 0, "zh", 2),
    ("proof-no-file", ["proof", "nowhere.md", "--date=2022"], 0, "en", 3),
    ("proof-help", ["proof", "-h"], 0, "en", 0),
    ("proof-help-zh", ["proof", "-h"], 0, "zh", 0),
    ("export-pipe", ["export", FACTS], 0, "en", 0),
    ("export-tty-zh", ["export", "tea", "2020", FACTS], 999, "zh", 0),
    ("export-json", ["export", "green-tea", FACTS, "--json"], 0, "en", 0),
    ("export-jsonl", ["export", "green-tea", FACTS, "--format=jsonl"], 0, "en", 0),
    ("export-csv", ["export", FACTS, "--format=csv"], 0, "en", 0),
    ("export-fields", ["export", FACTS, "--format=tsv", "--fields=id,out-of"], 0, "en", 0),
    ("export-ascii", ["export", "2019", FACTS, "--ascii"], 0, "zh", 0),
    ("export-nothing", ["export", "1999", FACTS], 0, "en", 1),
    ("export-binary", ["export", FACTS, "--format=sqlite"], 0, "en", 2),
    ("export-unit-zh", ["export", FACTS, "--unit=kg"], 0, "zh", 2),
    ("export-no-form", ["export", FACTS, "-o", "base.xyz"], 0, "en", 2),
    ("export-help", ["export", "-h"], 0, "en", 0),
    ("export-help-zh", ["export", "-h"], 0, "zh", 0),
    ("wrong-command", ["shwo"], 0, "en", 2),
    ("wrong-option", ["show", "--yaer", "2020"], 0, "en", 2),
    ("wrong-format", ["show", "--format", "yaml", FACTS], 0, "en", 2),
    ("too-large", ["show", FACTS, "--max-size=1kB"], 0, "en", 3),
    ("too-large-proof-zh", ["proof", DRAFT, FACTS, "--max-size", "10"], 0, "zh", 3),
    ("wrong-size", ["check", BASE, "--max-size=much"], 0, "en", 2),
    ("own-file", ["show", FACTS, "--force", "--json", "-o", "base.toml"], 0, "en", 2),
    ("own-draft-zh", ["proof", DRAFT, FACTS, "--force", "-o", DRAFT], 0, "zh", 2),
    ("no-file-name", ["show", FACTS, "-o", ""], 0, "en", 2),
    ("no-file", ["show", "--facts", "nowhere.toml"], 0, "zh", 3),
]


@pytest.fixture(autouse=True)
def _folder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(HERE)


@pytest.mark.parametrize(("name", "arguments", "columns", "lang", "status"), ROWS)
def test_whole_output(
    golden: Callable[[Path, str], None],
    name: str,
    arguments: list[str],
    columns: int,
    lang: str,
    status: int,
) -> None:
    result = run(arguments, columns=columns, lang=lang)
    assert result.status == status
    shown = result.out + (f"--- stderr ---\n{result.err}" if result.err else "")
    shown = shown.replace(str(HERE) + os.sep, "").replace(str(HERE.parent) + os.sep, "")
    golden(HERE / "golden" / f"{name}.txt", shown)
    if columns:
        assert max(map(cells, result.out.splitlines())) <= columns


def cells(line: str) -> int:
    return sum(1 + (unicodedata.east_asian_width(character) in "WF") for character in line)


def test_no_golden_is_left_over() -> None:
    assert {row[0] for row in ROWS} == {path.stem for path in (HERE / "golden").iterdir()}


def test_version_is_the_one_of_the_project() -> None:
    project = (HERE.parent / "pyproject.toml").read_text(encoding="utf-8")
    assert f'version = "{jhstats.__version__}"' in project
    assert run(["--version"]).out == f"jhstats {jhstats.__version__}\n"


def test_the_language_may_be_said_anywhere() -> None:
    expected = run(["show", FACTS], columns=100, lang="zh").out
    assert run(["--lang", "zh", "show", FACTS], columns=100).out == expected
    assert run(["show", FACTS, "--lang=zh"], columns=100).out == expected
    assert run(["show", FACTS], columns=100, JHSTATS_LANG="", LC_ALL="zh_CN.UTF-8").out == expected


def test_all_errors_of_a_base_come_at_once(tmp_path: Path) -> None:
    bad = tmp_path / "bad.toml"
    bad.write_text('[base]\nschema = 1\n[[fact]]\nid = "A"\nvalu = 1\n', encoding="utf-8")
    result = run(["show", "--facts", str(bad)])
    assert result.status == 3
    assert result.out == ""
    assert len(re.findall(rf"{re.escape(str(bad))}:[345]: fact A", result.err)) >= 4


@pytest.mark.parametrize("surroundings", [{"LC_ALL": "C"}, {"PYTHONIOENCODING": "ascii"}])
def test_a_real_process_in_a_poor_locale(surroundings: dict[str, str]) -> None:
    # Without `site`, which in such a locale reads no path of an environment that is not ASCII.
    code = f"import sys; sys.path[:] = {sys.path!a}; import jhstats.__main__ as m; m.run()"
    command = [sys.executable, "-S", "-c", code, "show", FACTS]
    done = subprocess.run(command, capture_output=True, check=False, env=surroundings)
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.startswith(b"id\tmetric")


def test_every_option_has_its_name_from_us() -> None:
    # Without one, typer 0.27 calls an option as its metavar: --DATE.
    folder = Path(jhstats.__file__).parent / "cli"
    calls = [
        call
        for file in folder.glob("*.py")
        for call in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(call, ast.Call)
        and ast.unparse(call.func) in ("typer.Option", "option", "_own")
    ]
    assert len(calls) > 60
    for call in calls:
        assert re.search(r"'--|\bname\b", " ".join(map(ast.unparse, call.args))), ast.unparse(call)


def test_the_queries_work_without_a_command_line() -> None:
    store = jhstats.Store(jhstats.load(BASE))
    rows = jhstats.show(store, ["tea"], jhstats.Filters(year=["2020"]))
    assert [str(row.fact.value) for row in rows] == ["12.5", "7.10"]
    with pytest.raises(jhstats.QueryError) as caught:
        jhstats.rank(store, ["nothing-like-it"])
    assert caught.value.problems[0].data["given"] == "nothing-like-it"
    assert "nothing-like-it" in str(caught.value)


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("arguments", [[], ["-h"], ["show", "revenue", "--year", "2021"]])
def test_the_first_screens_fit_sixty_columns(arguments: list[str], lang: str) -> None:
    told = run(arguments, columns=60, lang=lang)
    assert told.status == 0
    assert max(map(cells, (told.out + told.err).splitlines())) <= 60
