"""Beyond one's own groups: the lists that are the same for everybody who may read what is on them."""

from flask import Blueprint, render_template, request

from app.core.pages import Page
from app.edge.caller import caller
from app.subscribers.ranking.queries import listed
from app.web.boards import SORTS as IDEAS
from app.web.cards import cards_of_feed

bp = Blueprint("explore", __name__)
SORTS = IDEAS | {
    "best": ("Best of the month", "What most of those who met it stood behind, across sides and groups."),
    "newest": ("Newest", "As it was said."),
}
WHAT = {"all": ("Everything", ()), "ideas": ("Ideas", ("idea",)), "talk": ("Talk", ("post",)), "work": ("Projects", ("project",))}


@bp.get("/explore")
def index():
    sort, what = _chosen("sort", SORTS, "rising"), _chosen("what", WHAT, "all")
    beyond = request.args.get("show") != "all"
    page = _page(sort, WHAT[what][1], beyond=beyond, after=request.args.get("after"))
    cards = cards_of_feed(caller(), page.rows)
    return render_template("explore/index.html", cards=cards, next=page.next, sort=sort, sorts=SORTS, what=what, kinds=WHAT, wider=beyond)


def _page(sort: str, kinds: tuple[str, ...], *, beyond: bool, after: str | None) -> Page:
    return listed(sort, caller(), kinds=kinds, beyond=beyond, after=after)


def _chosen(name: str, choices, default: str) -> str:
    value = request.args.get(name, default)
    return value if value in choices else default
