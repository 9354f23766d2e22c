"""Make the pictures of the READMEs from what the commands print: `make pictures`."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

PICTURES = {
    "show-en.svg": ["show", "revenue", "--lang", "en"],
    "show-zh.svg": ["show", "营收", "--lang", "zh"],
    "compare-en.svg": ["compare", "manufacturing", "--lang", "en"],
    "compare-zh.svg": ["compare", "制造业增加值", "--lang", "zh"],
}


def make(folder: Path) -> None:
    """Write every picture into a folder."""
    top = Path(__file__).parents[1]
    for name, arguments in PICTURES.items():
        written = ["--format", "terminal", "-o", str(folder / name), "--force"]
        command = [sys.executable, "-m", "jhstats", *arguments, *written]
        subprocess.run(command, check=True, cwd=top)


if __name__ == "__main__":
    make(Path(__file__).parent)
