import pytest

from app.core.database import db
from app.domain.discussions.models import Share
from app.domain.groups.operations import found, join
from app.domain.posts.operations import delete_post, write_post
from app.domain.shares.operations import share


@pytest.fixture
def kitchen(world):
    return found(by=world.grace, name="Kitchen", purpose="Food")


@pytest.fixture
def path(world) -> str:
    return f"/t/{world.welcome.id}/shares"


def shares() -> list[tuple]:
    return [(row.group.name, row.note, row.parent_id) for row in db.session.query(Share).order_by(Share.id)]


def test_a_thread_is_brought_to_a_group_with_the_reason_why(world, as_, kitchen, path):
    browser = as_(world.grace)
    assert "Kitchen" in browser.get(f"{path}/new").text
    place = browser.post(path, data={"group": kitchen.id, "note": "They cook it."}).location
    assert place == f"/t/{world.welcome.id}-welcome?room=kitchen"
    page = browser.get(place).text
    assert "brought this here: <q>They cook it.</q>" in page
    assert "They cook it." in as_(world.mallory).get("/g/kitchen").text


def test_a_share_without_a_reason_is_shown_again(world, as_, kitchen, path):
    answer = as_(world.grace).post(path, data={"group": kitchen.id, "note": "  "})
    assert answer.status_code == 422
    assert "Say why you bring it" in answer.text
    assert f'value="{kitchen.id}" checked' in answer.text


def test_a_reason_that_is_too_long_is_kept(world, as_, kitchen, path):
    answer = as_(world.grace).post(path, data={"group": kitchen.id, "note": "Because. " * 80})
    assert answer.status_code == 422
    assert answer.text.count("Because.") == 80
    assert shares() == []


def test_a_thread_is_brought_to_a_group_once(world, as_, kitchen, path):
    browser = as_(world.grace)
    assert [browser.post(path, data={"group": kitchen.id, "note": "Look."}).status_code for _ in range(2)] == [303, 422]
    assert browser.post(path, data={"group": world.gardeners.id, "note": "Home."}).status_code == 422
    assert len(shares()) == 1


def test_one_brings_things_only_to_ones_own_groups(world, as_, kitchen, path):
    browser = as_(world.ada)
    answer = browser.post(path, data={"group": kitchen.id, "note": "Look at what we grow."})
    assert answer.status_code == 403
    assert "Join the group first" in answer.text
    assert "Look at what we grow." in answer.text
    join(world.gardeners, by=world.mallory)
    assert as_(world.mallory).post(path, data={"group": world.attic.id, "note": "Psst."}).status_code == 404
    assert shares() == []


def test_a_share_remembers_the_one_it_came_from(world, as_, kitchen, path):
    chess = found(by=world.mallory, name="Chess", purpose="")
    first = share(world.welcome.thread, by=world.grace, into=kitchen, note="They cook it.")
    as_(world.mallory).post(path, data={"group": chess.id, "note": "They eat it.", "via": first.id})
    assert shares()[-1] == ("Chess", "They eat it.", first.id)


def test_a_share_one_may_not_know_of_is_no_way_to_have_come(world, as_, kitchen, path):
    first = share(world.welcome.thread, by=world.grace, into=world.council, note="They decide.")
    answer = as_(world.ada).post(path, data={"group": kitchen.id, "note": "They eat it.", "via": first.id})
    assert answer.status_code == 404
    assert "They decide" not in answer.text


def test_a_guest_carries_nothing(world, as_, kitchen, path):
    browser = as_(world.olga)
    assert browser.get(f"{path}/new").status_code == 403
    assert browser.post(path, data={"group": world.gardeners.id, "note": "Look."}).status_code == 403
    assert "Share to group" not in browser.get(f"/t/{world.welcome.id}").text


def test_what_is_secret_stays(world, as_, kitchen):
    hush = write_post(world.attic, by=world.ada, body="Hush")
    answer = as_(world.ada).post(f"/t/{hush.id}/shares", data={"group": world.gardeners.id, "note": "Psst."})
    assert answer.status_code == 403
    assert "is not carried out of it" in answer.text
    assert "Share to group" not in as_(world.ada).get(f"/t/{hush.id}").text


def test_what_was_taken_back_is_carried_no_further(world, as_, kitchen, path):
    delete_post(world.welcome, by=world.ada)
    answer = as_(world.grace).post(path, data={"group": kitchen.id, "note": "They cook it, or would have."})
    assert answer.status_code == 403
    assert "They cook it, or would have." in answer.text


def test_out_of_a_closed_group_it_is_seen_only_by_those_who_may_read_there(world, as_, kitchen):
    votes = write_post(world.council, by=world.grace, title="Votes", body="Behind closed doors")
    browser, path = as_(world.grace), f"/t/{votes.id}/shares"
    assert "Only those who may read Council will see it there." in browser.get(f"{path}/new").text
    browser.post(path, data={"group": kitchen.id, "note": "Soup or salad."})
    assert "Votes" in browser.get("/g/kitchen").text
    page = as_(world.mallory).get("/g/kitchen").text
    assert "Something was here that you cannot read." in page
    assert [word for word in ("Votes", "Soup", "closed doors") if word in page] == []
    assert as_(world.mallory).get(f"/t/{votes.id}").status_code == 404


def test_how_it_travelled_is_told_as_far_as_one_may_know(world, as_, kitchen, path):
    share(world.welcome.thread, by=world.grace, into=kitchen, note="They cook it.")
    share(world.welcome.thread, by=world.grace, into=world.council, note="They decide.")
    told = as_(world.mallory).get(f"/t/{world.welcome.id}").text
    assert "Grace Hopper</a> to Kitchen" in told
    assert "They decide." not in told
    assert "Council" not in told.partition("<main")[2]


def test_whoever_looks_after_a_group_takes_a_thing_out_of_it_saying_why(world, as_, kitchen):
    brought = share(world.welcome.thread, by=world.grace, into=kitchen, note="They cook it.")
    path, browser = f"/shares/{brought.id}/out", as_(world.grace)
    assert path in browser.get(f"/t/{world.welcome.id}?room=kitchen").text
    answer = browser.post(path, data={"reason": ""})
    assert answer.status_code == 422
    assert "Say why" in answer.text
    assert as_(world.ada).post(path, data={"reason": "Mine"}).status_code == 403
    assert browser.post(path, data={"reason": "Not about food."}).location == "/g/kitchen"
    assert "They cook it." not in browser.get("/g/kitchen").text
    assert shares() == []


def test_nobody_takes_out_what_they_may_not_see(world, as_):
    brought = share(world.welcome.thread, by=world.grace, into=world.council, note="They decide.")
    assert as_(world.ada).get(f"/shares/{brought.id}/out").status_code == 404
    assert as_(world.ada).post(f"/shares/{brought.id}/out", data={"reason": "x"}).status_code == 404
