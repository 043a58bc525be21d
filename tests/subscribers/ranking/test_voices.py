"""Whose voice counts, how often, and what a replay makes of it."""

from datetime import timedelta

import pytest
from sqlalchemy import select, update

from app.core.clock import now, travel
from app.core.database import db
from app.core.outbox import Cursor
from app.domain.discussions.operations import comment_on, delete_comment, react, unreact
from app.domain.groups.operations import approve, edit_group, found, join
from app.domain.ideas.operations import back, propose
from app.domain.people.operations import change_settings, open_account, suspend
from app.domain.posts.operations import delete_post, write_post
from app.domain.shares.operations import share
from app.subscribers.ranking import offers
from app.subscribers.ranking.engine.quality import PER_UNIT
from app.subscribers.ranking.handlers import RANKING, rank
from app.subscribers.ranking.models import Offer, OfferSum, PersonRank, Rank, Stance
from app.subscribers.ranking.offers import DAYS, PATIENCE, flush, forget_old_offers, note


def write(group, by, body="Turnips"):
    return write_post(group, by=by, body=body)


def rank_of(thread_id):
    return db.session.scalar(select(Rank).where(Rank.thread_id == thread_id))


def stances(thread_id):
    query = select(Stance.person_id, Stance.strength).where(Stance.thread_id == thread_id).order_by(Stance.person_id)
    return [tuple(row) for row in db.session.execute(query)]


def everything():
    rows = []
    for model in (Rank, Stance):
        rows += [tuple(row) for row in db.session.execute(select(*model.__table__.columns).order_by(*model.__table__.primary_key))]
    return rows


def test_one_person_is_one_voice_the_strongest(world, settle):
    post = write(world.gardeners, world.ada)
    react(post.thread, by=world.grace, kind="like")
    settle()
    assert stances(post.id) == [(world.grace.id, 1.0)]
    for _ in range(10):
        last = comment_on(post.thread, by=world.grace, body="Yes", firsthand="staff")
    settle()
    assert stances(post.id) == [(world.grace.id, 3.0)]
    assert (rank_of(post.id).supporters, rank_of(post.id).firsthand) == (1, 1)
    for comment in db.session.scalars(select(type(last)).where(type(last).thread_id == post.id)):
        delete_comment(comment, by=world.grace)
    settle()
    assert stances(post.id) == [(world.grace.id, 1.0)]
    unreact(post.thread, by=world.grace)
    settle()
    assert stances(post.id) == []


def test_the_authors_own_voice_and_a_guests_do_not_count(world, settle):
    post = write(world.gardeners, world.ada)
    react(post.thread, by=world.ada, kind="love")
    comment_on(post.thread, by=world.ada, body="Mine", firsthand="staff")
    react(post.thread, by=world.olga, kind="like")
    settle()
    assert stances(post.id) == []
    assert rank_of(post.id).supporters == 0


def test_who_stands_behind_an_idea_is_counted(world, settle):
    idea = propose(world.gardeners, by=world.ada, title="Strap library", what_if="we lent", would_help="all", first_step="a shelf")
    back(idea, by=world.grace, way="help", hours=2, group=world.gardeners)
    settle()
    assert stances(idea.id) == [(world.grace.id, 2.0)]


def test_nothing_of_a_closed_room_shows_in_a_number_outside(world, settle):
    post = write(world.gardeners, world.ada)
    settle()
    before = everything()
    share(post.thread, by=world.grace, into=world.council, note="Look")
    comment_on(post.thread, by=world.grace, body="Good", room=world.council, firsthand="staff")
    settle()
    assert everything() == before


def test_a_closed_group_ranks_what_is_its_own(world, settle):
    post = write(world.council, world.grace)
    approve(join(world.council, by=world.ada), by=world.grace)
    comment_on(post.thread, by=world.ada, body="Good")
    settle()
    assert rank_of(post.id).supporters == 1


def test_a_room_that_closes_takes_its_voices_with_it(world, settle):
    post = write(world.gardeners, world.ada)
    kitchen = found(by=world.grace, name="Kitchen", purpose="Food")
    share(post.thread, by=world.grace, into=kitchen, note="Look")
    settle()
    assert rank_of(post.id).supporters == 1
    edit_group(kitchen, by=world.grace, name="Kitchen", purpose="Food", about="", visibility="closed", joining="request")
    settle()
    assert rank_of(post.id).supporters == 0


def test_who_asks_not_to_be_counted_or_leaves_is_not(world, settle):
    post = write(world.gardeners, world.ada)
    pat = join(world.gardeners, by=world.pat).person
    react(post.thread, by=world.grace, kind="like")
    react(post.thread, by=pat, kind="like")
    settle()
    assert rank_of(post.id).supporters == 2
    change_settings(world.grace, by=world.grace, credit="name", feed="newest", counted=False)
    settle()
    assert stances(post.id) == [(pat.id, 1.0)]
    suspend(world.pat, by=world.house)
    settle()
    assert stances(post.id) == []


def test_what_is_deleted_has_no_rank(world, settle):
    post = write(world.gardeners, world.ada)
    react(post.thread, by=world.grace, kind="like")
    settle()
    delete_post(post, by=world.ada)
    settle()
    assert rank_of(post.id) is None
    assert stances(post.id) == []


