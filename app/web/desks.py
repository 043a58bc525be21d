"""The desk of a group, and of the house: what waits there, one thing after the other."""

from flask import Blueprint, render_template, request
from sqlalchemy import Select, func, select

from app.core.database import db
from app.core.errors import Forbidden
from app.core.pages import page_of
from app.domain.discussions.models import Thread
from app.domain.groups.models import Group
from app.domain.moderation.models import Appeal, Case
from app.domain.moderation.policy import can_keep, is_moderator
from app.domain.moderation.queries import (
    appeals_at,
    appeals_at_house,
    cases_at,
    cases_at_house,
    copy_behind,
    find_appeal,
    find_case,
    reports_of,
    who_moderates,
)
from app.domain.moderation.wording import RULES
from app.domain.posts.queries import find_post, posts_waiting_in
from app.edge.caller import caller
from app.web.corners import group_page

bp = Blueprint("desks", __name__)
KEEPERS = "The desk is for those who look after the group. What was done stands in the log."
ORDER = {"reports": (Case.opened_at, Case.id), "posts": (Thread.created_at, Thread.id), "appeals": (Appeal.opened_at, Appeal.id)}
WORDS = {"reports": "Reports", "posts": "Posts to let in", "appeals": "Appeals"}


@bp.get("/g/<slug>/desk")
def show(slug, errors=None, form=None, item=None, shown=""):
    about = group_page(slug, readers_only=True)
    group = about["group"]
    if not can_keep(caller(), group):
        raise Forbidden(KEEPERS)
    waits = {"reports": cases_at(group, seen_by=caller()), "posts": posts_waiting_in(group), "appeals": appeals_at(group, seen_by=caller())}
    desk = _on(waits, f"/g/{slug}/desk", item, shown)
    return render_template("desks/show.html", errors=errors or {}, form=form or {}, **about, **desk)


@bp.get("/desk")
def house(errors=None, form=None, item=None, shown=""):
    if not is_moderator(caller()):
        return render_template("desks/closed.html", moderators=who_moderates())
    waits = {"reports": cases_at_house(seen_by=caller()), "appeals": appeals_at_house(seen_by=caller())}
    desk = _on(waits, "/desk", item, shown)
    return render_template("desks/house.html", errors=errors or {}, form=form or {}, **desk)


def _on(waits: dict[str, Select], path: str, item, shown: str) -> dict:
    """What lies on a desk: how much of each sort, the one thing to look at, and where the next is found."""
    numbers = db.session.execute(select(*(_number(query).label(name) for name, query in waits.items()))).one()._asdict()
    asked = shown or request.args.get("show", "")
    shown = asked if asked in waits else next((name for name, number in numbers.items() if number), "reports")
    scalars = shown != "posts"
    page = page_of(waits[shown], *ORDER[shown], size=1, after=request.args.get("after"), scalars=scalars, ascending=True)
    item = item or next(iter(page.rows if scalars else (row.Post for row in page.rows)), None)
    piles = [(name, WORDS[name], f"{path}?show={name}", number) for name, number in numbers.items()]
    desk = {"shown": shown, "piles": piles, "item": item, "next": page.next, "desk": path, "rules": RULES}
    return desk | {"reports": reports_of(item) if item and shown == "reports" else [], "copy": _copy(item, shown)}


def _copy(item, shown: str) -> dict | None:
    return copy_behind(item.act) if item and shown == "appeals" else None


def _number(query: Select):
    return select(func.count()).select_from(query.order_by(None).subquery()).scalar_subquery()


def desk_path(row: Case | Appeal, shown: str) -> str:
    """The desk the form was sent from: the house's, or that of the row's group."""
    at_house = row.group is None or request.form.get("at") == "house"
    return f"/desk?show={shown}" if at_house else f"/g/{row.group.slug}/desk?show={shown}"


def waiting_post(post_id, errors=None, form=None):
    """The desk of the post's group, after its decision was refused."""
    return show(_group_of(post_id).slug, errors=errors, form=form, shown="posts")


def case_again(case_id, errors=None, form=None):
    """The desk with that case on it, after a decision was refused; with the next one, if it is settled."""
    return _again(find_case(case_id, seen_by=caller()), "reports", errors, form)


def appeal_again(appeal_id, errors=None, form=None):
    """The same with an appeal."""
    return _again(find_appeal(appeal_id, seen_by=caller()), "appeals", errors, form)


def _again(row: Case | Appeal, shown: str, errors, form):
    again = {"errors": errors, "form": form, "item": None if row.closed_at else row, "shown": shown}
    return house(**again) if desk_path(row, shown).startswith("/desk") else show(row.group.slug, **again)


def _group_of(post_id: int) -> Group:
    return find_post(post_id, seen_by=caller()).thread.group
