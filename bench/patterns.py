"""All regular expressions of the package, each with the methods by which it is used."""

from __future__ import annotations

import ast
import importlib
import inspect
import pkgutil
import re
from typing import TYPE_CHECKING, NamedTuple

import jhstats
from jhstats.ask.store import Store
from jhstats.check.context import Check
from jhstats.load.loader import load
from jhstats.proof.proving import Proof

if TYPE_CHECKING:
    from collections.abc import Iterator

SCANNING = ("search", "finditer", "findall", "sub", "subn", "split")
ANCHORED = ("match", "fullmatch")


class Pattern(NamedTuple):
    """A pattern: where it was found, and the methods by which it is used."""

    place: str
    compiled: re.Pattern[str]
    methods: tuple[str, ...]


class Held(NamedTuple):
    """A pattern as it was found: the module that uses it, and the name that it has there."""

    module: str
    name: str
    pattern: str
    flags: int


def patterns() -> list[Pattern]:
    """All patterns: of modules, in containers, in objects made for the shipped base, in calls."""
    modules = [
        importlib.import_module(module.name)
        for module in pkgutil.walk_packages(jhstats.__path__, "jhstats.")
        if not module.name.endswith("__main__")
    ]
    trees = {module.__name__: ast.parse(inspect.getsource(module)) for module in modules}
    uses: dict[str, set[str]] = {}
    held: list[Held] = []
    for module, tree in trees.items():
        for name, method in _used(tree):
            uses.setdefault(_key(module, name), set()).add(method)
        held += _written(tree, module)
    seen: set[int] = set()
    for home in modules:
        for name, value in vars(home).items():
            held += _held(value, home.__name__, name, seen)
    base = load()
    held += _held((Proof(Store(base)), Check(base)), "base", "", seen)
    found: dict[tuple[str, int], Pattern] = {}
    for module, name, pattern, flags in held:
        methods = uses.get(_key(module, name)) or {
            name if name in (*SCANNING, *ANCHORED) else "finditer"
        }
        if methods & {*SCANNING}:
            methods = {"finditer", *(methods & {*ANCHORED})}
        compiled = re.compile(pattern, flags)
        place = f"{module.removeprefix('jhstats.')} {name}"
        found.setdefault((pattern, flags), Pattern(place, compiled, tuple(sorted(methods))))
    return [*found.values()]


def _key(module: str, name: str) -> str:
    return f"{module}.{name}" if name.startswith("_") else name


def _used(tree: ast.Module) -> Iterator[tuple[str, str]]:
    """The names on which the methods of patterns are called, and these."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and node.attr in (*SCANNING, *ANCHORED):
            owner = node.value
            owner = owner.value if isinstance(owner, ast.Subscript) else owner
            yield owner.id if isinstance(owner, ast.Name) else getattr(owner, "attr", ""), node.attr


def _held(value: object, module: str, name: str, seen: set[int]) -> Iterator[Held]:
    """The patterns in a value."""
    if id(value) in seen:
        return
    seen.add(id(value))
    if isinstance(value, re.Pattern):
        yield Held(module, name, value.pattern, int(value.flags))
    elif isinstance(value, dict):
        for item in value.values():
            yield from _held(item, module, name, seen)
    elif isinstance(value, (list, tuple, set, frozenset)):
        for item in value:
            yield from _held(item, module, name, seen)
    elif type(value).__module__.startswith("jhstats") and hasattr(value, "__dict__"):
        for key, item in vars(value).items():
            yield from _held(item, type(value).__module__, key, seen)


def _written(tree: ast.Module, module: str) -> Iterator[Held]:
    """The patterns that calls like `re.sub("...", ...)` hold."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
            continue
        is_re = isinstance(node.func.value, ast.Name) and node.func.value.id == "re"
        given = node.args[0] if node.args else None
        if is_re and node.func.attr in (*SCANNING, *ANCHORED) and isinstance(given, ast.Constant):
            flags = re.DOTALL if "DOTALL" in ast.dump(node) else re.NOFLAG
            yield Held(f"{module}:{node.lineno}", node.func.attr, str(given.value), int(flags))
