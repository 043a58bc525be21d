"""While nobody is told whose an idea is, no order, part or word of ranking tells it."""

import pytest

from app.core.clock import now, travel
from app.domain.discussions.operations import comment_on
from app.domain.discussions.unnamed import BLIND
from app.domain.follows.operations import follow_person
from app.domain.groups.operations import join
from app.domain.moderation.operations import set_gates
from app.domain.posts.operations import write_post
from app.subscribers.ranking.queries import feed_for, why
from tests.domain.line import an_idea


@pytest.fixture
def idea(world):
    """Mallory's, in Gardeners, unnamed; Grace has answered her before, Pat follows her and is in no group."""
    set_gates(world.gardeners, by=world.ada, keepers_post=False, keepers_comment=False, approval="off", blind_start=True)
    join(world.gardeners, by=world.mallory)
    comment_on(write_post(world.gardeners, by=world.mallory, title="Peas", body="Peas.").thread, by=world.grace, body="Good.")
    follow_person(world.mallory, by=world.pat)
    return an_idea(world.gardeners, world.mallory, title="Quince hedges")


def titles(person, order="newest") -> list[str]:
    return [row.title for row in feed_for(person, order=order).rows]


def row_of(person, title: str, order="relevant"):
    return next(row for row in feed_for(person, order=order).rows if row.title == title)


@pytest.mark.parametrize("order", ["newest", "relevant"])
def test_whom_one_follows_brings_no_unnamed_idea_home(world, idea, settle, order):
    settle()
    assert titles(world.pat, order) == ["Peas"]
    with travel(now() + BLIND):
        assert sorted(titles(world.pat, order)) == ["Peas", "Quince hedges"]


def test_a_card_carries_neither_name_nor_number_of_its_author(world, idea, settle):
    settle()
    row = row_of(world.grace, "Quince hedges")
    assert (row.author_name, row.author_handle, row.author_photo) == ("", "", "")
    assert row.author_id != world.mallory.id
    assert row_of(world.mallory, "Quince hedges").author_name == "Mallory Marsh"


def test_having_answered_somebody_says_nothing_about_what_is_unnamed(world, idea, settle):
    settle()
    parts = {part.name: part.value for part in why(idea.thread, world.grace)}
    assert "your ground" not in parts
    assert "your ground" in {part.name for part in why(world_peas(world), world.grace)}
    with travel(now() + BLIND):
        assert "your ground" in {part.name for part in why(idea.thread, world.grace)}


def world_peas(world):
    return next(row for row in feed_for(world.grace).rows if row.title == "Peas")


def test_nobody_is_found_out_by_not_being_counted(world, idea, settle):
    """Grace has answered Mallory, who is seen under her own idea, where she does not count, and Ada, who does."""
    comment_on(world.welcome.thread, by=world.grace, body="Good.")
    for person in (world.mallory, world.ada):
        comment_on(idea.thread, by=person, body="Hedges, yes.")
    settle()
    parts = {part.name: part.words for part in why(idea.thread, world.grace)}
    assert "trusted" not in parts
    assert parts["quality"] == "What people make of it so far"
    with travel(now() + BLIND):
        assert "trusted" in {part.name for part in why(idea.thread, world.grace)}


def test_the_parts_still_add_up(world, idea, settle):
    settle()
    for person in (world.grace, world.ada, world.olga):
        row = row_of(person, "Quince hedges")
        assert sum(part.value for part in row.why) == pytest.approx(row.score, abs=1e-9)


def test_answering_an_unnamed_idea_teaches_home_nothing_about_its_author(world, idea, settle):
    comment_on(idea.thread, by=world.ada, body="Good.")
    settle()
    assert "your ground" not in {part.name for part in why(world_peas(world), world.ada)}
    with travel(now() + BLIND):
        assert "your ground" in {part.name for part in why(world_peas(world), world.ada)}


def test_unnamed_ideas_of_one_author_count_as_of_two(world, idea, settle):
    """What is taken off a second one is what a second of the same group loses, no more."""
    an_idea(world.gardeners, world.mallory, title="Medlar hedges")
    an_idea(world.gardeners, world.ada, title="Sloe hedges")
    settle()
    off = {row.title: {part.name: part.value for part in row.why}.get("variety", 0) for row in feed_for(world.olga, order="relevant").rows}
    hedges = sorted((value for title, value in off.items() if "hedges" in title), reverse=True)
    assert hedges[0] - hedges[-1] < 0.3
