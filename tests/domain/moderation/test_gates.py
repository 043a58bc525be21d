"""Who begins, who answers, and what waits until it is let in."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select

from app.core.clock import now, travel
from app.core.database import db
from app.core.errors import Forbidden, Invalid, NotFound
from app.core.events import EventRecord
from app.domain.discussions.operations import comment_on, react
from app.domain.discussions.queries import find_thread, threads_visible_to
from app.domain.groups.operations import join
from app.domain.ideas.operations import propose
from app.domain.moderation.models import Act
from app.domain.moderation.operations import approve_post, refuse_post, set_gates
from app.domain.posts.operations import delete_post, edit_post, praise, write_post
from app.domain.posts.queries import find_post
from app.domain.shares.operations import share
from app.subscribers.notifications.queries import inbox_of
from app.subscribers.ranking.queries import feed_for
from app.subscribers.search.queries import search_for

IDEA = {"title": "Nets", "what_if": "What if we hung nets?", "would_help": "The peas.", "first_step": "Buy one."}


def events(name: str) -> int:
    return db.session.scalar(select(func.count()).select_from(EventRecord).where(EventRecord.name == name))


def gates(world, *, keepers_post=False, keepers_comment=False, approval="off"):
    return set_gates(world.gardeners, by=world.ada, keepers_post=keepers_post, keepers_comment=keepers_comment, approval=approval)


def is_found(words: str, person) -> bool:
    return bool(search_for(words, seen_by=person).hits)


@pytest.fixture
def held(world):
    """Mallory's first post in a group that looks at first posts."""
    gates(world, approval="first")
    join(world.gardeners, by=world.mallory)
    return write_post(world.gardeners, by=world.mallory, title="Gooseberries", body="They prickle, @grace-hopper #berries")


@pytest.mark.parametrize("name", ["grace", "olga", "mallory"])
def test_only_an_owner_sets_the_gates(world, name):
    with pytest.raises(Forbidden):
        set_gates(world.gardeners, by=getattr(world, name), keepers_post=True, keepers_comment=False, approval="off")
    assert not world.gardeners.keepers_post


def test_gates_there_are_not_are_refused(world):
    with pytest.raises(Invalid) as refusal:
        gates(world, approval="sometimes")
    assert set(refusal.value.errors) == {"approval"}


def test_in_a_group_for_announcements_members_answer_and_do_not_begin(world):
    gates(world, keepers_post=True)
    with pytest.raises(Forbidden, match="only those who look after it begin"):
        write_post(world.gardeners, by=world.olga, body="May I?")
    join(world.gardeners, by=world.mallory)
    with pytest.raises(Forbidden, match="only those who look after it begin"):
        propose(world.gardeners, by=world.mallory, **IDEA)
    assert write_post(world.gardeners, by=world.grace, body="The shed is painted.")
    assert comment_on(world.welcome.thread, by=world.olga, body="Thank you.")


def test_nothing_is_brought_into_a_group_for_announcements_by_its_members(world):
    gates(world, keepers_post=True)
    join(world.gardeners, by=world.pat)
    elsewhere = write_post(world.council, by=world.grace, body="Budgets")
    join_council(world)
    with pytest.raises(Forbidden, match="only those who look after it begin"):
        share(elsewhere.thread, by=world.pat, into=world.gardeners, note="Look.")


def join_council(world):
    from_pat = join(world.council, by=world.pat)
    from_pat.state = "active"
    db.session.flush()


def test_where_only_keepers_answer_the_others_still_give_signs(world):
    gates(world, keepers_comment=True)
    with pytest.raises(Forbidden, match="only those who look after it answer"):
        comment_on(world.welcome.thread, by=world.olga, body="Peas, please.")
    react(world.welcome.thread, by=world.olga, kind="like")
    assert comment_on(world.welcome.thread, by=world.grace, body="Peas it is.")


def test_a_thread_is_answered_in_the_room_that_lets_one(world):
    share(world.welcome.thread, by=world.grace, into=world.council, note="Look.")
    set_gates(world.council, by=world.grace, keepers_post=False, keepers_comment=True, approval="off")
    join_council(world)
    join(world.gardeners, by=world.pat)
    with pytest.raises(Forbidden, match="In Council only"):
        comment_on(world.welcome.thread, by=world.pat, body="Here?", room=world.council)
    assert comment_on(world.welcome.thread, by=world.pat, body="Then here.")


def test_a_newcomers_first_post_is_seen_by_nobody_but_them_and_the_keepers(world, held, settle):
    settle()
    for person in (world.olga, world.pat):
        with pytest.raises(NotFound):
            find_post(held.id, seen_by=person)
        with pytest.raises(NotFound):
            find_thread(held.id, seen_by=person)
    for person in (world.mallory, world.ada, world.grace):
        assert find_post(held.id, seen_by=person).thread.held == "waiting"
        assert held.id not in {card.id for card in feed_for(person).rows}
        assert held.id not in {thread.id for thread in db.session.scalars(threads_visible_to(person))}
        assert not is_found("gooseberries", person)


