"""Letting a post in that waited, or turning it down."""

from flask import Blueprint, redirect, request

from app.domain.moderation.operations import approve_post, refuse_post
from app.domain.posts.queries import find_post
from app.edge.caller import caller
from app.edge.refusals import shows_again
from app.web.desks import waiting_post

bp = Blueprint("approvals", __name__)


@bp.post("/t/<int:post_id>/approvals")
@shows_again(waiting_post)
def create(post_id):
    post = approve_post(find_post(post_id, seen_by=caller()), by=caller())
    return redirect(f"/g/{post.thread.group.slug}/desk?show=posts", 303)


@bp.post("/t/<int:post_id>/approvals/delete")
@shows_again(waiting_post)
def destroy(post_id):
    post = refuse_post(find_post(post_id, seen_by=caller()), by=caller(), reason=request.form.get("reason", ""))
    return redirect(f"/g/{post.thread.group.slug}/desk?show=posts", 303)
