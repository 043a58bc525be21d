"""How a thing travels, and whom to bring in: numbers everybody may know, and nobody asked twice a month."""

import re
from datetime import timedelta

import pytest

from app.core.clock import now, travel
from app.domain.discussions.operations import comment_on, react
from app.domain.groups.operations import found, join
from app.domain.people.operations import open_account
from app.domain.posts.operations import write_post
from app.domain.shares.operations import share
from app.subscribers.notifications.queries import unread_count


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
    assert re.search(r"\d+ people in 2 groups stand behind it", page)
    assert page.count("<svg") >= 2
    assert "brought by Grace Hopper" in page
    assert "The same as a table" in page


def test_what_groups_add_adds_up_for_the_author_and_shows_nobodys_weight_to_others(town, as_):
    mine, theirs = (as_(person).get(f"/traction/{town.straps.id}").text for person in (town.ada, town.people[0]))
    numbers = [float(number) for number in re.findall(r"<td>([+-]\d\.\d{3})</td>", mine)]
    assert sum(numbers[:-1]) == pytest.approx(numbers[-1], abs=0.002)
    assert "What you wrote before" not in theirs
    assert len(re.findall(r"<td>[+-]\d\.\d{3}</td>", theirs)) == 1


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
