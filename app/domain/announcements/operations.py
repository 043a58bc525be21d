"""Writing the news, having it looked at, letting it out, taking it back."""

from sqlalchemy import select

from app.core.clock import now
from app.core.database import db
from app.core.errors import Invalid
from app.core.events import record
from app.core.markdown import excerpt
from app.core.policy import permits
from app.domain.announcements.copy import copy_of, emptied, named, renamed, shown
from app.domain.announcements.events import (
    AnnouncementEdited,
    ChangesAsked,
    Drafted,
    MarkedReady,
    NamesRenewed,
    PublicationWithdrawn,
    Published,
    PulledBack,
    Submitted,
)
from app.domain.announcements.machine import ANNOUNCEMENT
from app.domain.announcements.models import Announcement, Publication
from app.domain.announcements.own import own_of
from app.domain.announcements.policy import can_check, can_draft, can_edit_announcement, can_renew_names, can_retract
from app.domain.announcements.wording import check_complete, worded
from app.domain.discussions.models import Thread
from app.domain.discussions.threads import keep_version, move, open_thread
from app.domain.lineage.credits import answers_of
from app.domain.lineage.line import credit, grow
from app.domain.outcomes.models import Outcome
from app.domain.outcomes.settling import settle
from app.domain.people.models import Person
from app.domain.people.names import free_name, plain_name


@permits(can_draft)
def draft(
    outcome: Outcome, *, by: Person, headline: str, summary: str = "", body: str = "", quote: str = "", quoted: Person | None = None,
    quote_agreed: bool = False, take_part: str = "", contact: str = "",
) -> Announcement:  # fmt: skip
    """Begin to tell what came of it. Raises Invalid(outcome=…) where that is being told already."""
    headline, columns = worded(
        headline=headline, summary=summary, body=body, take_part=take_part, contact=contact,
        quote=quote, quoted=quoted, quote_agreed=quote_agreed,
    )  # fmt: skip
    db.session.refresh(outcome.thread, with_for_update={"of": Thread})
    told = select(Announcement.id).join(Announcement.thread).where(Announcement.outcome_id == outcome.id, Thread.state != "withdrawn")
    if db.session.scalar(told.limit(1)):
        raise Invalid(outcome="This is being told already.")
    thread = open_thread("announcement", outcome.thread.group, by, title=headline, body_html=columns["body_html"], state="draft")
    announcement = Announcement(id=thread.id, slug=_free_slug(headline), outcome_id=outcome.id, asked="", changed_at=now(), **columns)
    announcement.thread, announcement.outcome, announcement.quoted = thread, outcome, quoted
    db.session.add(announcement)
    db.session.flush()
    record(Drafted(actor_id=by.id, announcement_id=announcement.id, group_id=thread.group_id))
    credit(outcome.thread, [(by.id, "told", thread.group_id)])
    grow(thread, out_of=outcome.thread, kind="announced_as", by=by)
    return announcement


@permits(can_edit_announcement)
def edit_announcement(
    announcement: Announcement, *, by: Person, headline: str, summary: str = "", body: str = "", quote: str = "",
    quoted: Person | None = None, quote_agreed: bool = False, take_part: str = "", contact: str = "",
) -> Announcement:  # fmt: skip
    """Write on while it is a draft. Nothing changes beneath the eyes of whoever looks it over."""
    headline, columns = worded(
        headline=headline, summary=summary, body=body, take_part=take_part, contact=contact,
        quote=quote, quoted=quoted, quote_agreed=quote_agreed,
    )  # fmt: skip
    move(announcement.thread, ANNOUNCEMENT["N0e"])
    keep_version(announcement.thread, title=announcement.thread.title, body=announcement.body or "–", author_id=by.id)
    if plain_name(headline, 100) != plain_name(announcement.thread.title, 100):
        announcement.slug = _free_slug(headline)
    for name, value in columns.items():
        setattr(announcement, name, value)
    announcement.quoted, announcement.changed_at = quoted, now()
    announcement.thread.title, announcement.thread.excerpt = headline, excerpt(announcement.body_html, 300)
    record(AnnouncementEdited(actor_id=by.id, announcement_id=announcement.id))
    return announcement


