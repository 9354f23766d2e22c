"""What every language says alike, and texts that stand for several keys."""


def row(names: str, words: str = "", family: str = "") -> dict[str, str]:
    """What one family of keys says, by name; without any words they are called by their names.

    Words are parted by spaces; where one is several, by semicolons.
    """
    own = words.split("; " if ";" in words else None)
    own = own or [name.replace("-", " ") for name in names.split()]
    return {family + name: word for name, word in zip(names.split(), own, strict=True)}


TEXT = {
    "amount.latin": "{number} {unit}",
    "amount.sign": "{number}{unit}",
    "list.arrow": " → ",
    "amount.times": "{number} × {unit}",
    "column.id": "Id",
    "expected.true": "true",
    "error.usage": "{reason}",
    "remedy.usage": "{help}",
    "notice.read-as": "{text}",
    "examples.schema": "jhstats schema > jhstats.schema.json",
    "examples.init": "jhstats init\njhstats init facts --lang zh",
    "remedy.needs-text": "--against TEXT",
    "remedy.needs-encoding": "--encoding gb18030, --encoding windows-1252",
    "remedy.needs-extra": "pip install 'jhstats[{extra}]'",
    "remedy.one-metric": "",
    "examples.show": """jhstats show revenue --year 2021
jhstats show 营收 2021 --json
jhstats show revenue level 2021 --unit 万元 --format value""",
    "examples.rank": """jhstats rank --province
jhstats rank exports --by value --measure growth
jhstats rank manufacturing --by growth --year 2018,2021""",
    "examples.proof": """jhstats proof my-draft.md
jhstats proof my-draft.md --date 2022-07-15 --unknown
jhstats proof my-docs/*.md --format github --strict""",
    "examples.cite": """jhstats cite revenue 2021
jhstats cite exports --style bibtex -o sources.bib""",
    "examples.compare": """jhstats compare revenue
jhstats compare manufacturing --year 2018,2021
jhstats compare manufacturing value-added --year 2021""",
    "examples.search": """jhstats search 光伏 出货
jhstats search 1409""",
    "examples.list": """jhstats list metrics
jhstats list facts --format csv -o facts.csv""",
    "examples.export": """jhstats export -o base.sqlite
jhstats export -o facts.parquet""",
    "examples.check": """jhstats check
jhstats check --against my-article.txt
jhstats check my-facts/ --against book=my.txt --explain""",
    "examples.import": """jhstats import gdp.csv --kind country --unit usd
jhstats import gdp.csv --into facts.toml
jhstats import rates.tsv --where sex=T --flag b=break""",
}

SAME = {
    "error.no-common-period": "notice.no-common-period",
    "error.unknown-unit": "error.unknown-name",
    "remedy.unknown-unit": "remedy.unknown-name",
    "error.unlike": "notice.unlike",
    "notice.no-growth": "notice.unplaced",
    **{f"finding.{law}.remedy": "finding.growth.remedy" for law in ("share", "part", "bound")},
    **{f"remedy.{kind}": "remedy.not-prepared" for kind in ("damaged", "being-written")},
    "remedy.no-files": "remedy.unreadable",
    **{f"remedy.{kind}": "remedy.shared-alias" for kind in ("set-twice", "within-loop")},
    **{f"remedy.{kind}": "remedy.cannot-write" for kind in ("own-file", "stdin-twice")},
    "option.format.proof": "option.format.check",
    **{f"part.{name}": name for name in ("entity", "fact", "source", "metric", "unit")},
    **{f"part.{name}": f"column.{name}" for name in ("rank", "among")},
    "quantity.share": "measure.share",
    **{f"{part}.bad-choice": f"{part}.choice" for part in ("error", "remedy")},
}
"""Keys that have no text of their own, each with the key whose text is theirs."""
