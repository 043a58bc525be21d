"""Taking something out of a group one looks after, with a reason."""

from flask import Blueprint, redirect, render_template, request

from app.core.errors import Forbidden, NotFound
from app.domain.moderation.operations import take_out
from app.domain.moderation.policy import can_take_out
from app.domain.moderation.subjects import copy_of, subject_of
from app.domain.moderation.wording import RULES
from app.domain.people.models import Person
from app.edge.caller import caller
from app.edge.refusals import shows_again
from app.web.things import is_named, place_of, thing_named

bp = Blueprint("removals", __name__)


@bp.get("/removals/new")
def new(errors=None, form=None):
    form = form or request.args
    if not is_named(form):
        return redirect("/reports", 303)
    thing = _said(form)
    if (verdict := can_take_out(caller(), thing)) is not True:
        raise Forbidden(verdict or "Those who look after the group take something out of it.")
    about = {"subject": subject_of(thing), "copy": copy_of(thing), "place": place_of(thing), "rules": RULES}
    return render_template("removals/new.html", errors=errors or {}, form=form, **about)


@bp.post("/removals")
@shows_again(new)
def create():
    thing = _said(request.form)
    take_out(thing, by=caller(), rule=request.form.get("rule", ""), reason=request.form.get("reason", ""))
    return redirect(f"/g/{thing.group.slug}/log", 303)


def _said(form):
    thing = thing_named(form)
    if isinstance(thing, Person):
        raise NotFound
    return thing
