import pytest

from app.core.database import db
from app.domain.discussions.models import REACTIONS, Comment
from app.domain.discussions.operations import comment_on, delete_comment, react
from app.domain.groups.operations import join
from app.domain.moderation.operations import take_out
from app.domain.people.operations import open_account
from app.domain.posts.operations import write_post
from app.domain.shares.operations import share


@pytest.fixture
def beans(world):
    return comment_on(world.welcome.thread, by=world.grace, body="Beans, of course.")


@pytest.fixture
def between_us(world):
    """Said in Council, a closed group to which the welcome was brought."""
    share(world.welcome.thread, by=world.grace, into=world.council, note="They decide about seeds.")
    return comment_on(world.welcome.thread, by=world.grace, body="Between us.", room=world.council)


def main(page: str) -> str:
    return page.partition("<main")[2]


def test_one_answers_and_is_led_to_the_answer(world, as_):
    browser = as_(world.ada)
    place = browser.post(f"/t/{world.welcome.id}/comments", data={"body": "**Peas**", "firsthand": "customer"}).location
    comment = db.session.scalar(db.session.query(Comment).statement)
    assert place == f"/t/{world.welcome.id}-welcome#comment_{comment.id}"
    page = as_(world.mallory).get(place).text
    assert "<strong>Peas</strong>" in page
    assert "First-hand, as customer" in page
    assert "1 reply" in page


def test_an_answer_to_an_answer_stays_on_the_same_level(world, as_, beans):
    browser, path = as_(world.ada), f"/t/{world.welcome.id}/comments"
    browser.post(path, data={"body": "Runner beans?", "parent": beans.id})
    first = db.session.query(Comment).filter_by(parent_id=beans.id).one()
    browser.post(path, data={"body": "Broad ones.", "parent": first.id})
    assert db.session.query(Comment).filter_by(parent_id=beans.id).count() == 2


def test_the_permalink_leads_to_the_page_that_holds_the_reply(world, as_):
    said = [comment_on(world.welcome.thread, by=world.grace, body=f"Bean {number}") for number in range(60)]
    browser = as_(world.mallory)
    for comment in (said[0], said[30], said[59]):
        page = browser.get(f"/comments/{comment.id}", follow_redirects=True).text
        assert f'id="comment_{comment.id}"' in page


@pytest.mark.parametrize("opening", ["Beans?", "Beans climb. " * 1500], ids=["short", "long"])
def test_the_permalink_finds_long_replies_under_a_long_opening(world, as_, opening):
    post, browser = write_post(world.gardeners, by=world.ada, body=opening), as_(world.ada)
    said = [comment_on(post.thread, by=world.grace, body=f"{number} beans climb. " * 90) for number in range(11)]
    for comment in said:
        assert f'id="comment_{comment.id}"' in browser.get(f"/comments/{comment.id}", follow_redirects=True).text


def test_a_page_full_of_signs_is_no_heavier_than_another(world, as_):
    people = [open_account(by=world.house, name=f"Newcomer {number}", email=f"newcomer{number}@kithline.example") for number in range(6)]
    for number in range(40):
        comment = comment_on(world.welcome.thread, by=world.ada, body=f"Bean {number}", firsthand="customer")
        for person, kind in zip(people, REACTIONS, strict=True):
            join(world.gardeners, by=person)
            react(comment.thread, by=person, kind=kind, comment=comment)
    assert len(as_(world.ada).get(f"/t/{world.welcome.id}").data) < 60_000


def test_every_reply_is_on_one_of_the_pages(world, as_):
    said = [comment_on(world.welcome.thread, by=world.grace, body=f"Bean {number}").id for number in range(60)]
    browser, path, seen = as_(world.mallory), f"/t/{world.welcome.id}", []
    while path:
        page = browser.get(path).text
        seen += [number for number in said if f'id="comment_{number}"' in page]
        path = page.partition('rel="next" href="')[2].partition('"')[0].partition("#")[0].replace("&amp;", "&")
    assert seen == said


def test_whoever_is_outside_is_told_to_join_first(world, as_):
    browser, path = as_(world.mallory), f"/t/{world.welcome.id}/comments"
    assert "Join the group first" in browser.get(f"{path}/new").text
    answer = browser.post(path, data={"body": "I would like to say something."})
    assert answer.status_code == 403
    assert "I would like to say something." in answer.text
    page = browser.get(f"/t/{world.welcome.id}").text
    assert "answer here." in page
    assert f'action="{path}"' not in page


def test_a_guest_answers_where_they_were_invited(world, as_):
    assert as_(world.olga).post(f"/t/{world.welcome.id}/comments", data={"body": "Hello."}).status_code == 303


@pytest.mark.parametrize("path", ["", "/whole", "/edit", "/history", "/reactions"])
def test_what_was_said_in_a_closed_room_is_not_there_for_others(world, as_, between_us, path):
    for person in (world.ada, world.olga, world.mallory):
        assert as_(person).get(f"/comments/{between_us.id}{path}").status_code == 404


