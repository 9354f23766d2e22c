"""`jhstats import`: a table of any shape, as facts in CSV and the records that they need."""

import sys
from functools import partial
from hashlib import sha256
from shlex import join
from typing import Annotated, NamedTuple

from jhstats.cli.answer import max_size
from jhstats.cli.options import argument, keep, option
from jhstats.load.files import as_text, read_bytes
from jhstats.render.lines import safe
from jhstats.render.output import TABLES, choose, tell, write_whole
from jhstats.say.messages import Messages
from jhstats.take.cells import read_rows
from jhstats.take.destination import Destination, csv_text, new_base
from jhstats.take.facts import facts_file, take
from jhstats.take.shape import understand

_own = partial(option, of="import.")  # an option of import alone, with a help text of its own


class TakeOptions(NamedTuple):
    """What a table leaves open, or what is guessed wrong; columns by head or number."""

    entity_column: Annotated[list[str], _own("--entity-column", "COLUMN")]
    entity: Annotated[list[str], _own("--entity", "NAME")]
    period_columns: Annotated[list[str], _own("--period-columns", "COLUMNS")]
    period_as: Annotated[list[str], _own("--period-as", "TEXT=PERIOD")]
    kind: Annotated[list[str], _own("--kind", "KIND")]
    where: Annotated[list[str], _own("--where", "COLUMN=VALUE")]
    except_: Annotated[list[str], _own("--except", "COLUMN=VALUE")]
    split: Annotated[list[str], _own("--split", "COLUMN")]
    unit: Annotated[list[str], _own("--unit", "[METRIC=]UNIT")]
    metric: Annotated[list[str], _own("--metric", "NAME")]
    missing: Annotated[list[str], _own("--missing", "TEXT")]
    flag: Annotated[list[str], _own("--flag", "FLAG=MEANING")]


class FileOptions(NamedTuple):
    """How the file is read, and where the facts go."""

    encoding: Annotated[str | None, _own("--encoding", "NAME")]
    sheet: Annotated[str | None, _own("--sheet", "NAME")]
    into: Annotated[str | None, _own("--into", "BASE")]
    safe: Annotated[bool, option("--safe")]
    file: Annotated[str | None, _own("-o", "FILE", "--output")]
    force: Annotated[bool, option("--force")]
    max_size: Annotated[str | None, option("--max-size", "SIZE")]
    lang: Annotated[str | None, option("--lang", "TAG")]


def command(
    given: TakeOptions,
    files: FileOptions,
    messages: Messages,
    table: Annotated[str, argument("import", "TABLE")],
) -> None:
    """Take a table."""
    most = max_size(files.max_size)
    _, file = choose(TABLES, "csv", files.file, force=files.force)
    keep(file, [table, *filter(None, [files.into])])
    raw = read_bytes(table, most)
    destination = Destination(files.into, most)
    options = {key.strip("_").replace("_", "-"): texts for key, texts in given._asdict().items()}
    name = as_text(table)
    shape = understand(name, read_rows(name, raw, files.encoding, files.sheet, most), options)
    taken = take(name, sha256(raw).hexdigest(), shape, options, destination.base)
    told = [messages.notice(taken.understood)]
    if files.into:
        written = destination.write(taken, write_whole, safe=files.safe, force=files.force)
        told += map(messages.notice, written)
    named = {key: getattr(files, key) for key in ("encoding", "sheet", "into")}
    again = {**taken.options, **{key: [text] for key, text in named.items() if text}}
    words = [word for key, texts in again.items() for text in texts for word in (f"--{key}", text)]
    words += ["--safe"] * files.safe + ["-o", files.file or "-"] * bool(file)
    told.append(messages.say("import.again", command=join(["jhstats", "import", table, *words])))
    text = safe(csv_text(taken.rows, safe=files.safe))
    if file:
        write_whole(file, text.encode(), may_replace=files.force)
        sys.stdout.write(safe(new_base(taken, file.name)))
    elif not files.into:
        sys.stdout.write(text)
        told.append(messages.say("import.rest", text=new_base(taken, facts_file(taken.source))))
    tell(told)
