"""What every language says alike, and texts that stand for several keys."""


def row(names: str, words: str = "", family: str = "") -> dict[str, str]:
    """What one family of keys says, by name; without any words they are called by their names.

    Words are parted by spaces; where one is several, by semicolons.
    """
    own = words.split("; " if ";" in words else None)
    own = own or [name.replace("-", " ") for name in names.split()]
    return {family + name: word for name, word in zip(names.split(), own, strict=True)}


_EXAMPLES = {
    "show": ("revenue --year 2021", "营收 2021 --json"),
    "rank": ("--province", "manufacturing --by growth --year 2018,2021"),
    "compare": ("revenue", "manufacturing value-added --year 2021"),
    "search": ("光伏 出货", "1409"),
    "cite": ("revenue 2021", "exports --style bibtex -o sources.bib"),
    "list": ("metrics", "facts --format csv -o facts.csv"),
    "check": ("", "--against my-article.txt"),
    "proof": ("my-draft.md", "my-docs/*.md --format github --strict"),
    "import": ("gdp.csv --kind country --unit usd", "gdp.csv --into facts.toml"),
    "export": ("-o base.sqlite", "-o facts.parquet"),
    "init": ("", "facts --lang zh"),
    "schema": ("> jhstats.schema.json",),
}
"""What may stand behind a command."""

TEXT = {
    "amount.latin": "{number} {unit}",
    "amount.sign": "{number}{unit}",
    "list.arrow": " → ",
    "amount.times": "{number} × {unit}",
    "column.id": "Id",
    "expected.true": "true",
    "error.usage": "{reason}\n{help}",
    "notice.read-as": "{text}",
    **{
        f"examples.{command}": "\n".join(f"jhstats {command} {own}".rstrip() for own in lines)
        for command, lines in _EXAMPLES.items()
    },
}

SAME = {
    "error.unknown-unit": "error.unknown-name",
    "notice.no-growth": "notice.unplaced",
    "finding.shared-position": "finding.two-positions",
    **{f"part.{name}": name for name in ("entity", "fact", "source", "metric", "unit")},
    "part.among": "column.among",
    "quantity.share": "measure.share",
    **{f"error.{kind}": "error.choice" for kind in ("bad-choice", "unknown-key")},
}
"""Keys that have no text of their own, each with the key whose text is theirs."""
