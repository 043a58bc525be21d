import re

import pytest
from icalendar import Calendar

from app.core.clock import travel
from app.domain.discussions.operations import comment_on
from app.domain.gatherings.operations import attend, open_dates
from app.domain.groups.operations import join, leave
from app.domain.posts.operations import delete_post
from app.domain.posts.queries import find_post
from app.domain.shares.operations import share
from tests.domain.gatherings.test_gatherings import WHEN, a_date

FORM = {"kind": "event", "title": "Seed swap", "place": "Canteen", "capacity": "1", **WHEN}


def calendar(answer) -> list[dict]:
    return [dict(entry) for entry in Calendar.from_ical(answer.data).walk("VEVENT")]


def test_an_event_is_opened_answered_and_moved(world, as_, settle):
    path = as_(world.ada).post("/posts", data=FORM | {"group": world.gardeners.id}).location
    base = path.partition("-")[0]
    page = as_(world.grace).get(path).text
    assert [words for words in ("30 June", "18:30–20:00", "Europe/Berlin", "Canteen", "of 1 place") if words not in page] == []
    as_(world.grace).post(f"{base}/attendances", data={"answer": "yes"})
    page = as_(world.olga).get(as_(world.olga).post(f"{base}/attendances", data={"answer": "yes"}).location).text
    assert "You are number 1 in line" in page
    as_(world.grace).post(f"{base}/attendances", data={"answer": "no"})
    settle()
    assert "A place came free, and it is yours" in as_(world.olga).get("/inbox").text
    assert "Grace Hopper" in as_(world.ada).get("/inbox").text
    as_(world.ada).post(f"{base}/date/edit", data=FORM | {"place": "Roof"})
    settle()
    assert "changed the time or place of" in as_(world.olga).get("/inbox").text
    assert "Roof" in as_(world.olga).get(path).text


@pytest.mark.parametrize("wrong", [{"place": ""}, {"starts": "soon"}, {"zone": "Atlantis"}, {"capacity": "-1"}], ids=str)
def test_what_an_event_lacks_is_named_and_the_words_are_kept(world, as_, wrong):
    answer = as_(world.ada).post("/posts", data=FORM | {"group": world.gardeners.id, "body": "Bring seeds."} | wrong)
    assert (answer.status_code, f'id="{next(iter(wrong))}_error"' in answer.text, "Bring seeds." in answer.text) == (422, True, True)
    gathering = a_date(world.gardeners, world.ada)
    assert as_(world.ada).post(f"/t/{gathering.id}/date/edit", data=FORM | wrong).status_code == 422
    assert as_(world.olga).post(f"/t/{gathering.id}/date/edit", data=FORM).status_code == 403


def test_readers_see_who_comes_and_others_see_nothing(world, as_):
    gathering, hidden = a_date(world.gardeners, world.ada), a_date(world.council, world.grace)
    attend(gathering, by=world.olga, answer="yes")
    assert "Olga Guest" in as_(world.mallory).get(f"/t/{gathering.id}").text
    browser = as_(world.mallory)
    assert [browser.get(f"/t/{hidden.id}{page}").status_code for page in ("", "/date.ics", "/date/edit")] == [404] * 3
    assert browser.post(f"/t/{hidden.id}/attendances", data={"answer": "yes"}).status_code == 404
    assert browser.get("/g/council/dates").status_code == 404


def test_an_event_is_a_file_for_calendars(world, as_):
    gathering = a_date(world.gardeners, world.ada)
    answer = as_(world.grace).get(f"/t/{gathering.id}/date.ics")
    (entry,) = calendar(answer)
    assert (answer.mimetype, answer.headers["Cache-Control"]) == ("text/calendar", "private, no-store")
    assert (str(entry["SUMMARY"]), str(entry["LOCATION"]), entry["DTSTART"].dt) == ("Seed swap", "Canteen", gathering.starts)
    assert b"BEGIN:VTIMEZONE" in answer.data
    delete_post(find_post(gathering.id, seen_by=world.ada), by=world.ada)
    assert as_(world.grace).get(f"/t/{gathering.id}/date.ics").status_code == 403


def test_a_feed_is_shown_once_read_live_and_taken_back(world, as_, stranger):
    page = as_(world.mallory).post("/settings/dates").text
    path = re.search(r"/feeds/[\w-]+/dates\.ics", page)[0]
    assert path not in as_(world.mallory).get("/settings").text
    join(world.gardeners, by=world.mallory)
    attend(a_date(world.gardeners, world.ada), by=world.mallory, answer="maybe")
    answer = stranger.get(path)
    assert ([str(entry["STATUS"]) for entry in calendar(answer)], answer.headers["Cache-Control"]) == (["TENTATIVE"], "private, no-store")
    as_(world.mallory).post("/settings/dates/delete")
    assert (stranger.get(path).status_code, stranger.get("/feeds/guessed/dates.ics").status_code) == (404, 404)


def test_a_feed_loses_what_its_owner_may_no_longer_read(world, as_, stranger):
    key = open_dates(by=world.olga)
    attend(a_date(world.gardeners, world.ada), by=world.olga, answer="yes")
    assert len(calendar(stranger.get(f"/feeds/{key}/dates.ics"))) == 1
    leave(world.gardeners, by=world.olga)
    assert calendar(stranger.get(f"/feeds/{key}/dates.ics")) == []


def test_a_group_has_a_page_of_dates_to_come_and_past(world, as_):
    gathering = a_date(world.gardeners, world.ada)
    share(gathering.thread, by=world.grace, into=world.council, note="You too.")
    attend(gathering, by=world.grace, answer="yes")
    browser = as_(world.grace)
    assert [words for words in ("Seed swap", "You come", "Canteen") if words not in browser.get("/g/gardeners/dates").text] == []
    assert "from Gardeners" in browser.get("/g/council/dates").text
    assert "Nothing has been held yet" in browser.get("/g/gardeners/dates?show=past").text
    with travel(gathering.ends_at):
        assert "Nothing planned" in as_(world.ada).get("/g/gardeners/dates").text
        assert "Seed swap" in as_(world.ada).get("/g/gardeners/dates?show=past").text


def test_dates_come_page_by_page_and_cost_the_same(world, as_, queries):
    browser = as_(world.ada)
    for number in range(25):
        a_date(world.gardeners, world.ada, title=f"Date {number:02}", place=f"Bed {number}")
    with queries() as seen:
        first = browser.get("/g/gardeners/dates").text
    following = browser.get(re.search(r'rel="next" href="([^"]+)"', first)[1].replace("&amp;", "&")).text
    titles = re.findall(r"Date \d\d", first + following)
    assert (len(set(titles)), len(seen) <= 9) == (25, True)


def test_lists_say_where_and_when_and_search_finds_the_place(world, as_, settle):
    gathering = a_date(world.gardeners, world.ada, place="Orangery")
    attend(gathering, by=world.grace, answer="yes")
    settle()
    for page in ("/home", "/g/gardeners"):
        assert "18:30, Orangery · 1 comes" in as_(world.ada).get(page).text
    assert "Seed swap" in as_(world.mallory).get("/search?q=orangery").text


def test_every_kind_of_page_asks_few_questions(world, as_, queries):
    gathering = a_date(world.gardeners, world.ada)
    for person in (world.grace, world.olga, world.mallory):
        attend(gathering, by=person, answer="yes")
    comment_on(gathering.thread, by=world.olga, body="I bring peas.")
    browser = as_(world.grace)
    with queries() as seen:
        browser.get(f"/t/{gathering.id}")
    assert len(seen) <= 10, seen
