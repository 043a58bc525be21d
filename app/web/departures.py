"""Taking somebody out of a group, for now or for good; and handing the group on."""

from flask import Blueprint, redirect, render_template, request

from app.core.errors import Forbidden
from app.core.parsing import truth_of
from app.domain.groups.operations import ban, hand_over, lift_ban, remove_member
from app.domain.groups.policy import can_change_role, can_remove_member
from app.domain.groups.queries import find_membership, membership_of
from app.edge.caller import caller
from app.edge.refusals import shows_again
from app.web.corners import group_page

bp = Blueprint("departures", __name__)


@bp.get("/g/<slug>/people/<handle>/departure")
def new(slug, handle, errors=None, form=None):
    return _about(slug, handle, "departures/new.html", can_remove_member, errors=errors or {}, form=form or {})


@bp.post("/g/<slug>/people/<handle>/departure")
@shows_again(new)
def create(slug, handle):
    end = ban if truth_of(request.form, "ban") else remove_member
    end(_membership(slug, handle), by=caller(), reason=request.form.get("reason", ""))
    return redirect(f"/g/{slug}/people", 303)


@bp.post("/g/<slug>/people/<handle>/ban/delete")
def destroy(slug, handle):
    lift_ban(_membership(slug, handle), by=caller())
    return redirect(f"/g/{slug}/people", 303)


@bp.get("/g/<slug>/people/<handle>/ownership")
def edit(slug, handle, errors=None, form=None):
    return _about(slug, handle, "departures/edit.html", can_change_role, errors=errors or {})


@bp.post("/g/<slug>/people/<handle>/ownership")
@shows_again(edit)
def update(slug, handle):
    membership = _membership(slug, handle)
    hand_over(membership, by=caller(), own=membership_of(caller(), membership.group))
    return redirect(f"/g/{slug}/people", 303)


def _membership(slug: str, handle: str):
    return find_membership(group_page(slug, readers_only=True)["group"], handle)


def _about(slug: str, handle: str, template: str, rule, **shown):
    about = group_page(slug, readers_only=True)
    membership = find_membership(about["group"], handle)
    if (verdict := rule(caller(), membership)) is not True:
        raise Forbidden(verdict or "Those who look after the group do that.")
    return render_template(template, membership=membership, person=membership.person, **shown, **about)
