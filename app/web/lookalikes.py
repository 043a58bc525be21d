"""What sounds like a title while somebody gives it, so that nobody begins a second time what has begun already."""

from flask import Blueprint, render_template, request

from app.core.errors import NotFound
from app.edge.caller import caller
from app.edge.limits import limiter, person_or_address
from app.subscribers.search.queries import Hit, things_like

bp = Blueprint("lookalikes", __name__)
KINDS = {"thing": ("post", "idea", "project", "outcome"), "idea": ("idea",), "group": ("group",)}


@bp.get("/similar")
@limiter.limit("90 per minute", key_func=person_or_address)
def index():
    """The few likest, as a piece of a page."""
    kind = request.args.get("kind", "thing")
    if kind not in KINDS:
        raise NotFound
    return render_template("lookalikes/index.html", alike=like(request.args.get("title", ""), kind))


def like(title: str | None, kind: str = "thing", *, but: int | None = None) -> list[Hit]:
    """What the caller may read that sounds like `title`, without the thread `but`."""
    return things_like(title, seen_by=caller(), kinds=KINDS[kind], but=but) if title else []
