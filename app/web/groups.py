"""Groups: the directory, a group's talk, founding and describing one."""

from flask import Blueprint, redirect, render_template, request

from app.core.database import db
from app.core.errors import Forbidden
from app.core.pages import Page
from app.core.parsing import truth_of
from app.domain.discussions.acquaintances import acquaintances_in_groups
from app.domain.groups.models import Group
from app.domain.groups.operations import edit_group, found
from app.domain.groups.policy import can_describe
from app.domain.groups.queries import categories, categories_of, find_group
from app.edge.caller import caller
from app.edge.refusals import shows_again
from app.subscribers.ranking.queries import listed
from app.web.cards import cards_of_feed
from app.web.corners import group_page
from app.web.directory import SHOWN, SORTED, asked_of_directory, page_of_groups, suggested_groups
from app.web.lookalikes import like
from app.web.navigation import my_groups
from app.web.talk import talk_of

bp = Blueprint("groups", __name__)
WORDS = ("name", "purpose", "about", "rules", "visibility", "joining")


@bp.get("/groups")
def index():
    asked, known = asked_of_directory(), acquaintances_in_groups(caller())
    choices = {"shown": SHOWN, "sorts": SORTED, "categories": list(db.session.scalars(categories()))}
    suggested = suggested_groups(known) if asked.is_everything else []
    page = page_of_groups(asked)
    return render_template("groups/index.html", page=page, asked=asked, known=known, suggested=suggested, mine=my_groups(), **choices)


@bp.get("/g/<slug>")
def show(slug):
    about = group_page(slug)
    order = "relevant" if request.args.get("order") == "relevant" else "newest"
    order = "unanswered" if request.args.get("show") == "unanswered" else order
    page = _talk(about["group"], order) if about["readable"] else None
    return render_template("groups/show.html", page=page, order=order, **about)


def _talk(group: Group, order: str) -> Page:
    after = request.args.get("after")
    if order != "relevant":
        return talk_of(group, seen_by=caller(), after=after, asking=order == "unanswered")
    page = listed("top", caller(), kinds=("post",), inside=group, after=after)
    return Page(cards_of_feed(caller(), page.rows), page.next)


@bp.get("/groups/new")
def new(errors=None, form=None):
    form = form or {"visibility": "open", "joining": "free", "name": request.args.get("name", "")[:60]}
    return render_template("groups/new.html", errors=errors or {}, form=form, alike=like(form.get("name"), "group"), **_choices(_chosen()))


@bp.post("/groups")
@shows_again(new)
def create():
    group = found(by=caller(), **_described())
    return redirect(f"/g/{group.slug}", 303)


@bp.get("/g/<slug>/edit")
def edit(slug, errors=None, form=None):
    about = group_page(slug)
    if (verdict := can_describe(caller(), about["group"])) is not True:
        raise Forbidden(verdict)
    chosen = _chosen() if form and "name" in form else categories_of(about["group"])
    form = form if form and "name" in form else vars(about["group"])
    return render_template("groups/edit.html", errors=errors or {}, form=form, **_choices(chosen), **about)


@bp.post("/g/<slug>/edit")
@shows_again(edit)
def update(slug):
    group = find_group(slug, seen_by=caller())
    edit_group(group, by=caller(), **_described())
    return redirect(f"/g/{slug}", 303)


def _described() -> dict:
    words = {name: request.form.get(name, "") for name in WORDS if name not in ("visibility", "joining") or name in request.form}
    return words | {"is_public": truth_of(request.form, "is_public"), "categories": _chosen()}


def _chosen() -> list[str]:
    return [*request.form.getlist("category"), *request.form.get("new_category", "").split(",")]


def _choices(chosen: list[str]) -> dict:
    """The categories of the house, and which of them are ticked."""
    known, keys = list(db.session.scalars(categories())), {name.strip().casefold() for name in chosen}
    return {"categories": known, "ticked": keys & {row.name_key for row in known}}
