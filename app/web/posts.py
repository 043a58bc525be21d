"""Posts: writing, reading, changing, taking back."""

from flask import Blueprint, redirect, render_template, request

from app.core.database import db
from app.core.errors import Forbidden, Invalid
from app.core.moments import moment_of
from app.core.parsing import number_of
from app.domain.discussions.paths import path_of
from app.domain.discussions.queries import versions_of
from app.domain.drafts.operations import discard_draft, schedule
from app.domain.groups.audience import audience_of
from app.domain.groups.queries import find_group_by_id
from app.domain.moderation.queries import refusal_of
from app.domain.posts.operations import delete_post, edit_post, keep_until, mark_spark, restore_post, unmark_spark
from app.domain.posts.policy import can_edit_post
from app.domain.posts.queries import find_post, waits_for_leave, why_firm
from app.domain.posts.sparks import marked_until, why_spark
from app.edge.caller import caller
from app.edge.limits import at_most
from app.edge.refusals import shows_again
from app.edge.uploads import takes_files
from app.web.attachments import attach_sent, refuse_files
from app.web.audiences import UNDECIDED, sentence_of
from app.web.drafts import resumed
from app.web.kinds import answered_by, open_post, particulars_of
from app.web.lookalikes import like
from app.web.navigation import my_groups
from app.web.rooms import conversation_of

bp = Blueprint("posts", __name__)


@bp.get("/posts/new")
def new(errors=None, form=None):
    form = resumed(form or request.args)
    group = find_group_by_id(number_of(form, "group"), seen_by=caller()) if form.get("group") else None
    waits = group is not None and waits_for_leave(caller(), group)
    reads = sentence_of(audience_of(group)) if group and group.id in my_groups() else UNDECIDED
    about = {"group": group, "groups": my_groups(), "waits": waits, "reads": reads, "alike": like(form.get("title"))}
    about["answered"] = answered_by(form)
    return render_template("posts/new.html", errors=errors or {}, form=form, **about)


@bp.post("/posts")
@at_most(20, "posts")
@takes_files
@shows_again(new)
def create():
    if not request.form.get("group"):
        raise Invalid(group="Choose the group you say this to.")
    group = find_group_by_id(number_of(request.form, "group"), seen_by=caller())
    place, at, until = request.form.get("draft_place", ""), moment_of(request.form, "post_on"), moment_of(request.form, "until")
    if at:
        refuse_files(post_on="Files cannot wait with a post yet. Post it now, or leave the files out.")
        schedule(group, by=caller(), place=place, words=request.form, at=at)
        return redirect("/drafts", 303)
    post = open_post(request.form, group, by=caller())
    attach_sent(post.thread)
    if until:
        keep_until(post, by=caller(), until=until)
    discard_draft(place, by=caller())
    return redirect(_path(post), 303)


@bp.get("/t/<int:post_id>")
@bp.get("/t/<int:post_id>-<slug>")
def show(post_id, slug="", errors=None, form=None):
    post = find_post(post_id, seen_by=caller())
    talk = conversation_of(post.thread, taken=len(post.body_html.encode()))
    replies, people = talk["margin"].voices
    joined = [share.group.name for share in talk["shares"] if share.comment_count]
    may_say = talk["margin"].has_spoken and talk["may_talk"] and not talk["card"].became
    shown = {"why_spark": why_spark(post, replies=replies, people=people, joined=joined) if may_say else ""}
    shown |= {"spark_until": marked_until(post), "post": post, "refusal": refusal_of(post), "errors": errors or {}, "form": form or {}}
    return render_template("posts/show.html", **shown, **talk, **particulars_of(post))


@bp.get("/t/<int:post_id>/edit")
def edit(post_id, errors=None, form=None):
    post = find_post(post_id, seen_by=caller())
    if not can_edit_post(caller(), post):
        raise Forbidden("Only who wrote it changes it.")
    if firm := why_firm(post):
        errors = {"body": firm} | (errors or {})
    return render_template("posts/edit.html", post=post, errors=errors or {}, form=form or {"title": post.thread.title, "body": post.body})


@bp.post("/t/<int:post_id>/edit")
@takes_files
@shows_again(edit)
def update(post_id):
    post = find_post(post_id, seen_by=caller())
    edit_post(post, by=caller(), title=request.form.get("title", ""), body=request.form.get("body", ""))
    attach_sent(post.thread)
    return redirect(_path(post), 303)


@bp.post("/t/<int:post_id>/delete")
def destroy(post_id):
    post = find_post(post_id, seen_by=caller())
    delete_post(post, by=caller())
    # On the stub stands the way back.
    return redirect(_path(post), 303)


@bp.post("/t/<int:post_id>/restore")
def restore(post_id):
    """Undo of what was just taken back."""
    post = find_post(post_id, seen_by=caller())
    restore_post(post, by=caller())
    return redirect(_path(post), 303)


@bp.post("/t/<int:post_id>/spark")
def spark(post_id):
    post = find_post(post_id, seen_by=caller())
    mark_spark(post, by=caller())
    return redirect(_path(post), 303)


@bp.post("/t/<int:post_id>/spark/delete")
def unspark(post_id):
    post = find_post(post_id, seen_by=caller())
    unmark_spark(post, by=caller())
    return redirect(_path(post), 303)


@bp.get("/t/<int:post_id>/history")
def history(post_id):
    post = find_post(post_id, seen_by=caller())
    versions = [] if post.thread.is_deleted else list(db.session.scalars(versions_of(post.thread).limit(50)))
    return render_template("posts/history.html", post=post, versions=versions)


def _path(post) -> str:
    return path_of("post", post.id, "" if post.thread.is_deleted else post.thread.title)
