"""A post that is moved is never read by more people, with the words of others, than those words were said to."""

import pytest

from app.core.database import db
from app.core.errors import Forbidden, Invalid
from app.domain.discussions.models import Comment, Reaction
from app.domain.discussions.operations import comment_on, react
from app.domain.groups.operations import found, invite, join
from app.domain.placements.operations import move_post, pin
from app.domain.placements.queries import widens
from app.domain.posts.models import Post
from app.domain.posts.operations import accept_answer
from app.domain.posts.writing import put_before
from app.domain.shares.operations import share
from app.domain.summaries.operations import sum_up
from app.subscribers.notifications.queries import inbox_of
from app.subscribers.search.queries import search_for

WHY = "They can fix it."


@pytest.fixture
def votes(world) -> Post:
    """Written by Grace in Council, a closed group, with words and signs of Ada and a summary."""
    join_council(world.ada, world)
    post = put_before(world.council, world.grace, kind="question", title="Votes", body="Who counts the votes?")
    for number in range(10):
        comment_on(post.thread, by=world.ada, body=f"Between us {number}")
    react(post.thread, by=world.ada, kind="love")
    react(post.thread, by=world.grace, kind="thanks")
    sum_up(post.thread, by=world.ada, body="It comes down to secrets.")
    return post


def join_council(person, world):
    invite(world.council, by=world.grace, person=person)
    join(world.council, by=person)


def said(post) -> set[int]:
    return set(db.session.scalars(db.session.query(Comment.group_id).filter_by(thread_id=post.id).statement))


def test_into_a_narrower_group_everything_goes_along(world):
    comment_on(world.welcome.thread, by=world.olga, body="Peas.")
    join_council(world.ada, world)
    move_post(world.welcome.thread, by=world.ada, into=world.council, reason=WHY)
    assert world.welcome.thread.group_id == world.council.id
    assert (said(world.welcome), world.welcome.thread.comment_count) == ({world.council.id}, 1)


def test_a_narrower_move_is_a_404_at_once_for_those_who_read_no_more(world, as_, settle):
    comment = comment_on(world.welcome.thread, by=world.olga, body="Peas.")
    join_council(world.ada, world)
    move_post(world.welcome.thread, by=world.ada, into=world.council, reason=WHY)
    settle()
    for path in (f"/t/{world.welcome.id}", f"/comments/{comment.id}", f"/t/{world.welcome.id}/summary"):
        assert as_(world.olga).get(path).status_code == 404
    assert search_for("peas", seen_by=world.olga).hits == []
    assert len(search_for("peas", seen_by=world.grace).hits) == 1


def test_into_a_wider_group_only_the_author_moves_it_and_only_their_words_go(world, votes):
    other = put_before(world.council, world.ada, kind="talk", title="Ours", body="Ours.")
    with pytest.raises(Invalid) as refused:
        move_post(other.thread, by=world.grace, into=world.gardeners, reason=WHY)
    assert "Only whoever wrote it" in refused.value.errors["group"]
    move_post(votes.thread, by=world.grace, into=world.gardeners, reason=WHY)
    assert said(votes) == {world.council.id}
    assert (votes.thread.comment_count, votes.thread.reaction_count) == (0, 1)
    assert db.session.query(Reaction).filter_by(thread_id=votes.id).one().person_id == world.grace.id


def test_what_stays_behind_is_read_at_no_door_by_those_it_was_not_said_to(world, votes, as_, settle):
    first = db.session.query(Comment).filter_by(thread_id=votes.id).first()
    accept_answer(first, by=world.grace)
    move_post(votes.thread, by=world.grace, into=world.gardeners, reason=WHY)
    settle()
    stranger = as_(world.mallory)
    base = f"/t/{votes.id}"
    own = [f"{base}{end}" for end in ("", "?room=council", "/reactions", "/summary/history")]
    for path in (*own, "/home", "/explore?show=all", "/g/gardeners"):
        page = stranger.get(path).text
        assert [words for words in ("Between us", "secrets", "The answer", "Answered") if words in page.partition("<main")[2]] == [], path
    assert stranger.get(f"/comments/{first.id}").status_code == 404
    assert search_for("between us", seen_by=world.mallory).hits == []
    assert "Who counts the votes?" in stranger.get(base).text


