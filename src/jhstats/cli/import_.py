"""`jhstats import`: a table of any shape, as facts in CSV and the records that they need."""

import sys
from hashlib import sha256
from shlex import join
from typing import Annotated, NamedTuple

import typer

from jhstats.cli.answer import max_size
from jhstats.cli.options import option
from jhstats.errors import BaseError, Kind, Problem, UsageError
from jhstats.load.files import is_read, read_bytes
from jhstats.render.lines import safe
from jhstats.render.output import TABLES, choose_form, named_file, tell, write_whole
from jhstats.say.messages import Messages
from jhstats.take.cells import read_rows
from jhstats.take.facts import take
from jhstats.take.into import Into, csv_text, new_base
from jhstats.take.shape import understand


class TakeOptions(NamedTuple):
    """What a table leaves open, or what is guessed wrong; columns by head or number."""

    entity_column: Annotated[list[str], option("--entity-column", "COLUMN")]
    entity: Annotated[list[str], typer.Option("--entity", metavar="NAME", help="option.whose")]
    period_columns: Annotated[list[str], option("--period-columns", "COLUMNS")]
    kind: Annotated[list[str], typer.Option("--kind", metavar="KIND", help="option.new-kind")]
    where: Annotated[list[str], option("--where", "COLUMN=VALUE")]
    except_: Annotated[list[str], option("--except", "COLUMN=VALUE")]
    split: Annotated[list[str], option("--split", "COLUMN")]
    unit: Annotated[
        list[str], typer.Option("--unit", metavar="[METRIC=]UNIT", help="option.of-unit")
    ]
    metric: Annotated[list[str], typer.Option("--metric", metavar="NAME", help="option.called")]
    missing: Annotated[list[str], option("--missing", "TEXT")]
    flag: Annotated[list[str], option("--flag", "FLAG=MEANING")]


class FileOptions(NamedTuple):
    """How the file is read, and where the facts go."""

    encoding: Annotated[str | None, option("--encoding", "NAME")]
    sheet: Annotated[str | None, option("--sheet", "NAME")]
    into: Annotated[str | None, option("--into", "BASE")]
    safe: Annotated[bool, option("--safe")]
    file: Annotated[
        str | None, typer.Option("-o", "--output", metavar="FILE", help="option.facts-file")
    ]
    force: Annotated[bool, option("--force")]
    max_size: Annotated[str | None, option("--max-size", "SIZE")]
    lang: Annotated[str | None, option("--lang", "TAG")]


def command(
    given: TakeOptions,
    files: FileOptions,
    messages: Messages,
    table: Annotated[str, typer.Argument(metavar="TABLE", help="argument.import")],
) -> None:
    """Take a table."""
    most, problems, file = max_size(files.max_size), list[Problem](), named_file(files.file)
    if file:
        choose_form(TABLES, "csv", file, force=files.force)
        if is_read(file, [table, *([files.into] if files.into else [])]):
            raise UsageError.of(Kind.OWN_FILE, file=str(file))
    raw = read_bytes(table, most, problems)
    if raw is None:
        raise BaseError(problems)
    into = Into(files.into, most)
    options = {key.strip("_").replace("_", "-"): texts for key, texts in given._asdict().items()}
    shape = understand(table, read_rows(table, raw, files.encoding, files.sheet, most), options)
    taken = take(table, sha256(raw).hexdigest(), shape, options, into.base)
    words = [
        word
        for key, texts in taken.options.items()
        for text in texts
        for word in (f"--{key}", text)
    ]
    words += [word for key in ("encoding", "sheet", "into") if (text := getattr(files, key))
              for word in (f"--{key}", text)]  # fmt: skip
    notices = [
        taken.understood,
        *(into.write(taken, safe=files.safe, force=files.force) if files.into else ()),
    ]
    again = join(
        [
            "jhstats",
            "import",
            table,
            *words,
            *(["-o", files.file] if files.file else []),
            *["--safe"] * files.safe,
        ]
    )
    told = [*map(messages.notice, notices), messages.say("import.again", command=again)]
    text = safe(csv_text(taken.rows, safe=files.safe))
    if file:
        write_whole(file, text, may_replace=files.force)
        sys.stdout.write(safe(new_base(taken, file.name)))
    elif not files.into:
        sys.stdout.write(text)
        told.append(messages.say("import.rest", text=new_base(taken, f"{taken.source}-facts.csv")))
    tell(told)
