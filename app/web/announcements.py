"""Announcements as members see them: a group's news, reading, drafting, editing."""

from flask import Blueprint, redirect, render_template, request

from app.core.errors import Forbidden
from app.core.parsing import truth_of
from app.domain.announcements.operations import draft, edit_announcement
from app.domain.announcements.policy import can_draft, can_edit_announcement
from app.domain.announcements.queries import find_announcement, find_announcement_by_id
from app.domain.outcomes.queries import find_outcome
from app.edge.caller import caller
from app.edge.refusals import shows_again
from app.web.announcement_pages import about_announcement, checklist_of
from app.web.boards import news_of
from app.web.corners import group_page

bp = Blueprint("announcements", __name__)
WORDS = ("headline", "summary", "body", "quote", "take_part", "contact")


@bp.get("/g/<slug>/news")
def index(slug):
    about = group_page(slug, readers_only=True)
    return render_template("announcements/index.html", **news_of(about["group"], after=request.args.get("after")), **about)


@bp.get("/n/<int:announcement_id>")
def moved(announcement_id):
    return redirect(f"/n/{find_announcement_by_id(announcement_id, seen_by=caller()).slug}", 303)


@bp.get("/n/<slug>")
def show(slug):
    announcement = find_announcement(slug, seen_by=caller())
    return render_template("announcements/show.html", announcement=announcement, **about_announcement(announcement))


@bp.get("/o/<int:outcome_id>/announcements/new")
def new(outcome_id, errors=None, form=None):
    outcome = find_outcome(outcome_id, seen_by=caller())
    if can_draft(caller(), outcome) is not True:
        raise Forbidden("The makers write the announcement.")
    form = form or {"headline": outcome.project.headline or outcome.thread.title, "body": outcome.what_changed}
    return render_template("announcements/new.html", outcome=outcome, errors=errors or {}, form=form)


@bp.post("/o/<int:outcome_id>/announcements")
@shows_again(new)
def create(outcome_id):
    announcement = draft(find_outcome(outcome_id, seen_by=caller()), by=caller(), **_words())
    return redirect(f"/n/{announcement.slug}/edit", 303)


@bp.get("/n/<slug>/edit")
def edit(slug, errors=None, form=None):
    announcement = find_announcement(slug, seen_by=caller())
    if can_edit_announcement(caller(), announcement) is not True:
        raise Forbidden("The makers write the announcement.")
    form = form or {name: getattr(announcement, name, "") for name in (*WORDS, "quote_agreed")} | {"headline": announcement.thread.title}
    checks = checklist_of(announcement)
    return render_template("announcements/edit.html", announcement=announcement, errors=errors or {}, form=form, checks=checks)


@bp.post("/n/<slug>/edit")
@shows_again(edit)
def update(slug):
    edit_announcement(find_announcement(slug, seen_by=caller()), by=caller(), **_words())
    return redirect(f"/n/{slug}", 303)


def _words() -> dict:
    return {name: request.form.get(name, "") for name in WORDS} | {"quote_agreed": truth_of(request.form, "quote_agreed")}
