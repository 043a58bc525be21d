"""Asking that somebody looks at something, and what time makes of it."""

from datetime import timedelta

from sqlalchemy import select, update
from sqlalchemy.exc import IntegrityError

from app.core.clock import now
from app.core.database import db
from app.core.errors import Invalid
from app.core.events import record
from app.core.policy import permits
from app.domain.moderation.events import Appealed, CaseOpened, Reported
from app.domain.moderation.models import Appeal, Case, Report
from app.domain.moderation.opening import case_about
from app.domain.moderation.policy import can_report, is_house
from app.domain.moderation.subjects import Thing
from app.domain.moderation.wording import RULES
from app.domain.people.models import Person
from app.domain.people.queries import house_account

PATIENCE = timedelta(hours=48)
KEPT = timedelta(days=30)


@permits(can_report)
def report(thing: Thing, *, by: Person, reason: str, words: str = "") -> Report:
    """Ask those who look after the group, or the house, to look at `thing`. While it waits, one report by one person is enough.

    Raises Invalid(reason=…, words=…).
    """
    words = _checked(reason, words)
    case, is_new = case_about(thing)
    known = select(Report).where(Report.case_id == case.id, Report.reporter_id == by.id)
    if mine := db.session.scalar(known):
        return mine
    row = Report(case_id=case.id, reporter_id=by.id, reason=reason, words=words, created_at=now())
    row.case = case
    try:
        with db.session.begin_nested():
            db.session.add(row)
    except IntegrityError:
        return db.session.scalar(known)
    db.session.execute(update(Case).where(Case.id == case.id).values(report_count=Case.report_count + 1))
    record(Reported(actor_id=by.id, case_id=case.id, report_id=row.id))
    if is_new:
        record(CaseOpened(actor_id=house_account().id, case_id=case.id, group_id=case.group_id, desk=case.desk))
    return row


def _checked(reason: str, words: str) -> str:
    words = words.replace("\r\n", "\n").replace("\x00", "").strip()
    if reason not in RULES:
        raise Invalid(reason="Choose what is wrong with it.")
    if len(words) > 1000:
        raise Invalid(words="At most 1,000 characters.")
    if reason == "other" and not words:
        raise Invalid(words="Say in a sentence what is wrong with it.")
    return words


@permits(is_house)
def escalate_unanswered(*, by: Person) -> int:
    """Put what a group has not answered within two days before the moderators of the house as well; returns how much that was."""
    late = now() - PATIENCE
    cases = db.session.scalars(select(Case).where(Case.desk == "group", Case.closed_at.is_(None), Case.opened_at < late)).all()
    for case in cases:
        case.desk, case.because = "house", "unanswered"
        record(CaseOpened(actor_id=by.id, case_id=case.id, group_id=case.group_id, desk="house"))
    appeals = db.session.scalars(select(Appeal).where(Appeal.desk == "group", Appeal.closed_at.is_(None), Appeal.opened_at < late)).all()
    for appeal in appeals:
        appeal.desk = "house"
        record(Appealed(actor_id=appeal.act.person_id, appeal_id=appeal.id, group_id=appeal.group_id, desk="house"))
    return len(cases) + len(appeals)


@permits(is_house)
def forget_copies(*, by: Person) -> int:
    """Empty the copies of what was decided a month ago and is not being looked at again; returns how many."""
    disputed = select(Appeal.act_id).where(Appeal.closed_at.is_(None))
    old = (Case.closed_at < now() - KEPT, Case.act_id.not_in(disputed))
    cases = [case for case in db.session.scalars(select(Case).where(*old)) if case.copy]
    for case in cases:
        case.copy = {}
    return len(cases)
