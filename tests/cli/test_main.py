"""The error boundary: statuses and streams of real processes, whatever becomes of them."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from unittest import mock

import pytest

from jhstats.load import loader
from tests.load.bases import FACT, HEAD
from tests.run import run

HERE = Path(__file__).parents[1]
FACTS = f"--facts={HERE / 'base.toml'}"
FULL = pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is full")
POSIX = pytest.mark.skipif(os.name != "posix", reason="a POSIX shell's ways with streams")
FULL_DISK = (
    "jhstats: stdout cannot be written: No space left on device [cannot-write]\n"
    "    name another file\n"
)


def shell(line: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """A line of bash beside this file, where `jhstats` is ours and buffers its output."""
    command = f"set -o pipefail; jhstats() {{ '{sys.executable}' -m jhstats \"$@\"; }}; {line}"
    return subprocess.run(
        ["bash", "-c", command],
        capture_output=True,
        text=True,
        check=False,
        cwd=HERE,
        env={**os.environ, "JHSTATS_LANG": "en", "PYTHONUNBUFFERED": "", **environment},
    )


@POSIX
@pytest.mark.parametrize("arguments", ["show --facts -", "proof -", "check -"])
def test_a_closed_input_is_told(arguments: str) -> None:
    done = shell(f"jhstats {arguments} <&-")
    assert done.returncode == 3
    assert "Bad file descriptor" in done.stderr
    assert "Traceback" not in done.stderr


@POSIX
@FULL
@pytest.mark.parametrize(
    "line", ["show", "check faulty.toml", "", "-h", "show -h", "--version", "list units --json"]
)
def test_a_full_disk_is_told_in_one_line(line: str) -> None:
    done = shell(f"jhstats {line} > /dev/full")
    assert (done.returncode, done.stderr) == (3, FULL_DISK)


@POSIX
@FULL
def test_a_full_disk_is_told_of_streams_without_buffers() -> None:
    done = shell("jhstats --version > /dev/full", PYTHONUNBUFFERED="1")
    assert (done.returncode, done.stderr) == (3, FULL_DISK)


@POSIX
@pytest.mark.parametrize(
    ("line", "statuses"),
    [
        ("jhstats show --facts base.toml | head -n 1", (0,)),
        ("jhstats check faulty.toml 2>&1 | true", (1,)),
        ("jhstats proof draft.md --facts base.toml 2>&1 | true", (1,)),
        ("jhstats show nope --json 2> /dev/null | true", (1, 141)),
        ("jhstats -h | true", (0, 141)),
        ("jhstats --version | true", (0, 141)),
        ("jhstats show nope 2>&1 | true", (1,)),
    ],
)
@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_a_closed_pipe_is_silence_and_keeps_the_status(
    line: str, statuses: tuple[int, ...], unbuffered: str
) -> None:
    done = shell(line, PYTHONUNBUFFERED=unbuffered)
    assert done.returncode in statuses
    assert done.stderr == ""


@POSIX
def test_a_pipe_that_closes_on_the_way_is_silence(tmp_path: Path) -> None:
    many = tmp_path / "many.toml"
    facts = (FACT.format(number).replace("tea-1", f"tea-{number}") for number in range(2000))
    many.write_text(HEAD + "".join(facts), encoding="utf-8")
    done = shell(f"jhstats show --facts '{many}' | head -n 1")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("id\t")


@POSIX
@pytest.mark.parametrize(
    ("line", "status"),
    [
        ("show --facts base.toml >&-", 0),
        ("show --facts base.toml 2>&- >&-", 0),
        ("show nope 2>&-", 1),
        ("shwo 2>&-", 2),
        ("check base.toml 2>&-", 0),
        ("check nowhere.toml 2>&-", 3),
        pytest.param("show nope 2> /dev/full", 1, marks=FULL),
        pytest.param("shwo 2> /dev/full", 2, marks=FULL),
        pytest.param("check base.toml 2> /dev/full", 0, marks=FULL),
        pytest.param("check faulty.toml > /dev/null 2> /dev/full", 1, marks=FULL),
        pytest.param("show > /dev/full 2> /dev/full", 3, marks=FULL),
    ],
)
def test_a_stream_that_takes_nothing_costs_no_status(line: str, status: int) -> None:
    done = shell(f"jhstats {line}")
    assert (done.returncode, done.stdout, done.stderr) == (status, "", "")


@pytest.mark.no_cover
def test_of_many_problems_the_first_are_told_and_check_tells_all(tmp_path: Path) -> None:
    path = tmp_path / "many.toml"
    keys = "".join(f"key-{number} = 1\n" for number in range(8000))
    path.write_text(HEAD + FACT.format("1") + keys, encoding="utf-8")
    result = run(["show", "--facts", str(path)])
    assert result.status == 3
    assert result.err.count("[unknown-key]") == 20
    last = "jhstats: 7,980 more; `jhstats check` tells all that is wrong with a base\n"
    assert result.err.endswith(last)
    assert run(["check", str(path)]).out.count("[unknown-key]") == 8000


def test_a_bare_proof_reads_what_is_piped_to_it(tmp_path: Path) -> None:
    draft = tmp_path / "draft.md"
    draft.write_text("Jinhua's core digital-economy revenue was 149.0 billion yuan in 2021.")
    command = [sys.executable, "-m", "jhstats", "proof"]
    surroundings = {**os.environ, "JHSTATS_LANG": "en"}

    def proved(**given: object) -> tuple[int, str]:
        done = subprocess.run(
            command, capture_output=True, text=True, check=False, cwd=tmp_path, env=surroundings,
            **given,  # type: ignore[call-overload]
        )  # fmt: skip
        return done.returncode, (done.stdout or done.stderr).partition(":")[0]

    assert proved(input=draft.read_text()) == (1, "-")
    with draft.open() as file:
        assert proved(stdin=file) == (1, "-")
    assert proved(stdin=subprocess.DEVNULL) == (2, "jhstats")


@pytest.mark.parametrize(
    ("short", "long"),
    [
        ("show revenue --csv", "show revenue --format csv"),
        ("--lang zh show revenue --md", "--lang zh show revenue --format md"),
        ("rank --province --jsonl --count", "rank --province --format jsonl --count"),
        ("cite revenue --bibtex", "cite revenue --style bibtex"),
        ("check --github", "check --format github"),
        ("export --tsv", "export --format tsv"),
        ("cite revenue --csv", "cite revenue --format csv"),  # a form that it has not
        ("show revenue --html", "show revenue --format html"),
    ],
)
def test_each_form_and_style_is_an_option_of_its_own(short: str, long: str) -> None:
    done, meant = run([*short.split(), "--facts=shipped"]), run([*long.split(), "--facts=shipped"])
    assert (done.status, done.out) == (meant.status, meant.out)
    assert done.status == 0 or done.err.splitlines()[0] == meant.err.splitlines()[0]


@pytest.mark.parametrize("typed", ["show revenue --csv=1", "show revenue --bibtex", "init --csv"])
def test_a_form_is_an_option_only_where_there_are_forms(typed: str) -> None:
    done = run(typed.split())
    name = typed.split("--")[1].partition("=")[0]
    assert (done.status, done.err.splitlines()[0]) == (2, f"jhstats: no option --{name} [usage]")


@pytest.mark.parametrize(
    ("typed", "quoted"),
    [
        (
            "show revenue --above 150 billion yuan",
            ["show", "revenue", "--above", "150 billion yuan"],
        ),
        ("show --above=150 billion yuan revenue", ["show", "--above=150 billion yuan", "revenue"]),
        ("show --above 70 percent in 金华", ["show", "--above", "70 percent", "in", "金华"]),
        ("search 营收 --below 1500 亿", ["search", "营收", "--below", "1500 亿"]),
        ("list metrics --above 50 Billion", ["list", "metrics", "--above", "50 Billion"]),
        ("show --above 70 revenue 2021", ["show", "--above", "70", "revenue", "2021"]),
        ("show --above 70 in 金华", ["show", "--above", "70", "in", "金华"]),  # no inches
        ("show --above 70 --below 1409", ["show", "--above", "70", "--below", "1409"]),
    ],
)
def test_a_limit_has_the_magnitude_and_the_unit_right_behind_it(
    typed: str, quoted: list[str]
) -> None:
    shipped = "--facts=shipped"
    assert run([*typed.split(), shipped]) == run([*quoted, shipped])
    assert run([*quoted, shipped]).status == 0
    assert run([*typed.split(), "nope", shipped]) == run([*quoted, "nope", shipped])


@pytest.mark.parametrize("name", ["x" * 5000 + ".csv", "x" * 300 + ".csv"])
def test_a_name_that_the_system_does_not_take_is_told(name: str) -> None:
    for arguments in (
        ["show", "--facts", name],
        ["check", "--against", name],
        ["show", "-o", name],
    ):
        result = run(arguments)
        assert result.status == 3
        assert "File name too long" in result.err


def test_an_interruption_while_options_are_read_has_its_status(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("jhstats.cli.main.import_module", mock.Mock(side_effect=KeyboardInterrupt))
    assert run(["show"]) == (130, "", "")


def test_a_fault_of_our_own_is_a_traceback(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loader, "load", mock.Mock(side_effect=ZeroDivisionError))
    with pytest.raises(ZeroDivisionError):
        run(["show", FACTS])
