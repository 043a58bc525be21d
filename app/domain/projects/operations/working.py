"""Taking a place in the team, telling how it goes."""

from sqlalchemy import delete, update

from app.core.clock import now
from app.core.database import db
from app.core.errors import Invalid
from app.core.events import record
from app.core.policy import permits
from app.domain.discussions.threads import touch, written
from app.domain.people.models import Person
from app.domain.projects.events import PlaceGivenUp, PlaceTaken, ProjectUpdated
from app.domain.projects.models import Place, Project, Step, Update
from app.domain.projects.policy import can_take_place, can_tell, can_work
from app.domain.projects.starting import keep_place

LONGEST_MORE = 1000
OPEN = ("trial", "active", "paused", "needs_lead")


@permits(can_take_place)
def take_place(project: Project, *, by: Person, does: str = "") -> None:
    """Join the team and say what one does there. Twice is once, with what was said last."""
    does = " ".join(does.split())
    if len(does) > 80:
        raise Invalid(does="At most 80 characters.")
    if project.thread.state not in OPEN:
        raise Invalid(state=f"This project is {project.thread.state}.")
    db.session.refresh(project, with_for_update={"of": Project})
    if keep_place(project, by, does):
        touch(project.thread, by=by)
        record(PlaceTaken(actor_id=by.id, project_id=project.id, group_id=project.thread.group_id))


@permits(can_work)
def give_up_place(project: Project, *, by: Person) -> None:
    """Leave the team: what one was doing is to be done by somebody. Whoever leads steps down first."""
    if project.lead_id == by.id:
        raise Invalid(place="You lead it. Step down first, so that somebody else can.")
    gone = db.session.execute(delete(Place).where(Place.project_id == project.id, Place.person_id == by.id))
    if gone.rowcount:
        doing = (Step.project_id == project.id, Step.owner_id == by.id, Step.done_at.is_(None))
        db.session.execute(update(Step).where(*doing).values(owner_id=None))
        record(PlaceGivenUp(actor_id=by.id, project_id=project.id))


@permits(can_tell)
def post_update(project: Project, *, by: Person, body: str, next_up: str = "", blocks: str = "") -> Update:
    """Tell how it is going: what moved (Markdown), and in plain words what is next and what blocks. Raises Invalid by field."""
    more = {"next_up": next_up.replace("\r\n", "\n").strip(), "blocks": blocks.replace("\r\n", "\n").strip()}
    if errors := {name: f"At most {LONGEST_MORE:,} characters." for name, text in more.items() if len(text) > LONGEST_MORE}:
        raise Invalid(**errors)
    body, html, mentioned = written(body, required="How is it going?")
    row = Update(project_id=project.id, author_id=by.id, body=body, body_html=html, created_at=now(), **more)
    row.author = by
    db.session.add(row)
    db.session.flush()
    touch(project.thread, by=by)
    others = [person_id for person_id in mentioned if person_id != by.id]
    record(ProjectUpdated(actor_id=by.id, project_id=project.id, update_id=row.id, group_id=project.thread.group_id, mentioned_ids=others))
    return row
