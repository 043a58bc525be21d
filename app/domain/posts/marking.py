"""Turning a post into a spark and back. Called by operations, which have asked whether one may."""

from sqlalchemy import update

from app.core.database import db
from app.core.errors import Invalid
from app.domain.posts.machine import POST, state_of
from app.domain.posts.models import Post
from app.domain.posts.queries import has_grown


def turned(post: Post, rule: str, otherwise: str, **values) -> bool:
    """Make the move of that name; whether it was made now. Of two who do so at once, one does.

    Raises Invalid(kind=…) with the sentence `otherwise` where the move does not lead out of where the post stands.
    """
    if state_of(post, has_grown=has_grown(post)) not in (POST[rule].into, *POST[rule].out_of):
        raise Invalid(kind=otherwise)
    is_still = Post.kind == "spark" if POST[rule].out_of == ("spark",) else Post.kind != "spark"
    turned = db.session.execute(update(Post).where(Post.id == post.id, is_still).values(**values))
    db.session.refresh(post)
    return bool(turned.rowcount)
