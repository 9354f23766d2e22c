"""`python -m jhstats`, and the script `jhstats`."""

import gc
import sys


def run() -> None:
    """Run the command line and leave with its status."""
    gc.disable()  # records hold no cycles; looking for them is a price paid at each call
    from jhstats.cli.main import main  # noqa: PLC0415 - Ctrl-C while importing is silent too

    sys.exit(main())


if __name__ == "__main__":
    run()
