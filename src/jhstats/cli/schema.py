"""`jhstats schema`: the shape of a base as JSON Schema, for editors."""

import sys
from pathlib import Path

from jhstats.load import schema
from jhstats.say.messages import Messages

JSON_SCHEMA = Path(schema.__file__).with_suffix(".json")


def command(messages: Messages) -> None:  # noqa: ARG001 - each command is told the language
    """Print the schema."""
    sys.stdout.write(JSON_SCHEMA.read_text(encoding="utf-8"))
