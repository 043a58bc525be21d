"""What others bring to a group: how it receives them, and what waits to be let in."""

from flask import Blueprint, redirect, render_template, request

from app.core.database import db
from app.core.parsing import number_of
from app.domain.discussions.paths import path_of
from app.domain.groups.queries import find_group
from app.domain.shares.models import MOST, QUOTA
from app.domain.shares.operations import let_in, set_reception, take_back, turn_down
from app.domain.shares.queries import bringings_to, find_bringing, reception_of
from app.edge.caller import caller
from app.edge.refusals import shows_again
from app.web.corners import group_page

bp = Blueprint("bringings", __name__)
SHOWN = 50


@bp.get("/g/<slug>/brought")
def index(slug, errors=None, form=None):
    about = group_page(slug, readers_only=True)
    looks_after = about["mine"] is not None and about["mine"].role in ("moderator", "owner")
    asked = list(db.session.scalars(bringings_to(about["group"], seen_by=caller()).limit(SHOWN))) if looks_after else []
    reception = reception_of(about["group"])
    return render_template(
        "bringings/index.html",
        asked=asked,
        looks_after=looks_after,
        reception=reception,
        most=MOST,
        errors=errors or {},
        form=form or {"rule": reception.rule, "quota": reception.quota},
        **about,
    )


@bp.post("/g/<slug>/reception")
@shows_again(index)
def update(slug):
    group = find_group(slug, seen_by=caller())
    quota = number_of(request.form, "quota", high=MOST, default=QUOTA)
    set_reception(group, by=caller(), rule=request.form.get("rule", ""), quota=quota)
    return redirect(f"/g/{slug}/brought", 303)


@bp.get("/bringings/<int:bringing_id>")
def show(bringing_id, errors=None, form=None):
    bringing = find_bringing(bringing_id, seen_by=caller())
    return render_template("bringings/show.html", bringing=bringing, errors=errors or {}, form=form or {})


@bp.post("/bringings/<int:bringing_id>/let-in")
@shows_again(show)
def admit(bringing_id):
    bringing = find_bringing(bringing_id, seen_by=caller())
    let_in(bringing, by=caller())
    thread = bringing.thread
    return redirect(f"{path_of(thread.kind, thread.id, thread.title)}?room={bringing.group.slug}", 303)


@bp.post("/bringings/<int:bringing_id>/turn-down")
@shows_again(show)
def refuse(bringing_id):
    bringing = find_bringing(bringing_id, seen_by=caller())
    turn_down(bringing, by=caller(), reason=request.form.get("reason", ""))
    return redirect(f"/g/{bringing.group.slug}/brought", 303)


@bp.post("/bringings/<int:bringing_id>/delete")
def destroy(bringing_id):
    bringing = find_bringing(bringing_id, seen_by=caller())
    thread_id = bringing.thread_id
    take_back(bringing, by=caller())
    return redirect(f"/t/{thread_id}/shares/new", 303)
