"""Lists end where their names stop being true, and are read along the index of their key."""

import re
from datetime import timedelta

import pytest
from sqlalchemy import update

from app.core.clock import now
from app.core.database import db
from app.domain.discussions.models import Thread
from app.domain.posts.operations import write_post
from app.subscribers.ranking.lists import LISTS, _standing, listed
from app.subscribers.ranking.models import Rank


@pytest.fixture
def aged(world, settle):
    """Puts a post of so many days on all lists."""

    def make(days: float):
        number = write_post(world.gardeners, by=world.ada, body=f"{days} days old").id
        settle()
        db.session.execute(update(Thread).where(Thread.id == number).values(created_at=now() - timedelta(days=days)))
        db.session.execute(update(Rank).where(Rank.thread_id == number).values(groups_key=1e6, quiet_key=1e6))
        return number

    return make


@pytest.mark.parametrize(("name", "days"), [("quiet", 60), ("groups", 90)])
def test_a_list_ends_after_so_many_days(world, aged, name, days):
    young, old = aged(days - 1), aged(days + 1)
    found = [row.id for row in listed(name, world.grace).rows]
    assert young in found
    assert old not in found


@pytest.mark.parametrize("name", ["rising", "quiet", "groups"])
def test_a_list_of_few_is_read_along_its_index(world, name):
    key = LISTS[name][0]
    statement = _standing(name, world.grace, ()).order_by(key.desc(), Rank.thread_id.desc()).limit(16)
    compiled = statement.compile(db.engine, compile_kwargs={"literal_binds": True})
    connection = db.session.connection()
    if db.is_postgresql:
        # A handful of rows fits on a page: what is asked is whether the index serves, not what is cheapest today.
        connection.exec_driver_sql("SET LOCAL enable_seqscan = off")
        connection.exec_driver_sql("SET LOCAL enable_sort = off")
    explain = "EXPLAIN " if db.is_postgresql else "EXPLAIN QUERY PLAN "
    plan = "\n".join(str(row[-1]) for row in connection.exec_driver_sql(explain + str(compiled)))
    assert re.search(f"ix_ranks_{name}_key_thread_id", plan), plan
    assert "ORDER BY" not in plan, plan
