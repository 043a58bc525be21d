"""What a person has been told, as far as they may still read it."""

from dataclasses import dataclass, replace

from sqlalchemy import Select, and_, bindparam, func, or_, select
from sqlalchemy.orm import joinedload

from app.core.clock import now
from app.core.database import UTCDateTime, db
from app.core.errors import NotFound
from app.core.pages import Page, page_of
from app.domain.announcements.models import Publication
from app.domain.announcements.queries import may_be_read_by
from app.domain.discussions.models import Comment, Thread
from app.domain.discussions.pointing import words_for
from app.domain.groups.models import Group
from app.domain.groups.policy import can_read_group
from app.domain.groups.queries import groups_visible_to, readable_group_ids
from app.domain.people.models import Person
from app.domain.people.quiet import heard_until, quiet_since
from app.subscribers.notifications.desk import DESK, TOLD_BY_THE_HOUSE
from app.subscribers.notifications.models import Notification
from app.subscribers.notifications.sentences import Sentence, sentence_of
from app.subscribers.notifications.teams import TEAMS

SAID_APART = DESK | TEAMS
# Whoever is outside again is told so, though the group may be hidden from them by now; and what is one's own is.
PARTING = ("removal", "ban", "missed")


def _visible_to(person: Person | None, rows: Select) -> Select:
    """`rows` about things that are still there and that `person` may read now, whatever was true then."""
    readable = readable_group_ids(person)
    named = groups_visible_to(person).with_only_columns(Group.id)
    room = or_(Notification.group_id.is_(None), Notification.group_id.in_(readable))
    said = or_(Notification.comment_id.is_(None), Comment.deleted_at.is_(None))
    anywhere = or_(
        and_(Notification.kind == "published", Thread.state == "published"),
        and_(Notification.kind == "review", may_be_read_by(person)),
    )
    of_thread = and_(Thread.deleted_at.is_(None), said, or_(anywhere, and_(room, Thread.group_id.in_(readable))))
    of_group = and_(Notification.thread_id.is_(None), or_(Notification.group_id.in_(named), Notification.kind.in_(PARTING)))
    of_house = and_(Notification.kind.in_(TOLD_BY_THE_HOUSE), Notification.thread_id.is_(None), Notification.group_id.is_(None))
    rows = rows.outerjoin(Thread, Thread.id == Notification.thread_id).outerjoin(Comment, Comment.id == Notification.comment_id)
    return rows.where(
        Notification.person_id == (person.id if person else None), or_(of_group, of_house, and_(Thread.id.is_not(None), of_thread))
    )


def unread_of(person: Person) -> Select:
    """How many matters wait for `person`, as a question that can be part of another: those that came before the moment `until`
    (of `heard_until`), for in quiet hours the number stays as it was."""
    heard = Notification.updated_at < bindparam("until", type_=UTCDateTime())
    return _visible_to(person, select(func.count()).select_from(Notification).where(Notification.read_at.is_(None), heard))


def unread_count(person: Person | None) -> int:
    """How many matters wait for `person`."""
    return db.session.scalar(unread_of(person), {"until": heard_until(person, now())}) if person else 0


@dataclass(frozen=True)
class Told:
    """A notification, what it says, and the line that whoever asks has added."""

    row: Notification
    sentence: Sentence
    words: str = ""


def recent(person: Person) -> Select:
    """What `person` has been told, with everything a sentence needs; order and pages by (updated_at, id)."""
    rows = select(Notification).options(
        joinedload(Notification.doer),
        joinedload(Notification.thread).joinedload(Thread.group),
        joinedload(Notification.comment),
        joinedload(Notification.group),
    )
    return _visible_to(person, rows)


def inbox_of(person: Person, *, unread_only: bool = False, size: int = 25, after: str | None = None) -> Page:
    """A page of what `person` has been told, newest first, as `Told`. Raises NotFound for an odd `after`."""
    rows = recent(person).where(Notification.read_at.is_(None)) if unread_only else recent(person)
    page = page_of(rows, Notification.updated_at, Notification.id, size=size, after=after, scalars=True)
    asked = [row.thread_id for row in page.rows if row.kind == "pointer"]
    words = words_for(person, asked) if asked else {}
    shown = [told(row, seen_by=person) for row in page.rows]
    return Page([replace(one, words=words.get(one.row.thread_id, "")) if one.row.kind == "pointer" else one for one in shown], page.next)


def told(row: Notification, *, seen_by: Person) -> Told:
    """What the notification says, and the place it leads to: for who may not look inside, the public page."""
    sentence = SAID_APART[row.kind](row) if row.kind in SAID_APART else sentence_of(row)
    if row.kind == "published" and not can_read_group(seen_by, row.thread.group):
        slug = db.session.scalar(select(Publication.slug).where(Publication.announcement_id == row.thread_id))
        sentence = replace(sentence, path=f"/news/{slug}")
    return Told(row, sentence)


def find_notification(notification_id: int, *, seen_by: Person) -> Notification:
    """The notification with that id if it is `seen_by`'s own and they may still read what it is about. Raises NotFound."""
    row = db.session.scalar(recent(seen_by).where(Notification.id == notification_id))
    if row is None:
        raise NotFound
    return row


def people_told_of(event_ids: list[int]) -> list[int]:
    """Ids of people whose newest word of something is one of these events: their inbox has changed. Who wants quiet is left in peace."""
    told = select(Notification.person_id).where(Notification.last_event_id.in_(event_ids))
    people = db.session.scalars(select(Person).where(Person.id.in_(told)).order_by(Person.id))
    return [person.id for person in people if quiet_since(person, now()) is None]
