"""`python -m jhstats`, and the script `jhstats`."""

import gc
import os
import sys


def run() -> None:
    """Run the command line and leave with its status."""
    gc.disable()  # records hold no cycles; looking for them is a price paid at each call
    from jhstats.cli.main import main  # noqa: PLC0415 - after the line above

    status = main()
    # All is written by now; to take the interpreter down piece by piece would cost a
    # sixth of a short call.
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except OSError:  # the reader is gone
            continue
    os._exit(status)


if __name__ == "__main__":
    run()
