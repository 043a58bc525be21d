from datetime import timedelta

import pytest

from app.core.clock import now, travel
from app.domain.discussions.operations import comment_on
from app.domain.people.operations import keep_quiet, pause
from app.subscribers.notifications.queries import unread_count


@pytest.fixture
def always(world):
    """Ada wants quiet from an hour ago until an hour from now, on the clock of Greenwich."""
    minute = now().hour * 60 + now().minute
    return keep_quiet(world.ada, by=world.ada, zone="UTC", quiet_from=(minute - 60) % 1440, quiet_to=(minute + 60) % 1440)


def bells(watcher) -> list[str]:
    return [message["stream"] for name, message in watcher.heard() if name == "stale" and message["kind"] == "inbox"]


def test_in_quiet_hours_nothing_rings_and_the_inbox_waits(world, as_, settle, socket, always):
    ada, grace = socket(world.ada), socket(world.grace)
    first = comment_on(world.welcome.thread, by=world.grace, body="Beans.")
    comment_on(world.welcome.thread, by=world.ada, body="Peas.", parent=first)
    settle()
    assert bells(ada) == []
    assert bells(grace) == [f"person:{world.grace.id}"]
    assert (unread_count(world.ada), unread_count(world.grace)) == (0, 1)
    page = as_(world.ada).get("/inbox").text
    assert ("wrote under your post" in page, "Quiet until" in page) == (True, True)
    assert as_(world.ada).get("/inbox/count").json == {"unread": 0}


def test_when_it_is_over_the_number_is_there(world, settle, always):
    comment_on(world.welcome.thread, by=world.grace, body="Beans.")
    settle()
    with travel(now() + timedelta(hours=2)):
        assert unread_count(world.ada) == 1


def test_what_came_before_is_still_counted(world, settle):
    with travel(now() - timedelta(minutes=5)):
        comment_on(world.welcome.thread, by=world.grace, body="Beans.")
    settle()
    pause(world.ada, by=world.ada, hours=1)
    assert unread_count(world.ada) == 1
    comment_on(world.welcome.thread, by=world.grace, body="And peas.")
    settle()
    assert unread_count(world.ada) == 0


def test_one_sets_quiet_hours_and_sees_them_again(world, as_):
    browser = as_(world.ada)
    browser.post("/settings/quiet", data={"quiet_from": "22:00", "quiet_to": "06:30", "zone": "Europe/Berlin"})
    page = browser.get("/settings").text
    assert [words for words in ('value="22:00"', 'value="06:30"', 'value="Europe/Berlin"') if words not in page] == []
    browser.post("/settings/quiet", data={"quiet_from": "", "quiet_to": "", "zone": ""})
    assert world.ada.quiet_from is None


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        ({"quiet_from": "25:00", "quiet_to": "06:00"}, "A time like 22:30"),
        ({"quiet_from": "22:00", "quiet_to": ""}, "a beginning and an end"),
        ({"quiet_from": "22:00", "quiet_to": "06:00", "zone": "Mars/Base"}, "No clock of that name"),
    ],
)
def test_what_makes_no_sense_is_shown_again_with_what_was_typed(world, as_, sent, words):
    answer = as_(world.ada).post("/settings/quiet", data=sent)
    assert (answer.status_code, words in answer.text) == (422, True)
    assert f'value="{sent["quiet_from"]}"' in answer.text


def test_a_pause_is_begun_and_ended(world, as_):
    browser = as_(world.ada)
    browser.post("/settings/pause", data={"hours": "24"})
    assert "Paused until" in browser.get("/settings").text
    browser.post("/settings/pause/delete")
    assert "Paused until" not in browser.get("/settings").text
    assert browser.post("/settings/pause", data={"hours": "99999"}).status_code == 422
