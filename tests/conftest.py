"""What every test may ask for. A test that touches the database runs on SQLite and on PostgreSQL, each in one
transaction that is thrown away at its end."""

import gc
import os
import random
import shutil
from collections import Counter
from contextlib import contextmanager
from datetime import timedelta
from itertools import count

import pytest
from alembic import command
from argon2 import PasswordHasher
from hypothesis import settings
from sqlalchemy import create_engine, event, text, update
from sqlalchemy.engine import URL, make_url

from app import SUBSCRIBERS, create_app
from app.commands.migrate import alembic_config
from app.config import Config
from app.core import database as ground
from app.core.database import db
from app.core.events import EventRecord
from app.core.outbox import deliver
from app.core.sockets import socketio
from app.domain.people import passwords
from app.domain.people.doorkeeping import open_sign_in
from app.edge.limits import limiter
from app.subscribers.ranking import house, offers
from app.subscribers.ranking.night import pass_night
from app.subscribers.search.index import index
from tests.browser import Browser, Socket, apart
from tests.listening import loud
from tests.order import DATABASES, in_order
from tests.postgres import Postgres
from tests.scenes import joined, scene_of, stage
from tests.world import World, build_world

# Those who share the work find the seed here, and so the same order.
SEED = int(os.environ.setdefault("KITHLINE_TEST_SEED", str(random.randrange(10**6))))
_numbers = count(1)
COUNTED = {
    "cells": "permission table: {:,} cells hold",
    "moves": "state machines: {:,} cells hold",
    "walks": "state machines: {:,} random walks kept their promises",
    "figures": "ranking: {:,} figures, none out of its bounds",
}

# The right parameters make a password slow to guess, and a suite slow to run.
passwords._hasher = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
passwords._NOBODY = passwords._hasher.hash("nobody has this password")

# A question that asks for no order is answered in any by PostgreSQL; SQLite would keep to the one that is expected.
ground.PRAGMAS += ("reverse_unordered_selects=ON",)

# The same examples every time: a failure is there again at the next run. None is written beside the tests.
settings.register_profile("house", deadline=None, derandomize=True, database=None)
settings.load_profile("house")


def pytest_report_header():
    return f"order: KITHLINE_TEST_SEED={SEED}"


def pytest_terminal_summary(terminalreporter):
    """How much the tests that count something have counted."""
    counted, trees = Counter(), []
    for report in terminalreporter.stats.get("passed", ()):
        trees += [value for name, value in report.user_properties if name == "tree"]
        counted.update(dict(report.user_properties))
    if trees:
        terminalreporter.write_line(f"family trees of 500 things: {min(trees)} to {max(trees)} ms of processor")
    for noun, words in COUNTED.items():
        if counted[noun]:
            terminalreporter.write_line(words.format(counted[noun]))


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items):
    """What `in_order` says."""
    items[:] = in_order(items, SEED)