def test_those_it_was_said_to_read_it_still_where_it_was_said(world, votes, as_):
    move_post(votes.thread, by=world.grace, into=world.gardeners, reason=WHY)
    page = as_(world.ada).get(f"/t/{votes.id}?room=council").text
    assert "Between us 0" in page
    assert "Nothing is added here." in page
    with pytest.raises(Invalid):
        comment_on(votes.thread, by=world.ada, body="More.", room=world.council)


def test_the_old_group_keeps_a_notice_that_names_only_what_its_reader_may_know(world, as_, settle):
    attic_note = put_before(world.gardeners, world.ada, kind="talk", title="The trunk", body="In the attic.")
    move_post(attic_note.thread, by=world.ada, into=world.attic, reason="It is secret.")
    settle()
    assert "moved something to another group" in " ".join(as_(world.grace).get("/g/gardeners").text.split()).replace("  ", " ")
    assert "The trunk" not in as_(world.grace).get("/g/gardeners").text
    own = as_(world.ada).get("/g/gardeners").text
    assert "The trunk" in own
    assert ">Attic</a>" in own


def test_whoever_wrote_it_and_took_part_is_told_if_they_may_read_it_there(world, settle):
    comment_on(world.welcome.thread, by=world.olga, body="Peas.")
    comment_on(world.welcome.thread, by=world.grace, body="Beans.")
    join_council(world.ada, world)
    settle()
    move_post(world.welcome.thread, by=world.ada, into=world.council, reason=WHY)
    settle()
    assert "moved to Council:" in [told.sentence.did for told in inbox_of(world.grace).rows]
    for person in (world.olga, world.ada):
        assert "moved to Council:" not in [told.sentence.did for told in inbox_of(person).rows]


@pytest.mark.parametrize(("name", "into"), [("mallory", "council"), ("olga", "council"), ("grace", "attic")])
def test_nobody_moves_what_is_not_theirs_or_to_where_they_do_not_belong(world, name, into):
    with pytest.raises(Forbidden):
        move_post(world.welcome.thread, by=getattr(world, name), into=getattr(world, into), reason=WHY)


def test_a_move_says_why_and_leads_elsewhere(world):
    for into, reason, field in ((world.council, " ", "reason"), (world.council, "x" * 201, "reason"), (world.gardeners, WHY, "group")):
        with pytest.raises(Invalid) as refused:
            move_post(world.welcome.thread, by=world.grace, into=into, reason=reason)
        assert field in refused.value.errors


def test_what_was_brought_elsewhere_is_not_moved_to_more_people(world, votes):
    kitchen = found(by=world.grace, name="Kitchen", purpose="", visibility="closed", joining="request")
    share(votes.thread, by=world.grace, into=kitchen, note="Look.")
    with pytest.raises(Invalid):
        move_post(votes.thread, by=world.grace, into=found(by=world.grace, name="Hall", purpose=""), reason=WHY)


def test_a_moved_post_comes_down_from_the_top(world):
    pin(world.welcome.thread, by=world.grace)
    move_post(world.welcome.thread, by=world.grace, into=world.council, reason=WHY)
    assert world.welcome.thread.moved_at
    pin(world.welcome.thread, by=world.grace)


def test_who_would_read_more_is_reckoned_by_people_not_by_labels(world):
    hall = found(by=world.ada, name="Hall", purpose="")
    assert not widens(world.gardeners, hall)
    invite(hall, by=world.ada, person=world.olga)
    join(hall, by=world.olga)
    assert not widens(world.gardeners, hall)
    assert widens(world.council, hall)
    closed = found(by=world.grace, name="Closed", purpose="", visibility="closed", joining="request")
    assert not widens(world.council, closed)
    invite(closed, by=world.grace, person=world.ada)
    join(closed, by=world.ada)
    assert widens(world.council, closed)
