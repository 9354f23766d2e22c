"""`jhstats schema`: the shape of a base as JSON Schema, for editors."""

import sys
from pathlib import Path
from typing import Annotated

from jhstats.cli.options import option
from jhstats.load import schema
from jhstats.say.messages import Messages


def json_schema() -> str:
    """The JSON Schema of a file of a base."""
    return Path(schema.__file__).with_suffix(".json").read_text(encoding="utf-8")


def command(
    messages: Messages,  # noqa: ARG001 - every command has it
    lang: Annotated[str | None, option("--lang", "TAG")] = None,  # noqa: ARG001 - the caller reads it
) -> None:
    """Print the schema."""
    sys.stdout.write(json_schema())
