"""The models and the migrations tell the same story, forwards and backwards."""

import re

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import CheckConstraint, inspect, text

from app.commands.migrate import MIGRATIONS, alembic_config
from app.core.database import Model
from app.domain.ideas.operations import back
from tests.domain.line import an_idea
from tests.world import build_world


def test_there_is_one_head():
    assert len(ScriptDirectory.from_config(alembic_config()).get_heads()) == 1


@pytest.mark.parametrize("path", sorted((MIGRATIONS / "versions").glob("*.py")), ids=lambda path: path.stem)
def test_a_migration_is_dated_and_says_what_it_does(path):
    assert re.fullmatch(r"\d{12}_[a-z][a-z0-9_]+\.py", path.name)


def test_models_equal_migrations(other_database):
    with other_database.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, Model.metadata) == []


def test_every_check_of_the_models_is_in_the_database(other_database):
    database = inspect(other_database.engine)
    for table in Model.metadata.sorted_tables:
        wanted = {c.name for c in table.constraints if isinstance(c, CheckConstraint)}
        assert wanted == {c["name"] for c in database.get_check_constraints(table.name)}, table.name


def test_migrations_go_down_and_up_again(other_database):
    command.downgrade(alembic_config(), "base")
    assert set(inspect(other_database.engine).get_table_names()) <= {"alembic_version"}
    command.upgrade(alembic_config(), "head")
    with other_database.engine.connect() as connection:
        assert connection.scalar(text("select count(*) from events")) == 0


def test_a_house_with_people_in_it_is_brought_up_to_date(other_database):
    world = build_world()
    with other_database.transaction():
        back(an_idea(world.gardeners, world.ada), by=world.grace, way="use")
    other_database.session.remove()
    command.downgrade(alembic_config(), "202611270730")
    command.upgrade(alembic_config(), "head")
    with other_database.engine.connect() as connection:
        assert [connection.scalar(text(f"select count(*) from {table}")) for table in ("ideas", "backings", "memberships")] == [1, 1, 5]
