"""On which line of a TOML file a table or a key begins; asked only when a message needs it."""

from __future__ import annotations

import re

_HEADER = re.compile(r"\s*\[{1,2}\s*([^\[\]#]+?)\s*\]{1,2}\s*(?:#.*)?$")
_LONG_QUOTE = re.compile(r'"""|\'\'\'')


class Lines:
    """The tables of one file, with the lines on which they begin."""

    def __init__(self, text: str) -> None:
        self._lines = text.split("\n")
        self._tables: dict[str, list[int]] = {}
        self._starts: list[int] = []
        inside = ""
        for number, line in enumerate(self._lines, 1):
            found = None if inside else _HEADER.match(line)
            if found:
                self._tables.setdefault(_bare(found[1]), []).append(number)
                self._starts.append(number)
            for quote in _LONG_QUOTE.findall(line):
                inside = quote if not inside else ("" if inside == quote else inside)

    def find(self, table: str, number: int = 0, key: str = "") -> int:
        """The line of a key, else of its table, else 0; `number` counts from 1."""
        if not table:
            table, key = key, ""
        begins = self._tables.get(_bare(table), [])
        if len(begins) < max(number, 1):
            return 0
        begin = begins[max(number, 1) - 1]
        after = next((start for start in self._starts if start > begin), len(self._lines) + 1)
        name = re.escape(re.split(r"[.\[]", key)[0])
        if name:
            assignment = re.compile(rf"\s*[\"']?{name}[\"']?\s*[.=]")
            for line in range(begin, after):
                if assignment.match(self._lines[line - 1]):
                    return line
        return begin


def _bare(table: str) -> str:
    return re.sub(r"[\s\"']", "", table)
