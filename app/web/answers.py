"""Which reply to a question was its answer."""

from flask import Blueprint, redirect

from app.domain.discussions.paths import path_of
from app.domain.discussions.queries import find_comment
from app.domain.posts.operations import accept_answer, withdraw_answer
from app.domain.posts.queries import find_post
from app.edge.caller import caller

bp = Blueprint("answers", __name__)


@bp.post("/comments/<int:comment_id>/answer")
def create(comment_id):
    comment = find_comment(comment_id, seen_by=caller())
    accept_answer(comment, by=caller())
    return redirect(f"{path_of('post', comment.thread_id, comment.thread.title)}#answer", 303)


@bp.post("/t/<int:post_id>/answer/delete")
def destroy(post_id):
    post = find_post(post_id, seen_by=caller())
    withdraw_answer(post, by=caller())
    return redirect(path_of("post", post.id, post.thread.title), 303)
