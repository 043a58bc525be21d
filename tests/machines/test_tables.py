"""The tables themselves: nothing unreachable, nothing without a way on, nothing done behind their back."""

import ast
import re
from functools import cache

import pytest

from app.commands.machines import MACHINES, page
from app.core.machine import Machine, Move
from app.domain.discussions.models import Thread
from tests.architecture.source import ROOT, functions_of, modules

# Who may write a state by hand, and why. Everybody else hands a row of a table to `move`.
BY_HAND = {
    "app.domain.discussions.threads.move": "this is how a thread moves",
    "app.domain.discussions.threads.reopen_question": "a question is open again where no answer is taken",
    "app.domain.ideas.readiness._turn": "four lights turn an idea, or leave it",
    "app.domain.posts.operations.answering.accept_answer": "the row of the question is its lock",
}
# What a post is, its columns say; the table is obeyed by what the operations ask.
DERIVED = ("post", "question")


def each(machines=MACHINES):
    return pytest.mark.parametrize("machine", machines, ids=lambda machine: machine.noun)


@each()
def test_every_state_is_reached_from_the_beginning(machine):
    assert machine.reached() == set(machine.states)


@each()
def test_no_state_is_without_an_exit_unless_it_is_an_end(machine):
    assert [state for state in machine.states if not machine.leads_from(state) and state not in machine.ends] == []


@each()
def test_from_every_state_an_end_can_be_reached(machine):
    assert [state for state in machine.states if not machine.reached(start=state).intersection(machine.ends)] == []


@each()
def test_moves_lead_out_of_states_there_are(machine):
    known = set(machine.states)
    assert {state for move in machine.moves for state in move.out_of} <= known
    assert set(machine.ends) <= known
    assert max(map(len, known)) <= Thread.state.type.length


@each()
def test_every_move_says_who_makes_it(machine):
    assert [move.rule for move in machine.moves if not move.who] == []


def test_no_two_moves_are_called_alike():
    with pytest.raises(ValueError):
        Machine("twin", Move("T1", (), "here", "Anybody"), Move("T1", ("here",), "there", "Anybody"))
    rules = [move.rule for machine in MACHINES for move in machine.moves]
    assert len(rules) == len(set(rules))


def test_the_document_says_what_the_tables_say():
    assert (ROOT / "docs" / "machines.md").read_text() == page() + "\n", "print it anew: flask --app wsgi machines > docs/machines.md"


@cache
def operations() -> dict[str, ast.AST]:
    """Every function of the domain by its dotted name."""
    return {
        f"{name}.{function.name}": function
        for name, tree in modules().items()
        if name.startswith("app.domain.") and not name.endswith(".machine")
        for function in functions_of(tree)
    }


@cache
def told() -> dict[str, str]:
    """The same as text, laid out alike."""
    return {name: ast.unparse(function) for name, function in operations().items()}


@each([machine for machine in MACHINES if machine.noun not in DERIVED])
def test_every_move_is_named_by_an_operation(machine):
    spoken = set(re.findall(r"'(\w+)'", " ".join(told().values())))
    assert [move.rule for move in machine.moves if move.out_of and move.rule not in spoken] == []


@each([machine for machine in MACHINES if machine.noun not in DERIVED])
def test_threads_are_opened_in_the_state_in_which_things_begin(machine):
    opened = re.findall(rf"open_thread\('{machine.noun}'.*state='(\w+)'", "\n".join(told().values()))
    assert opened == [move.into for move in machine.moves if not move.out_of]


def writes_a_state(name: str) -> bool:
    """Whether this function sets the state of a thread: `thread.state = …`, or an update of threads."""
    assigned = [node for node in ast.walk(operations()[name]) if isinstance(node, ast.Assign)]
    targets = " ".join(ast.unparse(target) for node in assigned for target in node.targets)
    updated = "update(Thread)" in told()[name] and re.search(r"values\([^)]*\bstate=", told()[name])
    return bool(updated) or bool(re.search(r"thread\.state\b", targets))


def test_nothing_moves_by_hand():
    assert {name for name in operations() if writes_a_state(name)} == set(BY_HAND)
