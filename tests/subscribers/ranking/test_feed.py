"""What stands in whose feed, in which order, and why."""

from datetime import timedelta

import pytest

from app.core.clock import now, travel
from app.core.errors import NotFound
from app.domain.discussions.operations import comment_on, react
from app.domain.groups.operations import found, join
from app.domain.posts.operations import delete_post, write_post
from app.domain.shares.operations import share
from app.subscribers.ranking import windows
from app.subscribers.ranking.queries import feed_for, why
from tests.scenes import scene

ORDERS = ("newest", "relevant")


def ids(person, **details):
    return [row.id for row in feed_for(person, **details).rows]


def everywhere(person, **details):
    seen, page = [], feed_for(person, **details)
    seen += page.rows
    while page.next:
        page = feed_for(person, after=page.next, **details)
        seen += page.rows
    return seen


def of_the_card(row):
    """What is said of a card itself, not of its place in the list."""
    return [part for part in row.why if part.name not in ("variety", "kept place")]


@scene
def busy(world, settle):
    """Thirty posts of several ages, some talked about."""
    kitchen = found(by=world.grace, name="Kitchen", purpose="Food")
    join(world.gardeners, by=world.pat)
    for number in range(30):
        with travel(now() - timedelta(hours=number * 7 % 150, minutes=number)):
            group, kind = world.gardeners if number % 3 else kitchen, ("talk", "news")[number % 2]
            post = write_post(group, by=world.grace, body=f"Turnip {number}", kind=kind)
            if number % 4 == 0 and post.thread.group_id == world.gardeners.id:
                comment_on(post.thread, by=world.ada, body="Yes", firsthand="staff")
            elif number % 5 == 0 and post.thread.group_id == world.gardeners.id:
                react(post.thread, by=world.pat, kind="like")
    settle()
    return world


@pytest.mark.parametrize("order", ORDERS)
def test_nobody_and_who_is_in_no_group_sees_nothing(busy, order):
    assert ids(None, order=order) == ids(busy.mallory, order=order) == []


@pytest.mark.parametrize("order", ORDERS)
def test_every_cards_parts_add_up_to_its_score(busy, order):
    with travel(now()):
        rows = everywhere(busy.ada, order=order, size=7)
        assert len(rows) == 21
        for row in rows:
            assert abs(sum(part.value for part in row.why) - row.score) < 1e-9
            assert f"{sum(round(part.value, 2) for part in row.why):.2f}" == f"{row.score:.2f}"
            assert all(part.name and part.words for part in row.why)


def test_both_orders_and_the_single_explanation_agree(busy):
    with travel(now()):
        newest, relevant = ({row.id: row for row in everywhere(busy.ada, order=order)} for order in ORDERS)
        assert newest.keys() == relevant.keys()
        assert {number: row.why for number, row in newest.items()} == {number: of_the_card(row) for number, row in relevant.items()}
        one = next(iter(newest.values()))
        thread = busy.welcome.thread
        assert why(thread, busy.ada) == newest[thread.id].why
        assert "quality" in [part.name for part in one.why]


def test_relevant_is_in_the_order_of_the_scores_shown_but_for_the_kept_places(busy):
    rows = [row for row in everywhere(busy.ada, order="relevant", size=4) if row.why[-1].name != "kept place"]
    assert [(row.score, row.id) for row in rows] == sorted(((row.score, row.id) for row in rows), reverse=True)


def test_every_tenth_place_is_kept_for_what_fewest_have_met(busy):
    rows = everywhere(busy.ada, order="relevant", size=7)
    kept = {place for place, row in enumerate(rows, 1) if row.why[-1].name == "kept place"}
    assert 10 in kept <= {10, 20}
    assert rows[9].created_at > now() - timedelta(hours=48)
    assert rows[9].author_id != busy.ada.id


def test_the_same_voice_counts_less_each_time_and_the_card_says_so(busy):
    off = [part.value for row in everywhere(busy.ada, order="relevant") for part in row.why if part.name == "variety"]
    assert len(off) > 10
    assert all(value < 0 for value in off)


@pytest.mark.parametrize("order", ORDERS)
def test_pages_show_each_card_once(busy, order, monkeypatch):
    whole = [row.id for row in everywhere(busy.grace, order=order, size=100)]
    assert len(whole) == len(set(whole)) == 31
    assert [row.id for row in everywhere(busy.grace, order=order, size=4)] == whole
    monkeypatch.setattr("app.subscribers.ranking.feed.WINDOW", 10)
    assert sorted(row.id for row in everywhere(busy.grace, order=order, size=4)) == sorted(whole)


