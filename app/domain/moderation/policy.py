"""Who keeps order, and who may know what was done."""

from sqlalchemy import exists, or_, select

from app.core.database import db
from app.domain.discussions.models import Comment, Thread
from app.domain.discussions.policy import GONE, can_read_thread
from app.domain.discussions.unnamed import Unnamed, is_named
from app.domain.groups.models import Group, Membership
from app.domain.groups.policy import can_moderate, can_own
from app.domain.groups.queries import is_member
from app.domain.moderation.models import Act, Appeal, Case
from app.domain.moderation.subjects import Thing, is_public, subject_of
from app.domain.people.models import Person

APPEALABLE = ("removed", "warned", "suspended", "barred")
OWN = "This is yours: change it or take it back yourself."
COLLEAGUE = "What those who look after the group say and do is judged by the moderators of the house."
ANOTHER = "This is about you. Somebody else decides it."
DECIDED_BY_YOU = "You decided this yourself. Somebody else has the second look."


def can_set_gates(person: Person | None, group: Group):
    """Its owners."""
    return can_own(person, group) or "An owner of the group decides who begins and who answers."


def can_keep(person: Person | None, group: Group) -> bool:
    """Whether the desk of the group is `person`'s: its moderators and owners."""
    return person is not None and person.is_active and can_moderate(person, group)


def can_read_log(person: Person | None, group: Group):
    """Members."""
    return is_member(person, group) or "Members read what was done here, and why."


def is_moderator(person: Person | None) -> bool:
    """Whether `person` moderates the house: what no group can decide comes to them."""
    return person is not None and person.is_active and person.moderates


def can_report(person: Person | None, thing: Thing):
    """Anybody who may read it, except whoever said it."""
    if person is None or not person.is_active:
        return False
    if subject_of(thing).writer.id == person.id:
        return OWN
    if isinstance(thing, Person):
        return thing.is_active and thing.kind != "house"
    thread = thing.thread if isinstance(thing, Comment) else thing
    if thing.deleted_at or thread.deleted_at:
        return GONE
    return not thread.held and can_read_thread(person, thread)


def can_take_out(person: Person | None, thing: Thread | Comment):
    """Those who look after the room in which it was said; what one of them said, and news that is out, is for the house."""
    if thing.deleted_at:
        return GONE
    if not can_keep(person, thing.group):
        return False
    if thing.author_id == person.id:
        return OWN
    return not (_is_keepers(thing.author, thing.group) or is_public(thing)) or COLLEAGUE


def can_decide(person: Person | None, case: Case):
    """The moderators of the house where it is before them, else those who look after the group."""
    if person is not None and person.id == case.author_id:
        return ANOTHER
    if case.desk == "house" and is_moderator(person):
        return True
    if case.group is None or not can_keep(person, case.group):
        return False
    return not (case.because in ("keeper", "public") or _is_keepers(case.author, case.group)) or COLLEAGUE


def can_suspend_member(person: Person | None, case: Case):
    """Those who look after the group: who writes there is theirs to say, not the house's."""
    verdict = can_decide(person, case)
    return verdict if verdict is not True else case.group is not None and can_keep(person, case.group)


def can_bar_account(person: Person | None, case: Case):
    """The moderators of the house."""
    verdict = can_decide(person, case)
    return verdict if verdict is not True else case.desk == "house" and is_moderator(person) and not case.writer.moderates


def can_appeal(person: Person | None, act: Act) -> bool:
    """Whoever it concerns, even while their account rests."""
    return person is not None and person.id == act.person_id and act.kind in APPEALABLE


def can_answer_appeal(person: Person | None, appeal: Appeal):
    """Those at whose desk it waits; who decided it before only where there is nobody else."""
    act = appeal.act
    if person is not None and person.id == act.person_id:
        return ANOTHER
    keeps = appeal.desk == "group" and appeal.group is not None and can_keep(person, appeal.group)
    if not keeps and not is_moderator(person):
        return False
    return person.id != act.by_id or not is_anybody_else(act, at=appeal.desk) or DECIDED_BY_YOU


def is_anybody_else(act: Act, *, at: str) -> bool:
    """Whether a moderator of the house, or somebody at the group's desk, neither did the act nor is who it concerns."""
    able = or_(Person.moderates, Person.id.in_(_keepers(act))) if at == "group" else Person.moderates
    return _others(act, able)


def is_another_keeper(act: Act) -> bool:
    """Whether somebody else than who did it looks after the group, so that the group itself can look again."""
    return _others(act, Person.id.in_(_keepers(act)))


def _keepers(act: Act):
    active = (Membership.group_id == act.group_id, Membership.state == "active", Membership.role != "member")
    return select(Membership.person_id).where(*active)


def _is_keepers(author: Person | Unnamed, group: Group) -> bool:
    """Whether one of those who look after the group said it, as far as anybody is told."""
    return is_named(author) and can_moderate(author, group)


def _others(act: Act, able) -> bool:
    others = (Person.id.not_in((act.by_id, act.person_id)), Person.suspended_at.is_(None), able)
    return db.session.scalar(select(exists().where(*others)))


def is_house(person: Person) -> bool:
    """What time itself causes happens in the name of the house."""
    return person.kind == "house"
