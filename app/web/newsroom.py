"""The newsroom: from made to told."""

from flask import Blueprint, render_template

from app.edge.caller import caller
from app.web.lanes import newsroom_lanes

bp = Blueprint("newsroom", __name__)


@bp.get("/newsroom")
def index():
    return render_template("newsroom/index.html", lanes=newsroom_lanes(caller()))
