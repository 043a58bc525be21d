"""How a thing travels, and whom to bring in: numbers everybody may know, and nobody asked twice a month."""

import re
from datetime import timedelta
from decimal import Decimal

import pytest

from app.core.clock import now, travel
from app.domain.discussions.operations import comment_on, point_to, react, take_back_pointer
from app.domain.discussions.pointing import acted_upon
from app.domain.groups.operations import found, invite, join
from app.domain.people.operations import open_account
from app.domain.posts.operations import write_post
from app.domain.shares.operations import share
from app.subscribers.notifications.handlers import NOTIFICATIONS
from app.subscribers.notifications.queries import inbox_of, unread_count
from app.subscribers.ranking.needs import brings
from app.subscribers.ranking.next_ones import who_next
from app.subscribers.ranking.tractions import Room
from app.web.pictures import curve_of, steps_of, way_of
from tests.scenes import scene


@scene
def town(world, settle, nightfall):
    """Forty people in four groups; a post that half of the first group stands behind, and that was brought to the second."""
    kitchen, bicycles, night = (found(by=world.grace, name=name, purpose="Talk") for name in ("Kitchen", "Bicycles", "Night shift"))
    people = [open_account(by=world.house, name=f"Person {n}", email=f"person{n}@kithline.example") for n in range(40)]
    for number, person in enumerate(people):
        for group in ((world.gardeners, kitchen), (world.gardeners, bicycles), (bicycles, night), (kitchen, night))[number % 4]:
            join(group, by=person)
    with travel(now() - timedelta(days=3)):
        for number in range(12):
            sewing = number % 4 in (0, 3)
            earlier = write_post(kitchen if sewing else bicycles, by=people[number], body=f"Earlier {number}").thread
            for other in range(number + 1, number + 12):
                if (other % 4 in (0, 3)) == sewing:
                    react(earlier, by=people[other], kind="like")
        straps = write_post(world.gardeners, by=world.ada, title="Straps", body="Why do we throw away the straps?").thread
    for person in people[0:16:4] + people[1:16:4]:
        react(straps, by=person, kind="like")
    share(straps, by=world.grace, into=kitchen, note="You sew.")
    comment_on(straps, by=people[3], body="We do, and we would love to have them.", room=kitchen)
    larger = world.also(straps=straps, night_shift=night, people=people)
    settle()
    nightfall()
    return larger


def test_the_page_says_how_it_travels_in_words_and_pictures(town, as_):
    page = as_(town.ada).get(f"/traction/{town.straps.id}").text
    assert re.search(r"\d+ people in 2 groups responded", page)
    assert page.count("<svg") >= 2
    assert "Grace Hopper brought it" in page
    assert "The same as a table" in page


def test_what_groups_add_adds_up_for_the_author_and_shows_nobodys_weight_to_others(town, as_):
    mine, theirs = (as_(person).get(f"/traction/{town.straps.id}").text for person in (town.ada, town.people[0]))
    numbers = [Decimal(number.replace("−", "-")) for number in re.findall(r"<td>([+−]?\d\.\d{3})</td>", mine)]
    assert sum(numbers[:-1]) == numbers[-1]
    assert "What you wrote before" not in theirs
    assert len(re.findall(r"<td>[+−]?\d\.\d{3}</td>", theirs)) == 1


def test_the_people_in_the_table_of_quality_are_all_there_are(town, as_):
    page = as_(town.people[0]).get(f"/traction/{town.straps.id}").text
    section = page[page.index('id="quality"') :]
    rows = re.findall(r'<th scope="row">([^<]+)</th><td>(\d+)</td>', section)
    assert sum(int(number) for _, number in rows) == int(re.search(r"(\d+) people in 2 groups", page)[1])
    assert ("Other groups together", "2") in rows
    assert "not told" in section


def test_where_too_few_responded_no_end_is_foretold(town, as_):
    page = as_(town.people[0]).get(f"/traction/{town.straps.id}").text
    assert "That is too few to say how it will go on." in page
    assert "Too few to say" in page
    assert "chart__band" not in page
    assert "in four cases of five" not in page


def test_the_lights_have_plain_names_and_stand_above_the_picture(town, as_):
    page = as_(town.people[0]).get(f"/traction/{town.straps.id}").text
    assert page.index("To become an idea") < page.index("How people came in")
    assert "Reproduction" not in page