def pytest_collection_finish():
    """What thousands of tests have in common is not looked through again each time memory is cleared."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)


@pytest.fixture(scope="session")
def postgres_url():
    """A PostgreSQL in which databases may be made: TEST_PG_URL, or one of our own."""
    if given := os.environ.get("TEST_PG_URL"):
        yield given
        return
    server = Postgres()
    yield server.url()
    server.stop()


@pytest.fixture(scope="session")
def empty_database(request, tmp_path_factory):
    """`empty_database(kind)`: the URL of a new and empty database of that kind; on PostgreSQL it may be as another is, `model`."""

    def make(kind: str, model: str = "template1") -> str:
        name = f"kithline_{os.getpid()}_{next(_numbers)}"
        if kind == "sqlite":
            return f"sqlite:///{tmp_path_factory.mktemp(name) / 'kithline.db'}"
        server = make_url(request.getfixturevalue("postgres_url"))
        engine = create_engine(server, isolation_level="AUTOCOMMIT")
        with engine.connect() as connection:
            connection.execute(text(f"CREATE DATABASE {name} TEMPLATE {model} STRATEGY FILE_COPY"))
        engine.dispose()
        return server.set(database=name).render_as_string(hide_password=False)

    return make


@pytest.fixture(scope="session")
def migrated_database(empty_database):
    """`migrated_database(kind)`: the URL of a new database of the present schema. Each kind is brought there once, then copied."""
    models = {}

    def migrate(kind: str) -> URL:
        engine, db.engine = db.engine, None
        db.connect(empty_database(kind))
        command.upgrade(alembic_config(), "head")
        model = db.engine.url
        db.engine.dispose()
        db.engine = engine
        db.session.configure(bind=engine)
        return model

    def make(kind: str) -> str:
        model = models[kind] = models.get(kind) or migrate(kind)
        if kind == "postgresql":
            return empty_database(kind, model=model.database)
        copy = empty_database(kind)
        shutil.copyfile(model.database, make_url(copy).database)
        return copy

    return make


@pytest.fixture(scope="session")
def built(tmp_path_factory):
    """The app, built once. Which database it works on is for `database` to say."""
    app = create_app(Config(data=tmp_path_factory.mktemp("data"), database_url="sqlite://", testing=True, search_in_memory=True))
    app.test_client_class = Browser
    return app


@pytest.fixture(scope="session", params=DATABASES)
def database(request, built, migrated_database) -> World:
    """The world in one kind of database, brought there once, and heard of by every listener."""
    db.connect(migrated_database(request.param))
    index.connect(None)
    world = build_world()
    with loud("app.core.outbox"):
        deliver(SUBSCRIBERS)
    world.indexed = dict(index._storage.files)
    db.session.remove()
    yield world
    stage.clear()
    db.session.remove()
    db.engine.dispose()


@pytest.fixture
def app(request, built, database, monkeypatch):
    """The app, inside a transaction that ends with the test, or within a scene."""
    with stage.set_for(scene_of(request)):
        monkeypatch.setattr(db, "lean", joined)
        limiter.reset()
        offers._noted.clear()
        # What is put before somebody counts at once, except where a test is about waiting for it.
        monkeypatch.setattr(offers, "PATIENCE", timedelta(0))
        house.forget()
        index.connect(None)
        index._storage.files.update(database.indexed)
        yield built


@pytest.fixture
def world(app, database) -> World:
    """The cast: `world.ada`, `world.gardeners`, `world.welcome`…"""
    return database


@pytest.fixture
def other_database(database, migrated_database):
    """`db` over a second, empty and migrated database, where transactions are real. Nothing of the world is here."""
    if stage.scene:
        stage.clear()  # PostgreSQL delivers no event while an earlier transaction is open anywhere.
    engine, db.engine = db.engine, None
    db.connect(migrated_database(engine.dialect.name))
    yield db
    db.session.remove()
    db.engine.dispose()
    db.engine = engine
    db.session.configure(bind=engine)


@pytest.fixture
def stranger(app) -> Browser:
    """A browser nobody has signed in with."""
    return app.test_client()


@pytest.fixture
def as_(app):
    """`as_(person)`: a browser in which `person` is signed in."""

    def sign_in(person) -> Browser:
        browser = app.test_client()
        browser.set_cookie("kithline", open_sign_in(person, browser="test"))
        return browser

    return sign_in


@pytest.fixture
def settle(app):
    """`settle()`: every listener catches up with what has happened so far. One that stumbles fails the test."""

    def catch_up() -> int:
        with apart(), loud("app.core.outbox"):
            # Within a test nothing is ever committed, so PostgreSQL would hold every event back as still open.
            db.session.execute(update(EventRecord).values(transaction_id=0))
            db.session.commit()
            handled = deliver(SUBSCRIBERS)
            app.extensions["postman"].between()
            # On a busy machine the index seems slow to open, and would be asked as it was for up to a second.
            index.forget()
            return handled

    return catch_up


@pytest.fixture
def nightfall(app):
    """`nightfall()`: a night passes, and what ranking makes of people and of the house is worked out."""

    def pass_it():
        with apart():
            return pass_night()

    return pass_it


@pytest.fixture
def socket(app, as_):
    """`socket(person)`: a Socket.IO client in which `person` is signed in."""
    clients = []

    def connect(person):
        with apart(as_(person)) as browser:
            clients.append(Socket(app, socketio, flask_test_client=browser))
        return clients[-1]

    yield connect
    for client in clients:
        if client.is_connected():
            with apart():
                client.disconnect()


@pytest.fixture
def queries(app):
    """`with queries() as seen:` fills `seen` with the SQL that ran inside, savepoints left out."""

    @contextmanager
    def listening():
        seen = []

        def note(connection, cursor, statement, *_):
            if not statement.startswith(("SAVEPOINT", "RELEASE", "ROLLBACK")):
                seen.append(statement)

        event.listen(db.engine, "before_cursor_execute", note)
        try:
            yield seen
        finally:
            event.remove(db.engine, "before_cursor_execute", note)

    return listening