@pytest.mark.parametrize("order", ORDERS)
def test_at_most_four_queries_whatever_there_is(busy, order, queries):
    grace = busy.grace
    with queries() as seen:
        assert feed_for(grace, order=order).rows
    assert len(seen) <= 4


@pytest.mark.parametrize("order", ORDERS)
def test_a_name_nobody_handed_out_is_not_found(busy, order):
    for name in ("x", "!!!", "aaaa", "fHx8fA", "MXwyfDN8NHw1"):
        with pytest.raises(NotFound):
            feed_for(busy.ada, order=order, after=name)
    with pytest.raises(NotFound):
        windows.place_named("MjAyNi0xMS0yNXxuYW58MXxuYW58MQ")


@pytest.mark.parametrize("order", ORDERS)
def test_chips_choose(busy, order):
    assert {row.post_kind for row in everywhere(busy.ada, order=order, kind="news")} == {"news"}
    assert ids(busy.ada, order=order, kind="idea") == []
    assert {row.kind for row in everywhere(busy.ada, order=order, kind="post")} == {"post"}


@pytest.mark.parametrize("order", ORDERS)
def test_what_was_brought_shows_who_brought_it_to_those_who_may_read_it(world, settle, order):
    kitchen = found(by=world.grace, name="Kitchen", purpose="Food")
    open_post = write_post(kitchen, by=world.grace, body="Soup")
    closed_post = write_post(world.council, by=world.grace, body="Budget")
    for post in (open_post, closed_post):
        share(post.thread, by=world.grace, into=world.gardeners, note="For you")
    settle()
    rows = {row.id: row for row in feed_for(world.ada, order=order).rows}
    assert rows[open_post.id].share == ("Grace Hopper", "Kitchen", "For you")
    assert "Gardeners" in next(part.words for part in rows[open_post.id].why if part.name == "your group")
    assert closed_post.id not in rows
    assert open_post.id not in ids(world.olga, order=order), "a share never widens who may read"
    with pytest.raises(NotFound):
        why(closed_post.thread, world.ada)
    assert {row.id: row.share for row in feed_for(world.grace, order=order).rows}[open_post.id] is None


@pytest.mark.parametrize("order", ORDERS)
def test_deleted_is_gone_at_once(world, settle, order):
    post = write_post(world.gardeners, by=world.ada, body="Soup")
    settle()
    delete_post(post, by=world.ada)
    assert post.id not in ids(world.grace, order=order)


def test_just_written_stands_in_newest_before_it_is_ranked(world, settle):
    settle()
    post = write_post(world.gardeners, by=world.ada, body="Soup")
    with travel(now()):
        before = feed_for(world.grace).rows[0]
        assert before.id == post.id
        settle()
        assert feed_for(world.grace).rows[0] == before


def test_a_secret_group_changes_nothing_in_anybody_elses_feed(world, settle):
    settle()
    with travel(now()):
        before = [feed_for(person, order=order) for person in (world.grace, world.olga) for order in ORDERS]
        post = write_post(world.attic, by=world.ada, body="Xylophone")
        comment_on(post.thread, by=world.ada, body="Indeed", firsthand="staff")
        settle()
        assert [feed_for(person, order=order) for person in (world.grace, world.olga) for order in ORDERS] == before
        assert post.id in ids(world.ada)


def test_a_guest_learns_nothing_of_the_groups_next_door(world, settle):
    """Grace stands behind a post by what she did in an open group the guest is not in."""
    kitchen = found(by=world.grace, name="Kitchen", purpose="Food")
    first = write_post(world.gardeners, by=world.grace, body="Leeks")
    comment_on(first.thread, by=world.olga, body="Hello")
    post = write_post(world.gardeners, by=world.ada, body="Soup")
    share(post.thread, by=world.grace, into=kitchen, note="Look")
    settle()
    assert "trusted" not in {part.name for part in why(post.thread, world.olga)}
    join(world.gardeners, by=world.mallory)
    comment_on(first.thread, by=world.mallory, body="Hello")
    settle()
    assert "trusted" in {part.name for part in why(post.thread, world.mallory)}