def test_numbers_that_would_print_over_each_other_are_one():
    began = now() - timedelta(days=16)
    for ends, words in (((8, 8), ["8"]), ((10, 11), ["10–11"]), ((10, 40), ["10", "40"]), (None, [])):
        curve = curve_of([(float(hour), hour + 1) for hour in range(8)], 384.0, began, ends)
        assert [tick.word for tick in curve.ends] == words
        assert bool(curve.band) == bool(ends)
    assert [tick.word for tick in curve.across] == [
        f"{at.day} {at:%b}" for at in (began, began + timedelta(days=8), began + timedelta(days=16))
    ]


def test_equal_steps_of_the_table_are_one_row():
    assert steps_of([(0.1, 1), (0.5, 2), (0.9, 3), (2.2, 4), (100, 5), (101, 6)]) == [
        ("less than an hour", 3),
        ("2 hours", 4),
        ("4 days", 6),
    ]


def test_a_long_way_takes_no_more_room_than_a_phone_has():
    rooms = [Room(n, f"Group {n}", "g", 1, None, "Ada" if n else "", max(n - 1, 0)) for n in range(12)]
    stops = way_of(rooms, 0)
    assert [stop.depth for stop in stops] == list(range(12))
    assert max(stop.x for stop in stops) < 130


@pytest.mark.parametrize(("number", "words"), [
    (0.02, "hardly anybody"), (0.1, "one in 10 brings"), (0.34, "one in 3 brings"), (0.5, "every second person brings"),
    (0.65, "two in three bring"), (0.75, "three in four bring"), (0.8, "four in five bring"),
    (1.0, "everybody brings another"), (2.2, "everybody brings 2 others"),
])  # fmt: skip
def test_how_many_each_brings_is_said_plainly(number, words):
    assert words in brings(number)


def test_an_outsider_finds_no_page(town, as_, settle):
    closed = write_post(town.council, by=town.grace, body="Budget").thread
    settle()
    assert as_(town.mallory).get(f"/traction/{closed.id}").status_code == 404
    assert as_(town.mallory).get(f"/traction/{closed.id}/next").status_code == 404


def test_groups_and_people_who_have_not_met_it_are_named_by_the_alphabet(town, as_):
    page = as_(town.ada).get(f"/traction/{town.straps.id}/next").text
    assert "Night shift" in page
    assert "Bicycles" in page
    names = re.findall(r'row__title" href="/u/[^"]*">([^<]+)<', page)
    assert names
    assert names == sorted(names, key=str.casefold)
    met = {person.name for number, person in enumerate(town.people) if number % 4 in (0, 1, 3)}
    assert not met & set(names)


def test_whoever_is_asked_is_told_once_and_left_alone_for_a_month(town, as_, settle):
    browser, path = as_(town.ada), f"/traction/{town.straps.id}"
    asked = town.people[2]
    before = unread_count(asked)
    assert browser.post(f"{path}/pointers", data={"person": asked.handle}).status_code == 303
    settle()
    assert unread_count(asked) == before + 1
    assert "thinks you have something to say to" in as_(asked).get("/inbox").text
    assert f'name="person" value="{asked.handle}"' not in browser.get(f"{path}/next").text
    again = browser.post(f"{path}/pointers", data={"person": asked.handle})
    assert again.status_code == 422
    assert "Nobody is asked more often" in again.text
    with travel(now() + timedelta(days=31)):
        other = write_post(town.gardeners, by=town.ada, body="Another").thread
        settle()
        assert as_(town.ada).post(f"/traction/{other.id}/pointers", data={"person": asked.handle}).status_code == 303


def test_one_asks_neither_oneself_nor_whoever_may_not_read_it(town, as_):
    browser, path = as_(town.ada), f"/traction/{town.straps.id}/pointers"
    assert browser.post(path, data={"person": town.ada.handle}).status_code == 422
    assert browser.post(path, data={"person": "nobody-at-all"}).status_code == 404
    assert as_(town.people[2]).post(path, data={"person": town.people[6].handle}).status_code == 403


def test_whoever_was_asked_stays_in_the_list_until_that_is_taken_back(town, as_, settle):
    browser, path, asked = as_(town.ada), f"/traction/{town.straps.id}", town.people[2]
    before = unread_count(asked)
    browser.post(f"{path}/pointers", data={"person": asked.handle, "words": "You know  straps."})
    settle()
    page = browser.get(f"{path}/next").text
    assert "Asked just now" in page
    assert "“You know straps.”" in page
    assert "“You know straps.”" in as_(asked).get("/inbox").text
    number = re.search(r'action="(/pointers/\d+/delete)"', page)[1]
    assert as_(town.grace).post(number).status_code == 404
    assert browser.post(number).status_code == 303
    settle()
    assert unread_count(asked) == before
    assert "You know straps." not in as_(asked).get("/inbox").text
    assert "Asked just now" not in browser.get(f"{path}/next").text
    assert browser.post(number).status_code == 404


