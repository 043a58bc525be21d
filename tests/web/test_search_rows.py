"""SECURITY.md §3.9, row by row, through every door at which something is found."""

import logging
import re

import pytest
from sqlalchemy import func, select

from app.core.database import db
from app.core.events import EventRecord
from app.domain.discussions.operations import comment_on, delete_comment, edit_comment
from app.domain.groups.operations import edit_group, remove_member
from app.domain.groups.queries import membership_of
from app.domain.people.operations import open_account
from app.domain.posts.operations import delete_post, edit_post, write_post
from app.domain.shares.operations import share
from app.subscribers.search.queries import Narrowing, search_for

OUTSIDERS = ("grace", "mallory", "olga", "pat")
SPELLINGS = ("xylophone", "xylo", "xylofone", "xylophon*", '"xylophone solo"', "xylophone OR zither", "by:ada xylophone", "tag:xylophone")
DOORS = (
    "/search?q={}", "/search?q={}&show=talk", "/search?q={}&show=people", "/search?q={}&order=newest", "/palette?q={}",
    "/people?q={}", "/groups?q={}", "/tags/{}",
)  # fmt: skip


def secret_talk(world):
    """What is said in Attic, where only Ada is: a canary in a title, a text, a tag and a comment."""
    post = write_post(world.attic, by=world.ada, title="Xylophone solo", body="A #xylophone solo")
    comment_on(post.thread, by=world.ada, body="More xylophone, please")
    return post


@pytest.mark.parametrize("door", DOORS)
def test_q_01_no_spelling_of_a_canary_finds_it_for_an_outsider(world, as_, settle, door):
    secret_talk(world)
    settle()
    for person in OUTSIDERS:
        browser = as_(getattr(world, person))
        for words in SPELLINGS:
            page = browser.get(door.format(words.replace("#", "%23"))).text
            assert "Xylophone solo" not in page
            assert "More xylophone" not in page


@pytest.mark.parametrize("words", ["*", "", "a", "NOT nothing", "kind:post", "by:ada", "after:2000", "in:gardeners"])
@pytest.mark.parametrize("newest", [False, True])
def test_q_02_a_guest_of_no_group_gets_nothing_for_any_wildcard(world, settle, words, newest):
    gil = open_account(by=world.house, name="Gil Guest", email="gil@elsewhere.example", kind="guest")
    settle()
    found = search_for(words, seen_by=gil, newest=newest, each=3)
    assert (found.hits, found.total, sum(found.counts.values()), [hit for hits in found.sections.values() for hit in hits]) == (
        [],
        0,
        0,
        [],
    )


def test_q_04_suggestions_tags_and_counts_do_not_move_with_what_is_hidden(world, as_, settle):
    write_post(world.gardeners, by=world.ada, body="The #mulch")
    settle()
    paths = ("/search?q=xylophane", "/search?q=mulch&show=talk", "/palette?q=xyloph", "/tags/mulch", "/tags/xylophone")
    before = {path: plain(as_(world.mallory).get(path).text) for path in paths}
    write_post(world.attic, by=world.ada, title="Xylophone", body="A #xylophone in the #mulch")
    settle()
    assert {path: plain(as_(world.mallory).get(path).text) for path in paths} == before


def plain(page: str) -> str:
    """What a page says, without the keys its forms are sent once with."""
    page = re.sub(r'name="once" value="[^"]+"', "", page)
    return page.partition("<main")[2].partition("</main>")[0] if "<main" in page else page


def test_q_05_the_order_of_open_hits_is_untouched_by_what_is_said_in_secret(world, settle):
    for number in range(6):
        write_post(world.gardeners, by=world.ada, body="Leek " * (number + 1) + "and turnip " * (6 - number))
    settle()
    before = search_for("leek turnip", seen_by=world.mallory)
    for _ in range(30):
        write_post(world.attic, by=world.ada, body="leek leek leek")
    settle()
    after = search_for("leek turnip", seen_by=world.mallory)
    assert after == before
    assert len(after.hits) == 6


