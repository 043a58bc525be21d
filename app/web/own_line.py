"""What stands on one's own line: what came of what one began, what waits for one's word, what one has offered and kept."""

from datetime import timedelta

from flask import request
from sqlalchemy import select
from sqlalchemy.orm import joinedload

from app.core.clock import now
from app.core.database import db
from app.core.pages import page_of
from app.domain.bookmarks.models import Bookmark
from app.domain.bookmarks.queries import bookmarks_of
from app.domain.discussions.models import Thread
from app.domain.discussions.queries import threads_visible_to
from app.domain.ideas.models import Backing, Idea
from app.domain.lineage.credits import credits_asked_of
from app.domain.lineage.models import Credit
from app.domain.lineage.started import begun_by, descendants_of_each
from app.domain.people.models import Person
from app.web.portraits import line_of

MONTH = timedelta(days=30)
OPEN = ("growing", "ready", "started")


def own_line(person: Person) -> dict:
    """All of it, as `lines/show.html` takes it. Seven queries at most."""
    page = page_of(begun_by(person), Thread.created_at, Thread.id, size=10, after=request.args.get("after"), scalars=True)
    asked = db.session.execute(credits_asked_of(person).options(joinedload(Credit.group)).limit(20)).all()
    offers = _offers(person)
    return {
        "page": page,
        "led": descendants_of_each(page.rows, seen_by=person),
        "asked": asked,
        "parts": line_of(person, seen_by=person),
        "offers": offers,
        "hours": sum(backing.hours for backing, thread in offers if thread.state in OPEN),
        "hours_lately": sum(backing.hours for backing, _ in offers if backing.created_at > now() - MONTH),
        "saved": db.session.scalars(bookmarks_of(person).order_by(Bookmark.id.desc()).limit(5)).all(),
    }


def _offers(person: Person) -> list[tuple[Backing, Thread]]:
    """What the person offered to ideas they may read, newest first."""
    visible = threads_visible_to(person).with_only_columns(Thread.id)
    query = select(Backing, Thread).join(Idea, Idea.id == Backing.idea_id).join(Thread, Thread.id == Idea.id)
    query = query.where(Backing.person_id == person.id, Backing.way.not_in(("follow", "use")), Thread.id.in_(visible))
    return [tuple(row) for row in db.session.execute(query.order_by(Backing.id.desc()).limit(50))]
