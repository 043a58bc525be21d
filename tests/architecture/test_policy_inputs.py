"""What a permission may ask of a person: who they are and what they were entrusted with, never where they stand in an org chart."""

import ast
import inspect
import pkgutil
import re
from functools import cache

import pytest

import app.domain as domain
from app.core.database import Model
from app.domain.people.models import Person
from tests.architecture.source import functions_of, modules

# Everything that policies read of a person, and why.
ALLOWED = {
    "id": "who they are",
    "kind": "staff, a guest, or the house",
    "is_staff": "the same in a word",
    "is_active": "neither suspended nor resting",
    "suspended_at": "the same",
    "publishes": "lets news out, by grant",
    "moderates": "moderates the house, by grant",
    "administers": "looks after accounts, by grant",
    "email_key": "whom an invitation names by address",
}
ORG_CHART = re.compile(r"manage|supervis|superior|boss|report(s|ed|ing)?_to|head_of|line_lead|grade|senior|subordinate|job")
# Names under which a person goes in this house, as an argument or as what something has.
PEOPLE = {"person", "by", "author", "lead", "carer", "owner", "quoted", "actor", "member", "reporter", "checked_by", "answered_by"}


@cache
def functions() -> dict[str, ast.FunctionDef]:
    """Every function of the domain by its dotted name."""
    named = {name: tree for name, tree in modules().items() if name.startswith("app.domain.")}
    return {f"{name}.{function.name}": function for name, tree in named.items() for function in functions_of(tree)}


@cache
def known_in(module: str) -> dict[str, str]:
    """What the names in a module of the domain stand for: its own functions, and those it imports."""
    names = {name.rsplit(".", 1)[1]: name for name in functions() if name.rsplit(".", 1)[0] == module}
    for node in ast.walk(modules()[module]):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("app.domain."):
            names |= {alias.asname or alias.name: f"{node.module}.{alias.name}" for alias in node.names}
    return names


def reached() -> set[str]:
    """Every function of the domain that a policy is, or asks."""
    found, waiting = set(), [name for name in functions() if ".policy." in name]
    while waiting:
        name = waiting.pop()
        if name in found:
            continue
        found.add(name)
        known = known_in(name.rsplit(".", 1)[0])
        asked = {node.id for node in ast.walk(functions()[name]) if isinstance(node, ast.Name)}
        waiting += [known[one] for one in asked if known.get(one) in functions()]
    return found


def is_person(node: ast.AST) -> bool:
    """Whether this is somebody, or the table of people: `person`, `thread.author`, `Person`."""
    name = node.id if isinstance(node, ast.Name) else getattr(node, "attr", "")
    return name in PEOPLE or name == "Person"


def read_of_people(function: ast.AST) -> set[str]:
    """What the function reads of somebody."""
    arguments = [*function.args.args, *function.args.kwonlyargs]
    theirs = {argument.arg for argument in arguments if argument.annotation and "Person" in ast.unparse(argument.annotation)}
    return {
        node.attr
        for node in ast.walk(function)
        if isinstance(node, ast.Attribute) and (is_person(node.value) or getattr(node.value, "id", "") in theirs)
    }


def inputs() -> dict[str, set[str]]:
    """What is read of people on the way to a verdict, and by whom."""
    found = {}
    for name in reached():
        for attribute in read_of_people(functions()[name]) & set(dir(Person)):
            found.setdefault(attribute, set()).add(name)
    return found


def test_policies_are_looked_through_with_all_they_ask():
    policies = {module.name for module in pkgutil.walk_packages(domain.__path__, "app.domain.") if module.name.endswith(".policy")}
    assert len(policies) > 12
    assert "app.domain.groups.queries.is_member" in reached()
    assert {name.rsplit(".", 1)[0] for name in reached()} >= policies


def test_permissions_read_nothing_of_a_person_but_this():
    read = inputs()
    assert {name: sorted(where) for name, where in read.items() if name not in ALLOWED} == {}
    assert {"id", "kind", "is_staff", "is_active", "publishes", "moderates"} <= set(read)


def test_no_permission_looks_at_what_it_cannot_name():
    """`getattr` and its kin could read anything."""
    hidden = {
        name for name in reached() for node in ast.walk(functions()[name])
        if isinstance(node, ast.Name) and node.id in ("getattr", "vars", "attrgetter") or getattr(node, "attr", "") == "__dict__"
    }  # fmt: skip
    assert hidden == set()


@pytest.mark.parametrize("word", ["person.department", "by.title", "thread.author.location", "Person.department"])
def test_the_test_would_notice(word):
    assert read_of_people(ast.parse(f"def rule(person, thread): return {word}").body[0]) == {word.rsplit(".", 1)[1]}


def test_what_is_active_rests_on_no_more_than_time():
    source = inspect.getsource(Person.is_active.fget) + inspect.getsource(Person.is_barred.fget) + inspect.getsource(Person.is_staff.fget)
    assert set(re.findall(r"self\.(\w+)", source)) == {"suspended_at", "is_barred", "barred_until", "kind"}


def test_no_table_knows_of_a_manager():
    columns = {f"{table.name}.{column.name}" for table in Model.metadata.tables.values() for column in table.columns}
    assert "people.department" in columns
    assert {name for name in columns if ORG_CHART.search(name)} == set()
