"""Drafts on every device, and posts that wait for their moment."""

import re
from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select

from app.core.clock import now, travel
from app.core.database import db
from app.core.errors import Forbidden, Invalid
from app.domain.discussions.models import Thread
from app.domain.drafts.models import Draft
from app.domain.drafts.operations import keep_draft, post_due, schedule
from app.domain.groups.operations import invite, join, leave
from app.domain.people.founding import house
from app.domain.posts.models import Post
from app.domain.posts.operations import end_due_posts, keep_until
from app.subscribers.notifications.queries import inbox_of

PLACE = "post:abcdef123"
TOMORROW = timedelta(days=1)


def drafts() -> list[Draft]:
    return list(db.session.scalars(select(Draft).order_by(Draft.id)))


def titles() -> set[str]:
    return set(db.session.scalars(select(Thread.title)))


@pytest.fixture
def form(world) -> dict:
    return {"draft_place": PLACE, "group": world.gardeners.id, "title": "Beans", "body": "They climb."}


@pytest.fixture
def waiting(world):
    """A post of Grace's to the council, due tomorrow."""
    words = {"title": "Votes", "body": "We vote today."}
    return schedule(world.council, by=world.grace, place=PLACE, words=words, at=now() + TOMORROW)


def test_what_is_written_is_kept_and_offered_on_another_device(world, as_, form):
    assert as_(world.ada).post("/drafts", data=form | {"quiet": "1"}).status_code == 204
    assert "They climb." in as_(world.ada).get(f"/drafts/words?place={PLACE}").text
    assert "Beans" in as_(world.ada).get("/drafts").text
    page = as_(world.ada).get(f"/posts/new?draft={drafts()[0].id}").text
    assert 'value="Beans"' in page
    assert f'value="{PLACE}"' in page


def test_nobody_else_reads_a_draft(world, as_, form):
    as_(world.ada).post("/drafts", data=form)
    draft = drafts()[0]
    assert "They climb." not in as_(world.grace).get(f"/drafts/words?place={PLACE}").text
    assert "Beans" not in as_(world.grace).get("/drafts").text
    assert as_(world.grace).get(f"/posts/new?draft={draft.id}").status_code == 404
    assert as_(world.grace).post(f"/drafts/{draft.id}/delete").status_code == 404
    assert drafts()


def test_a_draft_is_gone_once_it_is_sent_or_emptied(world, as_, form):
    browser = as_(world.ada)
    browser.post("/drafts", data=form)
    browser.post("/posts", data=form)
    assert drafts() == []
    browser.post("/drafts", data=form)
    browser.post("/drafts", data=form | {"title": " ", "body": ""})
    assert drafts() == []


def test_a_reply_has_a_draft_of_its_own(world, as_):
    browser, place = as_(world.grace), f"comment:{world.welcome.id}:{world.gardeners.id}:0"
    assert f'value="{place}"' in browser.get(f"/t/{world.welcome.id}").text
    browser.post("/drafts", data={"draft_place": place, "body": "Peas, then."})
    assert "Peas, then." in browser.get(f"/t/{world.welcome.id}/comments/new?draft={drafts()[0].id}").text
    browser.post(f"/t/{world.welcome.id}/comments", data={"draft_place": place, "body": "Peas, then."})
    assert drafts() == []


def test_without_script_a_button_keeps_it(world, as_, form):
    assert as_(world.ada).post("/drafts", data=form).location == "/drafts"


def test_x_22_autosave_is_bounded_in_size_number_and_speed(world, as_, form):
    browser = as_(world.ada)
    assert browser.post("/drafts", data=form | {"body": "x" * 5_000_000}).status_code == 413
    assert browser.post("/drafts", data=form | {"body": "x" * 23_000}).status_code == 422
    assert {browser.post("/drafts", data=form).status_code for _ in range(45)} == {303, 429}
    assert len(drafts()) == 1
    for number in range(200):
        keep_draft(f"post:number{number}", by=world.grace, words={"body": "x"})
    with pytest.raises(Invalid):
        keep_draft("post:one-too-many", by=world.grace, words={"body": "x"})


