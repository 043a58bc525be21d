"""The house's own source, read and not run."""

import ast
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]


@cache
def modules() -> dict[str, ast.Module]:
    """Every module under app/ by its dotted name, parsed."""
    return {_name(path): ast.parse(path.read_text(), str(path)) for path in sorted((ROOT / "app").rglob("*.py"))}


def is_package(name: str) -> bool:
    """Whether `name` is a package's `__init__`."""
    return (ROOT / Path(*name.split(".")) / "__init__.py").exists()


def imports_of(tree: ast.AST) -> list[str]:
    """The dotted names `tree` imports; `from app import web` imports `app.web`."""
    names = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            base = "." * node.level + (node.module or "")
            names += [whole if (whole := f"{base}.{alias.name}") in modules() else base for alias in node.names]
    return names


def functions_of(tree: ast.AST) -> list:
    """Every function in `tree`, nested ones and methods included."""
    return [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]


def _name(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
