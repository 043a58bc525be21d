import re

import pytest

from app.core.database import db
from app.domain.discussions.models import REACTIONS, Reaction
from app.domain.discussions.operations import comment_on, react
from app.domain.groups.operations import found, join
from app.domain.posts.operations import write_post
from app.domain.shares.operations import share


@pytest.fixture
def base(world) -> str:
    return f"/t/{world.welcome.id}"


def given() -> list[tuple]:
    return [(row.person.handle, row.kind, row.comment_id) for row in db.session.query(Reaction).order_by(Reaction.id)]


def pressed(page: str) -> list[str]:
    return re.findall(r'value="(\w+)" title="\w+" formaction="[^"]*/delete" aria-pressed="true"', page)


@pytest.mark.parametrize("kind", REACTIONS)
def test_each_of_the_six_signs_is_given_and_shown_as_ones_own(world, as_, base, kind):
    browser = as_(world.grace)
    assert browser.post(f"{base}/reactions", data={"kind": kind}).location == f"{base}-welcome"
    assert pressed(browser.get(base).text) == [kind]
    assert pressed(as_(world.ada).get(base).text) == []


def test_another_sign_replaces_the_first(world, as_, base):
    browser = as_(world.grace)
    for kind in ("like", "like", "love"):
        browser.post(f"{base}/reactions", data={"kind": kind})
    assert given() == [("grace-hopper", "love", None)]
    assert world.welcome.thread.reaction_count == 1


def test_a_sign_is_taken_back_and_twice_is_once(world, as_, base):
    browser = as_(world.grace)
    browser.post(f"{base}/reactions", data={"kind": "like"})
    for _ in range(2):
        assert browser.post(f"{base}/reactions/delete").status_code == 303
    assert (given(), world.welcome.thread.reaction_count) == ([], 0)


def test_a_reply_has_signs_of_its_own(world, as_, base):
    beans = comment_on(world.welcome.thread, by=world.ada, body="Beans.")
    browser = as_(world.grace)
    assert browser.post(f"/comments/{beans.id}/reactions", data={"kind": "thanks"}).location == f"/comments/{beans.id}"
    assert given() == [("grace-hopper", "thanks", beans.id)]
    assert pressed(browser.get(base).text) == ["thanks"]
    browser.post(f"/comments/{beans.id}/reactions/delete")
    assert given() == []


def test_one_comes_back_to_the_page_from_which_the_sign_was_given(world, as_, base):
    beans = comment_on(world.welcome.thread, by=world.ada, body="Beans.")
    came = {"Referer": f"http://localhost{base}-welcome?after=7"}
    place = as_(world.grace).post(f"/comments/{beans.id}/reactions", data={"kind": "like"}, headers=came).location
    assert place == f"{base}-welcome?after=7#comment_{beans.id}"


@pytest.mark.parametrize(
    "referrer", ["http://evil.example/t/1-welcome", "http://localhost//evil.example", "nonsense", "http://localhost/settings"]
)
def test_nobody_is_led_astray_by_where_they_say_they_came_from(world, as_, base, referrer):
    place = as_(world.grace).post(f"{base}/reactions", data={"kind": "like"}, headers={"Referer": referrer}).location
    assert place == f"{base}-welcome"


@pytest.mark.parametrize("kind", ["", "hate", "LIKE", "like,love"])
def test_there_are_six_signs(world, as_, base, kind):
    answer = as_(world.grace).post(f"{base}/reactions", data={"kind": kind})
    assert answer.status_code == 422
    assert "Choose one of the six." in answer.text
    assert given() == []


def test_whoever_is_outside_sees_signs_and_gives_none(world, as_, base):
    react(world.welcome.thread, by=world.grace, kind="love")
    browser = as_(world.mallory)
    assert "Grace Hopper" in browser.get(f"{base}/reactions").text
    answer = browser.post(f"{base}/reactions", data={"kind": "like"})
    assert answer.status_code == 403
    assert "Join the group first" in answer.text


def test_who_gave_which_sign_is_known_to_those_who_may_read(world, as_):
    votes = write_post(world.council, by=world.grace, body="Behind closed doors")
    react(votes.thread, by=world.grace, kind="love")
    assert "Grace Hopper" in as_(world.grace).get(f"/t/{votes.id}/reactions").text
    for person in (world.ada, world.olga):
        assert as_(person).get(f"/t/{votes.id}/reactions").status_code == 404


def test_members_of_a_room_it_was_brought_to_give_signs_too(world, as_):
    kitchen = found(by=world.mallory, name="Kitchen", purpose="")
    join(kitchen, by=world.grace)
    share(world.welcome.thread, by=world.grace, into=kitchen, note="Look.")
    assert as_(world.mallory).post(f"/t/{world.welcome.id}/reactions", data={"kind": "like"}).status_code == 303
