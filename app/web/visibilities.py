"""Who may read a group and how one gets in; whose new people begin there."""

from flask import Blueprint, redirect, render_template, request
from sqlalchemy import select

from app.core.database import db
from app.core.errors import Forbidden
from app.domain.groups.models import JOINING, VISIBILITIES, Group
from app.domain.groups.operations import change_audience, set_starts
from app.domain.groups.policy import can_describe
from app.domain.groups.queries import colleagues_outside, find_group, starts_of
from app.domain.people.models import Person
from app.edge.caller import caller
from app.edge.refusals import shows_again
from app.web.corners import group_page
from app.web.effects import effects_of

bp = Blueprint("visibilities", __name__)


@bp.get("/g/<slug>/audience")
def edit(slug, errors=None, form=None):
    """What is chosen is looked at first, with who gains and who loses sight, and only then saved."""
    about = _about(slug)
    group, asked = about["group"], form or request.args
    visibility, joining = asked.get("visibility", ""), asked.get("joining", "")
    offered = VISIBILITIES[VISIBILITIES.index(group.visibility) :]
    chosen = visibility in offered and joining in JOINING
    effects = effects_of(group, visibility, joining, outside=colleagues_outside(group)) if chosen and not errors else []
    form = {"visibility": visibility or group.visibility, "joining": joining or group.joining}
    return render_template("visibilities/edit.html", errors=errors or {}, form=form, effects=effects, offered=offered, **about)


@bp.post("/g/<slug>/audience")
@shows_again(edit)
def update(slug):
    group = find_group(slug, seen_by=caller())
    change_audience(group, by=caller(), visibility=request.form.get("visibility", ""), joining=request.form.get("joining", ""))
    return redirect(f"/g/{slug}", 303)


@bp.get("/g/<slug>/starts")
def show(slug, errors=None, form=None):
    about = _about(slug)
    chosen = {trait: form.getlist(trait) for trait in _TRAITS} if form is not None else starts_of(about["group"])
    known = {trait: _values(column) for trait, column in _TRAITS.items()}
    return render_template("visibilities/show.html", errors=errors or {}, chosen=chosen, known=known, **about)


@bp.post("/g/<slug>/starts")
@shows_again(show)
def create(slug):
    group = find_group(slug, seen_by=caller())
    set_starts(group, by=caller(), department=request.form.getlist("department"), location=request.form.getlist("location"))
    return redirect(f"/g/{slug}/about", 303)


_TRAITS = {"department": Person.department, "location": Person.location}


def _values(column) -> list[str]:
    staff = select(column).where(Person.kind == "staff", Person.suspended_at.is_(None), column != "")
    return list(db.session.scalars(staff.distinct().order_by(column).limit(200)))


def _about(slug: str) -> dict:
    about = group_page(slug)
    group: Group = about["group"]
    if (verdict := can_describe(caller(), group)) is not True:
        raise Forbidden(verdict)
    return about
