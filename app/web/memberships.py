"""Belonging to a group: joining, leaving, inviting, deciding, roles, how much one hears."""

from flask import Blueprint, redirect, render_template, request
from sqlalchemy import select, union_all
from sqlalchemy.orm import joinedload

from app.core.database import db
from app.core.errors import Forbidden, Invalid, NotFound
from app.core.pages import Page, page_of
from app.domain.groups.models import Membership
from app.domain.groups.operations import approve, change_role, follow_group, invite, join, leave, look, remove_member
from app.domain.groups.policy import can_invite
from app.domain.groups.queries import find_group, find_membership, members_of
from app.domain.people.queries import find_person_by_handle
from app.edge.caller import caller
from app.edge.refusals import shows_again
from app.web.corners import group_page
from app.web.navigation import my_groups

bp = Blueprint("memberships", __name__)
# Who asked is shown until somebody answers; then the next stand there.
SHOWN = {"active": 22, "requested": 10, "invited": 30, "banned": 30}
WAITING = ("requested", "invited", "banned")


@bp.get("/g/<slug>/people")
def index(slug, errors=None, form=None):
    about = group_page(slug, readers_only=True)
    looks_after = about["mine"] is not None and about["mine"].role in ("moderator", "owner")
    people = {"active": _members(about["group"])} | (_others(about["group"]) if looks_after else {})
    return render_template("memberships/index.html", people=people, looks_after=looks_after, errors=errors or {}, form=form or {}, **about)


def _members(group) -> Page:
    """Members: who looks after the group first, then who came last."""
    order = Membership.role, Membership.created_at, Membership.id
    return page_of(members_of(group).order_by(None), *order, size=SHOWN["active"], after=request.args.get("after"), scalars=True)


def _others(group) -> dict[str, Page]:
    """Those who wait to come in and those who may not, the first of each, in one query."""
    firsts = [members_of(group, state=state).with_only_columns(Membership.id).limit(SHOWN[state]).subquery() for state in WAITING]
    ids = union_all(*(select(first.c.id) for first in firsts))
    rows = db.session.scalars(
        select(Membership).where(Membership.id.in_(ids)).options(joinedload(Membership.person)).order_by(Membership.id)
    )
    found = list(rows)
    return {state: Page([row for row in found if row.state == state], None) for state in WAITING}


@bp.post("/g/<slug>/memberships")
def create(slug):
    join(find_group(slug, seen_by=caller()), by=caller())
    return redirect(f"/g/{slug}", 303)


@bp.post("/g/<slug>/memberships/delete")
def destroy(slug):
    group = find_group(slug, seen_by=caller())
    leave(group, by=caller())
    return redirect("/groups" if group.is_secret else f"/g/{slug}", 303)


@bp.post("/g/<slug>/invitations")
@shows_again(index)
def ask_in(slug):
    group = find_group(slug, seen_by=caller())
    if can_invite(caller(), group) is not True:
        raise Forbidden("Those who look after the group invite to it.")
    try:
        person = find_person_by_handle(request.form.get("handle", "").strip().lstrip("@"), seen_by=caller())
    except NotFound:
        raise Invalid(handle="Nobody here goes by that handle.") from None
    invite(group, by=caller(), person=person)
    return redirect(f"/g/{slug}/people", 303)


@bp.post("/g/<slug>/people/<handle>/approve")
def admit(slug, handle):
    approve(_membership(slug, handle), by=caller())
    return redirect(f"/g/{slug}/people", 303)


@bp.post("/g/<slug>/people/<handle>/delete")
@shows_again(lambda slug, handle, **refused: index(slug, **refused))
def remove(slug, handle):
    remove_member(_membership(slug, handle), by=caller(), reason=request.form.get("reason", ""))
    return redirect(f"/g/{slug}/people", 303)


@bp.post("/g/<slug>/people/<handle>/role")
@shows_again(lambda slug, handle, **refused: index(slug, **refused))
def update(slug, handle):
    change_role(_membership(slug, handle), by=caller(), role=request.form.get("role", ""))
    return redirect(f"/g/{slug}/people", 303)


@bp.post("/g/<slug>/following")
def follow(slug):
    follow_group(find_group(slug, seen_by=caller()), by=caller(), following=request.form.get("following", ""))
    return redirect(f"/g/{slug}", 303)


@bp.post("/g/<slug>/looks")
def look_in(slug):
    look(find_group(slug, seen_by=caller()), by=caller())
    return redirect(f"/g/{slug}", 303)


@bp.post("/looks")
def look_everywhere():
    """Move the bookmark of each of one's groups in which something happened since."""
    for row in my_groups().values():
        if row.is_unread:
            look(find_group(row.slug, seen_by=caller()), by=caller())
    return redirect("/home", 303)


def _membership(slug: str, handle: str) -> Membership:
    return find_membership(find_group(slug, seen_by=caller()), handle)
