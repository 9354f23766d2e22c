"""`python -m jhstats`, and the script `jhstats`."""

from __future__ import annotations

import gc
import os
import sys
from types import ModuleType

_UNUSED = (
    *("bz2", "ipaddress", "linecache", "lzma"),
    *("platform", "shellingham", "subprocess", "tokenize"),
)
"""What typer imports, or what it imports does, and no short call asks for anything."""


class _Late(ModuleType):
    """A module that is imported when something of it is asked for."""

    def __getattr__(self, name: str) -> object:
        from importlib import import_module  # noqa: PLC0415 - seldom needed

        if sys.modules.get(self.__name__) is self:
            del sys.modules[self.__name__]
        return getattr(import_module(self.__name__), name)


def run() -> None:
    """Run the command line and leave with its status, whatever happens from here on."""
    status = 130  # of an interruption, which finds the line below from anywhere
    try:
        import signal  # noqa: PLC0415 - an interruption may come by now

        sys.unraisablehook = _unraisable
        for ending in {signal.SIGTERM, getattr(signal, "SIGHUP", signal.SIGTERM)}:
            if signal.getsignal(ending) is signal.SIG_DFL:
                signal.signal(ending, _terminated)
        # What was closed takes nothing; a descriptor that is free would be the next file's.
        sys.stdout = sys.stdout or open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115
        sys.stderr = sys.stderr or open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115
        gc.disable()  # records hold no cycles; looking for them is a price paid at each call
        for name in _UNUSED:
            sys.modules.setdefault(name, _Late(name))
        if os.name == "posix":  # all that uuid, which typer imports, asks of it
            vars(sys.modules["platform"]).setdefault("system", lambda: os.uname().sysname)
        from jhstats.cli.main import main  # noqa: PLC0415 - after the lines above

        status = main()
    except SystemExit as ended:
        status = int(ended.code or 0)
    except Exception:  # noqa: BLE001 - a fault of ours, whatever it is
        status = 70
        sys.excepthook(*sys.exc_info())
    finally:
        # All is written; to take the interpreter down by pieces costs a sixth of a short call.
        os._exit(status)


def _terminated(number: int, _frame: object) -> None:
    """End as an exception does, so that no part of a file stays behind."""
    raise SystemExit(128 + number)


def _unraisable(unraisable: sys.UnraisableHookArgs) -> None:
    """End where a signal meets code that nothing can be raised from: a callback of an import."""
    if issubclass(unraisable.exc_type, KeyboardInterrupt | SystemExit):
        os._exit(getattr(unraisable.exc_value, "code", 130))
    sys.__unraisablehook__(unraisable)


if __name__ == "__main__":
    run()
