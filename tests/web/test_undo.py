from datetime import timedelta

import pytest

from app.core.clock import now, travel
from app.core.database import db
from app.domain.discussions.operations import comment_on, delete_comment, restore_comment
from app.domain.moderation.operations import take_out
from app.domain.posts.operations import delete_post, restore_post, write_post
from app.subscribers.search.queries import search_for

LATER = timedelta(minutes=11)


@pytest.fixture
def beans(world):
    return comment_on(world.welcome.thread, by=world.grace, body="Runner beans.")


def test_a_post_just_taken_back_offers_its_author_the_way_back(world, as_):
    browser, base = as_(world.ada), f"/t/{world.welcome.id}"
    place = browser.post(f"{base}/delete").location
    assert f'action="{base}/restore"' in browser.get(place).text
    assert f"{base}/restore" not in as_(world.grace).get(base).text
    browser.post(f"{base}/restore")
    assert "What shall we grow?" in as_(world.grace).get(base).text


def test_a_reply_just_taken_back_comes_back_with_its_place_in_the_count(world, as_, beans):
    browser = as_(world.grace)
    place = browser.post(f"/comments/{beans.id}/delete").location
    assert "You took your reply back." in browser.get(place).text
    for _ in range(2):
        assert browser.post(f"/comments/{beans.id}/restore").status_code in (303, 403)
    db.session.refresh(world.welcome.thread)
    assert (beans.deleted_at, world.welcome.thread.comment_count) == (None, 1)


def test_after_ten_minutes_it_is_gone(world, as_, beans):
    delete_comment(beans, by=world.grace)
    delete_post(world.welcome, by=world.ada)
    db.session.flush()
    with travel(now() + LATER):
        for person, path in ((world.grace, f"/comments/{beans.id}"), (world.ada, f"/t/{world.welcome.id}")):
            answer = as_(person).post(f"{path}/restore")
            assert answer.status_code == 403
            assert "/restore" not in as_(person).get(f"/t/{world.welcome.id}").text


def test_what_a_moderator_took_out_its_author_does_not_bring_back(world, as_, beans):
    said = comment_on(world.welcome.thread, by=world.olga, body="Weeds.")
    post = write_post(world.gardeners, by=world.olga, body="Weeds.")
    for thing in (said, post.thread):
        take_out(thing, by=world.grace, rule="noise", reason="Not here.")
    assert as_(world.olga).post(f"/comments/{said.id}/restore").status_code == 403
    assert as_(world.olga).post(f"/t/{post.id}/restore").status_code == 403


def test_nobody_brings_back_what_others_took_back(world, as_, beans):
    delete_comment(beans, by=world.grace)
    for person in (world.ada, world.olga, world.mallory):
        assert as_(person).post(f"/comments/{beans.id}/restore").status_code == 403


def test_what_comes_back_is_found_again_with_all_that_was_said_under_it(world, settle, beans):
    delete_post(world.welcome, by=world.ada)
    settle()
    assert search_for("runner", seen_by=world.ada).hits == []
    restore_post(world.welcome, by=world.ada)
    settle()
    assert len(search_for("runner", seen_by=world.ada).hits) == 1
    delete_comment(beans, by=world.grace)
    restore_comment(beans, by=world.grace)
    settle()
    assert len(search_for("runner", seen_by=world.ada).hits) == 1
