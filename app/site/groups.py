"""Groups that chose to be known outside."""

from flask import Blueprint, render_template

from app.site.published import find_public_group, latest

bp = Blueprint("groups", __name__)


@bp.get("/groups/<slug>")
def show(slug):
    group = find_public_group(slug)
    return render_template("site/group.html", group=group, publications=latest(10, of=group))
