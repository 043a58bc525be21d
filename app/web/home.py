"""Home: what moved where I belong, with an end."""

from flask import Blueprint, render_template, request

from app.edge.caller import caller
from app.subscribers.ranking.queries import feed_for, note
from app.web.cards import cards_of_feed
from app.web.navigation import my_groups

bp = Blueprint("home", __name__)
KINDS = (("all", "All"), ("talk", "Talk"), ("ideas", "Ideas"), ("news", "News"))
KINDS_OF = {"all": None, "talk": "post", "ideas": "idea", "news": "news"}
ORDERS = (("newest", "Newest"), ("relevant", "Relevant"))


@bp.get("/home")
def index():
    kind = _chosen("kind", KINDS, "all")
    order = _chosen("order", ORDERS, caller().feed)
    page = feed_for(caller(), order=order, kind=KINDS_OF[kind], after=request.args.get("after"))
    note(caller(), [row.id for row in page.rows])
    cards = cards_of_feed(caller(), page.rows, my_groups())
    looked_at = max((group.looked_at for group in my_groups().values()), default=None)
    choices = {"kinds": KINDS, "orders": ORDERS, "kind": kind, "order": order}
    return render_template("home/index.html", cards=cards, next=page.next, looked_at=looked_at, **choices)


def _chosen(name: str, choices, default: str) -> str:
    value = request.args.get(name, default)
    return value if value in dict(choices) else default
