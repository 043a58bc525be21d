"""What a serving process does by itself each minute, so that nobody waits for the next `flask tick`."""

from app.core.database import db
from app.domain.drafts.operations import post_due
from app.domain.ideas.operations import show_due_names
from app.domain.people.founding import house
from app.domain.posts.operations import end_due_posts

EACH_MINUTE = (post_due, end_due_posts, show_due_names)


def pass_minute() -> None:
    """Let what was to happen by now happen, each in a transaction of its own."""
    for cause in EACH_MINUTE:
        with db.transaction():
            cause(by=house())
