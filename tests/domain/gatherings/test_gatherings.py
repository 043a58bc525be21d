"""Inviting to a place and time, and who comes."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from app.core.clock import now, travel
from app.core.database import db
from app.core.errors import Forbidden, Invalid, NotFound
from app.domain.discussions.operations import comment_on
from app.domain.gatherings.models import Attendance, Gathering
from app.domain.gatherings.operations import attend, close_dates, free_lost_seats, invite_to, move_gathering, open_dates
from app.domain.gatherings.queries import dates_of, find_gathering, gatherings_in, person_behind_feed
from app.domain.groups.operations import join, leave
from app.domain.people.operations import suspend
from app.domain.posts.operations import delete_post
from app.domain.posts.queries import find_post
from tests.domain.posts.test_writing import events
from tests.domain.projects.test_races import at_once
from tests.world import build_world

WHEN = {"starts": f"{now().year + 1}-06-30T18:30", "ends": f"{now().year + 1}-06-30T20:00", "zone": "Europe/Berlin"}


def a_date(group, by, **details) -> Gathering:
    return invite_to(group, by=by, **({"title": "Seed swap", "place": "Canteen"} | WHEN | details))


def answers(gathering) -> dict[str, str]:
    db.session.refresh(gathering)
    rows = db.session.scalars(select(Attendance).where(Attendance.gathering_id == gathering.id).order_by(Attendance.id))
    return {row.person.name.split()[0].lower(): row.answer for row in rows}


def test_times_are_those_of_the_place(world):
    gathering = a_date(world.gardeners, world.ada)
    assert gathering.starts_at == datetime(now().year + 1, 6, 30, 16, 30, tzinfo=UTC)
    assert (f"{gathering.starts:%H:%M}", gathering.free, gathering.thread.title) == ("18:30", None, "Seed swap")


def test_without_an_end_it_lasts_an_hour(world):
    gathering = a_date(world.gardeners, world.ada, ends="")
    assert gathering.ends_at - gathering.starts_at == timedelta(hours=1)


@pytest.mark.parametrize(
    "wrong",
    [
        {"title": " "}, {"place": ""}, {"place": "x" * 161}, {"starts": ""}, {"starts": "soon"}, {"starts": "2001-01-01T10:00"},
        {"starts": "9999-12-31T23:59"}, {"ends": "2001-01-01T10:00"}, {"ends": "later"}, {"zone": "Atlantis"}, {"zone": ""},
        {"capacity": "0"}, {"capacity": "many"}, {"capacity": "9999999"},
    ],
    ids=str,
)  # fmt: skip
def test_what_makes_no_sense_is_refused_by_field(world, wrong):
    with pytest.raises(Invalid) as refusal:
        a_date(world.gardeners, world.ada, **wrong)
    assert set(refusal.value.errors) == set(wrong)


def test_who_finds_no_place_waits_and_moves_up_in_order(world):
    gathering = a_date(world.gardeners, world.ada, capacity="1")
    for person in (world.ada, world.grace, world.olga):
        attend(gathering, by=person, answer="yes")
    assert answers(gathering) == {"ada": "yes", "grace": "waiting", "olga": "waiting"}
    attend(gathering, by=world.ada, answer="no")
    assert (answers(gathering), gathering.yes_count, events("MovedUp")) == ({"ada": "no", "grace": "yes", "olga": "waiting"}, 1, 1)


def test_saying_yes_again_keeps_ones_place_in_line(world):
    gathering = a_date(world.gardeners, world.ada, capacity="1")
    for person in (world.ada, world.grace, world.olga, world.grace):
        attend(gathering, by=person, answer="yes")
    attend(gathering, by=world.ada, answer="maybe")
    assert answers(gathering) == {"ada": "maybe", "grace": "yes", "olga": "waiting"}


def test_more_places_seat_those_who_wait(world):
    gathering = a_date(world.gardeners, world.ada, capacity="1")
    for person in (world.ada, world.grace, world.olga):
        attend(gathering, by=person, answer="yes")
    details = {"place": "Canteen", **WHEN}
    move_gathering(gathering, by=world.ada, capacity="3", **details)
    assert (set(answers(gathering).values()), gathering.yes_count, gathering.sequence) == ({"yes"}, 3, 0)
    with pytest.raises(Invalid, match="have a place already"):
        move_gathering(gathering, by=world.ada, capacity="2", **details)


def test_moving_it_is_told_once_and_counted(world):
    gathering = a_date(world.gardeners, world.ada)
    details = {"place": "Roof", "capacity": "", **WHEN}
    with pytest.raises(Forbidden):
        move_gathering(gathering, by=world.olga, **details)
    for _ in range(2):
        move_gathering(gathering, by=world.grace, **details)
    assert (gathering.place, gathering.sequence, events("GatheringMoved")) == ("Roof", 1, 1)


def test_staff_come_to_what_an_open_group_does_and_others_see_nothing(world):
    attend(a_date(world.gardeners, world.ada), by=world.mallory, answer="yes")
    hidden = a_date(world.council, world.grace)
    with pytest.raises(NotFound):
        find_gathering(hidden.id, seen_by=world.mallory)
    with pytest.raises(Forbidden):
        attend(hidden, by=world.mallory, answer="yes")


def test_nobody_answers_what_is_over_or_called_off(world):
    gathering = a_date(world.gardeners, world.ada)
    with pytest.raises(Invalid):
        attend(gathering, by=world.ada, answer="perhaps")
    with travel(gathering.ends_at), pytest.raises(Forbidden, match="over"):
        attend(gathering, by=world.ada, answer="yes")
    delete_post(find_post(gathering.id, seen_by=world.ada), by=world.ada)
    with pytest.raises(Forbidden):
        attend(gathering, by=world.ada, answer="yes")
    assert db.session.scalars(gatherings_in(world.gardeners, seen_by=world.ada)).all() == []


def test_who_loses_the_right_to_read_loses_the_place_to_who_waits(world):
    join(world.council, by=world.ada)
    gathering = a_date(world.gardeners, world.ada, capacity="1")
    for person in (world.olga, world.grace):
        attend(gathering, by=person, answer="yes")
    leave(world.gardeners, by=world.olga)
    assert free_lost_seats(by=world.house) == 1
    assert (answers(gathering), gathering.yes_count) == ({"grace": "yes"}, 1)


def test_a_feed_holds_what_one_said_yes_to_and_may_read(world):
    for answer in ("yes", "maybe", "no"):
        attend(a_date(world.gardeners, world.ada), by=world.grace, answer=answer)
    attend(a_date(world.council, world.grace), by=world.grace, answer="yes")
    assert sorted(answer for _, answer in dates_of(world.grace)) == ["maybe", "yes", "yes"]
    assert dates_of(world.ada) == []


def test_a_feed_is_opened_by_its_newest_key_alone(world):
    first, second = open_dates(by=world.ada), open_dates(by=world.ada)
    assert person_behind_feed(second) == world.ada
    for wrong in (first, "", "x" * 300):
        with pytest.raises(NotFound):
            person_behind_feed(wrong)
    close_dates(by=world.ada)
    with pytest.raises(NotFound):
        person_behind_feed(second)


def test_a_feed_of_somebody_suspended_opens_nothing(world):
    key = open_dates(by=world.mallory)
    suspend(world.mallory, by=world.house)
    with pytest.raises(NotFound):
        person_behind_feed(key)


def test_talk_goes_on_under_a_date(world):
    gathering = a_date(world.gardeners, world.ada)
    comment_on(gathering.thread, by=world.olga, body="I bring peas.")
    db.session.refresh(gathering.thread)
    assert gathering.thread.comment_count == 1


def test_of_many_who_say_yes_at_once_as_many_come_as_fit(other_database):
    world = build_world()
    with db.transaction():
        gathering_id = a_date(world.gardeners, world.ada, capacity="2").id
        people = [world.ada.id, world.grace.id, world.olga.id, world.mallory.id]
    came = at_once(lambda key, person: attend(find_gathering(key, seen_by=person), by=person, answer="yes"), gathering_id, people)
    assert came == ["done"] * 4
    with db.transaction() as session:
        gathering = session.get(Gathering, gathering_id)
        assert (sorted(answers(gathering).values()), gathering.yes_count) == (["waiting", "waiting", "yes", "yes"], 2)
