"""Following threads, people and tags; where one stopped reading."""

from flask import Blueprint, redirect, render_template, request

from app.core.database import db
from app.core.pages import page_of
from app.core.parsing import number_of
from app.domain.discussions.paths import path_of
from app.domain.discussions.queries import find_thread
from app.domain.follows.models import ThreadFollow
from app.domain.follows.operations import (
    follow_person,
    follow_tag,
    follow_thread,
    forget_places,
    reach,
    unfollow_person,
    unfollow_tag,
)  # fmt: skip
from app.domain.follows.queries import first_new, new_in, people_followed, tags_followed, threads_followed
from app.domain.people.queries import find_person_by_handle
from app.edge.caller import caller
from app.web.returning import back_to

bp = Blueprint("follows", __name__)
SHOWN = 25


@bp.get("/following")
def index():
    page = page_of(threads_followed(caller()), ThreadFollow.id, size=SHOWN, after=request.args.get("after"), scalars=True)
    people, tags = (list(db.session.scalars(query(caller()))) for query in (people_followed, tags_followed))
    news = new_in(caller(), [row.thread_id for row in page.rows])
    return render_template("follows/index.html", page=page, people=people, tags=tags, news=news)


@bp.post("/t/<int:thread_id>/following")
def update(thread_id):
    thread = find_thread(thread_id, seen_by=caller())
    follow_thread(thread, by=caller(), level=request.form.get("level", ""))
    return redirect(back_to(thread), 303)


@bp.post("/t/<int:thread_id>/reached")
def reached(thread_id):
    """Where one stopped: told by the page itself once it has been in front for a moment, or by “Seen”."""
    thread = find_thread(thread_id, seen_by=caller())
    reach(thread, by=caller(), upto=number_of(request.form or request.args, "upto"))
    return redirect(back_to(thread), 303)


@bp.get("/t/<int:thread_id>/new")
def show(thread_id):
    """Where one stopped: the first thing that is new."""
    thread = find_thread(thread_id, seen_by=caller())
    comment = first_new(caller(), thread)
    return redirect(f"/comments/{comment.id}" if comment else path_of(thread.kind, thread.id), 303)


@bp.post("/following/places/delete")
def forget():
    forget_places(by=caller())
    return redirect("/following", 303)


@bp.post("/u/<handle>/follow", defaults={"change": follow_person})
@bp.post("/u/<handle>/follow/delete", defaults={"change": unfollow_person})
def update_person(handle, change):
    person = find_person_by_handle(handle, seen_by=caller())
    change(person, by=caller())
    return redirect(_back(f"/u/{person.handle}"), 303)


@bp.post("/tags/<name>/follow", defaults={"change": follow_tag})
@bp.post("/tags/<name>/follow/delete", defaults={"change": unfollow_tag})
def update_tag(name, change):
    change(name, by=caller())
    return redirect(_back(f"/tags/{name}"), 303)


def _back(path: str) -> str:
    return "/following" if request.form.get("back") == "following" else path
