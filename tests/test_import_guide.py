"""docs/import.md: its commands run, and it names every option."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.run import run
from tests.test_docs import CONSOLE, TOP, fresh

if TYPE_CHECKING:
    from pathlib import Path

GUIDE = TOP / "docs" / "import.md"
TEXT = GUIDE.read_text(encoding="utf-8")


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    [table] = re.findall(r"```csv\n(.*?)```", TEXT, re.DOTALL)
    (tmp_path / "gdp.csv").write_text(table, encoding="utf-8")
    monkeypatch.chdir(tmp_path)


def test_what_the_guide_shows_is_printed(request: pytest.FixtureRequest) -> None:
    assert len(CONSOLE.findall(TEXT)) == 3
    shown = TEXT
    for block in CONSOLE.finditer(TEXT):  # in their order: one writes what the next one reads
        shown = shown.replace(block[0], fresh(block[0]))
    if request.config.getoption("--update"):
        GUIDE.write_text(shown, encoding="utf-8")
    assert GUIDE.read_text(encoding="utf-8") == shown
    assert run(["check", "world.toml"]).status == 0


def test_the_guide_names_every_option() -> None:
    for option in re.findall(r"--[a-z-]+", run(["import", "-h"]).out):
        assert option in TEXT or option in ("--help", "--output", "--force", "--lang"), option
