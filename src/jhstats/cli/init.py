"""`jhstats init`: a base to begin with."""

import os
import sys
from pathlib import Path
from typing import Annotated

import typer

from jhstats.cli.options import option
from jhstats.cli.schema import json_schema
from jhstats.errors import Kind, OutputError, Problem, UsageError
from jhstats.load.settings import FILE
from jhstats.render.output import tell, write_whole
from jhstats.say.messages import Messages


def command(
    messages: Messages,
    folder: Annotated[str, typer.Argument(metavar="[DIR]", help="argument.init")] = ".",
    lang: Annotated[str | None, option("--lang", "TAG")] = None,  # noqa: ARG001 - the caller reads it
) -> None:
    """Write a commented base, the schema that its first line names, and the file that names it.

    Raises:
        UsageError: some of them are there already.
        OutputError: one cannot be written; then none is.
    """
    tongue = "zh" if messages.language.lower().startswith("zh") else "en"
    base = Path(__file__).with_name(f"starter-{tongue}.toml").read_text(encoding="utf-8")
    texts = {
        "facts.toml": base,
        "jhstats.schema.json": json_schema(),
        FILE: 'facts = "facts.toml"\n',
    }
    files = {Path(folder, name): text for name, text in texts.items()}
    there = [
        {"file": str(file), "other": "jhstats init DIR"} for file in files if os.path.lexists(file)
    ]
    if there:
        raise UsageError(Problem(Kind.FILE_EXISTS, data) for data in there)
    written = list[Path]()
    try:
        Path(folder).mkdir(parents=True, exist_ok=True)
        for file, text in files.items():
            write_whole(file, text, may_replace=False)
            written.append(file)
    except OSError as error:
        data = {"file": folder, "reason": error.strerror}
        raise OutputError.of(Kind.CANNOT_WRITE, **data) from None
    finally:
        if len(written) < len(files):
            for file in written:
                file.unlink()
    sys.stdout.writelines(f"{file}\n" for file in files)
    tell([messages.say("init.next", folder=None if folder == "." else folder)])
