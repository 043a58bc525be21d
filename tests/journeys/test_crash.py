"""The server is killed between a write and its listeners; afterwards they have caught up, each exactly once."""

from random import Random
from signal import SIGKILL
from time import monotonic, sleep

import pytest

from tests.journeys.caller import Caller

ROUNDS = 4


@pytest.fixture
def gardeners(house):
    house.tell("listeners")
    return house


def until(true, seconds: float = 20) -> bool:
    end = monotonic() + seconds
    while not true() and monotonic() < end:
        sleep(0.1)
    return bool(true())


def caught_up(house) -> bool:
    behind = "select count(*) from cursors where last_event_id < (select max(id) from events)"
    return house.value("select count(*) from cursors") >= 3 and house.value(behind) == 0


def test_what_a_killed_server_had_not_passed_on_is_passed_on_once(gardeners):
    gardeners.start(KITHLINE_DELIVER="off")
    Caller(gardeners.url, "ada@kithline.example").post(
        "/posts", group=gardeners.value("select id from groups"), body="Marigolds for @grace-hopper, please."
    )
    gardeners.stop(SIGKILL)
    assert gardeners.value("select count(*) from threads where excerpt like 'Marigolds%'") == 1
    assert gardeners.value("select count(*) from notifications") == 0

    for _ in range(2):  # a second restart tells nobody anything twice
        gardeners.start()
        assert until(lambda: caught_up(gardeners))
        assert Caller(gardeners.url, "grace@kithline.example").get("/search?q=marigolds").count("hit__title") == 1
        assert gardeners.value("select count(*) from notifications where thread_id = (select max(id) from threads)") == 1
        assert gardeners.value("select count(*) from ranks where thread_id = (select max(id) from threads)") == 1
        gardeners.stop(SIGKILL)


def test_whenever_it_is_killed_nothing_is_lost_and_nothing_doubled(gardeners):
    dice = Random(7)
    for number in range(ROUNDS):
        gardeners.start()
        ada = Caller(gardeners.url, "ada@kithline.example")
        for n in range(3):
            ada.post("/posts", group=gardeners.value("select id from groups"), body=f"Marigold{number}x{n} for @grace-hopper.")
        sleep(dice.random() / 10)
        gardeners.stop(SIGKILL)
    gardeners.start()
    assert until(lambda: caught_up(gardeners))
    grace = Caller(gardeners.url, "grace@kithline.example")
    words = [f"marigold{number}x{n}" for number in range(ROUNDS) for n in range(3)]
    assert [grace.get(f"/search?q={word}").count("hit__title") for word in words] == [1] * ROUNDS * 3
    assert gardeners.value("select count(distinct thread_id) from notifications where thread_id > 1") == ROUNDS * 3
    assert gardeners.value("select count(*) from notifications where thread_id > 1") == ROUNDS * 3
