"""`flask socket-events`: what may be said over a socket, beside `flask routes`."""

import click
from flask import Flask

from app.sockets.inventory import INVENTORY


def register(app: Flask) -> None:
    """Add the command."""

    @app.cli.command("socket-events")
    def socket_events():
        """List every event that may travel over a socket, and which way."""
        for direction, name, what in INVENTORY:
            click.echo(f"{direction:<12}{name:<12}{what}")
