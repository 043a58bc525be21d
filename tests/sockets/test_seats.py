"""Seats are taken and given up by many threads at once."""

import sys
from threading import Thread

from app.core.sockets import seat, socketio


def test_a_seat_is_taken_while_others_come_and_go(world, socket):
    manager = socketio.server.manager
    ada, grace = (manager.sid_from_eio_sid(socket(person).eio_sid, "/") for person in (world.ada, world.grace))

    def come_and_go():
        for number in range(6_000):
            manager.enter_room(grace, "/", f"thread:{number % 300}")
            manager.leave_room(grace, "/", f"thread:{number * 7 % 300}")

    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        others = Thread(target=come_and_go)
        others.start()
        while others.is_alive():
            seat(ada, {"home", "thread:1"})
            seat(ada, {"home"})
    finally:
        sys.setswitchinterval(before)
        others.join()
    assert set(socketio.server.rooms(ada)) == {ada, "home"}
