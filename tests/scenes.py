"""Where tests take place: inside a transaction that is thrown away. And scenes: what many tests find as it was built once.

A scene is a fixture of a module that takes long to build and that many of its tests begin with:

    @scene
    def town(world, settle):
        …
        return world.also(straps=straps)

The first test builds it. Its transaction then stays open, and each test has a savepoint in it, so all find the same. What is
returned outlives the session it was made in, so it holds no rows: a `World` looks them up anew, and `world.also` makes a larger one.
"""

from contextlib import contextmanager
from functools import wraps

import pytest

from app.core.database import db
from app.subscribers.search.index import index

SCENES = []


class Stage:
    """The connection all is done on, and the scene that stands there. `stage` below is the only one there is."""

    def __init__(self):
        self.connection = self._outer = self.scene = None

    @contextmanager
    def set_for(self, scene):
        """For one test, all is done on a connection that never commits. What stands there is `scene`, if it is kept, or else nothing."""
        if self.scene is not scene:
            self.clear()
        if self.connection is None:
            self.connection = db.engine.connect()
            self._outer = self.connection.begin()
        db.session.remove()
        db.session.configure(bind=self.connection, join_transaction_mode="create_savepoint")
        yield
        db.session.remove()
        db.session.configure(bind=db.engine, join_transaction_mode="conditional_savepoint")
        if self.scene is None:
            self.clear()

    def clear(self) -> None:
        """Throw away what stands there."""
        if self.connection is not None:
            self._outer.rollback()
            self.connection.close()
        self.connection = self._outer = self.scene = None


stage = Stage()


@contextmanager
def joined():
    """A lean transaction would be one of its own, and see nothing of what the test has done so far."""
    with db.transaction():
        yield db.driver()


def scene(build):
    """Decorator instead of `@pytest.fixture`: what `build` brings into the database and returns is built once for many tests."""
    kept = {}

    @pytest.fixture
    @wraps(build)
    def fixture(**asked):
        assert not db.session.registry.has(), "a scene stands there first: no other fixture may ask or change anything before it"
        if stage.scene is not fixture:
            kept.update(found=build(**asked), files=None)
            db.session.commit()
            kept["files"] = dict(index._storage.files)
            stage.scene = fixture
        index._storage.files.update(kept["files"])
        undone = stage.connection.begin_nested()
        yield kept["found"]
        db.session.remove()
        undone.rollback()

    SCENES.append(fixture)
    return fixture


def scene_of(test):
    """The scene in which `test` (an item, or the request of one) plays, or None."""
    own = vars(test.module)
    return next((own[name] for name in test.fixturenames if own.get(name) in SCENES), None)
