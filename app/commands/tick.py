"""`flask tick`: what time itself causes. Run it every few minutes."""

import click
from flask import Flask

from app.core.database import db
from app.edge.submissions import forget_old_submissions
from app.subscribers.ranking.offers import forget_old_offers


def register(app: Flask) -> None:
    """Add the command."""

    @app.cli.command("tick")
    def tick():
        """Drop form keys older than a day and offers older than fourteen."""
        with db.transaction():
            keys, offers = forget_old_submissions(), forget_old_offers()
        click.echo(f"{keys} form keys and {offers} offers forgotten")
