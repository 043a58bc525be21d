"""How an idea travels whose author nobody is told: what is counted, what waits for the name, and who is missing."""

import pytest

from app.core.clock import now, travel
from app.domain.discussions.operations import comment_on, react
from app.domain.discussions.unnamed import BLIND
from app.domain.groups.operations import found, join, leave
from app.domain.ideas.operations import back
from app.domain.moderation.operations import set_gates
from app.domain.people.operations import open_account
from app.domain.shares.operations import share
from app.subscribers.ranking.next_ones import who_next
from tests.domain.line import an_idea

ESTIMATES = ("Effective voices", "Each brings", "In the end", "Adds", "Is it convincing?")


@pytest.fixture
def idea(world, settle, nightfall):
    """An idea of Mallory's, who answered it, stood behind it and carried it on; eight others responded."""
    set_gates(world.gardeners, by=world.ada, keepers_post=False, keepers_comment=False, approval="off", blind_start=True)
    world.kitchen, world.night_shift = (found(by=world.ada, name=name, purpose="Talk") for name in ("Kitchen", "Night shift"))
    people = [open_account(by=world.house, name=f"Person {n}", email=f"person{n}@kithline.example") for n in range(7)]
    for person in (world.mallory, *people):
        join(world.gardeners, by=person)
    join(world.kitchen, by=world.mallory)
    idea = an_idea(world.gardeners, world.mallory, title="Quince hedges")
    comment_on(idea.thread, by=world.mallory, body="Hedges, yes.")
    back(idea, by=world.mallory, way="lead", group=world.kitchen)
    for person in (world.grace, *people):
        react(idea.thread, by=person, kind="like")
    share(idea.thread, by=world.mallory, into=world.kitchen, note="You cook.")
    settle()
    nightfall()
    return idea


def test_whoever_compares_learns_nobody_s_name(world, as_, idea):
    """All who are named are counted, whoever is not stands under a word; estimates, which rest on ties to the author, wait."""
    page = as_(world.ada).get(f"/traction/{idea.id}").text
    assert "8 people in 1 group responded. Whoever wrote it is not among them." in page
    assert "The author brought it" in page
    assert "Mallory" not in page
    assert [word for word in ESTIMATES if word in page] == []
    assert as_(world.ada).get(f"/t/{idea.id}/reactions").text.count('class="row__title"') == 8


def test_the_author_is_told_all_and_everybody_after_the_hours(world, as_, idea):
    assert "Effective voices" in as_(world.mallory).get(f"/traction/{idea.id}").text
    with travel(now() + BLIND):
        page = as_(world.ada).get(f"/traction/{idea.id}").text
    assert [word for word in ESTIMATES if word not in page] == []
    assert "Mallory Marsh brought it" in page


def test_nobody_is_missing_among_those_one_could_ask(world, idea):
    """An author who has left the groups it stands in is one of those it has not met, as anybody else would be."""
    for group in (world.gardeners, world.kitchen):
        leave(group, by=world.mallory)
    join(world.night_shift, by=world.mallory)
    before = _not_met(idea, world)
    with travel(now() + BLIND):
        assert before == _not_met(idea, world) + 1


def _not_met(idea, world) -> int:
    return {target.group.id: target.people for target in who_next(idea.thread, world.ada).groups}.get(world.night_shift.id, 0)
