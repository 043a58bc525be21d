"""How a thing travels: the pictures, the same as tables, and whom to bring in."""

from flask import Blueprint, redirect, render_template, request

from app.core.errors import Forbidden
from app.domain.discussions.operations import point_to, take_back_pointer
from app.domain.discussions.pointing import acted_upon, find_pointer, pointers_by
from app.domain.discussions.policy import can_point_to, can_share
from app.domain.discussions.queries import find_thread
from app.domain.groups.policy import OUTSIDE
from app.domain.people.queries import find_person_by_handle
from app.domain.people.quiet import zone_of
from app.domain.shares.queries import places_for
from app.edge.caller import caller
from app.edge.limits import at_most
from app.edge.refusals import shows_again
from app.subscribers.ranking.queries import brings, is_steady, lights_of, view_of, who_next
from app.web.navigation import my_groups
from app.web.pictures import curve_of, steps_of, way_of

bp = Blueprint("tractions", __name__)


@bp.get("/traction/<int:thread_id>")
def show(thread_id):
    thread = find_thread(thread_id, seen_by=caller())
    view = view_of(thread, caller())
    steady, began = is_steady(view), thread.created_at.astimezone(zone_of(caller()))
    return render_template(
        "tractions/show.html",
        thread=thread,
        view=view,
        steady=steady,
        brings=brings(view.spread.reproduction),
        curve=curve_of(view.moments, view.age, began, (view.low, view.high) if steady else None),
        steps=steps_of(view.moments),
        way=way_of(view.rooms, thread.group_id),
        readiness=lights_of(thread.kind, view.rank, view.house, owned=thread.kind == "project" and thread.state in ("trial", "active")),
        may_ask=caller().is_staff and thread.group.is_open and thread.group_id in my_groups(),
    )


@bp.get("/traction/<int:thread_id>/next")
def next_ones(thread_id, errors=None, form=None):
    thread = find_thread(thread_id, seen_by=caller())
    if (verdict := can_point_to(caller(), thread)) == OUTSIDE:
        return render_template("tractions/outside.html", thread=thread), 403
    if verdict is not True:
        raise Forbidden(verdict or "Whoever works here and talks there asks others in.")
    pointers = pointers_by(caller(), thread)
    about = {"pointers": pointers, "acted": acted_upon([one.id for one in pointers]), "places": _places(thread)}
    return render_template(
        "tractions/next.html", thread=thread, next=who_next(thread, caller()), errors=errors or {}, form=form or {}, **about
    )


def _places(thread) -> set[int]:
    """The groups to which the caller may bring it."""
    return {group.id for group, *_ in places_for(thread, caller())} if can_share(caller(), thread) is True else set()


@bp.post("/traction/<int:thread_id>/pointers")
@at_most(30, "askings")
@shows_again(next_ones)
def point(thread_id):
    thread = find_thread(thread_id, seen_by=caller())
    person = find_person_by_handle(request.form.get("person", "").replace("\x00", ""), seen_by=caller())
    point_to(thread, by=caller(), person=person, words=request.form.get("words", ""))
    return redirect(f"/traction/{thread_id}/next#asked", 303)


@bp.post("/pointers/<int:pointer_id>/delete")
def unpoint(pointer_id):
    pointer = find_pointer(pointer_id, by=caller())
    take_back_pointer(pointer, by=caller())
    return redirect(f"/traction/{pointer.thread_id}/next", 303)
