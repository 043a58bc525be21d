"""`flask serve`: the house on one port, sockets and listeners included."""

import click
from flask import Flask, current_app
from gunicorn.app.base import Application
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
        # The worker is a fork of this process, and must not share a connection with it.
        db.engine.dispose()
        Server(current_app._get_current_object(), f"{host}:{house.port}").run()


class Server(Application):
    """Gunicorn around an app that is there already: nothing has to be read in a second time."""

    def __init__(self, app: Flask, bind: str):
        self.app, self.bind = app, bind
        super().__init__()

    def load_config(self):
        """The settings of `gunicorn.conf.py`, and where to listen."""
        self.load_config_from_file("gunicorn.conf.py")
        self.cfg.set("bind", self.bind)

    def load(self):
        """What is served."""
        return self.app


def _welcome(url: str) -> str:
    person = db.session.scalar(select(Person).where(Person.email_key == "maya@kithline.example"))
    db.session.remove()
    who = f'sign in as {person.email} with "{DEMO_PASSWORD}"' if person else "`flask sign-in-link EMAIL` prints a way in"
    return f"\n  Kithline is at {url}  ·  {who}\n"
