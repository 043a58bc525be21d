"""Who begins in a group, who answers, and what waits to be let in."""

from flask import Blueprint, redirect, render_template, request

from app.core.errors import Forbidden
from app.core.parsing import choice_of
from app.domain.groups.models import APPROVALS
from app.domain.groups.queries import find_group
from app.domain.moderation.operations import set_gates
from app.domain.moderation.policy import can_set_gates
from app.edge.caller import caller
from app.edge.refusals import shows_again
from app.web.corners import group_page

bp = Blueprint("gates", __name__)
NAMES = ("shown", "later")


@bp.get("/g/<slug>/gates")
def edit(slug, errors=None, form=None):
    about = group_page(slug, readers_only=True)
    if (verdict := can_set_gates(caller(), about["group"])) is not True:
        raise Forbidden(verdict)
    return render_template("gates/edit.html", errors=errors or {}, form=form or _set(about["group"]), **about)


@bp.post("/g/<slug>/gates")
@shows_again(edit)
def update(slug):
    group = find_group(slug, seen_by=caller())
    kept = {name: request.form.get(name) == "keepers" for name in ("posting", "commenting")}
    approval = choice_of(request.form, "approval", APPROVALS, default="off")
    names = {"blind_start": choice_of(request.form, "names", NAMES, default="shown") == "later"}
    set_gates(group, by=caller(), keepers_post=kept["posting"], keepers_comment=kept["commenting"], approval=approval, **names)
    return redirect(f"/g/{slug}/log", 303)


def _set(group) -> dict:
    whose = {True: "keepers", False: "everybody"}
    who = {"posting": whose[group.keepers_post], "commenting": whose[group.keepers_comment]}
    return who | {"approval": group.approval, "names": "later" if group.blind_start else "shown"}
