"""Quiet hours, and a pause."""

from flask import Blueprint, redirect, request

from app.core.parsing import clock_of, number_of, text_of
from app.domain.people.operations import keep_quiet, pause, resume
from app.edge.caller import caller
from app.edge.refusals import shows_again
from app.web.settings import index

bp = Blueprint("quiet", __name__)


@bp.post("/settings/quiet")
@shows_again(index)
def update():
    hours = {name: clock_of(request.form, name) for name in ("quiet_from", "quiet_to")}
    keep_quiet(caller(), by=caller(), zone=text_of(request.form, "zone", limit=40), **hours)
    return redirect("/settings?saved=quiet#quiet", 303)


@bp.post("/settings/pause")
@shows_again(index)
def create():
    pause(caller(), by=caller(), hours=number_of(request.form, "hours"))
    return redirect("/settings#quiet", 303)


@bp.post("/settings/pause/delete")
def destroy():
    resume(caller(), by=caller())
    return redirect("/settings#quiet", 303)
