"""`flask machines`: what may become of things, as docs/machines.md says it."""

import click
from flask import Flask

from app.core.machine import Machine, Move
from app.domain.announcements.machine import ANNOUNCEMENT
from app.domain.ideas.machine import IDEA
from app.domain.outcomes.machine import OUTCOME
from app.domain.posts.machine import POST, QUESTION
from app.domain.projects.machine import PROJECT

MACHINES = (POST, QUESTION, IDEA, PROJECT, OUTCOME, ANNOUNCEMENT)

OPENING = """# What may become of things

Printed by `flask machines` from the tables in `app/domain/*/machine.py`, which the operations obey; change those, and print this anew.
`tests/machines` tries every move in every state, legal or not, and then walks over all of them at random.
Where *out of* is empty, that is how it begins. A state with a thick edge is one in which a thing may stay for good.

Moderators can take anything out and, after a second look, put it back: it stands again where it stood."""


def register(app: Flask) -> None:
    """Add the command."""

    @app.cli.command("machines")
    def machines():
        """Print the life of every kind of thing, as docs/machines.md has it."""
        click.echo(page())


def page() -> str:
    """Every machine as a picture and a table, in Markdown."""
    return "\n\n".join([OPENING, *(f"## {machine.noun.capitalize()}\n\n{picture(machine)}\n\n{table(machine)}" for machine in MACHINES)])


def picture(machine: Machine) -> str:
    """A Mermaid diagram of the states and the moves between them."""
    arrows = {}
    for move in machine.moves:
        for state in move.out_of or ("[*]",):
            arrows.setdefault((state, move.into), []).append(move.rule)
    names = [f'    state "{named(state)}" as {state}' for state in machine.states if named(state) != state]
    moves = [f"    {state} --> {into}: {', '.join(rules)}" for (state, into), rules in arrows.items()]
    ends = ["    classDef stays stroke-width:4px", f"    class {','.join(machine.ends)} stays"]
    return "\n".join(["```mermaid", "stateDiagram-v2", *names, *moves, *ends, "```"])


def table(machine: Machine) -> str:
    """The moves, one a line."""
    head = ["| rule | out of | into | who | what is shown | undone by |", "|---|---|---|---|---|---|"]
    return "\n".join([*head, *map(_row, machine.moves)])


def _row(move: Move) -> str:
    cells = (move.rule, ", ".join(map(named, move.out_of)), named(move.into), move.who, move.shown, move.undone)
    return f"| {' | '.join(cells)} |".replace("  ", " ")


def named(state: str) -> str:
    """The state in words."""
    return state.replace("_", " ")
