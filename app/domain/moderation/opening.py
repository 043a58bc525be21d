"""Opening and closing cases, so that of two who do it at once one does."""

from sqlalchemy import select, update
from sqlalchemy.exc import IntegrityError

from app.core.clock import now
from app.core.database import db
from app.core.errors import Invalid
from app.core.events import record
from app.domain.discussions.unnamed import is_named
from app.domain.groups.models import Membership
from app.domain.groups.policy import can_moderate
from app.domain.moderation.acting import written_down
from app.domain.moderation.events import CaseClosed, Decided
from app.domain.moderation.models import Act, Case
from app.domain.moderation.subjects import Subject, Thing, copy_of, is_public, subject_of
from app.domain.people.models import Person
from app.domain.people.queries import house_account


def case_about(thing: Thing) -> tuple[Case, bool]:
    """The open case about `thing`, and whether it has just been opened."""
    subject = subject_of(thing)
    if case := _open_case(subject.key):
        return case, False
    desk, because = _desk_for(subject, thing)
    case = Case(
        key=subject.key, noun=subject.noun, group_id=subject.group and subject.group.id, author_id=subject.writer.id,
        thread_id=subject.thread_id, comment_id=subject.comment_id, copy=copy_of(thing), desk=desk, because=because, opened_at=now(),
    )  # fmt: skip
    try:
        with db.session.begin_nested():
            db.session.add(case)
    except IntegrityError:
        return _open_case(subject.key), False
    return case, True


def close(case: Case, kind: str, *, by: Person, reason: str, rule: str = "", until=None) -> Act:
    """Write the act down that settles the case, and tell whom it concerns. Raises Invalid(decision=…) where somebody was faster."""
    settled = db.session.execute(update(Case).where(Case.id == case.id, Case.closed_at.is_(None)).values(closed_at=now()))
    db.session.refresh(case)
    if not settled.rowcount:
        raise Invalid(decision=f"{case.act.by.name} has decided this meanwhile. Nothing of yours was done.")
    person = None if kind == "dismissed" else case.writer
    act = written_down(
        kind, by=by, group=case.group, reason=reason, person=person, thread_id=case.thread_id, comment_id=case.comment_id,
        noun=case.noun, rule=rule, until=until,
    )  # fmt: skip
    case.act_id, case.act = act.id, act
    if person:
        record(Decided(actor_id=by.id, act_id=act.id, person_id=person.id))
    if case.report_count:
        record(CaseClosed(actor_id=house_account().id, case_id=case.id))
    return act


def _open_case(key: str) -> Case | None:
    return db.session.scalar(select(Case).where(Case.key == key, Case.closed_at.is_(None)))


def _desk_for(subject: Subject, thing: Thing) -> tuple[str, str]:
    if subject.group is None:
        return "house", "profile"
    if is_public(thing):
        return "house", "public"
    # Where nobody is told whose it is, the way it goes must not tell either.
    if is_named(subject.author) and can_moderate(subject.author, subject.group):
        return "house", "keeper"
    keepers = select(Membership.id).where(
        Membership.group_id == subject.group.id, Membership.state == "active", Membership.role != "member"
    )
    return ("group", "") if db.session.scalar(keepers.limit(1)) else ("house", "nobody")
