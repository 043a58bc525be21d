"""Home: what moved where I belong, with an end."""

from flask import Blueprint, render_template, request

from app.domain.discussions.acquaintances import acquaintances_in_groups
from app.edge.caller import caller
from app.subscribers.ranking.queries import feed_for, note
from app.web.cards import cards_of_feed
from app.web.directory import lively_groups, suggested_groups
from app.web.navigation import my_groups

bp = Blueprint("home", __name__)
KINDS = (("all", "All"), ("talk", "Talk"), ("ideas", "Ideas"), ("news", "News"))
KINDS_OF = {"all": None, "talk": "post", "ideas": "idea", "news": "news"}
# What rings at each chip: it must be something that the chip then shows.
BELLS = {"all": "Posted Shared IdeaProposed Published", "talk": "Posted Shared", "ideas": "IdeaProposed", "news": "Published"}
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
    choices |= {"mine": my_groups(), **({"suggested": []} if my_groups() else _suggestions())}
    return render_template("home/index.html", cards=cards, next=page.next, looked_at=looked_at, **choices)


def _suggestions() -> dict:
    """For somebody who belongs nowhere: where those are whom they know, then what is lively."""
    known = acquaintances_in_groups(caller())
    near = suggested_groups(known)
    return {"known": known, "suggested": near + [group for group in lively_groups() if group not in near][: 5 - len(near)]}


def _chosen(name: str, choices, default: str) -> str:
    value = request.args.get(name, default)
    return value if value in dict(choices) else default
