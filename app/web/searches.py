"""Searching everything one may read."""

from flask import Blueprint, render_template, request

from app.domain.posts.models import KINDS as POST_KINDS
from app.edge.caller import caller
from app.subscribers.search.queries import SECTIONS, Results, search_for
from app.web.navigation import my_groups
from app.web.questions import TABS, Question, question_of

bp = Blueprint("searches", __name__)
KINDS = {
    "": "Anything", "post": "Posts", **{kind: f"{kind.capitalize()}s" for kind in POST_KINDS if kind not in ("talk", "news", "praise")},
    "praise": "Praise", "comment": "Comments", "idea": "Ideas", "project": "Projects", "outcome": "Outcomes", "announcement": "News",
    "person": "People", "group": "Groups",
}  # fmt: skip
# In the palette, in this order.
AT_A_GLANCE = {"people": "People", "groups": "Groups", "work": "Ideas and work", "talk": "Posts and comments", "news": "News"}
EACH, GLANCED = 3, 4


@bp.get("/search")
def index():
    question = question_of(request.args)
    results = _found(question) if question and not question.errors else None
    page = {"question": question, "results": results, "kinds": KINDS, "groups": my_groups()}
    return render_template("searches/index.html", tabs=_tabs(question, results), **page), 422 if question.errors else 200


@bp.get("/palette")
def palette():
    """What Ctrl-K shows while somebody types, as a piece of a page; without words, where one may go."""
    question = question_of(request.args)
    results = None
    if question:
        # Somebody who has typed two letters of a name means its beginning.
        details = {"narrowing": question.narrowing, "size": 0, "each": GLANCED, "shortest": 2}
        results = search_for(question.words, seen_by=caller(), **details)
    return render_template("searches/palette.html", question=question, results=results, sections=AT_A_GLANCE)


def _found(question: Question) -> Results:
    """The page of one tab; on the first page of "Everything" also the best of the other sections."""
    after = request.args.get("after")
    kinds = SECTIONS["talk" if question.tab == "all" else question.tab]
    each = EACH if question.tab == "all" and not after else 0
    details = {"narrowing": question.narrowing, "newest": question.newest, "kinds": kinds, "after": after, "each": each}
    return search_for(question.words, seen_by=caller(), **details)


def _tabs(question: Question, results: Results | None) -> list[tuple]:
    """Each tab with its address and how much is behind it, where that is known."""
    counts = results.counts if results else {}
    numbers = {name: sum(counts.get(kind, 0) for kind in kinds) for name, kinds in SECTIONS.items()}
    return [(name, word, question.address(tab=name), numbers.get(name, sum(counts.values()))) for name, word in TABS.items()]
