import pytest

from app.core.database import db
from app.core.errors import Forbidden, Invalid
from app.domain.discussions.operations import comment_on, delete_comment
from app.domain.follows.models import LEVELS, PersonFollow, ThreadFollow
from app.domain.follows.operations import (
    follow_person,
    follow_tag,
    follow_thread,
    forget_places,
    reach,
    unfollow_person,
    unfollow_tag,
)
from app.domain.follows.queries import first_new, new_in, tags_followed, threads_followed
from app.domain.groups.operations import leave
from app.domain.posts.operations import delete_post, write_post
from app.domain.shares.operations import share


@pytest.fixture
def thread(world):
    return world.welcome.thread


def place(person) -> int | None:
    return db.session.query(ThreadFollow.last_comment_id).filter_by(person_id=person.id).scalar()


def test_a_bookmark_lies_where_one_stopped_and_never_moves_back(world, thread):
    said = [comment_on(thread, by=world.grace, body=f"Bean {number}") for number in range(3)]
    for comment in (said[1], said[0]):
        reach(thread, by=world.ada, upto=comment.id)
    assert place(world.ada) == said[1].id
    assert new_in(world.ada, [thread.id]) == {thread.id: 1}
    assert first_new(world.ada, thread) == said[2]


def test_who_neither_follows_nor_has_spoken_leaves_no_trace(world, thread):
    comment = comment_on(thread, by=world.grace, body="Beans.")
    reach(thread, by=world.mallory, upto=comment.id)
    reach(thread, by=world.olga, upto=comment.id)
    assert db.session.query(ThreadFollow).count() == 0


def test_a_bookmark_lies_only_at_what_one_may_read(world, thread):
    heard = comment_on(thread, by=world.grace, body="Beans.")
    share(thread, by=world.grace, into=world.council, note="Look.")
    hidden = comment_on(thread, by=world.grace, body="Between us.", room=world.council)
    reach(thread, by=world.ada, upto=hidden.id + 1000)
    assert place(world.ada) == heard.id
    assert new_in(world.ada, [thread.id]) == {}


def test_ones_own_words_and_what_was_taken_back_are_not_news(world, thread):
    first = comment_on(thread, by=world.grace, body="Beans.")
    reach(thread, by=world.ada, upto=first.id)
    comment_on(thread, by=world.ada, body="Peas.")
    delete_comment(comment_on(thread, by=world.grace, body="Weeds."), by=world.grace)
    assert new_in(world.ada, [thread.id]) == {}


def test_bookmarks_are_forgotten_when_one_says_so(world, thread):
    comment = comment_on(thread, by=world.grace, body="Beans.")
    reach(thread, by=world.ada, upto=comment.id)
    follow_thread(thread, by=world.grace, level="all")
    reach(thread, by=world.grace, upto=comment.id)
    assert (forget_places(by=world.ada), forget_places(by=world.grace)) == (1, 1)
    rows = db.session.query(ThreadFollow.person_id, ThreadFollow.level, ThreadFollow.last_comment_id).all()
    assert rows == [(world.grace.id, "all", None)]


@pytest.mark.parametrize("level", LEVELS)
def test_each_level_is_chosen_and_replaces_the_one_before(world, thread, level):
    for chosen in ("mentions", level):
        follow_thread(thread, by=world.ada, level=chosen)
    assert [row.level for row in db.session.query(ThreadFollow)] == [level]


def test_there_are_four_levels(world, thread):
    with pytest.raises(Invalid) as refused:
        follow_thread(thread, by=world.ada, level="loud")
    assert "level" in refused.value.errors


def test_what_one_may_not_read_one_does_not_follow(world):
    votes = write_post(world.council, by=world.grace, body="Behind closed doors")
    for act in (lambda: follow_thread(votes.thread, by=world.ada, level="all"), lambda: reach(votes.thread, by=world.ada, upto=1)):
        with pytest.raises(Forbidden):
            act()


def test_what_one_follows_and_may_read_no_more_is_not_listed(world, thread):
    follow_thread(thread, by=world.olga, level="all")
    assert len(db.session.scalars(threads_followed(world.olga)).all()) == 1
    leave(world.gardeners, by=world.olga)
    assert db.session.scalars(threads_followed(world.olga)).all() == []
    follow_thread(thread, by=world.ada, level="all")
    delete_post(world.welcome, by=world.ada)
    assert db.session.scalars(threads_followed(world.ada)).all() == []


def test_a_colleague_is_followed_once_and_let_go(world):
    for _ in range(2):
        follow_person(world.ada, by=world.grace)
    assert db.session.query(PersonFollow).count() == 1
    unfollow_person(world.ada, by=world.grace)
    assert db.session.query(PersonFollow).count() == 0


def test_nobody_follows_themselves_or_the_house(world):
    for person in (world.ada, world.house):
        with pytest.raises(Forbidden):
            follow_person(person, by=world.ada)


def test_a_tag_is_followed_by_its_name_however_it_is_written(world):
    for name in ("#Repair", "repair", " REPAIR "):
        follow_tag(name, by=world.ada)
    assert db.session.scalars(tags_followed(world.ada)).all() == ["repair"]
    unfollow_tag("Repair", by=world.ada)
    assert db.session.scalars(tags_followed(world.ada)).all() == []


@pytest.mark.parametrize("name", ["", "#", "x" * 41, "two words"])
def test_what_is_no_tag_is_not_followed(world, name):
    with pytest.raises(Invalid):
        follow_tag(name, by=world.ada)
