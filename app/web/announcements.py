"""Announcements as members see them: a group's news, reading, drafting, editing."""

from flask import Blueprint, redirect, render_template, request

from app.core.errors import Forbidden
from app.core.parsing import truth_of
from app.domain.announcements.operations import draft, edit_announcement
from app.domain.announcements.policy import can_draft, can_edit_announcement
from app.domain.announcements.queries import find_announcement, find_announcement_by_id
from app.domain.announcements.wording import LONGEST, first_words
from app.domain.lineage.credits import credits_of
from app.domain.outcomes.queries import find_outcome
from app.domain.people.queries import find_person_by_handle
from app.edge.caller import caller
from app.edge.refusals import shows_again
from app.web.boards import news_of
from app.web.corners import group_page
from app.web.line_pages import about_announcement

bp = Blueprint("announcements", __name__)


@bp.get("/g/<slug>/news")
def index(slug):
    about = group_page(slug, readers_only=True)
    return render_template("announcements/index.html", **news_of(about["group"], after=request.args.get("after")), **about)


@bp.get("/n/<int:announcement_id>")
def moved(announcement_id):
    slug = find_announcement_by_id(announcement_id, seen_by=caller()).slug
    return redirect(f"/n/{slug}?{request.query_string.decode()}".rstrip("?"), 303)


@bp.get("/n/<slug>")
def show(slug, errors=None, form=None):
    announcement = find_announcement(slug, seen_by=caller())
    about = about_announcement(announcement)
    return render_template("announcements/show.html", announcement=announcement, errors=errors or {}, form=form or {}, **about)


@bp.get("/o/<int:outcome_id>/announcements/new")
def new(outcome_id, errors=None, form=None):
    outcome = find_outcome(outcome_id, seen_by=caller())
    if can_draft(caller(), outcome) is not True:
        raise Forbidden("The makers write the announcement.")
    form = form or first_words(outcome)
    return render_template(
        "announcements/new.html", outcome=outcome, errors=errors or {}, form=form, people=_makers(outcome), limits=LONGEST
    )


@bp.post("/o/<int:outcome_id>/announcements")
@shows_again(new)
def create(outcome_id):
    announcement = draft(find_outcome(outcome_id, seen_by=caller()), by=caller(), **_words())
    return redirect(f"/n/{announcement.slug}", 303)


@bp.get("/n/<slug>/edit")
def edit(slug, errors=None, form=None):
    announcement = find_announcement(slug, seen_by=caller())
    if can_edit_announcement(caller(), announcement) is not True:
        raise Forbidden("The makers write the announcement.")
    about = {"people": _makers(announcement.outcome), "limits": LONGEST, "errors": errors or {}, "form": form or _written(announcement)}
    return render_template("announcements/edit.html", announcement=announcement, **about)


@bp.post("/n/<slug>/edit")
@shows_again(edit)
def update(slug):
    announcement = edit_announcement(find_announcement(slug, seen_by=caller()), by=caller(), **_words())
    return redirect(f"/n/{announcement.slug}", 303)


def _words() -> dict:
    handle = request.form.get("quoted", "")
    quoted = find_person_by_handle(handle, seen_by=caller()) if handle else None
    return {name: request.form.get(name, "") for name in LONGEST} | {
        "quoted": quoted,
        "quote_agreed": truth_of(request.form, "quote_agreed"),
    }


def _written(announcement) -> dict:
    columns = {name: getattr(announcement, name, "") for name in (*LONGEST, "quote_agreed")}
    handle = announcement.quoted.handle if announcement.quoted else ""
    return columns | {"headline": announcement.thread.title, "quoted": handle}


def _makers(outcome) -> list:
    """Those who may be quoted: whoever had a part."""
    sheet = credits_of(outcome.thread, seen_by=caller())
    return sorted({credit.person for credit in sheet.credits} | {caller()}, key=lambda person: person.name_key)
