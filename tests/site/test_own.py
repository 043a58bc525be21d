"""What an outcome's type has of its own, as the world reads it."""

import pytest

from app.core.database import db
from app.domain.announcements.models import Publication
from app.domain.announcements.operations import draft, mark_ready, publish, submit, withdraw_publication
from app.domain.announcements.own import is_outside
from app.domain.outcomes.operations import deliver_outcome, edit_outcome, send_for_credit
from tests.domain.line import RESULT, STORY, a_project

PAGE = "/news/straps-come-home"
EVENT = {"type": "event", "place": "Canteen, long table", "zone": "Europe/Berlin", "starts": "2030-01-07T18:30", "ends": "2030-01-07T20:00"}
SERVICE = {"type": "service", "how_to_use": "Ring **twice**, then ask @ada-lovelace.", "ask_whom": "Ada at the counter"}
LINKS = "https://example.org/straps the drawings\nhttps://wiki.intranet/straps ours\nhttp://10.0.0.7/straps here\nhttps://wiki/x"


def in_review(world, **own):
    outcome = deliver_outcome(a_project(world.gardeners, world.ada), by=world.ada, **{**RESULT, **own})
    send_for_credit(outcome, by=world.ada)
    announcement = draft(outcome, by=world.ada, **STORY)
    submit(announcement, by=world.ada)
    return announcement


def published(world, **own):
    announcement = in_review(world, **own)
    mark_ready(announcement, by=world.pat)
    publish(announcement, by=world.pat)
    return announcement


def test_an_event_says_where_and_when_and_goes_into_a_calendar(world, stranger):
    published(world, **EVENT)
    page = stranger.get(PAGE).text
    told = ("Monday, 7 January 2030, 18:30", "to 20:00", "Canteen, long table", "by the clock of Europe/Berlin", f"{PAGE}/date.ics")
    assert [part for part in told if part not in page] == []
    calendar = stranger.get(f"{PAGE}/date.ics")
    assert (calendar.status_code, calendar.mimetype) == (200, "text/calendar")
    for line in ("SUMMARY:Straps come home", "LOCATION:Canteen\\, long table", "DTSTART;TZID=Europe/Berlin:20300107T183000"):
        assert line in calendar.text


def test_a_service_says_how_to_use_it_and_names_nobody(world, stranger):
    published(world, **SERVICE)
    page = stranger.get(PAGE).text
    assert "Ring <strong>twice</strong>, then ask a colleague." in page
    assert [name for name in ("Ada", "ada-lovelace", "counter") if name in page] == []


def test_a_solution_has_links_that_everybody_can_follow_and_no_others(world, stranger):
    published(world, links=LINKS)
    page = stranger.get(PAGE).text
    assert 'href="https://example.org/straps" rel="nofollow noopener noreferrer">the drawings' in page
    assert [inside for inside in ("intranet", "10.0.0.7", "https://wiki") if inside in page] == []


def test_a_project_says_what_stands_now(world, stranger):
    published(world, type="project", stands_now="Three boxes stand.")
    assert "Three boxes stand." in stranger.get(PAGE).text


def test_what_goes_out_is_what_was_looked_over(world, as_, stranger):
    announcement = in_review(world, **EVENT)
    edit_outcome(announcement.outcome, by=world.ada, **{**RESULT, **EVENT, "place": "The cellar"})
    assert "Canteen, long table" in as_(world.pat).get(f"/n/{announcement.slug}").text
    mark_ready(announcement, by=world.pat)
    publish(announcement, by=world.pat)
    page = stranger.get(PAGE).text
    assert ("Canteen, long table" in page, "The cellar" in page) == (True, False)


def test_a_draft_shows_what_would_stand_beside_it(world, as_):
    outcome = deliver_outcome(a_project(world.gardeners, world.ada), by=world.ada, **{**RESULT, **EVENT})
    draft(outcome, by=world.ada, **STORY)
    page = as_(world.ada).get("/n/straps-come-home").text
    assert "Canteen, long table" in page
    assert "Stands beside the words outside" in page


def test_what_is_withdrawn_takes_its_date_along(world, stranger):
    withdraw_publication(published(world, **EVENT), by=world.pat, reason="The wrong day.")
    assert "Canteen" not in stranger.get(PAGE).text
    assert stranger.get(f"{PAGE}/date.ics").status_code == 404
    assert db.session.query(Publication).one().own == {}


def test_without_a_date_there_is_no_calendar(world, stranger):
    published(world)
    assert stranger.get(f"{PAGE}/date.ics").status_code == 404


@pytest.mark.parametrize("address", ["http://localhost/x", "https://wiki/x", "https://a.corp/x", "http://10.1.2.3/", "javascript:x"])
def test_what_means_something_only_inside_is_not_outside(address):
    assert not is_outside(address)
