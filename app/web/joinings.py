"""Links by which somebody gets into a group: handing them out, following them."""

from flask import Blueprint, redirect, render_template, request

from app.core.database import db
from app.core.errors import Forbidden
from app.core.parsing import number_of
from app.domain.groups.links import find_link, find_link_of, is_spent, links_into
from app.domain.groups.operations import follow_link, offer_link, withdraw_link
from app.domain.groups.policy import can_follow_link, can_moderate_living
from app.domain.groups.queries import find_group, is_member
from app.edge.caller import caller
from app.edge.refusals import shows_again
from app.web.corners import group_page

bp = Blueprint("joinings", __name__)


@bp.get("/g/<slug>/links")
def index(slug, errors=None, form=None):
    about = group_page(slug)
    if (verdict := can_moderate_living(caller(), about["group"])) is not True:
        raise Forbidden(verdict)
    made = request.args.get("made", "")
    links = list(db.session.scalars(links_into(about["group"]).limit(50)))
    return render_template(
        "joinings/index.html", links=links, made=made and f"{request.host_url}join/{made}", errors=errors or {}, form=form or {}, **about
    )


@bp.post("/g/<slug>/links")
@shows_again(index)
def create(slug):
    group = find_group(slug, seen_by=caller())
    uses = number_of(request.form, "uses", low=1, high=50, default=1)
    _, token = offer_link(group, by=caller(), email=request.form.get("email", ""), uses=uses)
    return redirect(f"/g/{slug}/links?made={token}", 303)


@bp.post("/g/<slug>/links/<int:link_id>/delete")
def destroy(slug, link_id):
    withdraw_link(find_link_of(find_group(slug, seen_by=caller()), link_id), by=caller())
    return redirect(f"/g/{slug}/links", 303)


@bp.get("/join/<token>")
def show(token, errors=None, form=None):
    """Who invites, into what, and what they will see. One that has ended names nobody but whom to ask."""
    link = find_link(token)
    if is_member(caller(), link.group):
        return redirect(f"/g/{link.group.slug}", 303)
    verdict = can_follow_link(caller(), link)
    if is_spent(link) or verdict is not True:
        return render_template("joinings/ended.html", link=link, why=verdict if verdict is not True else "")
    return render_template("joinings/show.html", link=link, group=link.group, token=token)


@bp.post("/join/<token>")
@shows_again(show)
def update(token):
    membership = follow_link(find_link(token), by=caller())
    return redirect(f"/g/{membership.group.slug}", 303)
