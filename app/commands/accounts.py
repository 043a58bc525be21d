"""`flask sign-in-link`, `flask open-account`: ways in for operators and scripts."""

import click
from flask import Flask, current_app

from app.core.database import db
from app.core.errors import Invalid
from app.domain.people.doorkeeping import issue_link
from app.domain.people.founding import house
from app.domain.people.operations import appoint, open_account
from app.domain.people.queries import person_with_email


def register(app: Flask) -> None:
    """Add the commands."""

    @app.cli.command("sign-in-link")
    @click.argument("email")
    def sign_in_link(email):
        """Print a link that signs EMAIL in once, within half an hour."""
        with db.transaction():
            person = person_with_email(email)
            if person is None:
                raise click.ClickException(f"Nobody has the address {email}.")
            token = issue_link(person)
        click.echo(f"http://127.0.0.1:{current_app.config['HOUSE'].port}/sign-in/{token}")

    @app.cli.command("open-account")
    @click.argument("email")
    @click.argument("name")
    @click.option("--publishes", is_flag=True, help="May let announcements out.")
    @click.option("--administers", is_flag=True, help="May look after the house.")
    def open_one(email, name, publishes, administers):
        """Open a staff account for NAME with EMAIL; sign in with `flask sign-in-link`."""
        try:
            with db.transaction():
                person = open_account(by=house(), name=name, email=email)
                appoint(person, by=house(), publishes=publishes, administers=administers)
        except Invalid as refusal:
            raise click.ClickException(str(refusal)) from None
        click.echo(f"{name} has an account.")
