"""Who may write the news, and who lets it out: never the same person."""

from sqlalchemy import select

from app.core.database import db
from app.domain.announcements.models import Announcement
from app.domain.groups.policy import still_open
from app.domain.lineage.models import Credit
from app.domain.outcomes.models import Outcome
from app.domain.people.models import Person
from app.domain.projects.models import Place
from app.domain.projects.policy import can_work

SECOND_PERSON = "You had a hand in it. Somebody else lets it out."


def can_draft(person: Person | None, outcome: Outcome):
    """The team and whoever leads it. A secret group, whose name nobody may know, tells nothing outside."""
    if outcome.thread.is_deleted:
        return False
    if outcome.thread.group.is_secret:
        return "What is made in a secret group stays there: news names the group it comes from."
    return can_work(person, outcome.project)


def can_edit_announcement(person: Person | None, announcement: Announcement):
    """The team and whoever leads it."""
    return can_draft(person, announcement.outcome)


def can_publish_at_all(person: Person | None) -> bool:
    """Staff who have been asked to let news out."""
    return person is not None and person.publishes and person.is_staff and person.is_active


def can_check(person: Person | None, announcement: Announcement):
    """Somebody who publishes and had no hand in it: not its author, not who submitted it, nobody of the team."""
    if not can_publish_at_all(person) or announcement.thread.is_deleted:
        return "News is let out by those who have been asked to."
    if announcement.thread.group.is_archived:
        return still_open(announcement.thread.group)
    project = announcement.outcome.project
    makers = {announcement.thread.author_id, announcement.submitted_by_id, project.lead_id}
    place = select(Place.id).where(Place.project_id == project.id, Place.person_id == person.id)
    if person.id in makers or db.session.scalar(place) is not None:
        return SECOND_PERSON
    return True


def can_retract(person: Person | None, announcement: Announcement) -> bool:
    """Anybody who publishes, and the moderators of the house."""
    moderates = person is not None and person.moderates and person.is_active
    return (moderates or can_publish_at_all(person)) and not announcement.thread.is_deleted


def can_renew_names(person: Person | None, announcement: Announcement) -> bool:
    """Whoever is named or could be, and anybody who publishes."""
    if person is None or not person.is_active:
        return False
    own = select(Credit.id).where(Credit.thread_id == announcement.outcome_id, Credit.person_id == person.id).limit(1)
    return can_publish_at_all(person) or db.session.scalar(own) is not None
