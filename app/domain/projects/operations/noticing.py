"""Saying what one means to do with a thing somebody else looks after, and their answer."""

from datetime import date

from sqlalchemy import update

from app.core.clock import now
from app.core.database import db
from app.core.errors import Invalid
from app.core.events import record
from app.core.policy import permits
from app.core.workdays import working_days_after
from app.domain.discussions.policy import can_read_thread
from app.domain.people.models import Person
from app.domain.projects.asking_events import NoticeAnswered, NoticeGiven
from app.domain.projects.models import Project
from app.domain.projects.operations.working import OPEN
from app.domain.projects.policy import can_answer_notice, can_tell, can_withdraw_notice
from app.domain.projects.touching import Notice

TO_ANSWER = 5
LONGEST = {"what": 160, "why": 500}


@permits(can_tell)
def give_notice(project: Project, *, by: Person, keeper: Person, what: str, why: str, starts_on: date | None, needs_yes: bool) -> Notice:
    """Say what the team means to do, why and from when, to `keeper`, who looks after it. Raises Invalid by field."""
    words = {"what": " ".join(what.split()), "why": why.replace("\r\n", "\n").strip()}
    errors = {name: f"At most {LONGEST[name]} characters." for name, text in words.items() if len(text) > LONGEST[name]}
    asked = {"what": "What do you mean to do?", "why": "Why? They need it to judge."}
    errors |= {name: asked[name] for name, text in words.items() if not text}
    if starts_on is None or not 2000 <= starts_on.year <= 2100:
        errors["starts_on"] = "From when?"
    if keeper.id == by.id:
        errors["people"] = "What you look after yourself needs no notice."
    elif not can_read_thread(keeper, project.thread):
        errors["people"] = f"{keeper.name} cannot read what is said in {project.thread.group.name}."
    if project.thread.state not in OPEN:
        errors["what"] = f"This project is {project.thread.state}."
    if errors:
        raise Invalid(**errors)
    due = working_days_after(now(), TO_ANSWER)
    notice = Notice(project_id=project.id, author_id=by.id, keeper_id=keeper.id, starts_on=starts_on, needs_yes=needs_yes, **words)
    notice.answer, notice.harm, notice.instead, notice.created_at, notice.due_at = "", "", "", now(), due
    notice.project, notice.author, notice.keeper = project, by, keeper
    db.session.add(notice)
    db.session.flush()
    about = {"project_id": project.id, "group_id": project.thread.group_id}
    record(NoticeGiven(actor_id=by.id, notice_id=notice.id, keeper_id=keeper.id, **about))
    return notice


@permits(can_answer_notice)
def agree_to_notice(notice: Notice, *, by: Person) -> None:
    """Go ahead; also after an objection that was cleared. Twice is once. Raises Invalid(state=…) where it was withdrawn."""
    _answer(notice, by, "yes", Notice.answer.in_(("", "no")))


@permits(can_answer_notice)
def object_to_notice(notice: Notice, *, by: Person, harm: str, instead: str = "") -> None:
    """Say how it would harm what one looks after, and what would work instead. Raises Invalid by field, and Invalid(state=…) when
    silence has been a go already."""
    words = {"harm": harm.strip(), "instead": instead.strip()}
    errors = {name: "At most 500 characters." for name, text in words.items() if len(text) > 500}
    if not words["harm"]:
        errors["harm"] = "How would it harm what you look after? Without that nobody can look for another way."
    if errors:
        raise Invalid(**errors)
    in_time = Notice.needs_yes | (Notice.due_at > now())
    _answer(notice, by, "no", Notice.answer == "", in_time, **words)


@permits(can_withdraw_notice)
def withdraw_notice(notice: Notice, *, by: Person) -> None:
    """The team does not mean to any more. Raises Invalid(state=…) where it was agreed to."""
    _answer(notice, by, "withdrawn", Notice.answer.in_(("", "no")))


def _answer(notice: Notice, by: Person, answer: str, *where, **words: str) -> None:
    values = {"answer": answer, "answered_at": now(), **words}
    answered = db.session.execute(update(Notice).where(Notice.id == notice.id, *where).values(**values)).rowcount
    db.session.refresh(notice)
    if answered:
        about = {"project_id": notice.project_id, "group_id": notice.project.thread.group_id}
        record(NoticeAnswered(actor_id=by.id, notice_id=notice.id, answer=answer, **about))
    elif notice.answer != answer:
        raise Invalid(state="That is settled by now.")
