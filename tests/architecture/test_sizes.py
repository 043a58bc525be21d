"""Short enough to read aloud."""

import ast
from pathlib import Path

import pytest

from tests.architecture.source import ROOT, functions_of, modules

BUDGETS = {
    "app/**/*.py": 200,
    "templates/**/*.html": 120,
    "static/css/**/*.css": 300,
    "static/js/*.js": 150,
    "tests/**/*.py": 300,
}


@pytest.mark.parametrize(("files", "lines"), BUDGETS.items())
def test_files_fit_on_a_screen_or_two(files, lines):
    long = {str(path.relative_to(ROOT)): n for path in ROOT.glob(files) if (n := _lines(path)) > lines}
    assert long == {}


def test_functions_say_one_thing():
    long = {f"{name}.{f.name}": n for name, tree in modules().items() for f in functions_of(tree) if (n := _length(f)) > 30}
    assert long == {}


def _lines(path: Path) -> int:
    return len(path.read_text().splitlines())


def _length(function) -> int:
    """Lines of the body; what it promises (signature and docstring) is not counted against it."""
    body = function.body[1:] if ast.get_docstring(function) else function.body
    return body[-1].end_lineno - body[0].lineno + 1 if body else 0
