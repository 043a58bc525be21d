"""Home: what moved where I belong, with an end."""

from flask import Blueprint, render_template, request

from app.edge.caller import caller
from app.subscribers.ranking.queries import feed_for
from app.web.cards import cards_for
from app.web.navigation import my_groups

bp = Blueprint("home", __name__)
KINDS = (("all", "All"), ("talk", "Talk"), ("ideas", "Ideas"), ("news", "News"))
ORDERS = (("newest", "Newest"), ("relevant", "Relevant"))


@bp.get("/home")
def index():
    kind = _chosen("kind", KINDS, "all")
    order = _chosen("order", ORDERS, caller().feed)
    page = feed_for(caller(), order=order, kind=kind, after=request.args.get("after"))
    cards = cards_for(caller(), [row.thread for row in page.rows])
    for card, row in zip(cards, page.rows, strict=True):
        card.why, card.score = row.why, row.score
    looked_at = max((group.looked_at for group in my_groups().values()), default=None)
    choices = {"kinds": KINDS, "orders": ORDERS, "kind": kind, "order": order}
    return render_template("home/index.html", cards=cards, next=page.next, looked_at=looked_at, **choices)


def _chosen(name: str, choices, default: str) -> str:
    value = request.args.get(name, default)
    return value if value in dict(choices) else default