@pytest.mark.parametrize("path", ["/edit", "/delete", "/reactions", "/reactions/delete"])
def test_nothing_is_done_to_what_was_said_in_a_closed_room(world, as_, between_us, path):
    assert as_(world.ada).post(f"/comments/{between_us.id}{path}", data={"body": "x", "kind": "like"}).status_code == 404


def test_each_room_has_its_own_talk(world, as_, beans, between_us):
    browser, path = as_(world.grace), f"/t/{world.welcome.id}"
    home, room = main(browser.get(path).text), main(browser.get(f"{path}?room=council").text)
    assert ("Beans" in home, "Between us." in home, "Beans" in room, "Between us." in room) == (True, False, False, True)
    assert "brought this here" in room
    place = browser.post(f"{path}/comments", data={"body": "Here too.", "room": "council"}).location
    assert place.startswith(f"/t/{world.welcome.id}-welcome?room=council")


@pytest.mark.parametrize("room", ["council", "attic", "nowhere"])
def test_a_room_one_does_not_know_is_no_room(world, as_, between_us, room):
    browser = as_(world.mallory)
    page = main(browser.get(f"/t/{world.welcome.id}?room={room}").text)
    assert "Between us." not in page
    assert "Council" not in page
    join(world.gardeners, by=world.mallory)
    assert browser.post(f"/t/{world.welcome.id}/comments", data={"body": "Let me in.", "room": room}).status_code == 422


def test_an_edit_keeps_what_was_said_before(world, as_, beans):
    browser, base = as_(world.grace), f"/comments/{beans.id}"
    browser.post(f"{base}/edit", data={"body": "Peas, rather."})
    assert "Peas, rather." in as_(world.ada).get(base, follow_redirects=True).text
    assert "Beans, of course." in as_(world.ada).get(f"{base}/history").text


def test_only_who_said_it_changes_it(world, as_, beans):
    for person in (world.ada, world.olga, world.mallory):
        assert as_(person).get(f"/comments/{beans.id}/edit").status_code == 403
        assert as_(person).post(f"/comments/{beans.id}/edit", data={"body": "Mine"}).status_code == 403
    assert beans.body == "Beans, of course."


def test_a_reply_taken_back_leaves_a_stub_and_says_who_took_it(world, as_, beans):
    said = comment_on(world.welcome.thread, by=world.olga, body="Weeds.")
    as_(world.grace).post(f"/comments/{beans.id}/delete")
    take_out(said, by=world.ada, rule="noise", reason="Not here.")
    page = as_(world.mallory).get(f"/t/{world.welcome.id}").text
    assert "A reply was taken back." in page
    assert "Not here." in page
    assert "Beans" not in main(page)
    assert "Weeds" not in page


def test_a_reply_is_not_taken_back_by_others(world, as_, beans):
    for person in (world.olga, world.mallory, world.ada):
        assert as_(person).post(f"/comments/{beans.id}/delete").status_code == 403
    assert beans.deleted_at is None


def test_what_was_taken_back_can_be_read_nowhere(world, as_, beans):
    as_(world.grace).post(f"/comments/{beans.id}/edit", data={"body": "Beans, or peas."})
    delete_comment(beans, by=world.grace)
    paths = [f"/comments/{beans.id}{end}" for end in ("", "/whole", "/history", "/edit", "/reactions")]
    paths += [f"/t/{world.welcome.id}/comments/new?parent={beans.id}", f"/t/{world.welcome.id}"]
    for path in paths:
        assert "Beans" not in main(as_(world.grace).get(path, follow_redirects=True).text), path


def test_who_answers_what_was_taken_back_keeps_their_words(world, as_, beans):
    delete_comment(beans, by=world.grace)
    answer = as_(world.ada).post(f"/t/{world.welcome.id}/comments", data={"body": "But why?", "parent": beans.id})
    assert answer.status_code == 422
    assert "What you answer is no longer there." in answer.text
    assert "But why?" in answer.text
    assert 'name="parent"' not in answer.text


def test_nobody_answers_under_what_was_taken_back(world, as_):
    post = write_post(world.gardeners, by=world.ada, body="Soon gone.")
    as_(world.ada).post(f"/t/{post.id}/delete")
    answer = as_(world.grace).post(f"/t/{post.id}/comments", data={"body": "I was just writing this."})
    assert answer.status_code == 403
    assert "This has been taken back." in answer.text
    assert "I was just writing this." in answer.text


def test_a_long_reply_is_begun_and_read_whole_on_its_own_page(world, as_):
    said = comment_on(world.welcome.thread, by=world.grace, body="Beans climb. " * 300 + "The end.")
    browser = as_(world.mallory)
    page = browser.get(f"/t/{world.welcome.id}").text
    assert f'href="/comments/{said.id}/whole"' in page
    assert "The end." not in page
    assert "The end." in browser.get(f"/comments/{said.id}/whole").text
