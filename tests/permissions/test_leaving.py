"""Whoever leaves or is taken out loses at once what they still have open: page, socket, draft, waiting post, file."""

from datetime import timedelta
from time import monotonic

import pytest
from sqlalchemy import select

from app.core.clock import now, travel
from app.core.database import db
from app.domain.discussions.models import Thread
from app.domain.drafts.operations import keep_draft, post_due, schedule
from app.domain.groups.operations import approve, join, leave, remove_member
from app.domain.groups.queries import membership_of
from app.domain.people.founding import house
from app.domain.posts.operations import write_post
from tests.features.test_files import posted, sent
from tests.pictures import PDF

WITHIN = 5


@pytest.fixture(params=[leave, remove_member], ids=["leaving", "taken out"])
def goes(request, world, settle):
    """`goes()`: Ada leaves the council, or is taken out of it, and everybody hears of it; returns the seconds until then."""

    def go() -> float:
        began = monotonic()
        if request.param is leave:
            leave(world.council, by=world.ada)
        else:
            remove_member(membership_of(world.ada, world.council), by=world.grace)
        settle()
        return monotonic() - began

    approve(join(world.council, by=world.ada), by=world.grace)
    return go


def test_what_is_open_is_refused_within_five_seconds(world, as_, socket, settle, goes):
    post = write_post(world.council, by=world.grace, title="Votes", body="Among us")
    browser, client = as_(world.ada), socket(world.ada)
    assert client.emit("watch", {"stream": f"thread:{post.id}"}, callback=True)["ok"]
    [key] = sent(as_(world.grace), ("plan.pdf", PDF))
    posted(as_(world.grace), world.council, [key])
    assert [browser.get(path).status_code for path in (f"/t/{post.id}", f"/files/{key}")] == [200, 200]
    client.heard()
    assert goes() < WITHIN
    assert [browser.get(path).status_code for path in (f"/t/{post.id}", f"/files/{key}", "/g/council/files")] == [404, 404, 404]
    assert browser.post(f"/t/{post.id}/comments", data={"body": "Still here"}).status_code == 404
    write_post(world.council, by=world.grace, body="Without her")
    settle()
    assert [bell for name, bell in client.heard() if name == "stale" and bell["stream"] != f"person:{world.ada.id}"] == []
    assert not client.emit("watch", {"stream": f"thread:{post.id}"}, callback=True)["ok"]


def test_a_draft_stays_ones_own_and_is_posted_nowhere(world, as_, goes):
    keep_draft("post:abcdef123", by=world.ada, words={"group": str(world.council.id), "body": "My own words"})
    goes()
    browser = as_(world.ada)
    assert "My own words" in browser.get("/drafts").text
    form = {"group": world.council.id, "body": "My own words", "draft_place": "post:abcdef123"}
    answer = browser.post("/posts", data=form)
    assert answer.status_code in (403, 404)
    assert "My own words" in browser.get("/drafts").text


def test_a_waiting_post_is_not_posted(world, goes):
    schedule(world.council, by=world.ada, place="post:abcdef123", words={"body": "Tomorrow, then"}, at=now() + timedelta(days=1))
    goes()
    with travel(now() + timedelta(days=2)):
        post_due(by=house())
    assert list(db.session.scalars(select(Thread.title).where(Thread.group_id == world.council.id))) == []
