"""How a thing travels, and whom to bring in: numbers everybody may know, and nobody asked twice a month."""

import re
from datetime import timedelta
from decimal import Decimal

import pytest

from app.core.clock import now, travel
from app.domain.discussions.operations import comment_on, react
from app.domain.groups.operations import found, join
from app.domain.people.operations import open_account
from app.domain.posts.operations import write_post
from app.domain.shares.operations import share
from app.subscribers.notifications.queries import unread_count
from app.subscribers.ranking.needs import brings
from app.subscribers.ranking.tractions import Room
from app.web.pictures import curve_of, steps_of, way_of


@pytest.fixture
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
        world.straps = write_post(world.gardeners, by=world.ada, title="Straps", body="Why do we throw away the straps?").thread
    for person in people[0:16:4] + people[1:16:4]:
        react(world.straps, by=person, kind="like")
    share(world.straps, by=world.grace, into=kitchen, note="You sew.")
    comment_on(world.straps, by=people[3], body="We do, and we would love to have them.", room=kitchen)
    world.night_shift, world.people = night, people
    settle()
    nightfall()
    return world


def test_the_page_says_how_it_travels_in_words_and_pictures(town, as_):
    page = as_(town.ada).get(f"/traction/{town.straps.id}").text
    assert re.search(r"\d+ people in 2 groups responded", page)
    assert page.count("<svg") >= 2
    assert "brought by Grace Hopper" in page
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
    (0.7, "two in three bring"), (1.0, "everybody brings another"), (2.2, "everybody brings 2 others"),
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
    assert asked.name not in browser.get(f"{path}/next").text
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
