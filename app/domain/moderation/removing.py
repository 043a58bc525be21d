"""Taking words out, and putting them back. Guards stand on the operations that call this."""

from sqlalchemy import select, update

from app.core.clock import now
from app.core.database import db
from app.core.errors import Invalid
from app.core.events import record
from app.core.markdown import render
from app.domain.announcements.models import Announcement
from app.domain.announcements.operations import withdraw_publication
from app.domain.discussions.models import Comment, Thread
from app.domain.discussions.threads import reopen_question, said
from app.domain.moderation.events import PutBack, TakenOut
from app.domain.moderation.models import Act, Case
from app.domain.people.events import ProfileEdited
from app.domain.people.models import Person

ALREADY = "Its author has taken it back meanwhile. You can still leave it, or say something about it."


def take_words_out(case: Case, *, by: Person, reason: str) -> None:
    """Leave a stub with `reason` where the words stood. Raises Invalid(decision=…) where they are gone already."""
    if case.thread_id is None:
        _blank(case.writer, by)
        return
    model = Comment if case.comment_id else Thread
    if not case.comment_id and case.thread.kind == "announcement" and case.thread.state == "published":
        withdraw_publication(db.session.get(Announcement, case.thread_id), by=by, reason=reason[:300])
    mark = update(model).where(model.id == (case.comment_id or case.thread_id), model.deleted_at.is_(None))
    if not db.session.execute(mark.values(deleted_at=now(), deleted_by_id=by.id, removed_for=reason)).rowcount:
        raise Invalid(decision=ALREADY)
    if case.comment_id:
        db.session.execute(update(Comment).where(Comment.id == case.comment_id).values(accepted_at=None))
        reopen_question(case.thread)
        said(case.comment, -1)
    group_id = case.group_id
    record(TakenOut(actor_id=by.id, thread_id=case.thread_id, comment_id=case.comment_id, group_id=group_id))


def put_words_back(act: Act, *, by: Person) -> None:
    """Let what `act` took out stand there again."""
    if act.thread_id is None:
        _fill(act, by)
        return
    model = Comment if act.comment_id else Thread
    gone = update(model).where(model.id == (act.comment_id or act.thread_id), model.removed_for != "")
    if db.session.execute(gone.values(deleted_at=None, deleted_by_id=None, removed_for="")).rowcount:
        if act.comment_id:
            said(act.comment, 1)
        record(PutBack(actor_id=by.id, thread_id=act.thread_id, comment_id=act.comment_id, group_id=act.group_id))


def _blank(person: Person, by: Person) -> None:
    person.about, person.about_html, person.photo = "", "", ""
    record(ProfileEdited(actor_id=by.id, person_id=person.id))


def _fill(act: Act, by: Person) -> None:
    copy, person = db.session.scalar(select(Case.copy).where(Case.act_id == act.id)), act.concerned
    if copy and not person.about:
        person.about, person.about_html = copy["about"], render(copy["about"])
    if copy and not person.photo:
        person.photo = copy["photo"]
    record(ProfileEdited(actor_id=by.id, person_id=person.id))
