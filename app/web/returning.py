"""Back to where a small sign was given."""

from urllib.parse import urlsplit

from flask import request

from app.domain.discussions.models import Comment, Thread
from app.domain.discussions.paths import path_of


def back_to(thread: Thread, comment: Comment | None = None) -> str:
    """The page of the conversation from which the request came; without one, where the thing is found."""
    path, came = path_of(thread.kind, thread.id, thread.title), urlsplit(request.referrer or "")
    if came.netloc == request.host and came.path in (path, path.partition("-")[0], "/saved", "/following"):
        return f"{came.path}{came.query and '?'}{came.query}{f'#comment_{comment.id}' if comment else ''}"
    return f"/comments/{comment.id}" if comment else path
