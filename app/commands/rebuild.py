"""`flask rebuild`: empty what a listener made and let it live through everything again."""

import click
from flask import Flask, current_app

from app.core.outbox import deliver, rewind


def register(app: Flask) -> None:
    """Add the command."""

    @app.cli.command("rebuild")
    @click.argument("name", type=click.Choice(["search", "ranking"]))
    def rebuild(name):
        """Rebuild search or ranking from the event log."""
        subscriber = next(s for s in current_app.extensions["postman"].subscribers if s.name == name)
        rewind(subscriber)
        click.echo(f"{deliver([subscriber]):,} events handled")