@pytest.fixture
def patient(app, monkeypatch):
    """What is put before somebody waits to be counted, as outside tests; how long."""
    monkeypatch.setattr(offers, "PATIENCE", PATIENCE)
    return PATIENCE


@pytest.fixture
def still():
    """A clock that stands, so that nothing but events changes a number."""
    with travel(now()):
        yield


def test_a_rebuild_and_a_repetition_give_the_same_to_the_last_digit(world, settle, still):
    join(world.gardeners, by=world.mallory)
    posts = [write(world.gardeners, world.ada, f"Turnip {number}") for number in range(6)]
    for number, post in enumerate(posts):
        comment_on(post.thread, by=world.grace, body="Yes", firsthand="staff" if number % 2 else "")
        if number % 3:
            react(post.thread, by=world.mallory, kind="like")
            settle()
    note(world.mallory, [post.id for post in reversed(posts)])
    note(world.grace, [post.id for post in posts])
    settle()
    lived = everything()
    assert len(db.session.scalars(select(Offer.thread_id)).all()) == 12
    rank([(type("Seen", (), {"thread_id": post.id})(), None) for post in posts] * 2)
    assert everything() == lived
    RANKING.reset()
    db.session.execute(update(Cursor).where(Cursor.name == "ranking").values(last_event_id=0))
    settle()
    assert everything() == lived


def test_offers_are_kept_once_and_not_of_everybody(world, settle):
    post = write(world.gardeners, world.ada)
    change_settings(world.grace, by=world.grace, credit="name", feed="newest", counted=False)
    settle()
    before = rank_of(post.id).quality
    for person in (world.mallory, world.mallory, world.grace, world.olga, None):
        note(person, [post.id])
    settle()
    assert [tuple(row) for row in db.session.execute(select(Offer.person_id, Offer.position))] == [(world.mallory.id, 1)]
    db.session.expire_all()
    assert rank_of(post.id).quality < before
    assert flush() == 0


def test_offers_go_when_their_person_asks(world, settle):
    post = write(world.gardeners, world.ada)
    settle()
    before = everything()
    note(world.mallory, [post.id])
    settle()
    assert everything() != before
    change_settings(world.mallory, by=world.mallory, credit="name", feed="newest", counted=False)
    settle()
    assert db.session.scalar(select(Offer.person_id)) is None
    assert everything() == before


def test_looking_at_home_twice_does_not_move_it(world, settle, as_, patient):
    posts = [write(world.gardeners, world.grace, f"Turnip {number}") for number in range(4)]
    settle()
    browser = as_(world.ada)
    with travel(now()):
        before = browser.get("/home?order=relevant").text
        settle()
        ranks = everything()
        assert [before.find(f"/t/{post.id}") > 0 for post in posts] == [True] * 4
        assert browser.get("/home?order=relevant").text.count("<article") == before.count("<article")
        assert db.session.scalar(select(Offer.person_id)) is None
    with travel(now() + patient):
        settle()
        assert everything() != ranks
        assert set(db.session.scalars(select(Offer.person_id))) == {world.ada.id}


def test_whoever_answers_at_once_has_passed_nothing_over(world, settle, patient):
    post = write(world.gardeners, world.ada)
    note(world.mallory, [post.id])
    join(world.gardeners, by=world.mallory)
    react(post.thread, by=world.mallory, kind="like")
    settle()
    before = rank_of(post.id).quality
    with travel(now() + patient):
        settle()
    db.session.expire_all()
    assert rank_of(post.id).quality == before


def test_whoever_asks_not_to_be_counted_while_it_waits_is_not_noted(world, settle, patient):
    post = write(world.gardeners, world.ada)
    note(world.mallory, [post.id])
    change_settings(world.mallory, by=world.mallory, credit="name", feed="newest", counted=False)
    with travel(now() + patient):
        settle()
    assert db.session.scalar(select(Offer.person_id)) is None


def test_old_offers_become_a_sum_without_a_person(world, settle):
    post = write(world.gardeners, world.ada)
    with travel(now() - timedelta(days=DAYS + 2)):
        note(world.mallory, [post.id])
        note(world.grace, [post.id])
    react(post.thread, by=world.grace, kind="like")
    settle()
    before = rank_of(post.id).quality
    assert forget_old_offers() == 2
    db.session.expire_all()
    assert db.session.scalar(select(Offer.person_id)) is None
    assert db.session.scalars(select(OfferSum.weight)).all() == [PER_UNIT]
    assert rank_of(post.id).quality == before


def test_a_new_account_changes_nothing(world, settle):
    settle()
    before = everything()
    open_account(by=world.house, name="New", email="new@kithline.example")
    settle()
    assert everything() == before


def prior_of(person):
    db.session.expire_all()
    return db.session.scalar(select(PersonRank.prior).where(PersonRank.person_id == person.id))


def test_a_night_remembers_the_offers_it_has_forgotten(world, settle, nightfall):
    with travel(now() - timedelta(days=DAYS - 2)):
        post = write(world.gardeners, world.ada)
        react(post.thread, by=world.grace, kind="like")
        note(world.mallory, [post.id])
        settle()
    nightfall()
    before = prior_of(world.ada)
    with travel(now() + timedelta(days=DAYS)):
        assert forget_old_offers() == 1
        nightfall()
    # What is left to differ is how generous they seemed.
    assert prior_of(world.ada) == pytest.approx(before, abs=0.01)
