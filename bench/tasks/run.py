"""How many of the tasks hold at the first guess: `python -m bench.tasks.run [FILE] [--failed]`.

Each guess is a line for a shell, run in a copy of this folder against the shipped base, in the
language of the person's machine, in a pipe or on a terminal of 100 columns. What the answer must
hold, must lack, and its exit status stand in tasks.toml, which says when and how it was written.
"""

from __future__ import annotations

import os
import pty
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import tomli

FOLDER = Path(__file__).parent
_SECONDS = 60
_ESCAPES = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]|\r")


def answered(task: dict[str, Any], folder: Path) -> tuple[int, str, str]:
    """The status of a task's guess, what it printed, and what it said on stderr."""
    lang = "zh_CN.UTF-8" if task["lang"] == "zh" else "en_US.UTF-8"
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    environment = {"HOME": str(folder), "PATH": path, "LANG": lang, "PYTHONUTF8": "1"}
    environment |= {"TERM": "xterm", "COLUMNS": "100"} if task.get("tty") else {}
    command = ["bash", "-o", "pipefail", "-c", task["guess"]]
    if not task.get("tty"):
        done = subprocess.run(
            command, cwd=folder, env=environment, stdin=subprocess.DEVNULL,
            capture_output=True, timeout=_SECONDS, check=False,
        )  # fmt: skip
        return done.returncode, done.stdout.decode(), done.stderr.decode()
    outer, inner = pty.openpty()
    with subprocess.Popen(
        command, cwd=folder, env=environment, stdin=subprocess.DEVNULL, stdout=inner,
        stderr=subprocess.PIPE,
    ) as running:  # fmt: skip
        os.close(inner)
        shown = b""
        try:
            while piece := os.read(outer, 65536):
                shown += piece
        except OSError:  # the terminal is closed
            pass
        said = running.stderr.read().decode() if running.stderr else ""
    os.close(outer)
    return running.returncode, _ESCAPES.sub("", shown.decode()), said


def lacking(task: dict[str, Any], status: int, shown: str) -> list[str]:
    """What keeps a task from holding, if anything does."""
    joined = " ".join(shown.split())
    faults = [f"lacks {text!r}" for text in task.get("holds", ()) if text not in joined]
    faults += [f"holds {text!r}" for text in task.get("lacks", ()) if text in joined]
    wanted = task.get("status", 0)
    return faults + ([f"status {status}, not {wanted}"] if status != wanted else [])


def main(arguments: list[str]) -> None:
    """Run the tasks, and print how many hold."""
    files = [Path(given) for given in arguments if not given.startswith("-")]
    file = files[0] if files else FOLDER / "tasks.toml"
    tasks = tomli.loads(file.read_text(encoding="utf-8"))["task"]
    held = {"en": 0, "zh": 0}
    for number, task in enumerate(tasks, 1):
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name) / "tasks"
            shutil.copytree(FOLDER, folder)
            status, shown, said = answered(task, folder)
        faults = lacking(task, status, shown)
        held[task["lang"]] += not faults
        if faults and "--failed" in arguments:
            print(f"{number}: {task['guess']}\n   {'; '.join(faults)}")
            print("".join(f"   | {line}\n" for line in said.splitlines()[:3]), end="")
    counts = {lang: sum(task["lang"] == lang for task in tasks) for lang in held}
    told = ", ".join(f"{lang} {held[lang]} of {counts[lang]}" for lang in held)
    print(f"hold at the first guess: {sum(held.values())} of {len(tasks)} ({told})")


if __name__ == "__main__":
    main(sys.argv[1:])
