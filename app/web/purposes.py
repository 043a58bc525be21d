"""What a group is for: its purpose, rules and categories, and who looks after it."""

from flask import Blueprint, render_template

from app.core.database import db
from app.domain.groups.queries import keepers_of
from app.web.corners import group_page

bp = Blueprint("purposes", __name__)


@bp.get("/g/<slug>/about")
def show(slug):
    about = group_page(slug)
    keepers = list(db.session.scalars(keepers_of(about["group"]))) if about["readable"] else []
    return render_template("purposes/show.html", keepers=keepers, **about)