@permits(can_edit_announcement)
def submit(announcement: Announcement, *, by: Person) -> None:
    """Ask somebody else to look it over. Raises Invalid naming what is still missing."""
    check_complete(announcement)
    _move(announcement, "N1")
    announcement.submitted_by_id, announcement.asked, announcement.own = by.id, "", own_of(announcement.outcome)
    record(Submitted(actor_id=by.id, announcement_id=announcement.id, group_id=announcement.thread.group_id))


@permits(can_edit_announcement)
def pull_back(announcement: Announcement, *, by: Person) -> None:
    """Back to a draft, to write on. Whoever had looked it over looked over other words: somebody does so again."""
    _move(announcement, "N1u")
    announcement.checked_by = announcement.checked_by_id = None
    record(PulledBack(actor_id=by.id, announcement_id=announcement.id))


@permits(can_check)
def ask_for_changes(announcement: Announcement, *, by: Person, asked: str) -> None:
    """Hand it back to the makers, saying what is asked. Raises Invalid(asked=…) without."""
    asked = _reason(asked, 500, asked="Say what should change, and why.")
    _move(announcement, "N3")
    announcement.asked, announcement.checked_by, announcement.checked_by_id = asked, by, by.id
    record(ChangesAsked(actor_id=by.id, announcement_id=announcement.id, group_id=announcement.thread.group_id))


@permits(can_check)
def mark_ready(announcement: Announcement, *, by: Person) -> None:
    """It has been looked over and may go out."""
    _move(announcement, "N2")
    announcement.checked_by, announcement.checked_by_id = by, by.id
    record(MarkedReady(actor_id=by.id, announcement_id=announcement.id, group_id=announcement.thread.group_id))


@permits(can_check)
def publish(announcement: Announcement, *, by: Person) -> Publication:
    """Let it out: the world gets a copy, once. Raises Invalid(state=…) where it is not ready."""
    _move(announcement, "N5")
    announcement.published_by, announcement.published_by_id = by, by.id
    if announcement.outcome.thread.state == "crediting":
        settle(announcement.outcome, by)
    publication = Publication(announcement_id=announcement.id, published_at=now(), **copy_of(announcement))
    db.session.add(publication)
    db.session.flush()
    group_id = announcement.thread.group_id
    record(Published(actor_id=by.id, announcement_id=announcement.id, publication_id=publication.id, group_id=group_id))
    return publication


@permits(can_renew_names)
def renew_names(announcement: Announcement, *, by: Person) -> None:
    """Name on the public page those who agree by now, and nobody who no longer does. Nothing else there changes."""
    publication = _publication(announcement)
    if publication is None or publication.withdrawn_at:
        return
    credits = answers_of(announcement.outcome.thread)
    threads = [node["thread"] for node in publication.tree["nodes"] if not node["hidden"]]
    authors = dict(db.session.execute(select(Thread.id, Thread.author_id).where(Thread.id.in_(threads))).all())
    publication.credits, publication.tree = shown(credits), renamed(publication.tree, named(credits), authors)
    record(NamesRenewed(actor_id=by.id, announcement_id=announcement.id))


@permits(can_retract)
def withdraw_publication(announcement: Announcement, *, by: Person, reason: str) -> None:
    """Take it back from the world; a tombstone says why. Raises Invalid(reason=…) without a reason."""
    reason = _reason(reason, 300, reason="Say why. It will stand where the news stood.")
    _move(announcement, "N10")
    publication = _publication(announcement)
    publication.withdrawn_at, publication.reason = now(), reason
    emptied(publication)
    ids = {"announcement_id": announcement.id, "publication_id": publication.id, "group_id": announcement.thread.group_id}
    record(PublicationWithdrawn(actor_id=by.id, **ids))


def _move(announcement: Announcement, rule: str) -> None:
    move(announcement.thread, ANNOUNCEMENT[rule])
    announcement.changed_at = now()


def _publication(announcement: Announcement) -> Publication | None:
    return db.session.scalar(select(Publication).where(Publication.announcement_id == announcement.id).with_for_update())


def _reason(text: str, limit: int, **required: str) -> str:
    (field, question), text = next(iter(required.items())), text.strip()
    if not text or len(text) > limit:
        raise Invalid(**{field: f"At most {limit} characters." if text else question})
    return text


def _free_slug(headline: str) -> str:
    # A number alone is the id of a thread.
    name = f"news-{headline}" if plain_name(headline, 100).isdigit() else headline
    return free_name(name, Announcement.slug, limit=100, otherwise="news")
