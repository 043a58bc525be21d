"""What sounds like a title, and to whom it is shown."""

import pytest

from app.domain.groups.operations import found
from app.domain.ideas.operations import withdraw
from app.domain.posts.operations import delete_post, write_post
from app.subscribers.search.index import index
from app.subscribers.search.likeness import things_like
from tests.domain.line import an_idea

THINGS = ("post", "idea", "project", "outcome")


@pytest.fixture
def like(settle):
    """`like(title, person)`: the titles of what sounds like it."""

    def titles(title, person, kinds=THINGS, **details):
        settle()
        return [hit.title.striptags() for hit in things_like(title, seen_by=person, kinds=kinds, **details)]

    return titles


def test_what_has_the_telling_words_is_alike(world, like):
    write_post(world.gardeners, by=world.ada, title="A barrel for rain water", body="Behind the shed")
    write_post(world.gardeners, by=world.ada, title="Who is here on Sunday?", body="For the harvest")
    assert like("Rain barrels", world.mallory) == ["A barrel for rain water"]
    assert like("Who has a barrel for the rain?", world.mallory) == ["A barrel for rain water"]
    assert like("A barrel of laughs for the summer party", world.mallory) == []


def test_titles_count_for_more_than_texts(world, like):
    write_post(world.gardeners, by=world.ada, title="Greenhouse", body="New glass")
    write_post(world.gardeners, by=world.ada, title="A cold night", body="Somebody left the greenhouse open")
    assert like("greenhouse", world.ada) == ["Greenhouse", "A cold night"]


def test_of_what_is_equally_alike_the_newest_comes_first(world, like):
    for body in ("New glass", "Old glass"):
        write_post(world.gardeners, by=world.ada, title=f"Greenhouse, {body}", body=body)
    assert like("greenhouse", world.ada) == ["Greenhouse, Old glass", "Greenhouse, New glass"]


@pytest.mark.parametrize("title", ["", "a", "to", "Who is the one", "how do we", "\x00", "((", "💥", "x" * 5000])
def test_what_says_nothing_is_like_nothing(world, like, title):
    write_post(world.gardeners, by=world.ada, title="Who is the one to ask?", body="How do we do that")
    assert like(title, world.ada) == []


def test_a_word_may_be_unfinished(world, like):
    idea = an_idea(world.gardeners, world.ada, title="A bench for cucumbers")
    assert like("cuc", world.grace) == like("bench cucum", world.grace) == ["A bench for cucumbers"]
    assert like("cuc", world.grace, but=idea.id) == []


def test_nobody_learns_of_what_they_may_not_read(world, like):
    for group, person in ((world.council, world.grace), (world.attic, world.ada), (world.gardeners, world.ada)):
        write_post(group, by=person, title=f"Zucchini in {group.name}", body="Grows")
    assert like("Zucchini", world.mallory) == like("Zucchini", world.olga) == ["Zucchini in Gardeners"]
    assert set(like("Zucchini", world.ada)) == {"Zucchini in Gardeners", "Zucchini in Attic"}
    assert like("Zucchini", None) == []


def test_what_others_say_where_one_may_not_read_changes_nothing(world, like):
    write_post(world.gardeners, by=world.ada, title="Quince jam", body="Twelve jars")
    before = like("Quince harvest", world.mallory), like("Quince jam harvest", world.mallory)
    for number in range(6):
        write_post(world.attic, by=world.ada, title=f"Quince harvest {number}", body="Hidden")
    assert (like("Quince harvest", world.mallory), like("Quince jam harvest", world.mallory)) == before


def test_what_was_taken_back_is_not_alike(world, like):
    post = write_post(world.gardeners, by=world.ada, title="Marrow day", body="Soon")
    idea = an_idea(world.gardeners, world.ada, title="Marrow night")
    assert len(like("Marrow", world.grace)) == 2
    delete_post(post, by=world.ada)
    withdraw(idea, by=world.ada)
    assert like("Marrow", world.grace) == []


def test_groups_are_like_names_one_may_know(world, like):
    found(by=world.ada, name="Garden birds", purpose="Counted on Sundays")
    assert like("Garden", world.mallory, ("group",)) == ["Garden birds", "Gardeners"]
    assert like("The council", world.mallory, ("group",)) == ["Council"]
    assert like("Attic", world.mallory, ("group",)) == like("Gardens", world.olga, ("post",)) == []
    assert like("Attic", world.ada, ("group",)) == ["Attic"]


def test_without_an_index_nothing_is_alike(world, like):
    index.connect(None)
    assert things_like("Welcome", seen_by=world.ada, kinds=THINGS) == []
