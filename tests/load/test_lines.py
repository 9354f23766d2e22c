"""On which line of a file a table, a key or an entry begins."""

from __future__ import annotations

from jhstats.load.lines import Lines

TEXT = """[[fact]]
id = "a"
evidence = [{ source = "s", printed = "{" }]

[[fact]]
id = "b"  # { no entry
evidence = [
  { source = "s", printed = "}{" },
  # { neither is this
  { source = "t" },
]
"""


def test_the_entries_of_an_array_of_tables() -> None:
    lines = Lines(TEXT)
    assert lines.find("fact", 1, "evidence[1]") == 3
    assert lines.find("fact", 2, "evidence[1]") == 8
    assert lines.find("fact", 2, "evidence[2]") == 10
    assert lines.find("fact", 2, "evidence[3]") == 7
    assert lines.find("fact", 2, "evidence") == 7
