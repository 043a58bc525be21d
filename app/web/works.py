"""Work: projects across the house, by how far they are."""

from flask import Blueprint, render_template, request

from app.edge.caller import caller
from app.web.work_boards import STATES, work_across, work_in

bp = Blueprint("works", __name__)


@bp.get("/work")
def index():
    state, mine = request.args.get("state"), request.args.get("show") == "mine"
    if state in STATES:
        page, next_steps = work_in(state, caller(), mine=mine, after=request.args.get("after"))
        return render_template("works/list.html", page=page, next_steps=next_steps, state=state, title=STATES[state][0], mine=mine)
    columns, next_steps = work_across(caller(), mine=mine)
    return render_template("works/index.html", columns=columns, next_steps=next_steps, mine=mine)
