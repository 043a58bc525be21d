import pytest

from app.core.errors import NotFound
from app.domain.groups.operations import approve, join
from app.domain.groups.queries import membership_of
from app.domain.posts.operations import write_post
from app.subscribers.realtime.queries import rooms_for
from app.subscribers.realtime.streams import group_rooms, thread_rooms


def hears(person, stream, rooms) -> bool:
    return bool(rooms_for(stream, person) & set(rooms))


@pytest.mark.parametrize("name", ["", "group:0", "group:x", "person:", "home:1", "*", "../1", "thread:7 ", None, 7, ["home"], {"a": 1}])
def test_odd_names_are_no_streams(world, name):
    with pytest.raises(NotFound):
        rooms_for(name, world.ada)


def test_an_outsider_watches_an_open_group_but_no_closed_one(world):
    assert hears(world.mallory, f"group:{world.gardeners.id}", group_rooms(world.gardeners))
    with pytest.raises(NotFound):
        rooms_for(f"group:{world.council.id}", world.mallory)


def test_a_guest_watches_only_their_own_groups(world):
    assert hears(world.olga, f"group:{world.gardeners.id}", group_rooms(world.gardeners))
    with pytest.raises(NotFound):
        rooms_for(f"group:{world.council.id}", world.olga)


def test_nobody_watches_somebody_else(world):
    with pytest.raises(NotFound):
        rooms_for(f"person:{world.ada.id}", world.grace)


def test_what_is_said_in_a_closed_room_rings_only_for_those_who_listen_there(world):
    thread, name = world.welcome, f"thread:{world.welcome.id}"
    rooms = thread_rooms(thread.id, [world.gardeners, world.council])
    assert hears(world.grace, name, rooms)
    assert not hears(world.ada, name, rooms)
    assert not hears(world.olga, name, rooms)


def test_a_member_of_two_closed_groups_hears_both(world):
    join(world.council, by=world.ada)
    approve(membership_of(world.ada, world.council), by=world.grace)
    post = write_post(world.attic, by=world.ada, body="Here")
    assert hears(world.ada, f"thread:{post.id}", thread_rooms(post.id, [world.attic, world.council]))


def test_a_card_out_of_a_closed_group_rings_nowhere_else(world):
    assert group_rooms(world.gardeners, about=world.council) == []
