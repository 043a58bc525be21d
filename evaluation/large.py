"""A large invented house in a real database, and what an interaction and Home cost in it."""

import os
import sys
from contextlib import contextmanager
from contextvars import Context
from datetime import timedelta
from pathlib import Path
from time import perf_counter, thread_time_ns

import numpy as np
from alembic import command
from sqlalchemy import bindparam, event, insert, select, text

from app import create_app
from app.commands.migrate import alembic_config
from app.config import Config
from app.core.clock import now
from app.core.database import db
from app.core.events import record
from app.core.outbox import deliver
from app.core.prepared import Prepared
from app.domain.discussions.events import Reacted
from app.domain.discussions.models import Reaction, Thread
from app.domain.groups.models import Group, Membership
from app.domain.people.doorkeeping import open_sign_in
from app.domain.people.models import Person
from app.domain.posts.models import Post
from app.edge.caller import cookie_name
from app.subscribers.ranking import standing
from app.subscribers.ranking.handlers import RANKING
from app.subscribers.ranking.models import Rank
from app.subscribers.ranking.night import pass_night
from app.subscribers.ranking.online import answer
from app.subscribers.ranking.recompute import recompute
from app.subscribers.ranking.sweep import sweep

PEOPLE, GROUPS, IN = 1_000, 50, 8
INTERACTIONS, PAGES = 1_000, 200
WARM = 50
ROUNDS = range(10, 15)
_VALUES = (Reaction.thread_id, Reaction.person_id, Reaction.kind, Reaction.created_at)
_REACT = Prepared(insert(Reaction.__table__).values({column.name: bindparam(column.name, type_=column.type) for column in _VALUES}))


@contextmanager
def house_of(posts: int, folder: Path, seed: int = 3):
    """An app over a new database in `folder` with `posts` posts of a thousand people in fifty open groups, ranked."""
    config = Config(
        data=folder,
        search_index=folder / "index",
        database_url=os.environ.get("BENCH_DATABASE_URL") or f"sqlite:///{folder / 'k.db'}",
        testing=True,
    )
    app = create_app(config)
    with app.app_context():
        command.upgrade(alembic_config(), "head")
        _fill(posts, np.random.default_rng(seed))
        yield app
        db.session.remove()
        db.engine.dispose()


def _fill(posts: int, dice: np.random.Generator) -> None:
    at = now()
    with db.transaction() as session:
        session.execute(insert(Person), [_person(n, at) for n in range(PEOPLE)])
        people = list(session.scalars(select(Person.id).where(Person.kind == "staff").order_by(Person.id)))
        session.execute(insert(Group), [_group(n, at) for n in range(GROUPS)])
        groups = list(session.scalars(select(Group.id).order_by(Group.id)))
        places = {person: dice.choice(groups, IN, replace=False) for person in people}
        session.execute(insert(Membership), [_place(person, int(group), at) for person, mine in places.items() for group in mine])
    for start in range(0, posts, 10_000):
        with db.transaction() as session:
            _write(session, dice, people, groups, range(start, min(start + 10_000, posts)), posts, at)
    ids = []
    with db.reading():
        ids = list(db.session.scalars(select(Thread.id).order_by(Thread.id)))
        db.session.remove()
    for start in range(0, len(ids), 2_000):
        with db.transaction():
            recompute(ids[start : start + 2_000])
    with db.transaction() as session:
        if db.is_postgresql:
            session.execute(text("ANALYZE"))


def _write(session, dice, people, groups, numbers: range, posts: int, at) -> None:
    size = len(numbers)
    ages = 180 * 24 * 3600 * (1 - np.array(numbers) / posts)
    authors, homes = dice.choice(people, size), dice.choice(groups, size)
    rows = [
        _thread(n, int(a), int(g), at - timedelta(seconds=float(age))) for n, a, g, age in zip(numbers, authors, homes, ages, strict=True)
    ]
    ids = list(session.scalars(insert(Thread).returning(Thread.id, sort_by_parameter_order=True), rows))
    session.execute(
        insert(Post), [{"id": one, "kind": "talk", "body": "Words.", "body_html": "<p>Words.</p>", "firsthand": ""} for one in ids]
    )
    reactions = []
    for one, row, count in zip(ids, rows, dice.poisson(1.0, size), strict=True):
        for person in set(dice.choice(people, count).tolist()):
            reactions.append(
                {"thread_id": one, "person_id": person, "kind": "like", "created_at": row["created_at"] + timedelta(minutes=7)}
            )
    if reactions:
        session.execute(insert(Reaction), reactions)


def _person(n: int, at) -> dict:
    name = f"Person {n}"
    return {
        "name": name, "name_key": name.casefold(), "handle": f"person-{n}", "email": f"p{n}@example.org", "email_key": f"p{n}@example.org",
        "kind": "staff", "created_at": at, "counted": True,
    }  # fmt: skip


def _group(n: int, at) -> dict:
    return {"slug": f"group-{n}", "name": f"Group {n}", "name_key": f"group {n}", "created_at": at, "last_activity_at": at}


def _place(person: int, group: int, at) -> dict:
    return {"person_id": person, "group_id": group, "state": "active", "created_at": at, "looked_at": at}


