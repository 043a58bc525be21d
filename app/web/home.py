"""Home: what moved where I belong, with an end."""

from flask import Blueprint, render_template, request

from app.core.database import db
from app.domain.groups.models import Group
from app.domain.groups.queries import groups_visible_to
from app.edge.caller import caller
from app.subscribers.ranking.queries import feed_for, note
from app.web.cards import cards_of_feed
from app.web.navigation import my_groups

bp = Blueprint("home", __name__)
KINDS = (("all", "All"), ("talk", "Talk"), ("ideas", "Ideas"), ("news", "News"))
KINDS_OF = {"all": None, "talk": "post", "ideas": "idea", "news": "news"}
# What rings at each chip: it must be something that the chip then shows.
BELLS = {"all": "Posted Shared IdeaProposed Published", "talk": "Posted Shared", "ideas": "IdeaProposed", "news": "Published"}
SUGGESTED = 5
ORDERS = (("newest", "Newest"), ("relevant", "Relevant"))


@bp.get("/home")
def index():
    kind = _chosen("kind", KINDS, "all")
    order = _chosen("order", ORDERS, caller().feed)
    page = feed_for(caller(), order=order, kind=KINDS_OF[kind], after=request.args.get("after"))
    note(caller(), [row.id for row in page.rows])
    cards = cards_of_feed(caller(), page.rows)
    # Where nothing is new, having looked later says nothing about the groups in which something is.
    looked_at = min((group.looked_at for group in my_groups().values() if group.is_unread), default=None)
    choices = {"kinds": KINDS, "orders": ORDERS, "kind": kind, "order": order, "bells": BELLS[kind]}
    choices |= {"mine": my_groups(), "suggested": [] if my_groups() else _suggested()}
    return render_template("home/index.html", cards=cards, next=page.next, looked_at=looked_at, **choices)


def _suggested() -> list[Group]:
    """Groups one can walk into, the liveliest first."""
    free = groups_visible_to(caller()).where(Group.visibility == "open", Group.joining == "free")
    return list(db.session.scalars(free.order_by(Group.last_activity_at.desc(), Group.id.desc()).limit(SUGGESTED)))


def _chosen(name: str, choices, default: str) -> str:
    value = request.args.get(name, default)
    return value if value in dict(choices) else default
