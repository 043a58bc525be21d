"""`flask grant`: who looks after what in the house."""

import click
from flask import Flask

from app.core.database import db
from app.core.errors import Invalid
from app.domain.people.founding import house
from app.domain.people.operations import appoint
from app.domain.people.queries import person_with_email


def register(app: Flask) -> None:
    """Add the command."""

    @app.cli.command("grant")
    @click.argument("email")
    @click.option("--publishes/--no-publishes", default=None, help="Lets announcements out.")
    @click.option("--administers/--no-administers", default=None, help="Looks after the house.")
    @click.option("--moderates/--no-moderates", default=None, help="Answers reports that no group can.")
    def grant(email, **wanted):
        """Say what the person with EMAIL looks after in the house; what is not named stays as it is."""
        with db.transaction():
            person = person_with_email(email)
            if person is None:
                raise click.ClickException(f"Nobody has the address {email}.")
            granted = {name: getattr(person, name) if told is None else told for name, told in wanted.items()}
            try:
                appoint(person, by=house(), **granted)
            except Invalid as refusal:
                raise click.ClickException(str(refusal)) from None
            name = person.name
        held = [task for task, told in granted.items() if told]
        click.echo(f"{name} {' and '.join(held) or 'looks after nothing in particular'}.")
