"""The front of the house, and how it counts."""

from flask import Blueprint, render_template

from app.core.database import db
from app.domain.announcements.queries import publications
from app.domain.groups.models import Group
from app.site.groups import public_groups
from app.subscribers.ranking.queries import CONSTANTS, VERSION

bp = Blueprint("pages", __name__)


@bp.get("/")
def front():
    newest = list(db.session.scalars(publications().limit(8)))
    return render_template(
        "site/front.html",
        publications=newest,
        groups=list(db.session.scalars(public_groups().where(Group.archived_at.is_(None)).limit(24))),
    )


@bp.get("/about")
def about():
    return render_template("site/about.html", chapters=CONSTANTS, version=VERSION)
