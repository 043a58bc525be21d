"""The names of streams and of the rooms behind them.

A page watches a stream by name: `home`, `newsroom`, `group:3`, `thread:7`, `person:5`. Behind a name there is a room for
each audience, labelled with what its members must be able to read: `thread:7@staff:` for all staff, `thread:7@staff:4+9`
for staff who belong to both closed groups. A bell is rung in the room whose label fits what happened, so nobody hears
one caused by what they may not read, and a group that turns private changes rooms by itself.
"""

import re

from app.domain.groups.models import Group

NEWSROOM = "newsroom"
_NAME = re.compile(r"(home|newsroom)|(group|thread|person):([1-9][0-9]{0,8})")


def parse(name: object) -> tuple[str, int] | None:
    """`("thread", 7)` out of `thread:7`, `("home", 0)` out of `home`, None out of anything else."""
    match = _NAME.fullmatch(name) if isinstance(name, str) else None
    return match and (match[1] or match[2], int(match[3] or 0))


def group_rooms(group: Group, *, about: Group | None = None, of: str = "group") -> list[str]:
    """Where the bell of `group` is rung for something that came out of `about`: not for those who may not read that.

    With `of="home"`: where those sit whose Home shows the group.
    """
    both = [group, about or group]
    return [group_room(group, staff=staff, of=of) for staff in (True, False) if _label([group], staff) == _label(both, staff)]


def group_room(group: Group, *, staff: bool, of: str = "group") -> str:
    """Where staff, or guests, hear of `group`."""
    return f"{of}:{group.id}@{_label([group], staff)}"


def thread_rooms(thread_id: int, groups: list[Group]) -> list[str]:
    """Where the bell of a thread is rung for something that is heard only by those who may read all of `groups`."""
    return [thread_room(thread_id, groups, staff=staff) for staff in (True, False)]


def thread_room(thread_id: int, groups: list[Group], *, staff: bool) -> str:
    """Where staff, or guests, who may read all of `groups` hear of a thread."""
    return f"thread:{thread_id}@{_label(groups, staff)}"


def person_room(person_id: int) -> str:
    """Where one person is called, in every page they have open."""
    return f"person:{person_id}"


def _label(groups: list[Group], staff: bool) -> str:
    needed = sorted({group.id for group in groups if not (staff and group.is_open)})
    return f"{'staff' if staff else 'guest'}:{'+'.join(map(str, needed))}"
