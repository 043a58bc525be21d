"""Groups that chose to be known outside."""

from flask import Blueprint, render_template
from sqlalchemy import Select, select

from app.core.database import db
from app.core.errors import NotFound
from app.domain.announcements.queries import publications_of
from app.domain.groups.models import Group

bp = Blueprint("groups", __name__)


@bp.get("/groups/<slug>")
def show(slug):
    group = db.session.scalar(public_groups().where(Group.slug == slug))
    if group is None:
        raise NotFound
    return render_template("site/group.html", group=group, publications=list(db.session.scalars(publications_of(group).limit(10))))


def public_groups() -> Select:
    """Groups that chose to be known outside, by name. One that is not open never is."""
    return select(Group).where(Group.is_public, Group.visibility == "open").order_by(Group.name_key)
