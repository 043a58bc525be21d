"""My line: what I started and where it went. For oneself alone."""

from flask import Blueprint, render_template

from app.edge.caller import caller
from app.web.own_line import own_line

bp = Blueprint("lines", __name__)


@bp.get("/me/line")
def show():
    return render_template("lines/show.html", **own_line(caller()))
