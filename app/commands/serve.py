"""`flask serve`: the house on one port, sockets and listeners included."""

import os
import sys

import click
from flask import Flask, current_app
from sqlalchemy import select

from app.core.database import db
from app.domain.people.models import Person

DEMO_PASSWORD = "kithline welcomes you"


def register(app: Flask) -> None:
    """Add the command."""

    @app.cli.command("serve")
    @click.option("--host", default="127.0.0.1", help="Address to listen on.")
    @click.option("--prepare", is_flag=True, help="First bring the database up to date, and seed a house that is empty.")
    @click.pass_context
    def serve(context, host, prepare):
        """Serve on PORT with gunicorn, and say where to go and as whom."""
        if prepare:
            context.invoke(current_app.cli.commands["migrate"])
            context.invoke(current_app.cli.commands["seed"], if_empty=True)
        house = current_app.config["HOUSE"]
        click.echo(_welcome(f"http://{host}:{house.port}"))
        db.engine.dispose()
        os.execv(
            sys.executable, [sys.executable, "-m", "gunicorn", "--config", "gunicorn.conf.py", "--bind", f"{host}:{house.port}", "wsgi:app"]
        )


def _welcome(url: str) -> str:
    person = db.session.scalar(select(Person).where(Person.email_key == "maya@kithline.example"))
    db.session.remove()
    who = f'sign in as {person.email} with "{DEMO_PASSWORD}"' if person else "`flask sign-in-link EMAIL` prints a way in"
    return f"\n  Kithline is at {url}  ·  {who}\n"
