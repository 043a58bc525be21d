"""`flask migrate`, `flask downgrade`, `flask make-migration`: Alembic, told where the house is."""

from pathlib import Path

import click
from alembic import command
from alembic.config import Config
from flask import Flask

from app.core.clock import now

MIGRATIONS = Path(__file__).parents[2] / "migrations"


def alembic_config() -> Config:
    """Alembic's settings; the engine is the house's own."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.set_main_option("file_template", "%%(rev)s_%%(slug)s")
    config.set_main_option("path_separator", "os")
    return config


def register(app: Flask) -> None:
    """Add the migration commands."""

    @app.cli.command("migrate")
    def migrate():
        """Bring the database to the present schema."""
        command.upgrade(alembic_config(), "head")

    @app.cli.command("downgrade")
    @click.argument("revision")
    def downgrade(revision):
        """Take the database back to REVISION (`base` for empty)."""
        command.downgrade(alembic_config(), revision)

    @app.cli.command("make-migration")
    @click.argument("message")
    def make_migration(message):
        """Write a migration named by MESSAGE from what the models have and the database has not."""
        command.revision(alembic_config(), message, autogenerate=True, rev_id=f"{now():%Y%m%d%H%M}")
