"""Names offered while somebody types: people and groups after @, tags after #, emoji after a colon."""

from flask import Blueprint, render_template, request
from sqlalchemy import func, select

from app.core.database import db
from app.core.emoji import EMOJI
from app.domain.discussions.models import Tag, Thread
from app.domain.discussions.queries import threads_visible_to
from app.domain.groups.audience import groups_to_name, people_to_name
from app.domain.groups.models import Group
from app.edge.caller import caller
from app.web.audiences import room_asked

bp = Blueprint("suggestions", __name__)
OFFERED = 10


@bp.get("/suggestions")
def index():
    key, text = request.args.get("key", ""), request.args.get("text", "")[:40].replace("\x00", "").casefold()
    found = {"@": names, "#": tags, ":": emoji}.get(key, lambda _: {})(text)
    return render_template("suggestions/index.html", **found)


def names(text: str) -> dict:
    """Groups the caller may call on, then people who may read what is being written; none before a group is chosen."""
    room = room_asked(request.args)
    if room is None:
        return {}
    called = Group.name_key.startswith(text, autoescape=True) | Group.slug.startswith(text, autoescape=True)
    groups = list(db.session.scalars(groups_to_name(caller(), room).where(called).order_by(Group.name_key).limit(3))) if text else []
    people = people_to_name(text, places=[room], seen_by=caller()).limit(OFFERED - len(groups))
    return {"groups": groups, "people": list(db.session.scalars(people))}


def tags(text: str) -> dict:
    """Tags that begin with `text`, of threads the caller may read, the commonest first."""
    known = threads_visible_to(caller()).with_only_columns(Thread.id)
    query = select(Tag.name).where(Tag.name.startswith(text, autoescape=True), Tag.thread_id.in_(known))
    return {"tags": list(db.session.scalars(query.group_by(Tag.name).order_by(func.count().desc(), Tag.name).limit(OFFERED)))}


def emoji(text: str) -> dict:
    """Emoji whose short name begins with `text`, then those that contain it."""
    found = sorted((name for name in EMOJI if text in name), key=lambda name: (not name.startswith(text), name))
    return {"emoji": [(name, EMOJI[name]) for name in found[:OFFERED]]}
