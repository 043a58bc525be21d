import pytest

from app.domain.discussions.operations import comment_on, react
from app.domain.groups.operations import found
from app.domain.posts.operations import write_post
from app.domain.shares.operations import share


@pytest.fixture
def kitchen(world):
    kitchen = found(by=world.grace, name="Kitchen", purpose="Food")
    share(world.welcome.thread, by=world.grace, into=kitchen, note="They cook it.")
    comment_on(world.welcome.thread, by=world.ada, body="Beans climb")
    comment_on(world.welcome.thread, by=world.grace, body="Soup needs salt", room=kitchen)
    return kitchen


def test_both_rooms_stand_beside_each_other(world, as_, kitchen):
    page = as_(world.grace).get(f"/t/{world.welcome.id}/rooms").text
    assert page.index("Beans climb") < page.index("Soup needs salt")
    assert page.count('class="both__room') == 2
    assert "brought this here: <q>They cook it.</q>" in page
    assert "Answer in Kitchen" in page
    assert "Answer in Kitchen" not in as_(world.ada).get(f"/t/{world.welcome.id}/rooms?with=kitchen").text


def test_a_phone_shows_the_room_it_was_asked_for(world, as_, kitchen):
    page = as_(world.ada).get(f"/t/{world.welcome.id}/rooms?with=kitchen&show=kitchen").text
    assert page.index("both__room both__room--aside") < page.index('class="both__room"')


def test_what_was_said_to_everybody_stands_in_both_columns_under_names_of_their_own(world, as_, kitchen):
    comment = comment_on(world.welcome.thread, by=world.grace, body="Sunday at ten", room=kitchen, everywhere=True)
    react(world.welcome.thread, by=world.ada, kind="like", comment=comment)
    page = as_(world.grace).get(f"/t/{world.welcome.id}/rooms").text
    assert page.count("Sunday at ten") == 2
    assert page.count(f'id="comment_{comment.id}"') == page.count(f'id="kitchen_comment_{comment.id}"') == 1


def test_there_is_nothing_to_set_beside_a_room_one_may_not_enter(world, as_):
    share(world.welcome.thread, by=world.grace, into=world.council, note="They decide.")
    assert as_(world.grace).get(f"/t/{world.welcome.id}/rooms?with=council").status_code == 200
    for path in ("rooms", "rooms?with=council", "rooms?with=nowhere"):
        assert as_(world.ada).get(f"/t/{world.welcome.id}/{path}").status_code == 404
    votes = write_post(world.council, by=world.grace, body="Votes")
    assert as_(world.ada).get(f"/t/{votes.id}/rooms").status_code == 404


def test_the_page_of_a_post_echoes_what_is_said_elsewhere(world, as_, kitchen):
    share(world.welcome.thread, by=world.grace, into=world.council, note="They decide.")
    comment_on(world.welcome.thread, by=world.grace, body="Between us", room=world.council)
    page = as_(world.ada).get(f"/t/{world.welcome.id}").text
    assert "1 reply in Kitchen" in page
    assert "Council" not in page.partition("<main")[2]
    assert "1 reply in Gardeners" in as_(world.ada).get(f"/t/{world.welcome.id}?room=kitchen").text
    assert "1 reply in Council" in as_(world.grace).get(f"/t/{world.welcome.id}").text


def test_a_card_echoes_it_too_and_counts_what_is_said_where_it_stands(world, as_, settle, kitchen):
    settle()
    home = as_(world.ada).get("/home?order=newest").text
    assert "1 in Kitchen" in home
    page = as_(world.grace).get("/g/kitchen").text
    assert f"/t/{world.welcome.id}-welcome?room=kitchen#comments" in page
    assert "1 in Gardeners" in page


def test_one_chooses_who_hears_an_answer(world, as_, kitchen):
    browser, path = as_(world.grace), f"/t/{world.welcome.id}/comments"
    assert "Everybody who reads this, in all rooms" in browser.get(f"/t/{world.welcome.id}?room=kitchen").text
    browser.post(path, data={"room": "kitchen", "body": "Only us"})
    place = browser.post(path, data={"room": "kitchen", "body": "All of you", "everywhere": "1"}).location
    page = as_(world.ada).get(place).text
    assert "All of you" in page
    assert "To everybody" in page
    assert "Only us" not in page


def test_the_choice_is_kept_when_words_are_refused(world, as_, kitchen):
    answer = as_(world.grace).post(f"/t/{world.welcome.id}/comments", data={"room": "kitchen", "body": " ", "everywhere": "1"})
    assert answer.status_code == 422
    assert '<option value="1" selected>' in answer.text


def test_whoever_knows_of_no_other_room_is_not_asked(world, as_):
    share(world.welcome.thread, by=world.grace, into=world.council, note="They decide.")
    assert "in all rooms" not in as_(world.ada).get(f"/t/{world.welcome.id}").text


def test_the_path_is_drawn_and_told_as_far_as_one_may_follow(world, as_, kitchen):
    cellar = found(by=world.grace, name="Cellar", purpose="Jars", visibility="closed")
    barn = found(by=world.grace, name="Barn", purpose="Hay")
    board = found(by=world.grace, name="Board", purpose="Plans", visibility="closed")
    jars = share(world.welcome.thread, by=world.grace, into=cellar, note="They keep it.")
    share(world.welcome.thread, by=world.grace, into=barn, note="They store it.", parent=jars)
    share(world.welcome.thread, by=world.grace, into=board, note="They plan it.")
    page = as_(world.grace).get(f"/t/{world.welcome.id}").text
    assert "Barn, met in Cellar" in page
    assert page.count("tree__node--private") == 0
    page = as_(world.mallory).get(f"/t/{world.welcome.id}").text.partition("<main")[2]
    assert "Barn, met in a private group" in page
    assert page.count('class="tree__node tree__node--private') == 1
    assert [word for word in ("Cellar", "Board", "They keep it", "They plan it") if word in page] == []


def test_where_nothing_more_is_said_nobody_is_asked_to(world, as_, kitchen):
    world.welcome.thread.lock_reason = "All is said."
    page = as_(world.grace).get(f"/t/{world.welcome.id}/rooms").text
    assert page.count("Closed for replies: All is said.") == 2
    assert "Answer in" not in page
