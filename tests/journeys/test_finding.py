"""What is said is found at once, and an index that somebody deletes comes back while people are at work."""

import shutil
from time import monotonic, sleep

import pytest

from tests.journeys.caller import Caller


@pytest.fixture
def gardeners(house):
    house.tell("listeners")
    return house.start()


def seconds_until(true, at_most: float) -> float:
    began = monotonic()
    while not true():
        assert monotonic() - began < at_most
        sleep(0.05)
    return monotonic() - began


def test_what_is_said_is_found_within_two_seconds(gardeners):
    ada, grace = (Caller(gardeners.url, f"{name}@kithline.example") for name in ("ada", "grace"))
    group = gardeners.value("select id from groups")
    lags = []
    for number in range(5):
        ada.post("/posts", group=group, body=f"Marigold{number} in rows")
        lags.append(seconds_until(lambda number=number: "hit__title" in grace.get(f"/search?q=marigold{number}"), 2))
    assert max(lags) < 2, lags


def test_a_deleted_index_comes_back_while_people_read_and_write(gardeners, monkeypatch):
    ada, grace = (Caller(gardeners.url, f"{name}@kithline.example") for name in ("ada", "grace"))
    group = gardeners.value("select id from groups")
    for number in range(4):
        ada.post("/posts", group=group, title=f"Bed {number}", body=f"Marigold{number} in rows")
    seconds_until(lambda: "hit__title" in grace.get("/search?q=marigold3"), 5)
    index = gardeners.folder / "search_index"
    for round_ in range(2):
        shutil.rmtree(index)
        # Everything else goes on, and is quick.
        began = monotonic()
        ada.post("/posts", group=group, body=f"Late{round_} leeks")
        assert f"Late{round_}" in grace.get("/g/gardeners")
        assert "-bed-3" in grace.get("/search?q=bed+3")
        assert monotonic() - began < 5
        seconds_until(lambda round_=round_: f"late{round_}" in grace.get(f"/search?q=late{round_}").lower().partition("hit__title")[2], 20)
        # What is new is found in the young index before the old posts are back in it.
        seconds_until(lambda: "hit__title" in (page := grace.get("/search?q=marigold2")) and "being rebuilt" not in page, 20)
    assert "search index" in gardeners.log.read_text()
    gardeners.log.write_text("")


@pytest.mark.parametrize("kind", ["seg", "toc"])
def test_a_spoiled_file_is_noticed_and_made_again(gardeners, kind):
    ada = Caller(gardeners.url, "ada@kithline.example")
    ada.post("/posts", group=gardeners.value("select id from groups"), body="Marigolds in rows")
    seconds_until(lambda: "hit__title" in ada.get("/search?q=marigolds"), 5)
    gardeners.stop()
    for file in (gardeners.folder / "search_index").glob(f"*.{kind}"):
        file.write_bytes(b"spoiled" + file.read_bytes()[7:])
    gardeners.start()
    ada = Caller(gardeners.url, "ada@kithline.example")
    assert "-welcome" in ada.get("/search?q=welcome")
    seconds_until(lambda: "hit__title" in (page := ada.get("/search?q=marigolds")) and "being rebuilt" not in page, 20)
    gardeners.log.write_text("")
