"""What was said under a tag, across groups."""

from flask import Blueprint, render_template, request
from sqlalchemy import func, select

from app.core.database import db
from app.domain.discussions.models import Tag, Thread
from app.domain.discussions.queries import tagged, threads_visible_to
from app.domain.follows.queries import tags_followed
from app.domain.people.models import Person
from app.edge.caller import caller
from app.subscribers.ranking.queries import listed
from app.web.cards import cards_of_feed

bp = Blueprint("tags", __name__)
ORDERS = {"relevant": "top", "newest": "newest"}
RELATED = 8


@bp.get("/tags/<name>")
def show(name):
    order = request.args.get("order")
    order = order if order in ORDERS else "relevant"
    page = listed(ORDERS[order], caller(), tag=name.replace("\x00", ""), after=request.args.get("after"))
    cards, followed = cards_of_feed(caller(), page.rows), name.lower() in db.session.scalars(tags_followed(caller())).all()
    for card in cards:
        card.because = ""  # said once, above the list
    number, related = _around(name.lower().replace("\x00", ""), caller())
    about = {"number": number, "related": related, "followed": followed}
    return render_template("tags/show.html", name=name.lower(), order=order, cards=cards, next=page.next, **about)


def _around(name: str, person: Person) -> tuple[int, list[str]]:
    """How many things under the tag `person` may read, and the tags those have besides, the most frequent first. One query."""
    under = threads_visible_to(person).where(tagged(name)).with_only_columns(Thread.id).subquery()
    counted = select(Tag.name, func.count().label("times")).where(Tag.thread_id.in_(select(under.c.id))).group_by(Tag.name)
    rows = db.session.execute(counted.order_by(func.count().desc(), Tag.name).limit(RELATED + 1)).all()
    # No other tag is on more of them than the tag itself, which is on all.
    number = max((times for _, times in rows), default=0)
    return number, [other for other, _ in rows if other != name][:RELATED]
