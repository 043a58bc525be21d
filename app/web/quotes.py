"""What a reply begins with when somebody pressed “Quote”."""

from app.core.database import db
from app.core.parsing import number_of
from app.domain.discussions.models import Comment, Thread
from app.domain.discussions.queries import find_comment
from app.domain.discussions.quoting import quotation_of
from app.domain.posts.models import Post
from app.edge.caller import caller


def comment_named(form, field: str, thread: Thread) -> Comment | None:
    """The comment under `thread` whose id stands in `field`, if it is still there for the caller."""
    if not form.get(field) or form.get(field) == "post":
        return None
    comment = find_comment(number_of(form, field), seen_by=caller())
    return comment if comment.thread_id == thread.id and not comment.deleted_at else None


def begun(form, thread: Thread) -> str:
    """The text of a reply so far: what was typed, or the quotation that `?quote=` (a comment, or "post") asks for."""
    if form.get("body") or not form.get("quote"):
        return form.get("body") or ""
    comment, chosen = comment_named(form, "quote", thread), (form.get("words") or "")[:2_000]
    if comment:
        return quotation_of(comment, comment.body, comment.body_html, chosen=chosen)
    if form.get("quote") != "post" or thread.is_deleted:
        return ""
    post = db.session.get(Post, thread.id) if thread.kind == "post" else None
    return quotation_of(thread, post.body, post.body_html, chosen=chosen) if post else quotation_of(thread, thread.excerpt, chosen=chosen)
