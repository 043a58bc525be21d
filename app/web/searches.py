"""Searching everything one may read."""

from flask import Blueprint, render_template, request

from app.core.parsing import text_of
from app.edge.caller import caller
from app.subscribers.search.queries import search_for

bp = Blueprint("searches", __name__)
TABS = {
    "all": ("Everything", None),
    "posts": ("Posts", ("post",)),
    "comments": ("Comments", ("comment",)),
    "ideas": ("Ideas", ("idea",)),
    "projects": ("Projects", ("project", "outcome")),
    "news": ("News", ("announcement",)),
    "people": ("People", ("person",)),
    "groups": ("Groups", ("group",)),
}


@bp.get("/search")
def index():
    words, kind = text_of({"q": request.args.get("q", "")[:200]}, "q", limit=200), request.args.get("kind", "all")
    kind = kind if kind in TABS else "all"
    asked = request.args.get("page", "")
    number = int(asked) if asked.isdecimal() and len(asked) < 3 else 1
    results = search_for(words, seen_by=caller(), kinds=TABS[kind][1], page=number) if words else None
    tabs = [(name, word) for name, (word, _) in TABS.items()]
    return render_template("searches/index.html", words=words, kind=kind, results=results, page=number, tabs=tabs)
