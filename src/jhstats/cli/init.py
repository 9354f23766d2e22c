"""`jhstats init`: a base to begin with."""

import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import Annotated

from jhstats.cli.answer import check_language
from jhstats.cli.options import argument, option
from jhstats.cli.schema import JSON_SCHEMA
from jhstats.errors import Kind, Problem, UsageError
from jhstats.load.loader import load
from jhstats.load.settings import FILE
from jhstats.render.output import write_whole
from jhstats.say.messages import LANGUAGES, Messages


def command(
    messages: Messages,
    folder: Annotated[str, argument("init", "[DIR]")] = ".",
    lang: Annotated[str | None, option("--lang", "TAG")] = None,  # noqa: ARG001 - the caller reads it
) -> None:
    """Write a commented base, the schema that its first line names, and the file that names it.

    That some are there already, or `--lang` names no language of ours, is a `UsageError`; that one
    cannot be written a `JhstatsError`.
    """
    language = messages.language[:2].lower()
    base = Path(__file__).with_name(f"starter-{language if language in LANGUAGES else 'en'}.toml")
    check_language(messages, load(base))
    texts = {
        Path(folder, "facts.toml"): base.read_text(encoding="utf-8"),
        Path(folder, "jhstats.schema.json"): JSON_SCHEMA.read_text(encoding="utf-8"),
        Path(folder, FILE): 'facts = "facts.toml"\n',
    }
    if there := [str(file) for file in texts if os.path.lexists(file)]:
        data = ({"file": file, "other": "jhstats init DIR"} for file in there)
        raise UsageError(Problem(Kind.FILE_EXISTS, own) for own in data)
    with suppress(OSError):  # then no file can be written, and that is told
        Path(folder).mkdir(parents=True, exist_ok=True)
    for file, text in texts.items():
        write_whole(file, text.encode(), may_replace=False)
    sys.stdout.writelines(f"{file}\n" for file in texts)
