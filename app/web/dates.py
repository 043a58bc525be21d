"""Dates: what a group has planned, one of them as a file, moving it. It is opened, read and taken back as the post it stands in."""

from flask import Blueprint, redirect, render_template, request

from app.core.clock import now
from app.core.errors import Forbidden
from app.core.pages import page_of
from app.domain.discussions.paths import path_of
from app.domain.gatherings.models import Gathering
from app.domain.gatherings.operations import move_gathering
from app.domain.gatherings.policy import can_move
from app.domain.gatherings.queries import answered_by, find_gathering, gatherings_in
from app.edge.caller import caller
from app.edge.refusals import shows_again
from app.web.calendars import calendar_of
from app.web.corners import group_page

bp = Blueprint("dates", __name__)
FIELDS = ("place", "starts", "ends", "zone", "capacity")


@bp.get("/g/<slug>/dates")
def index(slug):
    about = group_page(slug, readers_only=True)
    is_past = request.args.get("show") == "past"
    dates = gatherings_in(about["group"], seen_by=caller())
    dates = dates.where(Gathering.ends_at <= now() if is_past else Gathering.ends_at > now())
    order = (Gathering.starts_at, Gathering.id)
    page = page_of(dates, *order, size=20, after=request.args.get("after"), scalars=True, ascending=not is_past)
    answers = answered_by(caller(), [gathering.id for gathering in page.rows])
    return render_template("dates/index.html", page=page, answers=answers, is_past=is_past, **about)


@bp.get("/t/<int:post_id>/date.ics")
def show(post_id):
    gathering = find_gathering(post_id, seen_by=caller())
    if gathering.thread.is_deleted:
        raise Forbidden("This was called off.")
    response = calendar_of([(gathering, "")], name=gathering.thread.title, root=request.url_root)
    response.headers["Content-Disposition"] = f'attachment; filename="date-{gathering.id}.ics"'
    return response


@bp.get("/t/<int:post_id>/date/edit")
def edit(post_id, errors=None, form=None):
    gathering = find_gathering(post_id, seen_by=caller())
    if (verdict := can_move(caller(), gathering)) is not True:
        raise Forbidden(verdict or "Whoever invited, or looks after the group, moves it.")
    return render_template("dates/edit.html", gathering=gathering, errors=errors or {}, form=form or _written(gathering))


@bp.post("/t/<int:post_id>/date/edit")
@shows_again(edit)
def update(post_id):
    gathering = find_gathering(post_id, seen_by=caller())
    move_gathering(gathering, by=caller(), **{name: request.form.get(name, "") for name in FIELDS})
    return redirect(path_of("post", gathering.id, gathering.thread.title), 303)


def _written(gathering: Gathering) -> dict:
    moments = {"starts": f"{gathering.starts:%Y-%m-%dT%H:%M}", "ends": f"{gathering.ends:%Y-%m-%dT%H:%M}"}
    return {"place": gathering.place, "zone": gathering.zone, "capacity": gathering.capacity or "", **moments}
