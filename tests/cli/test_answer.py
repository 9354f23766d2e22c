from __future__ import annotations

from decimal import Context, Rounded, localcontext
from pathlib import Path

import pytest

import jhstats.cli.check
from jhstats.say.messages import Messages
from tests.run import run

BASE = str(Path(__file__).parents[1] / "base.toml")
FACTS = f"--facts={BASE}"


def test_a_base_comes_from_stdin_a_variable_or_the_option() -> None:
    text = Path(BASE).read_text(encoding="utf-8")
    expected = run(["show", FACTS]).out
    assert run(["show", "--facts", "-"], stdin=text).out == expected
    assert run(["show"], JHSTATS_FACTS=BASE).out == expected
    assert run(["show", FACTS], JHSTATS_FACTS="nowhere.toml").out == expected
    assert run(["show", "--facts", "-"], stdin="[base]\nschema = 1\n").status == 1


@pytest.mark.parametrize(
    "typed",
    ["show", "show tea 2020", "show tea --json", "compare tea", "rank tea", "list", "search tea"],
)
def test_an_answer_in_a_pipe_needs_no_words_of_a_language(
    typed: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Messages, "templates", property(lambda _: pytest.fail("read in vain")))
    result = run([*typed.split(), FACTS])
    assert (result.status, bool(result.out)) == (0, True)


def test_nothing_is_an_empty_array_in_json_alone(tmp_path: Path) -> None:
    question = ["show", "tea", "--year=1999", FACTS]
    assert run([*question, "--json"])[:2] == (1, "[]\n")
    assert run(question)[:2] == (1, "")
    target = tmp_path / "none.json"
    assert run([*question, "-o", str(target)])[:2] == (1, "")
    assert not target.exists()


@pytest.mark.parametrize("columns", [0, 100])
@pytest.mark.parametrize(
    "command",
    [
        *("compare tea", "compare tea green-tea", "compare tea --unit kg", "check --explain"),
        *("show --unit kg", "rank tea --by value"),
    ],
)
def test_no_arithmetic_is_done_in_the_context_of_the_caller(command: str, columns: int) -> None:
    assert jhstats.cli.check  # its import reads words for numbers
    arguments = [*command.split(), FACTS]
    expected = run(arguments, columns=columns)
    with localcontext(Context(prec=1, traps=[Rounded])):
        assert run(arguments, columns=columns) == expected
