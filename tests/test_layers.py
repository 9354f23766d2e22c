"""The one-way rule: a module imports only from those that stand before it."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from functools import cache
from itertools import permutations
from pathlib import Path

import pytest

from jhstats.__main__ import _Late

SOURCE = Path(__file__).parents[1] / "src" / "jhstats"
ORDER = (
    *("errors", "period", "figure", "model", "names", "phrases", "derive"),
    *("load", "take", "ask", "lang", "text", "check", "proof", "say", "views", "render", "give"),
    "cli",
)
INSIDE = {
    "load": (
        *(
            "table",
            "schema",
            "known",
            "references",
            "facts",
            "lines",
            "files",
            "markup",
            "documents",
        ),
        *("csv_facts", "loader", "settings"),
    ),
    "take": ("cells", "reading", "shape", "facts", "destination"),
    "ask": (
        *("store", "prepared", "amounts", "vocabulary", "words"),
        *("question", "rows", "search", "query", "compare"),
    ),
    "lang": (
        *("grammar", "forms", "languages", "lexicon", "patterns", "counting", "calendar"),
        *("records", "numerals"),
    ),
    "text": (
        *("records", "names", "dates", "draft", "world", "units", "figures"),
        *("sentence", "context", "parser", "topics", "times", "claims", "reading"),
    ),
    "check": (
        *("finding", "passages", "printed", "index", "laws"),
        *("context", "coverage", "records", "rules"),
    ),
    "proof": (*("agreement", "facts", "standing", "accused", "numbers", "rankings", "proving"),),
    "say": ("messages",),
    "views": (
        *("page", "wording", "facts", "comparison", "citation"),
        *("findings", "verdicts"),
    ),
    "render": ("lines", "terminal", "web", "output"),
    "give": ("tables", "databases"),
    "cli": (
        *(
            "answer",
            "options",
            "offers",
            "show",
            "rank",
            "compare",
            "search",
            "cite",
            "list",
        ),
        *("check", "proof", "import_", "export", "schema", "init", "main"),
    ),
}
"""The same rule inside of packages."""
OWNERS = {"typer": "cli", "rich": "render/terminal.py", "tomli": "load/", "duckdb": "give/",
          "openpyxl": "take/cells.py", "tomlkit": "take/destination.py"}  # fmt: skip
FILES = sorted(SOURCE.rglob("*.py"))
MODULES = {".".join(("jhstats", *file.relative_to(SOURCE).with_suffix("").parts)): file
           for file in FILES}  # fmt: skip


def imports(file: Path) -> list[str]:
    found = []
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found += [name.name for name in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{file}: relative import"
            found += [f"{node.module}.{name.name}" for name in node.names]
    return found


def test_the_order_names_every_module() -> None:
    there = {file.relative_to(SOURCE).parts[0].removesuffix(".py") for file in FILES}
    assert there - {"__init__", "__main__"} == set(ORDER)


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(SOURCE)))
def test_data_flows_one_way(file: Path) -> None:
    name = str(file.relative_to(SOURCE)).replace(os.sep, "/")
    own = name.split("/")[0].removesuffix(".py")
    for module in imports(file):
        package, _, rest = module.partition(".")
        if package in OWNERS:
            assert name.startswith(OWNERS[package]), f"{name} imports {module}"
        if package != "jhstats" or own.startswith("__"):
            continue
        other = rest.split(".")[0]
        if other == "__version__":
            assert own == "cli"
        else:
            assert ORDER.index(other) <= ORDER.index(own), f"{name} imports {module}"


@pytest.mark.parametrize("package", INSIDE)
def test_data_flows_one_way_inside(package: str) -> None:
    order = INSIDE[package]
    files = [file for file in (SOURCE / package).glob("*.py") if file.stem != "__init__"]
    assert {file.stem for file in files} == set(order)
    for file in files:
        for module in imports(file):
            if module.startswith(f"jhstats.{package}."):
                other = module.split(".")[2]
                assert order.index(other) < order.index(file.stem), f"{file.stem} imports {other}"


@cache
def depth(module: str, target: str) -> int:
    """How many modules the longest path of imports to another one names; 0 where there is none."""
    if module == target:
        return 1
    found = {name for path in imports(MODULES[module]) for name in (path, path.rpartition(".")[0])}
    there = (depth(name, target) for name in MODULES.keys() & found)
    deepest = max(there, default=0)
    return deepest + (deepest > 0)


@pytest.mark.parametrize(("target", "most"), [("lang.numerals", 9), ("lang.languages", 13)])
def test_the_reader_is_not_deep(target: str, most: int) -> None:
    assert 1 < depth("jhstats.cli.proof", f"jhstats.{target}") <= most


def test_parts_of_a_reading_know_records_alone() -> None:
    assert not depth("jhstats.text.records", "jhstats.lang.languages")
    parts = [f"jhstats.text.{name}" for name in ("topics", "times", "claims")]
    assert not any(depth(*pair) for pair in permutations(parts, 2))


def modules_after(code: str) -> set[str]:
    done = subprocess.run(
        [sys.executable, "-c", f"{code}\nimport sys\nprint('\\n', *sys.modules)"],
        capture_output=True,
        text=True,
        check=True,
    )
    return set(done.stdout.splitlines()[-1].split())


def test_importing_the_package_imports_nothing() -> None:
    new = modules_after("import jhstats") - modules_after("import typing")
    assert {name for name in new if name.startswith("jhstats")} == {"jhstats"}


def test_a_pipe_pays_for_no_table() -> None:
    code = (
        "from jhstats.cli.main import main\nassert main(['show', 'revenue', '--year', '2021']) == 0"
    )
    new = modules_after(code)
    assert "jhstats.views" in new
    assert (
        not {"rich", "importlib.metadata", "importlib.resources", "json", "csv", "hypothesis"} & new
    )


def test_completing_pays_for_no_answer() -> None:
    asked = {"_JHSTATS_COMPLETE": "complete_bash", "COMP_WORDS": "jhstats show rev"}
    code = f"""import os
os.environ.update({asked}, COMP_CWORD="2")
from jhstats.cli.main import main
assert main([]) == 0"""
    new = modules_after(code)
    assert "jhstats.load.loader" in new
    assert not {"jhstats.ask.question", "jhstats.ask.query", "jhstats.views.facts"} & new


def test_a_short_call_reads_nothing_that_it_does_not_ask() -> None:
    code = "import sys\nfrom jhstats.__main__ import run\nsys.argv[1:] = ['show', 'revenue']\nrun()"
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-c", code], capture_output=True, text=True, check=True
    )
    read = {line.rpartition("|")[2].strip() for line in done.stderr.splitlines()}
    assert "typer" in read
    late = {"_bz2", "_lzma", "_posixsubprocess", "shellingham._core"}
    assert not {*late, "ipaddress", "linecache", "tokenize"} & read


def test_a_late_module_is_read_when_it_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    late = _Late("tokenize")
    monkeypatch.setitem(sys.modules, "tokenize", late)
    import tokenize  # noqa: PLC0415 - as one that nobody has asked yet

    assert tokenize is late
    with pytest.raises(AttributeError, match="nonsense"):
        late.nonsense  # noqa: B018
    assert sys.modules["tokenize"] is not late
    assert late.generate_tokens is sys.modules["tokenize"].generate_tokens


def test_public_names() -> None:
    import jhstats  # noqa: PLC0415 - what is tested

    for name in jhstats.__all__:
        assert getattr(jhstats, name).__doc__
    with pytest.raises(AttributeError, match="nonsense"):
        jhstats.nonsense  # noqa: B018
