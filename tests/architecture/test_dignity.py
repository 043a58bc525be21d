"""Nobody's influence, and nothing that was offered to somebody, is to be had by anybody else: by no page, socket or command."""

import ast
from datetime import date

import pytest
from sqlalchemy import update

from app.core.database import db
from app.domain.people.models import Person
from app.subscribers.ranking.models import Offer, PersonRank, Tie
from tests.architecture.addresses import readable
from tests.architecture.source import modules

# Numbers that stand nowhere else.
NUMBERS = {"generosity": 71.3125, "side1": 72.3125, "side2": 73.3125, "backed": 74.3125, "track": 1.7625, "prior": 75.3125}
PARTS = {"received": 81.3125, "track": 82.3125, "bridging": 83.3125, "first_hand": 84.3125}
SPELLED = [f"{value:.{places}f}" for value in (*NUMBERS.values(), *PARTS.values()) for places in (2, 4)]
# Who may know of people's ranks and of offers: ranking itself, and two commands that let time pass.
KNOWING = ("app.subscribers.ranking", "app.commands.tick", "app.commands.seed")
PRIVATE = ("PersonRank", "Offer", "Tie", "influence_of", "sides_of", "ties_among")


@pytest.fixture
def known(world, settle):
    """A night has made something unmistakable of Ada, and she was offered things."""
    settle()
    db.session.add(PersonRank(person_id=world.ada.id, backings=7, received=85.3125, bridging=86.3125, confirmed=9, parts=PARTS, **NUMBERS))
    db.session.add(Tie(person_id=world.ada.id, author_id=world.grace.id, number=9173))
    db.session.add(Offer(thread_id=world.welcome.id, person_id=world.ada.id, position=8191, day=date(2026, 1, 2)))
    db.session.flush()
    return world


def everywhere(app, browser, values) -> dict[str, str]:
    """The text of every page that answers, with each of `values` in its blanks."""
    return {path: answer.text for path in readable(app, values) if (answer := browser.get(path)).status_code == 200}


@pytest.mark.parametrize("name", ["grace", "mallory", "pat", "olga"])
def test_no_page_shows_somebody_elses_influence_or_offers(app, known, as_, name):
    db.session.execute(update(Person).where(Person.id == getattr(known, name).id).values(administers=True, publishes=True))
    pages = everywhere(app, as_(getattr(known, name)), (str(known.welcome.id), "gardeners", "ada-lovelace"))
    assert len(pages) > 25
    shown = {path: told for path, text in pages.items() if (told := [n for n in (*SPELLED, "9173", "8191") if n in text])}
    assert shown == {}


def test_ones_own_page_shows_ones_own(known, as_):
    page = as_(known.ada).get("/me/influence").text
    assert [value for value in ("+81.31", "+82.31", "+83.31", "+84.31", "1.8 times") if value not in page] == []
    assert "8191" not in page


def test_the_page_takes_no_name():
    """The one door to influence asks for the caller's own and has no blank that could name another."""
    calls = [
        (name, ast.unparse(call))
        for name, tree in modules().items()
        for call in ast.walk(tree)
        if isinstance(call, ast.Call) and getattr(call.func, "id", "") == "influence_of"
    ]
    assert calls == [("app.web.influence", "influence_of(caller())")]


def test_only_ranking_knows_of_them():
    """Socket events, exports, commands and pages cannot print what they cannot name."""
    strangers = {
        name: sorted(names)
        for name, tree in modules().items()
        if not name.startswith(KNOWING) and name not in ("app.web.influence",)
        if (names := {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)} & set(PRIVATE))
    }
    assert strangers == {}


def test_what_the_sockets_carry_has_no_number_of_a_person(app):
    words = app.test_cli_runner().invoke(args=["socket-events"]).output.lower()
    assert "refresh" in words or "bell" in words or "stream" in words
    assert [word for word in ("influence", "offer", "track", "score", "rank") if word in words] == []