def test_an_asking_that_was_taken_back_is_not_the_month_s(town, settle):
    other = write_post(town.gardeners, by=town.ada, body="Another").thread
    take_back_pointer(point_to(town.straps, by=town.ada, person=town.people[2]), by=town.ada)
    point_to(other, by=town.ada, person=town.people[2])
    settle()
    told = inbox_of(town.people[2]).rows
    assert [one.row.thread_id for one in told if one.row.kind == "pointer"] == [other.id]


def test_what_was_acted_upon_is_not_taken_back(town, as_, settle):
    browser, path, asked = as_(town.ada), f"/traction/{town.straps.id}", town.people[2]
    pointer = point_to(town.straps, by=town.ada, person=asked)
    settle()
    as_(asked).get(f"/t/{town.straps.id}")
    assert "Take back" in browser.get(f"{path}/next").text
    join(town.gardeners, by=asked)
    react(town.straps, by=asked, kind="like")
    page = browser.get(f"{path}/next").text
    assert "and has responded" in page
    assert "Take back" not in page
    assert browser.post(f"/pointers/{pointer.id}/delete").status_code == 403


def test_what_is_said_behind_a_wall_does_not_tell_on_anybody(town, as_, settle):
    share(town.straps, by=town.grace, into=town.council, note="Among us.")
    pointer = point_to(town.straps, by=town.ada, person=town.olga)
    invite(town.council, by=town.grace, person=town.olga)
    join(town.council, by=town.olga)
    comment_on(town.straps, by=town.olga, body="Not outside.", room=town.council)
    assert acted_upon([pointer.id]) == set()


def test_nobody_is_asked_about_the_same_thing_twice(town, as_, settle):
    path, asked = f"/traction/{town.straps.id}", town.people[2]
    point_to(town.straps, by=town.ada, person=asked)
    with travel(now() + timedelta(days=31)):
        page = as_(town.ada).get(f"{path}/next").text
        assert f'name="person" value="{asked.handle}"' not in page
        again = as_(town.ada).post(f"{path}/pointers", data={"person": asked.handle, "words": "Again"})
    assert again.status_code == 422
    assert "Nobody is asked twice" in again.text
    assert "What you wrote: Again" in again.text


def test_more_than_a_line_is_refused_and_kept(town, as_):
    browser, path = as_(town.ada), f"/traction/{town.straps.id}"
    handle = re.search(r'name="person" value="([^"]+)"', browser.get(f"{path}/next").text)[1]
    answer = browser.post(f"{path}/pointers", data={"person": handle, "words": "straps " * 40})
    assert answer.status_code == 422
    assert "at most 200 characters" in answer.text
    assert ("straps " * 40).strip() in answer.text
    assert "Asked by you" not in browser.get(f"{path}/next").text


def test_telling_it_again_from_the_log_brings_back_nothing_that_was_taken_back(town, settle):
    take_back_pointer(point_to(town.straps, by=town.ada, person=town.people[2]), by=town.ada)
    settle()
    NOTIFICATIONS.reset()
    settle()
    assert [one for one in inbox_of(town.people[2]).rows if one.row.kind == "pointer"] == []


def test_a_group_is_a_place_to_bring_it_to_where_the_reader_may(town, as_):
    path = f"/traction/{town.straps.id}/next"
    assert f"/t/{town.straps.id}/shares/new?group={town.night_shift.id}" not in as_(town.ada).get(path).text
    assert f'href="/g/{town.night_shift.slug}/people">Ask a member' in as_(town.ada).get(path).text
    join(town.night_shift, by=town.ada)
    assert f"/t/{town.straps.id}/shares/new?group={town.night_shift.id}" in as_(town.ada).get(path).text


def test_whoever_was_asked_counts_as_having_met_it(town):
    def left():
        return {target.group.id: target.people for target in who_next(town.straps, town.ada).groups}[town.night_shift.id]

    before = left()
    point_to(town.straps, by=town.ada, person=town.people[2])
    assert left() == before - 1


def test_an_outsider_is_told_which_group_to_join(town, as_):
    answer = as_(town.people[2]).get(f"/traction/{town.straps.id}/next")
    assert answer.status_code == 403
    assert "Join Gardeners first" in answer.text
    assert 'href="/g/gardeners"' in answer.text
