"""Alembic's way in: the house's engine, the house's models, in one transaction."""

from alembic import context

from app.core.database import Model, db

with db.engine.connect() as connection:
    context.configure(
        connection=connection,
        target_metadata=Model.metadata,
        render_as_batch=True,
        compare_type=True,
        transaction_per_migration=True,
        user_module_prefix="types.",
    )
    with context.begin_transaction():
        context.run_migrations()
    connection.commit()
