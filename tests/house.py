"""How the laws of the house look at the code: files, syntax trees, addresses, templates."""

import ast
from collections.abc import Callable
from functools import cache
from pathlib import Path

from django.urls import URLPattern, URLResolver, get_resolver

ROOT = Path(__file__).parent.parent
PRODUCT = ROOT / "vliegwiel"
AREAS = sorted(path.parent for path in (PRODUCT / "areas").glob("*/apps.py"))
MADE = {"migrations", "built", "node_modules", "locale", "__pycache__"}  # not written by hand


def files(root: Path, *endings: str) -> list[Path]:
    """The files somebody wrote under a folder."""
    found = (path for ending in endings for path in root.rglob(f"*{ending}"))
    return sorted(path for path in found if not MADE & set(path.relative_to(ROOT).parts))


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text())


@cache
def text(path: Path) -> str:
    return path.read_text()


def room(area: Path, kind: str) -> list[Path]:
    """The files of one room: `actions.py`, or what lies in the folder `actions/`."""
    return files(area, f"{kind}.py") if (area / f"{kind}.py").exists() else files(area / kind, ".py")


def public_functions(path: Path) -> list[ast.FunctionDef]:
    return [node for node in tree(path).body if isinstance(node, ast.FunctionDef) and not node.name.startswith("_")]


def templates() -> dict[str, Path]:
    """Template name -> file."""
    return {
        path.relative_to(folder).as_posix(): path
        for folder in PRODUCT.rglob("templates")
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def addresses(resolver: URLResolver | None = None, before: str = "", space: str = "") -> list[tuple[str, str]]:
    """(address, full name) of every page."""
    found = []
    for entry in (resolver or get_resolver()).url_patterns:
        address = before + str(entry.pattern)
        if isinstance(entry, URLPattern):
            found.append((address, f"{space}{entry.name}"))
        else:
            found += addresses(entry, address, f"{space}{entry.namespace}:" if entry.namespace else space)
    return found


@cache
def nodes(path: Path) -> tuple[ast.AST, ...]:
    """Everything in a file's syntax tree."""
    return tuple(ast.walk(tree(path)))


def calls(node: ast.AST | Path) -> list[ast.Call]:
    parts = nodes(node) if isinstance(node, Path) else ast.walk(node)
    return [part for part in parts if isinstance(part, ast.Call)]


def broken(paths: list[Path], law: Callable[[Path], object]) -> dict[str, object]:
    """Where a law is broken, and by what: `law(path)` returns what offends it."""
    return {name(path): offence for path in paths if (offence := law(path))}


def called_name(call: ast.Call) -> str:
    return call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")


def strings(path: Path) -> list[str]:
    return [node.value for node in nodes(path) if isinstance(node, ast.Constant) and isinstance(node.value, str)]


def verbs(area: Path) -> set[str]:
    """What the area's actions let others do: takes `by`, or announces; a folder's `__init__` says what it shows."""
    found = set()
    for path in room(area, "actions"):
        for function in public_functions(path):
            given = {arg.arg for arg in (*function.args.args, *function.args.kwonlyargs)}
            if "by" in given or "announce" in map(called_name, calls(function)):
                found.add(function.name)
    door = area / "actions" / "__init__.py"
    if door.exists():
        shown = [node for node in tree(door).body if isinstance(node, ast.ImportFrom)]
        found &= {alias.asname or alias.name for node in shown for alias in node.names}
    return found
