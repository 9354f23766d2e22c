"""The bench of mutants: what it changes, and that it tells the killed from those that survive."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from bench.mutate import GRAMMAR, mutants, passes

CODE = '''def is_within(value: int, low: int, high: int) -> bool:
    """是"""; return low <= value and not value > high and value == value
'''
TEST = """from sample import is_within

def test_sample() -> None:
    assert [is_within(value, 2, 3) for value in (1, 2, 3, 4)] == [False, True, True, False]
"""
SAMPLE = Path("src/sample.py")


@pytest.fixture(autouse=True)
def _plain(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave out of each interpreter that is started the plugins that no sample needs."""
    monkeypatch.setenv("PYTEST_DISABLE_PLUGIN_AUTOLOAD", "1")


@pytest.mark.no_cover
def test_a_mutant_that_no_test_tells_survives(tmp_path: Path) -> None:
    (tmp_path / "src").mkdir()
    (tmp_path / "data").mkdir()
    (tmp_path / SAMPLE).write_text(CODE, encoding="utf-8")
    (tmp_path / "test_sample.py").write_text(TEST, encoding="utf-8")
    found = {mutant.change: mutant for mutant in mutants(SAMPLE, tmp_path)}
    assert sorted(change.rpartition(" → ")[2] for change in found) == [
        "(low <= value) and (not value > high)",
        "(low <= value) and (value == value)",
        "(not value > high) and (value == value)",
        *["False"] * 3,
        *["True"] * 3,
        "value > high",
    ]
    tried = {
        change: passes(found[change], ["test_sample.py"], tmp_path)
        for change in (
            "value == value → True",
            "low <= value → True",
            "not value > high → value > high",
        )
    }
    assert [*tried.values()] == [True, False, False]
    assert (tmp_path / SAMPLE).read_text(encoding="utf-8") == CODE


SCRIPT = """
import sys
from pathlib import Path
import pytest
from bench.mutate import Trial, mutants
root = Path.cwd()
trial = Trial([*mutants(Path(sys.argv[1]), root)], ["test_sample.py"], root)
pytest.main(["-p", "no:terminal", "-p", "no:cacheprovider", "test_sample.py"], plugins=[trial])
print(trial.survivors)
"""


@pytest.mark.no_cover
@pytest.mark.parametrize("more", ["", "LARGE = is_within(9, 2, 3)\n"])
def test_mutants_are_tried_where_the_tests_were_collected(tmp_path: Path, more: str) -> None:
    # A function that runs as it is imported is tried in a copy.
    (tmp_path / "src").mkdir()
    (tmp_path / "data").mkdir()
    (tmp_path / SAMPLE).write_text(CODE + more, encoding="utf-8")
    (tmp_path / "test_sample.py").write_text(TEST, encoding="utf-8")
    root = Path(__file__).parents[1]
    places = os.pathsep.join(map(str, (tmp_path / "src", root, root / "src")))
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, str(SAMPLE)],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": places},
        capture_output=True,
        text=True,
        check=True,
    )
    *survivors, count = sorted(done.stdout.splitlines(), reverse=True)
    assert [line.rpartition(" → ")[2] for line in survivors] == [
        "True",
        "(low <= value) and (not value > high)",
    ]
    assert count == "2"


def test_each_class_of_a_position_is_a_mutant() -> None:
    found = {mutant.change: mutant for mutant in mutants(GRAMMAR)}
    mutant = found["ALLOWED[Position.LEAD] -= {Word.ADVERB}"]
    assert mutant.text.endswith("\nALLOWED[Position.LEAD] -= {Word.ADVERB}\n")
    assert mutant.text.splitlines()[mutant.line - 1].strip().startswith("Position.LEAD:")
