"""Who may suggest, stand behind, hope, doubt and let rest."""

from app.core.clock import now
from app.core.database import db
from app.domain.discussions.policy import GONE, can_read_thread
from app.domain.groups.models import Group
from app.domain.groups.policy import can_post, can_write, is_not_suspended, still_open
from app.domain.ideas.models import Ask, Consideration, Idea, Merger, Pledge
from app.domain.people.models import Person


def can_propose(person: Person | None, group: Group):
    """Staff who belong to the group."""
    if person is not None and not person.is_staff:
        return "Ideas are proposed by staff. You can stand behind them, hope and doubt."
    return can_post(person, group)


def can_edit_idea(person: Person | None, idea: Idea):
    """Whoever proposed it, whoever cares for it."""
    if person is None or not person.is_active or idea.thread.is_deleted:
        return False
    cares = person.id in (idea.thread.author_id, idea.carer_id) and can_read_thread(person, idea.thread)
    return cares and still_open(idea.thread.group)


def can_back(person: Person | None, idea: Idea):
    """Whoever may read it."""
    if idea.thread.is_deleted:
        return GONE
    if not can_read_thread(person, idea.thread):
        return False
    verdict = still_open(idea.thread.group)
    return is_not_suspended(person, idea.thread.group) if verdict is True else verdict


def can_change_ask(person: Person | None, ask: Ask):
    """Whoever cares for the idea."""
    return "This is no longer asked for." if ask.deleted_at else can_edit_idea(person, db.session.get(Idea, ask.idea_id))


def can_offer(person: Person | None, ask: Ask):
    """Whoever may stand behind the idea."""
    return "This is no longer asked for." if ask.deleted_at else can_back(person, db.session.get(Idea, ask.idea_id))


def can_answer_for(person: Person | None, pledge: Pledge):
    """Whoever offered it, for themselves or for others."""
    return person is not None and person.is_active and person.id == pledge.person_id


def can_take_back(person: Person | None, consideration: Consideration):
    """Whoever wrote it."""
    if person is None or not person.is_active or person.id != consideration.author_id or consideration.deleted_at is not None:
        return False
    return still_open(db.session.get(Idea, consideration.idea_id).thread.group)


def can_object(person: Person | None, idea: Idea):
    """Whoever said what it grew out of, for 48 hours."""
    if person is None or not person.is_active or person.id != idea.sparked_by_id or not can_read_thread(person, idea.thread):
        return False
    if idea.object_until is None or now() > idea.object_until:
        return "You had 48 hours to object. You can still say in the talk below what you think of it."
    return GONE if idea.thread.is_deleted else True


def can_take_objection_back(person: Person | None, idea: Idea):
    """Whoever objected, as long as it rests because of that."""
    if person is None or not person.is_active or person.id != idea.sparked_by_id or not can_read_thread(person, idea.thread):
        return False
    if idea.thread.is_deleted or not idea.parted_from_id:
        return GONE if idea.thread.is_deleted else "There is no objection of yours to take back."
    return still_open(idea.thread.group)


def can_wake(person: Person | None, idea: Idea):
    """Any member; after an objection whoever cares for it, who has read why, as long as they are there."""
    if idea.thread.is_deleted:
        return GONE
    if idea.objection and idea.minder.is_active and person is not None and person.id not in (idea.carer_id, idea.thread.author_id):
        return "It rests because somebody objected. Whoever cares for it decides how it goes on."
    return can_write(person, idea.thread.group)


def can_answer_merger(person: Person | None, merger: Merger):
    """Whoever cares for the idea that is asked for."""
    return can_edit_idea(person, db.session.get(Idea, merger.asked_of_id))


def can_call_off(person: Person | None, merger: Merger):
    """Whoever asked."""
    return person is not None and person.is_active and person.id == merger.asked_by_id


def can_split(person: Person | None, merger: Merger):
    """Whoever cares for one of the two."""
    return any(can_edit_idea(person, db.session.get(Idea, idea_id)) is True for idea_id in (merger.kept_id, merger.gone_id))


def can_withdraw(person: Person | None, idea: Idea):
    """Whoever proposed it."""
    return person is not None and person.id == idea.thread.author_id and can_edit_idea(person, idea)


def is_house(person: Person) -> bool:
    """What time itself causes happens in the name of the house."""
    return person.kind == "house"
