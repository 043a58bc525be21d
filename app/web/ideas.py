"""Ideas: a group's board, proposing one, reading one, letting it rest."""

from flask import Blueprint, redirect, render_template, request

from app.core.database import db
from app.core.errors import Forbidden, Invalid
from app.core.parsing import number_of
from app.domain.discussions.queries import find_thread, versions_of
from app.domain.groups.queries import find_group_by_id
from app.domain.ideas.operations import edit_idea, propose, rest, wake, withdraw
from app.domain.ideas.policy import can_edit_idea
from app.domain.ideas.queries import find_idea, why_firm
from app.edge.caller import caller
from app.edge.refusals import shows_again
from app.subscribers.ranking.queries import listed
from app.web.boards import SORTS, ideas_board, ideas_page
from app.web.cards import cards_of_list
from app.web.corners import group_page
from app.web.line_pages import about_idea
from app.web.lookalikes import like
from app.web.navigation import my_groups

bp = Blueprint("ideas", __name__)
WORDS = ("title", "what_if", "would_help", "first_step")


@bp.get("/g/<slug>/ideas")
def index(slug):
    about = group_page(slug, readers_only=True)
    if (sort := request.args.get("sort")) in SORTS:
        page = listed(sort, caller(), kinds=("idea",), inside=about["group"], after=request.args.get("after"))
        return render_template(
            "ideas/ranked.html", cards=cards_of_list(sort, caller(), page.rows), next=page.next, sort=sort, sorts=SORTS, **about
        )
    if state := request.args.get("state"):
        return render_template(
            "ideas/list.html", page=ideas_page(about["group"], state, after=request.args.get("after")), state=state, **about
        )
    return render_template("ideas/index.html", columns=ideas_board(about["group"]), sorts=SORTS, **about)


@bp.get("/ideas/new")
def new(errors=None, form=None):
    form = form or request.args
    source = find_thread(number_of(form, "from"), seen_by=caller()) if form.get("from") else None
    chosen = number_of(form, "group") or (source.group_id if source else 0)
    about = {"source": source, "chosen": chosen, "groups": my_groups()}
    about["alike"] = like(form.get("title") or (source and source.title), but=source and source.id)
    return render_template("ideas/new.html", errors=errors or {}, form=form, **about)


@bp.post("/ideas")
@shows_again(new)
def create():
    if not request.form.get("group"):
        raise Invalid(group="Choose the group this idea lives in.")
    group = find_group_by_id(number_of(request.form, "group"), seen_by=caller())
    source = find_thread(number_of(request.form, "from"), seen_by=caller()) if request.form.get("from") else None
    idea = propose(group, by=caller(), out_of=source, **_words(), **_asked())
    return redirect(f"/i/{idea.id}", 303)


@bp.get("/i/<int:idea_id>")
def show(idea_id, errors=None, form=None):
    idea = find_idea(idea_id, seen_by=caller())
    return render_template("ideas/show.html", idea=idea, errors=errors or {}, form=form or {}, **about_idea(idea))


@bp.get("/i/<int:idea_id>/edit")
def edit(idea_id, errors=None, form=None):
    idea = find_idea(idea_id, seen_by=caller())
    if can_edit_idea(caller(), idea) is not True:
        raise Forbidden("Who cares for the idea changes its words.")
    if firm := why_firm(idea):
        errors = {"what_if": firm} | (errors or {})
    form = form or {name: getattr(idea, name, "") for name in WORDS} | {"title": idea.thread.title}
    return render_template("ideas/edit.html", idea=idea, errors=errors or {}, form=form)


@bp.post("/i/<int:idea_id>/edit")
@shows_again(edit)
def update(idea_id):
    idea = find_idea(idea_id, seen_by=caller())
    edit_idea(idea, by=caller(), **_words())
    return redirect(f"/i/{idea_id}", 303)


@bp.get("/i/<int:idea_id>/history")
def history(idea_id):
    """What it said before: whoever stands behind an idea stood behind those words."""
    idea = find_idea(idea_id, seen_by=caller())
    versions = [] if idea.thread.is_deleted else list(db.session.scalars(versions_of(idea.thread).limit(50)))
    return render_template("ideas/history.html", idea=idea, versions=versions)


@bp.post("/i/<int:idea_id>/rest")
@shows_again(show)
def set_down(idea_id):
    rest(find_idea(idea_id, seen_by=caller()), by=caller(), because=request.form.get("because", ""))
    return redirect(f"/i/{idea_id}", 303)


@bp.post("/i/<int:idea_id>/wake", defaults={"change": wake})
@bp.post("/i/<int:idea_id>/withdraw", defaults={"change": withdraw})
def change(idea_id, change):
    change(find_idea(idea_id, seen_by=caller()), by=caller())
    return redirect(f"/i/{idea_id}", 303)


def _words() -> dict:
    return {name: request.form.get(name, "") for name in WORDS}


def _asked() -> dict:
    hours = {name: number_of(request.form, name, high=10_000) for name in ("hours_needed", "hours_wanted")}
    return hours | {"skill_needed": request.form.get("skill_needed", "")}