def test_q_06_the_passage_comes_from_what_one_may_read(world, settle):
    post = write_post(world.gardeners, by=world.grace, title="Leeks", body="In rows")
    share(post.thread, by=world.grace, into=world.council, note="Look")
    comment_on(post.thread, by=world.grace, body="Xylophone leeks", room=world.council)
    edited = comment_on(post.thread, by=world.ada, body="Leeks and zithers")
    edit_comment(edited, by=world.ada, body="Leeks and harps")
    settle()
    told = " ".join(f"{hit.title} {hit.snippet}" for hit in search_for("leeks", seen_by=world.mallory).hits).lower()
    assert "harps" in told
    assert "xylophone" not in told
    assert "zithers" not in told


def test_q_07_what_was_taken_back_narrowed_or_left_is_gone_at_once(world, settle):
    post = write_post(world.gardeners, by=world.ada, body="Leeks")
    gone, comment = write_post(world.gardeners, by=world.ada, body="Leeks too"), comment_on(post.thread, by=world.grace, body="Leeks, yes")
    settle()
    delete_post(gone, by=world.ada)
    delete_comment(comment, by=world.grace)
    assert [hit.key for hit in search_for("leeks", seen_by=world.mallory).hits] == [f"thread:{post.id}"]
    edit_group(world.gardeners, by=world.ada, name="Gardeners", purpose="", about="", joining="request", visibility="closed")
    assert search_for("leeks", seen_by=world.mallory).total == 0
    assert search_for("leeks", seen_by=world.grace).total > 0
    remove_member(membership_of(world.grace, world.gardeners), by=world.ada)
    assert search_for("leeks", seen_by=world.grace).total == 0


def test_q_07_words_that_were_edited_away_leave_the_index(world, settle):
    post = write_post(world.gardeners, by=world.ada, body="Leeks")
    settle()
    edit_post(post, by=world.ada, title="", body="Turnips")
    settle()
    assert search_for("leeks", seen_by=world.ada).total == 0
    assert search_for("leekz", seen_by=world.ada).instead == {}


@pytest.mark.parametrize(
    ("written", "asked"),
    [
        ("Größe", "grosse"), ("Größe", "GRÖSSE"), ("naïve", "naive"), ("e\u0301lan", "élan"), ("élan", "e\u0301lan"), ("Straße", "straße"),
        ("漢字 です", "漢字"), ("مرحبا بالعالم", "مرحبا"), ("שלום", "שלום"), ("Ωmega", "ωmega"), ("party 🎉 time", "party"),
    ],
)  # fmt: skip
def test_q_11_words_of_every_script_are_found_and_none_breaks_it(world, settle, written, asked):
    post = write_post(world.gardeners, by=world.ada, body=written)
    settle()
    assert [hit.key for hit in search_for(asked, seen_by=world.mallory).hits] == [f"thread:{post.id}"]


def test_q_12_nobody_writes_down_what_somebody_looked_for(world, as_, settle, caplog):
    caplog.set_level(logging.DEBUG)
    before = db.session.scalar(select(func.count()).select_from(EventRecord))
    for path in ("/search?q=zebrafish", "/palette?q=zebrafish", "/people?q=zebrafish"):
        as_(world.ada).get(path)
    assert db.session.scalar(select(func.count()).select_from(EventRecord)) <= before + 3, "three sign-ins at most"
    assert "zebrafish" not in caplog.text


def test_who_is_asked_for_by_name_is_no_way_to_learn_of_them(world, settle):
    settle()
    assert search_for("", seen_by=world.olga, narrowing=Narrowing(author="grace")).author == ""
    assert search_for("", seen_by=world.olga, narrowing=Narrowing(place="council")).place == ""
    assert search_for("", seen_by=world.mallory, narrowing=Narrowing(place="attic")).place == ""
