from sqlalchemy import func, select

from app.core.database import db
from app.domain.groups.models import Group
from app.domain.people.models import Submission

GROUP = {"name": "Birds", "purpose": "Those that sing", "visibility": "open", "joining": "free", "once": "a key"}


def birds() -> int:
    return db.session.scalar(select(func.count()).select_from(Group).where(Group.name == "Birds"))


def test_a_form_sent_twice_is_done_once_and_leads_to_the_same_place(world, as_):
    browser = as_(world.ada)
    first, second = (browser.post("/groups", data=GROUP) for _ in range(2))
    assert (first.status_code, second.status_code, birds()) == (303, 303, 1)
    assert first.headers["Location"] == second.headers["Location"]


def test_a_key_is_a_person_s_own(world, as_):
    for person in (world.ada, world.grace):
        assert as_(person).post("/groups", data=GROUP).status_code == 303
    assert birds() == 2


def test_a_form_that_was_refused_may_be_sent_again(world, as_):
    browser = as_(world.ada)
    assert browser.post("/groups", data=GROUP | {"name": ""}).status_code == 422
    assert db.session.scalar(select(func.count()).select_from(Submission)) == 0
    assert browser.post("/groups", data=GROUP).status_code == 303
    assert birds() == 1
