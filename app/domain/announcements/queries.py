"""Finding announcements inside, and the copies the world reads."""

from sqlalchemy import Select, and_, false, or_, select
from sqlalchemy.orm import contains_eager, joinedload

from app.core.database import db
from app.core.errors import NotFound
from app.domain.announcements.models import Announcement, Publication
from app.domain.announcements.policy import can_publish_at_all
from app.domain.discussions.models import Thread
from app.domain.discussions.queries import missing
from app.domain.groups.models import Group
from app.domain.groups.queries import group_ids_of, readable_group_ids
from app.domain.outcomes.models import Outcome
from app.domain.outcomes.queries import outcomes_visible_to
from app.domain.people.models import Person
from app.domain.projects.models import Project

OUT = ("published", "withdrawn")
LANES = ("in_review", "ready", "published")


def find_announcement(slug: str, *, seen_by: Person | None) -> Announcement:
    """The announcement at `slug` if `seen_by` may read it. Raises NotFound.

    Drafts are their group's own; whoever publishes also reads what was submitted, wherever it came from.
    """
    return _the_one(Announcement.slug == slug, seen_by)


def find_announcement_by_id(announcement_id: int, *, seen_by: Person | None) -> Announcement:
    """The announcement with that id if `seen_by` may read it. Raises NotFound."""
    return _the_one(Announcement.id == announcement_id, seen_by)


def announcements_in(group: Group, *, seen_by: Person | None = None) -> Select:
    """Published announcements of `group`, and all that `seen_by` may read of the others; page them by `Announcement.id`."""
    query = _announcements().where(Thread.group_id == group.id, Thread.kind == "announcement")
    return query.where(may_be_read_by(seen_by)) if seen_by else query.where(Thread.state == "published")


def lane(state: str, *, seen_by: Person | None) -> Select:
    """Announcements of one newsroom lane (`LANES`) that `seen_by` may read; page them by `Announcement.changed_at, Announcement.id`."""
    return _announcements().where(Thread.kind == "announcement", Thread.state == state, may_be_read_by(seen_by))


def outcomes_to_tell(*, seen_by: Person | None) -> Select:
    """The newsroom's first lane: delivered, and nobody has finished telling it; page them by `Outcome.id`."""
    announcing = Thread.__table__.alias("announcing")
    begun = select(Announcement.outcome_id).join(announcing, announcing.c.id == Announcement.id).where(announcing.c.state != "draft")
    return outcomes_visible_to(seen_by).where(Thread.state.in_(("crediting", "confirmed")), Outcome.id.not_in(begun))


def may_be_read_by(person: Person | None):
    """The criterion on an announcement's thread."""
    readable = Thread.group_id.in_(readable_group_ids(person))
    out_or_mine = or_(Thread.state.in_(OUT), Thread.group_id.in_(group_ids_of(person)))
    submitted = Thread.state.in_(("in_review", "ready", *OUT)) if can_publish_at_all(person) else false()
    return or_(and_(readable, out_or_mine), submitted)


def publication_of(announcement: Announcement) -> Publication | None:
    """The copy that was let out, None if it was not."""
    return db.session.scalar(select(Publication).where(Publication.announcement_id == announcement.id))


def publications() -> Select:
    """What the world reads, newest first; page it by `Publication.published_at, Publication.id`."""
    return select(Publication).where(Publication.withdrawn_at.is_(None)).order_by(Publication.published_at.desc(), Publication.id.desc())


def publications_of(group: Group) -> Select:
    """What the world reads that came out of `group`, newest first."""
    own = select(Thread.id).where(Thread.group_id == group.id, Thread.kind == "announcement")
    return publications().where(Publication.announcement_id.in_(own))


def find_publication(slug: str) -> Publication:
    """The publication at `slug`, also one that was withdrawn and of which only the reason is left. Raises NotFound."""
    publication = db.session.scalar(select(Publication).where(Publication.slug == slug))
    if publication is None:
        raise NotFound
    return publication


def _the_one(criterion, seen_by: Person | None) -> Announcement:
    announcement = db.session.scalar(_announcements().where(criterion, may_be_read_by(seen_by)))
    if announcement is None:
        raise missing(db.session.scalar(select(Announcement.id).where(criterion)), seen_by=seen_by)
    return announcement


def _announcements() -> Select:
    thread = contains_eager(Announcement.thread).options(joinedload(Thread.group), joinedload(Thread.writer))
    outcome = joinedload(Announcement.outcome)
    makers = outcome.options(joinedload(Outcome.thread), joinedload(Outcome.project).joinedload(Project.thread))
    people = (joinedload(Announcement.quoted), joinedload(Announcement.checked_by), joinedload(Announcement.published_by))
    return select(Announcement).join(Announcement.thread).where(Thread.deleted_at.is_(None)).options(thread, makers, *people)
