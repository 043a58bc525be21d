"""The desk of a group: what waits for those who look after it, one thing after the other."""

from flask import Blueprint, render_template, request

from app.core.errors import Forbidden
from app.core.pages import page_of
from app.domain.discussions.models import Thread
from app.domain.groups.models import Group
from app.domain.moderation.policy import can_keep
from app.domain.posts.queries import find_post, posts_waiting_in
from app.edge.caller import caller
from app.web.corners import group_page

bp = Blueprint("desks", __name__)
KEEPERS = "The desk is for those who look after the group. What was done stands in the log."


@bp.get("/g/<slug>/desk")
def show(slug, errors=None, form=None):
    about = group_page(slug, readers_only=True)
    if not can_keep(caller(), about["group"]):
        raise Forbidden(KEEPERS)
    return render_template("desks/show.html", errors=errors or {}, form=form or {}, **about, **posts_at(about["group"]))


def posts_at(group: Group) -> dict:
    """The post that waits longest behind `?after=`, and where the next one is found."""
    query = posts_waiting_in(group)
    page = page_of(query, Thread.created_at, Thread.id, size=1, after=request.args.get("after"), ascending=True)
    return {"post": page.rows[0].Post if page.rows else None, "next": page.next}


def waiting_post(post_id, errors=None, form=None):
    """The desk of the post's group, after its decision was refused."""
    return show(find_post(post_id, seen_by=caller()).thread.group.slug, errors=errors, form=form)
