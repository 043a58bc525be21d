import pytest

from app.core.errors import Forbidden, Invalid
from app.domain.discussions.operations import comment_on, react
from app.domain.placements.operations import lock, pin, unlock
from app.domain.posts.operations import delete_post, write_post


@pytest.fixture
def base(world) -> str:
    return f"/t/{world.welcome.id}"


def titles(page: str) -> list[str]:
    return [part.partition("</a>")[0].rpartition(">")[2] for part in page.split('<h2 class="entry__title"')[1:]]


def test_what_is_pinned_stands_on_top_once(world, as_, settle, base):
    for name in ("Peas", "Beans"):
        write_post(world.gardeners, by=world.ada, title=name, body="Up.")
    browser = as_(world.grace)
    browser.post(f"{base}/pin")
    settle()
    page = as_(world.mallory).get("/g/gardeners").text
    assert titles(page)[0] == "Welcome"
    assert titles(page).count("Welcome") == 1
    browser.post(f"{base}/pin/delete")
    assert titles(browser.get("/g/gardeners").text)[-1] == "Welcome"


def test_three_are_the_most_and_what_was_taken_back_counts_no_more(world):
    posts = [write_post(world.gardeners, by=world.ada, title=f"Bean {number}", body="Up.") for number in range(5)]
    for post in (*posts[:3], posts[0]):
        pin(post.thread, by=world.grace)
    with pytest.raises(Invalid) as refused:
        pin(posts[3].thread, by=world.grace)
    assert "pin" in refused.value.errors
    delete_post(posts[0], by=world.ada)
    pin(posts[3].thread, by=world.grace)


@pytest.mark.parametrize("name", ["olga", "mallory"])
@pytest.mark.parametrize("path", ["pin", "pin/delete", "lock", "lock/delete", "move"])
def test_only_who_looks_after_the_group_does_that(world, as_, base, name, path):
    browser = as_(getattr(world, name))
    assert browser.post(f"{base}/{path}", data={"reason": "Mine.", "group": world.gardeners.id}).status_code == 403


@pytest.mark.parametrize("path", ["pin", "pin/delete", "lock", "lock/delete", "move", "summary"])
def test_what_one_may_not_read_is_not_there(world, as_, path):
    votes = write_post(world.council, by=world.grace, body="Behind closed doors")
    for person in (world.ada, world.olga):
        assert as_(person).post(f"/t/{votes.id}/{path}", data={"reason": "Mine."}).status_code == 404


def test_a_closed_talk_refuses_with_its_reason_and_opens_again(world, as_, base):
    grace, ada = as_(world.grace), as_(world.ada)
    assert grace.post(f"{base}/lock", data={"reason": "It is decided."}).status_code == 303
    page = ada.get(base).text
    assert "Closed for replies: It is decided." in page
    assert 'class="composer"' not in page.partition("<main")[2]
    answer = ada.post(f"{base}/comments", data={"body": "But I was just writing."})
    assert (answer.status_code, "It is decided." in answer.text, "But I was just writing." in answer.text) == (403, True, True)
    grace.post(f"{base}/lock/delete")
    assert ada.post(f"{base}/comments", data={"body": "Thank you."}).status_code == 303


def test_closing_says_why_and_keeps_the_words(world, as_, base):
    answer = as_(world.grace).post(f"{base}/lock", data={"reason": "x" * 201})
    assert answer.status_code == 422
    assert "x" * 201 in answer.text
    assert as_(world.grace).post(f"{base}/lock", data={"reason": " "}).status_code == 422


def test_in_a_closed_talk_signs_are_still_given(world):
    lock(world.welcome.thread, by=world.grace, reason="Decided.")
    react(world.welcome.thread, by=world.ada, kind="love")
    with pytest.raises(Forbidden):
        comment_on(world.welcome.thread, by=world.grace, body="I close it and speak on.")
    unlock(world.welcome.thread, by=world.ada)
    comment_on(world.welcome.thread, by=world.grace, body="Open.")


def test_the_form_says_what_goes_along_and_the_post_stands_elsewhere(world, as_, base):
    browser = as_(world.grace)
    assert "replies and signs go with it" in browser.get(f"{base}/move").text
    place = browser.post(f"{base}/move", data={"group": world.council.id, "reason": "They decide."}).location
    assert place == f"{base}-welcome"
    assert "Moved here from" in browser.get(place).text
    assert as_(world.mallory).get(base).status_code == 404


def test_a_move_that_is_refused_keeps_the_reason(world, as_, base):
    answer = as_(world.grace).post(f"{base}/move", data={"reason": "Because they know about it."})
    assert answer.status_code == 422
    assert "Because they know about it." in answer.text