@pytest.mark.parametrize("place", ["", "post", "post:", "x:1", "comment:1:1", "post:" + "a" * 90, "post:<b>x</b>"])
def test_there_are_only_so_many_places(world, as_, place):
    assert as_(world.ada).post("/drafts", data={"draft_place": place, "body": "x"}).status_code == 422


def test_the_draft_of_a_group_one_has_left_is_still_ones_own_but_goes_nowhere(world, as_, form):
    invite(world.council, by=world.grace, person=world.ada)
    join(world.council, by=world.ada)
    as_(world.ada).post("/drafts", data=form | {"group": world.council.id})
    leave(world.council, by=world.ada)
    assert "in a group you no longer belong to" in as_(world.ada).get("/drafts").text
    page = as_(world.ada).get(f"/posts/new?draft={drafts()[0].id}")
    assert (page.status_code, "They climb." in page.text) == (200, True)
    answer = as_(world.ada).post("/posts", data=form | {"group": world.council.id})
    assert answer.status_code == 403
    assert titles() == {"Welcome"}


def test_a_post_goes_out_at_its_moment_by_the_writers_clock(world, as_, form):
    at = now() + TOMORROW
    form |= {"post_on": (at + timedelta(hours=9)).strftime("%Y-%m-%dT%H:%M"), "clock": "Asia/Tokyo"}
    assert as_(world.ada).post("/posts", data=form).location == "/drafts"
    assert titles() == {"Welcome"}
    assert abs(drafts()[0].post_at - at) < timedelta(minutes=1)
    assert post_due(by=house()) == 0
    with travel(at + timedelta(minutes=2)):
        assert post_due(by=house()) == 1
        assert post_due(by=house()) == 0
        post = db.session.scalar(select(Post).join(Post.thread).where(Thread.title == "Beans"))
        assert post.thread.created_at == now()
    assert (drafts(), post.thread.author_id) == ([], world.ada.id)


@pytest.mark.parametrize(
    ("wrong", "field"),
    [({"post_on": "yesterday"}, "post_on"), ({"post_on": "2020-01-01T10:00"}, "post_on"), ({"clock": "../../etc/passwd"}, "clock")]
    + [({"clock": "Mars"}, "clock"), ({"post_on": "9999-12-31T23:59"}, "post_on"), ({"body": ""}, "body"), ({"kind": "praise"}, "post_on")],
)
def test_a_moment_that_will_not_do_is_refused_with_the_words_kept(world, as_, form, wrong, field):
    form |= {"post_on": (now() + TOMORROW).strftime("%Y-%m-%dT%H:%M"), "clock": "UTC"} | wrong
    answer = as_(world.ada).post("/posts", data=form)
    assert answer.status_code == 422
    assert f'href="#{field}"' in answer.text
    assert 'value="Beans"' in answer.text
    assert drafts() == []


def test_what_waits_is_known_to_its_author_alone(world, as_, settle, waiting):
    settle()
    assert "Goes out" in as_(world.grace).get("/drafts").text
    invite(world.council, by=world.grace, person=world.mallory)
    join(world.council, by=world.mallory)
    for path in ("/home", "/g/council", "/search?q=votes", "/inbox", "/drafts"):
        assert "Votes" not in as_(world.mallory).get(path).text


def test_what_waits_says_when_by_the_clock_of_whoever_reads(world, as_, waiting):
    assert f"{waiting.post_at:%H:%M} UTC" in as_(world.grace).get("/drafts").text
    world.grace.zone = "Asia/Tokyo"
    page = as_(world.grace).get("/drafts").text
    assert f"{waiting.post_at.astimezone(ZoneInfo('Asia/Tokyo')):%A %-d %B %Y, %H:%M JST}" in page
    assert "UTC" not in page.partition("<main")[2]


