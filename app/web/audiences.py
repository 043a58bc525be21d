"""Who will read what is being written, said in one sentence before it is said."""

from collections.abc import Mapping

from flask import Blueprint, render_template, request
from sqlalchemy import func, select

from app.core.database import db
from app.core.errors import NotFound
from app.core.parsing import number_of, truth_of
from app.domain.discussions.queries import find_thread, rooms_of
from app.domain.groups.audience import Audience, audience_of, groups_to_name, people_hearing
from app.domain.groups.models import Group
from app.domain.groups.queries import find_group_by_id, readable_group_ids
from app.edge.caller import caller
from app.web.words import plural

bp = Blueprint("audiences", __name__)
# Fewer are never counted before others.
FEW = 5
MANY = 30


@bp.get("/audience")
def show():
    """The sentence as a fragment: for a group chosen, or for a room of a thread; with the groups called on by name."""
    home = None
    if request.args.get("thread"):
        thread = find_thread(number_of(request.args, "thread"), seen_by=caller())
        home, rooms = thread.group, rooms_of(thread, seen_by=caller())
        asked = "" if truth_of(request.args, "everywhere") else request.args.get("room")
        room = next((group for group in rooms if group.slug == asked), home)
    else:
        room = room_asked(request.args)
    if room is None:
        return render_template("audiences/show.html", words=UNDECIDED, calls=[])
    calls = calls_of(request.args.get("names", "").split(",")[:10], room, home)
    return render_template("audiences/show.html", words=sentence_of(audience_of(room, home=home), home), calls=calls, many=MANY)


UNDECIDED = "The group you choose decides who reads this. Bringing it elsewhere later never widens that."


def room_asked(asked: Mapping) -> Group | None:
    """The group named by `group` whose content the caller may read, None where none is named. Raises NotFound."""
    if not (number := number_of(asked, "group")):
        return None
    group = find_group_by_id(number, seen_by=caller())
    if not db.session.scalar(select(readable_group_ids(caller()).where(Group.id == group.id).exists())):
        raise NotFound
    return group


def sentence_of(audience: Audience, home: Group | None = None) -> str:
    """“All 62 colleagues may read this; 14 members of Repair will find it among what is new.”"""
    room = audience.room
    members = plural(audience.members, "member") if audience.members >= FEW else "fewer than five members"
    if room.is_open and (home is None or home.is_open):
        readers = f"All {audience.colleagues:,} colleagues" if audience.colleagues >= FEW else "All colleagues"
        return f"{readers} may read this; {members} of {room.name} will find it among what is new."
    both = f" who also belong to {home.name}" if home is not None and home.id != room.id and not home.is_open else ""
    return f"{members[0].upper()}{members[1:]} of {room.name}{both} will see this, nobody else."


def who_reads(room: Group | None, home: Group | None = None) -> str:
    """The sentence by what is at hand already, for pages that ask for nothing more."""
    return sentence_of(Audience(room, 0, room.member_count), home) if room else UNDECIDED


def calls_of(names: list[str], room: Group, home: Group | None) -> list[tuple[Group, int]]:
    """The groups among `names` the caller may call on, each with how many would be told."""
    names = [name for name in names if name.isprintable() and name]
    groups = list(db.session.scalars(groups_to_name(caller(), room).where(Group.slug.in_(names)))) if names else []
    places = {group.id: group for group in (room, home or room)}.values()
    return [(group, _others(group, places)) for group in groups]


def _others(group: Group, places) -> int:
    people = people_hearing(group, places=places).subquery()
    return db.session.scalar(select(func.count()).select_from(people).where(people.c.id != caller().id))
