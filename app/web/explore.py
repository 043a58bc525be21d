"""Ideas beyond one's own groups."""

from flask import Blueprint, render_template, request
from sqlalchemy import Select
from sqlalchemy.orm import contains_eager

from app.core.pages import Page, page_of
from app.domain.discussions.models import Thread
from app.domain.discussions.queries import threads_visible_to
from app.domain.groups.models import Group
from app.domain.groups.queries import group_ids_of
from app.domain.ideas.lights import lights_of
from app.domain.ideas.models import Idea
from app.domain.people.queries import staff_count
from app.edge.caller import caller

bp = Blueprint("explore", __name__)
SORTS = {"groups": "Most groups", "newest": "Newest", "help": "Needs help"}


@bp.get("/explore")
def index():
    sort = request.args.get("sort", "groups")
    sort = sort if sort in SORTS else "groups"
    beyond = request.args.get("show") != "all"
    page = _page(sort, beyond=beyond, after=request.args.get("after"))
    ideas = [row[0] for row in page.rows]
    staff = staff_count() if ideas else 0
    lights = {idea.id: lights_of(idea, staff) for idea in ideas}
    return render_template("explore/index.html", ideas=ideas, lights=lights, next=page.next, sort=sort, sorts=SORTS, beyond=beyond)


def _page(sort: str, *, beyond: bool, after: str | None) -> Page:
    ideas = _ideas()
    if beyond:
        ideas = ideas.where(Thread.group_id.not_in(group_ids_of(caller())))
    if sort == "help":
        ideas = ideas.where(Thread.state == "growing", (Idea.helper_count < 2) | (Idea.hours_offered < Idea.hours_needed))
    columns = (Idea.group_count, Idea.id) if sort == "groups" else (Thread.created_at, Idea.id)
    return page_of(ideas, *columns, size=20, after=after)


def _ideas() -> Select:
    columns = (Idea, Idea.id, Idea.group_count, Thread.created_at)
    query = threads_visible_to(caller()).with_only_columns(*columns).join(Idea, Idea.id == Thread.id)
    query = query.join(Group, Group.id == Thread.group_id).where(Thread.state.in_(("growing", "ready")))
    return query.options(contains_eager(Idea.thread).contains_eager(Thread.group), contains_eager(Idea.thread).joinedload(Thread.author))
