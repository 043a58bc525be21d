"""Beyond one's own groups: the lists that are the same for everybody who may read what is on them."""

from flask import Blueprint, render_template, request

from app.core.pages import Page
from app.edge.caller import caller
from app.subscribers.ranking.queries import listed
from app.web.boards import SORTS as IDEAS
from app.web.cards import cards_of_list

bp = Blueprint("explore", __name__)
SORTS = IDEAS | {
    "best": (
        "Best of the month",
        "What most of those who met it stand behind, on every side.",
        "That is the best of this month so far.",
        "This month has no best yet",
    ),
    "newest": ("Newest", "Everything, as it was said.", "That is everything.", "Nothing was said yet"),
}
# On these nothing but ideas can stand.
OF_IDEAS = ("help",)
WHAT = {"all": ("Everything", ()), "ideas": ("Ideas", ("idea",)), "talk": ("Talk", ("post",)), "work": ("Projects", ("project",))}


@bp.get("/explore")
def index():
    sort = _chosen("sort", SORTS, "rising")
    what = "all" if sort in OF_IDEAS else _chosen("what", WHAT, "all")
    beyond = request.args.get("show") != "all"
    page = _page(sort, WHAT[what][1], beyond=beyond, after=request.args.get("after"))
    cards = cards_of_list(sort, caller(), page.rows)
    kinds = {"all": WHAT["all"]} if sort in OF_IDEAS else WHAT
    return render_template("explore/index.html", cards=cards, next=page.next, sort=sort, sorts=SORTS, what=what, kinds=kinds, wider=beyond)


def _page(sort: str, kinds: tuple[str, ...], *, beyond: bool, after: str | None) -> Page:
    return listed(sort, caller(), kinds=kinds, beyond=beyond, after=after)


def _chosen(name: str, choices, default: str) -> str:
    value = request.args.get(name, default)
    return value if value in choices else default
