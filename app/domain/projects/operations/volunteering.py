"""Taking on a project that needs a lead. Where there is a team, it has three working days to say why not; silence is a yes."""

from sqlalchemy import select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import joinedload

from app.core.clock import now
from app.core.database import db
from app.core.errors import Invalid
from app.core.events import record
from app.core.policy import permits
from app.core.workdays import working_days_after
from app.domain.people.models import Person
from app.domain.projects.asking_events import LeadObjected, LeadOffered, LeadSettled
from app.domain.projects.models import Candidacy, Place, Project
from app.domain.projects.moving import led_by, move_project
from app.domain.projects.policy import can_object, can_take_lead, can_withdraw_candidacy, is_house

TO_OBJECT = 3
LONGEST_REASON = 500


@permits(can_take_lead)
def take_lead(project: Project, *, by: Person) -> Candidacy | None:
    """Lead a project that needs somebody: at once where nobody else is in the team, else once the team has had its say.

    Returns what the team may object to, None where it is theirs. Raises Invalid(state=…).
    """
    db.session.refresh(project, with_for_update={"of": Project})
    if project.thread.state != "needs_lead" or not _team_beside(project, by):
        move_project(project, by, "R5")
        led_by(project, by)
        return None
    known = db.session.scalar(select(Candidacy).where(Candidacy.project_id == project.id, Candidacy.state == "open"))
    if known is not None and known.person_id == by.id:
        return known
    if known is not None:
        raise Invalid(state="Somebody has offered to lead it already. The team has until then to say why not.")
    return _offered(project, by)


def _team_beside(project: Project, by: Person) -> bool:
    team = select(Place.id).join(Person, Person.id == Place.person_id).where(Place.project_id == project.id, Place.person_id != by.id)
    return db.session.scalar(team.where(Person.suspended_at.is_(None)).limit(1)) is not None


def _offered(project: Project, by: Person) -> Candidacy:
    due = working_days_after(now(), TO_OBJECT)
    candidacy = Candidacy(project_id=project.id, person_id=by.id, state="open", reason="", created_at=now(), due_at=due)
    candidacy.project, candidacy.person = project, by
    try:
        with db.session.begin_nested():
            db.session.add(candidacy)
    except IntegrityError:
        raise Invalid(state="Somebody has offered to lead it at the same moment.") from None
    record(LeadOffered(actor_id=by.id, project_id=project.id, group_id=project.thread.group_id, candidacy_id=candidacy.id))
    return candidacy


@permits(can_object)
def object_to_lead(candidacy: Candidacy, *, by: Person, reason: str) -> None:
    """Say why somebody should not lead it; the reason is shown. Raises Invalid(objection=…) without, Invalid(state=…) when it is late."""
    reason = reason.strip()
    if not reason or len(reason) > LONGEST_REASON:
        raise Invalid(
            objection=f"At most {LONGEST_REASON} characters." if reason else "Say what would go wrong. It is shown to everybody here."
        )
    _close(candidacy, by, "objected", Candidacy.due_at > now(), objector_id=by.id, reason=reason)


@permits(can_withdraw_candidacy)
def withdraw_candidacy(candidacy: Candidacy, *, by: Person) -> None:
    """Take the offer back. Raises Invalid(state=…) where it is decided."""
    _close(candidacy, by, "withdrawn")


def _close(candidacy: Candidacy, by: Person, state: str, *where, **values) -> None:
    still = (Candidacy.id == candidacy.id, Candidacy.state == "open", *where)
    closed = db.session.execute(update(Candidacy).where(*still).values(state=state, **values))
    db.session.refresh(candidacy)
    if not closed.rowcount:
        raise Invalid(state="That has been decided meanwhile.")
    about = {"project_id": candidacy.project_id, "group_id": candidacy.project.thread.group_id}
    record(LeadObjected(actor_id=by.id, candidacy_id=candidacy.id, state=state, **about))


@permits(is_house)
def settle_candidacies(*, by: Person) -> int:
    """Give every project to whoever offered to lead it and met no objection in time. Returns how many. Twice or late does no harm."""
    due = select(Candidacy).where(Candidacy.state == "open", Candidacy.due_at <= now()).order_by(Candidacy.due_at)
    rows = db.session.scalars(due.options(joinedload(Candidacy.project), joinedload(Candidacy.person))).all()
    return sum(_settled(candidacy, by) for candidacy in rows)


def _settled(candidacy: Candidacy, by: Person) -> bool:
    project, person = candidacy.project, candidacy.person
    may = project.thread.state == "needs_lead" and can_take_lead(person, project) is True
    still = (Candidacy.id == candidacy.id, Candidacy.state == "open")
    closed = db.session.execute(update(Candidacy).where(*still).values(state="led" if may else "withdrawn")).rowcount
    db.session.refresh(candidacy)
    if not (closed and may):
        return False
    move_project(project, by, "R5")
    led_by(project, person)
    record(LeadSettled(actor_id=by.id, project_id=project.id, group_id=project.thread.group_id, candidacy_id=candidacy.id))
    return True