def test_what_waits_is_called_back_or_let_go(world, as_, waiting):
    as_(world.grace).post(f"/drafts/{waiting.id}/unschedule")
    assert drafts()[0].post_at is None
    as_(world.grace).post(f"/drafts/{waiting.id}/delete")
    assert drafts() == []


def test_what_waits_changes_only_by_scheduling_it_again(world, waiting):
    with pytest.raises(Invalid):
        keep_draft(PLACE, by=world.grace, words={"body": "Half a sen"})
    schedule(world.council, by=world.grace, place=PLACE, words={"body": "We vote."}, at=now() + TOMORROW)
    assert [draft.words["body"] for draft in drafts()] == ["We vote."]


def test_whoever_may_no_longer_post_there_keeps_it_and_is_told(world, settle, as_):
    join(world.gardeners, by=world.mallory)
    schedule(world.gardeners, by=world.mallory, place=PLACE, words={"body": "Slugs."}, at=now() + TOMORROW)
    leave(world.gardeners, by=world.mallory)
    with travel(now() + 2 * TOMORROW):
        assert post_due(by=house()) == 0
    settle()
    assert [(draft.post_at, bool(draft.problem)) for draft in drafts()] == [(None, True)]
    assert [line.row.kind for line in inbox_of(world.mallory).rows] == ["missed"]
    assert "could not go out" in as_(world.mallory).get("/inbox").text
    assert "Join the group first" in as_(world.mallory).get("/drafts").text
    assert titles() == {"Welcome"}


def test_only_members_schedule_and_only_the_house_posts_what_is_due(world, waiting):
    with pytest.raises(Forbidden):
        schedule(world.council, by=world.ada, place=PLACE, words={"body": "x"}, at=now() + TOMORROW)
    with pytest.raises(Forbidden):
        post_due(by=world.grace)


def test_a_post_has_its_time_and_then_is_read_by_its_link_alone(world, as_, settle, form):
    until = (now() + TOMORROW).strftime("%Y-%m-%dT%H:%M")
    path = as_(world.ada).post("/posts", data=form | {"until": until, "clock": "UTC"}).location
    settle()
    assert "Beans" in as_(world.grace).get("/search?q=beans").text
    with travel(now() + 2 * TOMORROW):
        assert end_due_posts(by=house()) == 1
        assert end_due_posts(by=house()) == 0
    settle()
    for place in ("/home", "/home?order=relevant", "/g/gardeners", "/g/gardeners?order=relevant", "/explore?show=all"):
        assert "Beans" not in as_(world.grace).get(place).text, place
    assert "They climb" not in as_(world.grace).get("/search?q=climb").text
    page = as_(world.grace).get(path)
    assert (page.status_code, "This was up until" in page.text) == (200, True)


def test_a_time_gone_by_is_refused_and_a_later_one_brings_it_back(world, as_, settle, form):
    answer = as_(world.ada).post("/posts", data=form | {"until": "2020-01-01T10:00"})
    assert (answer.status_code, 'value="Beans"' in answer.text, titles()) == (422, True, {"Welcome"})
    keep_until(world.welcome, by=world.ada, until=now() + TOMORROW)
    with travel(now() + 2 * TOMORROW):
        end_due_posts(by=house())
        keep_until(world.welcome, by=world.ada, until=None)
    settle()
    assert "Welcome" in as_(world.grace).get("/g/gardeners").text
    with pytest.raises(Forbidden):
        keep_until(world.welcome, by=world.grace, until=None)


def test_the_form_has_no_name_twice_that_an_event_brings_as_well(world, as_, form):
    page = as_(world.ada).get("/posts/new?kind=event").text
    names = re.findall(r'<(?:input|textarea|select)[^>]*\sname="(\w+)"', page)
    mine = ("draft_place", "clock", "post_on", "until")
    assert [names.count(name) for name in (*mine, "place", "zone")] == [1] * 6
