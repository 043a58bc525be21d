"""Alembic's way in: the house's engine, the house's models, in one transaction."""

from alembic import context

from app.core.database import Model, UTCDateTime, db


def plainly(kind, item, _):
    """Migrations stand without the app: our own column type is written as the one beneath it."""
    return "sa.DateTime(timezone=True)" if kind == "type" and isinstance(item, UTCDateTime) else False


with db.engine.connect() as connection:
    # To change a table SQLite makes it anew and drops the old one: with the rows that hang on it, or not at all while there are any.
    sqlite = connection.connection.driver_connection if connection.dialect.name == "sqlite" else None
    if sqlite:
        sqlite.execute("PRAGMA foreign_keys=OFF")
    context.configure(
        connection=connection,
        target_metadata=Model.metadata,
        render_as_batch=True,
        compare_type=True,
        transaction_per_migration=True,
        render_item=plainly,
    )
    with context.begin_transaction():
        context.run_migrations()
    connection.commit()
    if sqlite:
        sqlite.execute("PRAGMA foreign_keys=ON")
        if lost := sqlite.execute("PRAGMA foreign_key_check").fetchall():
            raise RuntimeError(f"rows that hang on nothing after the migration: {lost[:5]}")
