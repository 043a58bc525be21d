"""How a thing travels: the pictures, the same as tables, and whom to bring in."""

from flask import Blueprint, redirect, render_template, request

from app.domain.discussions.operations import point_to
from app.domain.discussions.policy import can_point_to, can_share
from app.domain.discussions.queries import find_thread
from app.domain.people.queries import find_person_by_handle
from app.edge.caller import caller
from app.edge.refusals import shows_again
from app.subscribers.ranking.queries import CONSTANTS, is_steady, lights_of, view_of, who_next
from app.web.pictures import curve_of, way_of

bp = Blueprint("tractions", __name__)
LISTS = {"post": "a post", "idea": "an idea", "project": "a project"}


@bp.get("/traction/<int:thread_id>")
def show(thread_id, errors=None, form=None):
    thread = find_thread(thread_id, seen_by=caller())
    view = view_of(thread, caller())
    may_ask = can_point_to(caller(), thread) is True
    return render_template(
        "tractions/show.html",
        thread=thread,
        view=view,
        steady=is_steady(view),
        curve=curve_of(view.moments, view.age, view.low, view.high),
        way=way_of(view.rooms, thread.group_id),
        readiness=lights_of(thread.kind, view.rank, view.house),
        next_ones=who_next(thread, caller()) if may_ask else None,
        may_share=can_share(caller(), thread) is True,
        doubt=CONSTANTS["How things spread"]["reproduction_doubt"],
        errors=errors or {},
        form=form or {},
    )


@bp.post("/traction/<int:thread_id>/pointers")
@shows_again(show)
def point(thread_id):
    thread = find_thread(thread_id, seen_by=caller())
    person = find_person_by_handle(request.form.get("person", ""), seen_by=caller())
    point_to(thread, by=caller(), person=person)
    return redirect(f"/traction/{thread_id}#next", 303)