def _thread(n: int, author: int, group: int, at) -> dict:
    words = {"kind": "post", "title": f"Post {n}", "excerpt": "Words."}
    return words | {"group_id": group, "author_id": author, "created_at": at, "last_activity_at": at}


def interactions() -> dict[str, np.ndarray]:
    """Seconds of `INTERACTIONS` reactions: "whole", answered by ranking and committed; "delivered", the same from the log of events
    on, with the listener's place in it, each right after a session has written it in this thread, which leaves the processor's
    caches cold; of the engine's part of each as it came, "engine"; and of that part at its quickest of three in a row,
    "arithmetic", which other programs slow least.

    Of five rounds the best counts: machines are shared, and what others do on them makes single rounds half as slow again.
    """
    arithmetic = _interactions(9, _react, _answered, again=2)["engine"]
    whole = [_interactions(seed, _react, _answered) for seed in ROUNDS]
    delivered = [_interactions(seed, _react_and_tell, _delivered) for seed in ROUNDS]
    best = {"whole": _best(whole, "whole"), "engine": _best(whole, "engine"), "delivered": _best(delivered, "whole")}
    return best | {"arithmetic": arithmetic}


def _best(rounds: list[dict], part: str) -> np.ndarray:
    return min((one[part] for one in rounds), key=lambda times: np.percentile(times, 99))


def _react(thread: int, person: int) -> None:
    with db.lean() as driver:
        _REACT.run(driver, thread_id=thread, person_id=person, kind="like", created_at=now())


def _answered(thread: int, person: int) -> None:
    with db.lean():
        answer([(thread, person)])


def _react_and_tell(thread: int, person: int) -> None:
    with db.transaction() as session:
        session.execute(insert(Reaction), {"thread_id": thread, "person_id": person, "kind": "like", "created_at": now()})
        record(Reacted(actor_id=person, thread_id=thread, comment_id=None, kind="like"))


def _delivered(_thread: int, _person: int) -> None:
    assert deliver([RANKING]) == 1


def _interactions(seed: int, react, take_up, again: int = 0) -> dict[str, np.ndarray]:
    dice, engine = np.random.default_rng(seed), []
    deliver([RANKING])
    db.checkpoint()
    with db.reading():
        live = list(db.session.scalars(select(Rank.thread_id).order_by(Rank.order_key.desc()).limit(2_000)))
        people = list(db.session.scalars(select(Person.id).where(Person.kind == "staff")))
        taken = set(db.session.execute(select(Reaction.thread_id, Reaction.person_id).where(Reaction.thread_id.in_(live))).all())
        db.session.remove()
    whole, arithmetic = [], standing.columns_of
    pairs = {(int(dice.choice(live)), int(dice.choice(people))) for _ in range(2 * INTERACTIONS)} - {tuple(pair) for pair in taken}

    def timed(*arguments):
        times = []
        for _ in range(1 + again):
            began = thread_time_ns()
            columns = arithmetic(*arguments)
            times.append((thread_time_ns() - began) / 1e9)
        engine.append(min(times))
        return columns

    with _replaced(timed):
        for thread, person in sorted(pairs)[: INTERACTIONS + WARM]:
            react(thread, person)
            began = perf_counter()
            take_up(thread, person)
            whole.append(perf_counter() - began)
    return {"whole": np.array(whole[WARM:]), "engine": np.array(engine[WARM:])}


@contextmanager
def _replaced(timed):
    """Ranking calls `timed` for the arithmetic of a rank within the block."""
    module = sys.modules[answer.__module__]
    plain, module.columns_of = module.columns_of, timed
    try:
        yield
    finally:
        module.columns_of = plain


def swept() -> float:
    """Seconds of one sweep of the newest live posts, reading and writing the database."""
    began = perf_counter()
    sweep()
    return perf_counter() - began


def a_night() -> float:
    """Seconds of a night with everything it reads and writes."""
    return pass_night().seconds


def home(app) -> tuple[np.ndarray, list[str], str]:
    """Seconds of `PAGES` calls of Home by relevance, the statements of one, and the plan of the one that chooses candidates."""
    with db.transaction():
        token = open_sign_in(db.session.scalar(select(Person).where(Person.handle == "person-7")))
    client = app.test_client()
    client.set_cookie(cookie_name(), token)
    # In a context of its own: requests would otherwise share the command's, and what it remembers of the caller.
    return Context().run(_called, client)


def _called(client) -> tuple[np.ndarray, list[str], str]:
    statements = []

    def note(_connection, _cursor, statement, parameters, *_rest):
        statements.append((statement, parameters))

    times = []
    for number in range(PAGES + WARM):
        began = perf_counter()
        assert client.get("/home?order=relevant").status_code == 200
        times.append(perf_counter() - began)
        if number == WARM:
            event.listen(db.engine, "before_cursor_execute", note)
            client.get("/home?order=relevant")
            event.remove(db.engine, "before_cursor_execute", note)
    chosen = next(pair for pair in statements if "order_key" in pair[0])
    return np.array(times[WARM:]), [statement for statement, _ in statements], _plan(*chosen)


def _plan(statement: str, parameters) -> str:
    explain = "EXPLAIN " if db.is_postgresql else "EXPLAIN QUERY PLAN "
    with db.engine.connect() as connection:
        rows = connection.exec_driver_sql(explain + statement, parameters).all()
    return "\n".join(str(row[-1]) for row in rows)
