import pytest

from app.core.sockets import socketio
from app.domain.discussions.operations import comment_on, react
from app.domain.groups.operations import edit_group, found, join, leave, remove_member
from app.domain.groups.queries import membership_of
from app.domain.people.doorkeeping import end_all_sign_ins
from app.domain.people.operations import suspend
from app.domain.posts.operations import write_post
from app.domain.shares.operations import share


def rung(client) -> list[tuple[str, str]]:
    return [(bell["stream"], bell["kind"]) for name, bell in client.heard() if name == "stale"]


def watch(client, stream) -> bool:
    return client.emit("watch", {"stream": stream}, callback=True)["ok"]


def test_a_stranger_is_not_let_in(app, stranger):
    assert not socketio.test_client(app, flask_test_client=stranger).is_connected()


def test_an_eleventh_page_is_not_let_in(world, socket):
    assert all(socket(world.ada).is_connected() for _ in range(10))
    assert not socket(world.ada).is_connected()


def test_a_watcher_of_a_group_hears_of_a_post(world, socket, settle):
    client = socket(world.mallory)
    assert watch(client, f"group:{world.gardeners.id}")
    write_post(world.gardeners, by=world.ada, body="Rain at last")
    settle()
    assert rung(client) == [(f"group:{world.gardeners.id}", "Posted")]


def test_home_hears_of_ones_own_groups_only(world, socket, settle):
    client = socket(world.ada)
    assert watch(client, "home")
    write_post(world.gardeners, by=world.grace, body="Rain at last")
    write_post(world.council, by=world.grace, body="Not for you")
    settle()
    assert rung(client) == [("home", "Posted")]


def test_a_thread_rings_for_an_answer_in_an_open_room_and_not_for_one_in_a_closed_room(world, socket, settle):
    client, name = socket(world.mallory), f"thread:{world.welcome.id}"
    assert watch(client, name)
    share(world.welcome.thread, by=world.grace, into=world.council, note="For us")
    comment_on(world.welcome.thread, by=world.grace, body="Among us", room=world.council)
    settle()
    assert rung(client) == []
    comment_on(world.welcome.thread, by=world.grace, body="For all")
    settle()
    assert rung(client) == [(name, "Commented")]


def test_what_is_said_to_everybody_rings_in_every_room(world, socket, settle):
    kitchen = found(by=world.pat, name="Kitchen", purpose="Food")
    join(kitchen, by=world.grace)
    share(world.welcome.thread, by=world.grace, into=kitchen, note="They cook it.")
    client = socket(world.pat)
    assert watch(client, f"group:{kitchen.id}")
    comment_on(world.welcome.thread, by=world.ada, body="Only here")
    settle()
    assert (f"group:{kitchen.id}", "Commented") not in rung(client)
    comment_on(world.welcome.thread, by=world.ada, body="To all", everywhere=True)
    settle()
    assert rung(client) == [(f"group:{kitchen.id}", "Commented")]


def test_the_inbox_rings_for_whoever_is_told_something(world, socket, settle):
    client = socket(world.ada)
    react(world.welcome.thread, by=world.grace, kind="love")
    settle()
    assert (f"person:{world.ada.id}", "inbox") in rung(client)


@pytest.mark.parametrize("stream", ["group:{council}", "person:{grace}", "newsroom", "*", "", None])
def test_what_one_may_not_read_cannot_be_watched(world, socket, stream):
    name = stream and stream.format(council=world.council.id, grace=world.grace.id)
    assert not watch(socket(world.mallory), name)


def test_whoever_is_removed_hears_nothing_more(world, socket, settle):
    client = socket(world.olga)
    assert watch(client, f"group:{world.gardeners.id}")
    remove_member(membership_of(world.olga, world.gardeners), by=world.ada)
    settle()
    client.heard()
    write_post(world.gardeners, by=world.ada, body="Among us")
    settle()
    assert rung(client) == []


def test_a_group_that_turns_closed_rings_no_longer_for_outsiders(world, socket, settle):
    client = socket(world.mallory)
    assert watch(client, f"group:{world.gardeners.id}")
    edit_group(world.gardeners, by=world.ada, name="Gardeners", purpose="", about="", visibility="closed", joining="request")
    write_post(world.gardeners, by=world.ada, body="Among us")
    settle()
    assert rung(client) == []


def test_whoever_joins_hears_of_the_new_group_at_home(world, socket, settle):
    client = socket(world.mallory)
    assert watch(client, "home")
    join(world.gardeners, by=world.mallory)
    settle()
    client.heard()
    write_post(world.gardeners, by=world.ada, body="Welcome, Mallory")
    settle()
    assert ("home", "Posted") in rung(client)


def test_signing_out_closes_the_connection(world, socket, settle):
    client = socket(world.grace)
    end_all_sign_ins(world.grace)
    settle()
    assert not client.is_connected()


def test_a_suspended_person_is_shown_out(world, socket, settle):
    client = socket(world.mallory)
    suspend(world.mallory, by=world.house)
    settle()
    assert not client.is_connected()


def test_leaving_a_stream_ends_its_bells(world, socket, settle):
    client, name = socket(world.mallory), f"group:{world.gardeners.id}"
    assert watch(client, name)
    client.emit("leave", {"stream": name})
    write_post(world.gardeners, by=world.ada, body="Rain at last")
    settle()
    assert rung(client) == []


def test_leaving_the_group_leaves_home_quiet(world, socket, settle):
    client = socket(world.grace)
    assert watch(client, "home")
    leave(world.gardeners, by=world.grace)
    settle()
    client.heard()
    write_post(world.gardeners, by=world.ada, body="Without Grace")
    settle()
    assert rung(client) == []
