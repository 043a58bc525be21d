"""One's own influence, for nobody else."""

from flask import Blueprint, render_template

from app.edge.caller import caller
from app.subscribers.ranking.queries import influence_of

bp = Blueprint("influence", __name__)


@bp.get("/me/influence")
def show():
    return render_template("influence/show.html", own=influence_of(caller()))
