"""The table of permissions, cell by cell: at the operation, on the page, and wherever else a thing might show."""

from contextlib import contextmanager

import pytest
from sqlalchemy import select

from app.core.clock import now
from app.core.database import db
from app.domain.gatherings.models import Attendance
from app.domain.gatherings.operations import invite_to
from app.domain.gatherings.queries import dates_of
from app.domain.groups.models import Group
from app.domain.people.models import Person
from app.domain.projects.operations import add_files, start
from app.edge.limits import limiter
from app.subscribers.ranking.queries import feed_for, listed
from app.subscribers.search.queries import search_for
from tests.features.test_files import posted, sent
from tests.permissions.actions import ACTIONS, by_operation, by_page
from tests.permissions.stage import WORD, stage
from tests.permissions.table import ROLES, VISIBILITIES, cells
from tests.pictures import PDF

READING = "read a post"


@contextmanager
def undone():
    """Nothing that happens in the block stays."""
    db.session.commit()
    savepoint = db.session.get_bind().begin_nested()
    try:
        yield
    finally:
        db.session.rollback()
        savepoint.rollback()
        db.session.expire_all()
        limiter.reset()


@pytest.fixture(params=VISIBILITIES)
def place(request, world, settle):
    """A group of one kind with its cast."""
    found = stage(world, request.param)
    found.visibility = request.param
    settle()
    return found


def people(place) -> dict[str, Person | None]:
    known = {person.id: person for person in db.session.scalars(select(Person).where(Person.id.in_(place.people.values())))}
    return {role: known.get(place.people.get(role)) for role in ROLES}


def wrong(place, told: dict) -> tuple[int, list[str]]:
    """How many cells of this kind of group were looked at, and those in which something else happened than the table says."""
    mine = [cell for cell in cells() if cell.visibility == place.visibility and (cell.action, cell.role) in told]
    return len(mine), [
        f"{c.action}, {c.role}, {c.visibility}: {told[c.action, c.role]}" for c in mine if told[c.action, c.role] != c.expected
    ]


def test_the_table_knows_every_action():
    assert {cell.action for cell in cells()} == set(ACTIONS)


def test_at_the_operation(place, record_property):
    told = {}
    for action in ACTIONS:
        for role in ROLES:
            with undone():
                person = db.session.get(Person, place.people.get(role, 0))
                sign = by_operation(action, place, person)
                told[action, role] = "s" if person is None and sign in "-x" else sign
    looked, differing = wrong(place, told)
    record_property("cells", looked)
    assert differing == []


def test_on_the_page(place, as_, stranger, record_property):
    browsers, told = {role: as_(person) if person else stranger for role, person in people(place).items()}, {}
    for action in ACTIONS:
        for role in ROLES:
            with undone():
                told[action, role] = by_page(action, place, browsers[role])
    looked, differing = wrong(place, told)
    record_property("cells", looked)
    assert differing == []


@pytest.fixture
def file(place, as_) -> str:
    """Where a file of the author's lies that hangs on a post of the group."""
    browser = as_(people(place)["author"])
    [key] = sent(browser, ("minutes.pdf", PDF))
    posted(browser, db.session.get(Group, place.group), [key])
    return f"/files/{key}"


@pytest.fixture
def project_file(place, as_) -> str:
    """Where a file of the author's lies that hangs on a project of the group."""
    author = people(place)["author"]
    project = start(db.session.get(Group, place.group), by=author, title="The shelf", goal="Room for all")
    [key] = sent(as_(author), ("plan.pdf", PDF))
    add_files(project, by=author, keys=[key], described={})
    return f"/files/{key}"


@pytest.fixture
def date(place) -> int:
    """A date of the group to which everybody once said yes, whoever they are now."""
    group, author = db.session.get(Group, place.group), people(place)["author"]
    date = invite_to(group, by=author, title="A walk", place="The yard", starts=f"{now().year + 1}-05-01T06:30", zone="UTC")
    coming = [Attendance(gathering_id=date.id, person_id=id, answer="yes", since=now()) for id in place.people.values()]
    db.session.add_all(coming)
    db.session.flush()
    return date.id


@pytest.fixture
def doors(place, file, project_file, date, as_, stranger, socket):
    """Other places in which what is said in the group might show: a name for each, and whether a person finds it there."""

    def watches(person, stream: str) -> bool:
        return bool(person) and socket(person).emit("watch", {"stream": stream}, callback=True)["ok"]

    def finds(person, path: str) -> bool:
        return f"/t/{place.post}" in (as_(person) if person else stranger).get(path).text

    return {
        "file": lambda person: (as_(person) if person else stranger).get(file).status_code == 200,
        "file of a project": lambda person: (as_(person) if person else stranger).get(project_file).status_code == 200,
        "calendar": lambda person: bool(person) and date in {gathering.id for gathering, _ in dates_of(person)},
        "search": lambda person: any(hit.id == place.post for hit in search_for(WORD, seen_by=person).hits),
        "palette": lambda person: finds(person, f"/palette?q={WORD}"),
        "similar titles": lambda person: finds(person, f"/similar?title={WORD}"),
        "newest of all": lambda person: any(card.id == place.post for card in listed("newest", person, size=50).rows),
        "Home, newest": lambda person: any(card.id == place.post for card in feed_for(person).rows),
        "Home, relevant": lambda person: any(card.id == place.post for card in feed_for(person, order="relevant").rows),
        "socket of the thread": lambda person: watches(person, f"thread:{place.post}"),
        "socket of the group": lambda person: watches(person, f"group:{place.group}"),
    }


def test_at_every_other_door(place, doors, record_property):
    looked, differing = 0, {}
    for door, opens in doors.items():
        with undone():
            told = {(READING, role): "+" if opens(one) else "s" if one is None else "-" for role, one in people(place).items()}
        if door.startswith("Home"):
            # Home holds one's own groups; who only may read an open one finds nothing there.
            told = {key: sign for key, sign in told.items() if key[1] not in ("outsider", "publisher")}
        number, differing[door] = wrong(place, told)
        looked += number
    record_property("cells", looked)
    assert {door: found for door, found in differing.items() if found} == {}
