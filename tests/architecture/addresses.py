"""Addresses for rules, and what comes back from them."""

import ast
from functools import cache

from werkzeug.routing import Rule

from tests.architecture.source import modules


def address_of(rule: Rule, value="1") -> str:
    """The address `rule` answers at, with `value` for every blank in it."""
    return "".join(str(value) if is_blank else text for is_blank, text in rule._trace).lstrip("|")


def readable(app, values: tuple[str, ...]) -> list[str]:
    """Every address a page may stand at, with each of `values` in its blanks; not those with a name where a number has to stand."""
    rules = [rule for rule in app.url_map.iter_rules() if "GET" in rule.methods and rule.endpoint != "static"]
    paths = {address_of(rule, value) for rule in rules for value in (values if rule.arguments else values[:1])}
    return [path for path in sorted(paths) if app.url_map.bind("localhost").test(path, "GET")]


def answer_of(browser, path: str, *, method: str = "GET", **details) -> int | str:
    """The status `path` answers with, or what broke, so that one broken page does not hide the next."""
    try:
        return browser.open(path, method=method, **details).status_code
    except Exception as error:
        return f"{type(error).__name__}: {str(error)[:120]}"


@cache
def questions() -> list[str]:
    """Every name a page looks for in what it is asked or sent."""
    calls = [call for tree in modules().values() for call in ast.walk(tree) if isinstance(call, ast.Call)]
    asked = [call for call in calls if ast.unparse(call.func) in ("request.args.get", "request.form.get", "form.get")]
    read = [call for call in calls if getattr(call.func, "id", "").endswith("_of") and len(call.args) > 1]
    names = [argument for call in asked for argument in call.args[:1]] + [call.args[1] for call in read]
    return sorted({name.value for name in names if isinstance(name, ast.Constant) and isinstance(name.value, str)})
