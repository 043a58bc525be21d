"""What was said under a tag, across groups."""

from flask import Blueprint, render_template, request

from app.core.database import db
from app.domain.follows.queries import tags_followed
from app.edge.caller import caller
from app.subscribers.ranking.queries import listed
from app.web.cards import cards_of_feed

bp = Blueprint("tags", __name__)
ORDERS = {"relevant": "top", "newest": "newest"}


@bp.get("/tags/<name>")
def show(name):
    order = request.args.get("order")
    order = order if order in ORDERS else "relevant"
    page = listed(ORDERS[order], caller(), tag=name.replace("\x00", ""), after=request.args.get("after"))
    cards, followed = cards_of_feed(caller(), page.rows), name.lower() in db.session.scalars(tags_followed(caller())).all()
    for card in cards:
        card.because = ""  # said once, above the list
    return render_template("tags/show.html", name=name.lower(), order=order, cards=cards, next=page.next, followed=followed)
