"""`python -m jhstats`, and the script `jhstats`."""

import sys


def run() -> None:
    """Run the command line and leave with its status."""
    from jhstats.cli.main import main  # noqa: PLC0415 - Ctrl-C while importing is silent too

    sys.exit(main())


if __name__ == "__main__":
    run()
