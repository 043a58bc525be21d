"""The cast every test knows: three people, a guest, somebody who publishes; three groups; a welcome post.

ada    staff; founded Gardeners and Attic
grace  staff; moderator of Gardeners, founded Council
mallory staff; belongs to nothing
olga   a guest from outside, invited into Gardeners
pat    staff; lets announcements out, belongs to nothing
house  the house itself

Gardeners is open and free to join, Council closed and on request, Attic secret and by invitation.
"""

from datetime import timedelta

from app.core.clock import now, travel
from app.core.database import db
from app.domain.groups.operations import change_role, found, invite, join
from app.domain.people.founding import house
from app.domain.people.operations import appoint, open_account
from app.domain.posts.operations import write_post

PASSWORD = "an honest password"


class World:
    """The cast by name: `world.ada` is the row as the current session knows it."""

    def __init__(self, cast: dict):
        self._cast = {name: _identity(row) for name, row in cast.items()}

    def __getattr__(self, name: str):
        if name not in self.__dict__.get("_cast", {}):
            raise AttributeError(f"nobody here is called {name}")
        return _row(self._cast[name])

    def also(self, **cast) -> "World":
        """A world with this cast and more: rows, or lists of rows."""
        larger = World(cast)
        larger._cast |= self._cast
        return larger


def _identity(row):
    return [_identity(one) for one in row] if isinstance(row, list) else (type(row), row.id)


def _row(identity):
    return [_row(one) for one in identity] if isinstance(identity, list) else db.session.get(*identity)


def build_world() -> World:
    """Bring the cast into an empty database, a week ago."""
    with travel(now() - timedelta(days=7)), db.transaction():
        cast = _people() | {"house": house()}
        cast |= _groups(**cast)
        cast["welcome"] = write_post(cast["gardeners"], by=cast["ada"], title="Welcome", body="Welcome, everybody. *What shall we grow?*")
        db.session.flush()
        return World(cast)


def _people() -> dict:
    def arrive(name: str, **details):
        return open_account(by=house(), name=name, email=f"{name.split()[0].lower()}@kithline.example", password=PASSWORD, **details)

    people = {
        "ada": arrive("Ada Lovelace", title="Mathematician", department="Research"),
        "grace": arrive("Grace Hopper", title="Rear admiral", department="Systems"),
        "mallory": arrive("Mallory Marsh", department="Sales"),
        "olga": arrive("Olga Guest", kind="guest"),
        "pat": arrive("Pat Press", department="Communications"),
    }
    appoint(people["pat"], by=house(), publishes=True)
    return people


def _groups(*, ada, grace, olga, **_) -> dict:
    gardeners = found(by=ada, name="Gardeners", purpose="Everything that grows", is_public=True)
    council = found(by=grace, name="Council", purpose="What we decide", visibility="closed", joining="request")
    attic = found(by=ada, name="Attic", purpose="What nobody else knows", visibility="secret", joining="invitation")
    change_role(join(gardeners, by=grace), by=ada, role="moderator")
    invite(gardeners, by=ada, person=olga)
    join(gardeners, by=olga)
    return {"gardeners": gardeners, "council": council, "attic": attic}
