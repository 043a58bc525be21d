"""`flask deliver`: let the listeners catch up without a server."""

import click
from flask import Flask, current_app

from app.core.outbox import deliver


def register(app: Flask) -> None:
    """Add the command."""

    @app.cli.command("deliver")
    def deliver_now():
        """Let every listener read the log to its end."""
        house, postman = current_app.config["HOUSE"], current_app.extensions["postman"]
        # Without a queue only the serving process has the sockets; doorbells are left for it.
        subscribers = [s for s in postman.subscribers if s.name != "realtime" or house.redis_url]
        click.echo(f"{deliver(subscribers):,} events handled")
        # What is not due yet, or only once its site has had its pause, is left for the next time.
        while postman.beside and postman.beside():
            pass
