"""What the caller is still writing, on whatever device, and what waits for its moment."""

import secrets
from collections.abc import Mapping
from urllib.parse import urlencode

from flask import Blueprint, redirect, render_template, request
from werkzeug.datastructures import MultiDict
from werkzeug.exceptions import RequestEntityTooLarge

from app.core.pages import page_of
from app.core.parsing import number_of
from app.domain.drafts.models import Draft
from app.domain.drafts.operations import discard_draft, keep_draft, unschedule
from app.domain.drafts.queries import draft_at, drafts_of, find_draft
from app.edge.caller import caller
from app.edge.limits import limiter, person_or_address
from app.web.navigation import my_groups

bp = Blueprint("drafts", __name__)
# Every letter may take nine bytes on its way.
LARGEST = 250_000


@bp.get("/drafts")
def index():
    page = page_of(drafts_of(caller()), Draft.updated_at, Draft.id, size=30, after=request.args.get("after"), scalars=True)
    return render_template("drafts/index.html", page=page, groups=my_groups(), path_to=path_to)


@bp.get("/drafts/words")
def show():
    """What was written for a place, as fields to put into the form there."""
    draft = draft_at(request.args.get("place", "").replace("\x00", "")[:80], caller())
    return render_template("drafts/_words.html", draft=draft)


@bp.post("/drafts")
@limiter.limit("40 per minute", key_func=person_or_address)
def create():
    """Kept by the page itself while somebody writes (`quiet`), or by a button."""
    if (request.content_length or 0) > LARGEST:
        raise RequestEntityTooLarge
    keep_draft(request.form.get("draft_place", ""), by=caller(), words=request.form)
    return ("", 204) if request.form.get("quiet") else redirect("/drafts", 303)


@bp.post("/drafts/<int:draft_id>/delete")
def destroy(draft_id):
    discard_draft(find_draft(draft_id, seen_by=caller()).place, by=caller())
    return redirect("/drafts", 303)


@bp.post("/drafts/<int:draft_id>/unschedule")
def update(draft_id):
    unschedule(find_draft(draft_id, seen_by=caller()), by=caller())
    return redirect("/drafts", 303)


def path_to(draft: Draft) -> str:
    """The page on which one writes on."""
    kind, *where = draft.place.split(":")
    if kind == "comment":
        thread_id, room_id, parent_id = where
        room = my_groups().get(int(room_id))
        asked = {"draft": draft.id, "parent": parent_id if parent_id != "0" else "", "room": room.slug if room else ""}
        return f"/t/{thread_id}/comments/new?{urlencode({name: value for name, value in asked.items() if value})}"
    return f"/{kind}s/new?draft={draft.id}"


def resumed(form: Mapping) -> MultiDict:
    """`form` with the words and the place of the draft it names by `draft`, or a place of its own. Raises NotFound."""
    began = MultiDict(form)
    if form.get("draft"):
        draft = find_draft(number_of(form, "draft"), seen_by=caller())
        for field, value in {**draft.words, "draft_place": draft.place, "post_at": draft.post_at}.items():
            began[field] = value
    elif not form.get("draft_place"):
        began["draft_place"] = f"post:{secrets.token_urlsafe(9)}"
    return began
