"""The front of the house, and how it counts."""

from flask import Blueprint, render_template

from app.core.database import db
from app.core.numbers import spelled
from app.domain.announcements.queries import publications
from app.domain.groups.models import Group
from app.site.groups import public_groups
from app.subscribers.ranking.queries import CONSTANTS, VERSION, example, needs_of_all

bp = Blueprint("pages", __name__)
# The people of a small house, to show what it needs beside a large one.
SMALL = 60


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
    counted = {"chapters": CONSTANTS, "version": VERSION, "needs": needs_of_all(SMALL), "small": SMALL, "card": example()}
    return render_template("site/about.html", spelled=spelled, **counted)
