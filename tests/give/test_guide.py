"""docs/export.md: its queries run, and print what it shows."""

from __future__ import annotations

import os
import re
import shlex
import sqlite3
import subprocess
import sys
from contextlib import closing
from typing import TYPE_CHECKING

from tests.give.bases import TOP
from tests.run import run

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

GUIDE = (TOP / "docs" / "export.md").read_text(encoding="utf-8")


def test_its_queries_print_what_it_shows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("base.sqlite", "facts.parquet"):
        assert run(["export", "-o", name]).status == 0
    [(query, shown)] = re.findall(r"```console\n\$ (sqlite3 .*)\n((?:.*\n)*?)```", GUIDE)
    with closing(sqlite3.connect("base.sqlite")) as database:
        rows = database.execute(shlex.split(query)[2]).fetchall()
    assert "".join("|".join(map(str, row)) + "\n" for row in rows) == shown
    python = re.findall(r"```python\n((?:(?!```).)*)```\n\n```text\n(.*?)```", GUIDE, re.DOTALL)
    assert len(python) == 3
    for code, printed in python:
        environment = {**os.environ, "PYTHONUTF8": "1"}
        done = subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, check=True,
            encoding="utf-8", env=environment,
        )  # fmt: skip
        assert done.stdout == printed


def test_a_prepared_base_prints_what_it_shows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    [commands, shown] = re.findall(r"```console\n((?:\$ jhstats .*\n)+)((?:.*\n)*?)```", GUIDE)[0]
    printed = [run(shlex.split(line)[2:]) for line in commands.splitlines()]
    assert [result.status for result in printed] == [0, 0]
    assert "".join(result.out for result in printed) == shown


def test_spark_is_asked_the_same() -> None:
    duckdb, spark = re.findall(r"SELECT metric.*?LIMIT 3", GUIDE, re.DOTALL)
    assert duckdb.replace("'facts.parquet'", "facts") == spark