def test_a_held_post_rings_no_bell_of_the_group_and_mentions_nobody(world, held, settle):
    before = world.gardeners.last_activity_at
    assert (events("Posted"), events("PostHeld")) == (1, 1)
    assert before < now() - timedelta(days=6)
    settle()
    assert [told.row.kind for told in inbox_of(world.grace).rows] == ["waiting"]
    assert [told.row.kind for told in inbox_of(world.olga).rows] == ["invitation"]


def test_nothing_is_said_under_a_post_that_waits(world, held):
    for person in (world.grace, world.mallory):
        with pytest.raises(Forbidden, match="has not been let in"):
            comment_on(held.thread, by=person, body="Early.")
        with pytest.raises(Forbidden, match="has not been let in"):
            react(held.thread, by=person, kind="like")
        with pytest.raises(Forbidden, match="has not been let in"):
            share(held.thread, by=person, into=world.gardeners, note="Look.")
    with pytest.raises(Invalid):
        propose(world.gardeners, by=world.mallory, out_of=held.thread, **IDEA)


def test_a_post_that_is_let_in_stands_as_if_written_now_and_its_author_is_told(world, held, settle):
    with travel(now() + timedelta(hours=3)):
        approve_post(held, by=world.grace)
        assert held.thread.created_at > now() - timedelta(minutes=1)
        settle()
        assert find_post(held.id, seen_by=world.olga).body.startswith("They prickle")
        assert is_found("gooseberries", world.pat)
        assert feed_for(world.olga).rows[0].id == held.id
        assert [told.row.kind for told in inbox_of(world.mallory).rows] == ["post_let_in"]
        assert "mention" in [told.row.kind for told in inbox_of(world.grace).rows]


def test_a_post_that_is_turned_down_stays_its_authors_who_is_told_why(world, held, settle):
    refuse_post(held, by=world.grace, reason="Please ask in Berries.")
    settle()
    assert [told.row.kind for told in inbox_of(world.mallory).rows] == ["turned_down"]
    assert find_post(held.id, seen_by=world.mallory).thread.held == "refused"
    with pytest.raises(NotFound):
        find_post(held.id, seen_by=world.olga)
    assert not is_found("gooseberries", world.grace)


def test_turning_down_needs_a_reason(world, held):
    with pytest.raises(Invalid) as refusal:
        refuse_post(held, by=world.grace, reason="  ")
    assert set(refusal.value.errors) == {"reason"}
    assert held.thread.held == "waiting"


def test_of_two_who_decide_one_acts_and_the_other_is_told(world, held):
    approve_post(held, by=world.grace)
    with pytest.raises(Invalid, match="meanwhile"):
        refuse_post(held, by=world.ada, reason="No.")
    assert held.thread.held == ""
    assert db.session.scalars(select(Act.kind).where(Act.thread_id == held.id)).all() == ["let_in"]


def test_nobody_outside_lets_anything_in_and_nobody_their_own(world, held):
    for person in (world.mallory, world.olga, world.pat):
        with pytest.raises(Forbidden):
            approve_post(held, by=person)


def test_the_second_post_stands_at_once_where_only_the_first_waits(world, held):
    approve_post(held, by=world.grace)
    assert write_post(world.gardeners, by=world.mallory, body="Currants, too.").thread.held == ""


def test_where_all_posts_wait_keepers_need_no_leave(world):
    gates(world, approval="all")
    assert write_post(world.gardeners, by=world.grace, body="From the keepers.").thread.held == ""
    assert write_post(world.gardeners, by=world.olga, body="From a guest.").thread.held == "waiting"


def test_what_waits_is_changed_and_taken_back_without_a_word_to_anybody(world, held):
    edit_post(held, by=world.mallory, title="Gooseberries", body="They prickle less.")
    delete_post(held, by=world.mallory)
    assert (events("PostEdited"), events("PostDeleted")) == (0, 0)
    with pytest.raises(Invalid, match="taken back"):
        approve_post(held, by=world.grace)


def test_praise_that_waits_tells_nobody_until_it_is_let_in(world, settle):
    gates(world, approval="all")
    post = praise(world.gardeners, by=world.olga, body="Thank you for the peas.", people=[world.grace])
    settle()
    assert "praise" not in [told.row.kind for told in inbox_of(world.grace).rows]
    approve_post(post, by=world.ada)
    settle()
    assert "praise" in [told.row.kind for told in inbox_of(world.grace).rows]
