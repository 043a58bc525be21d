"""Saying what came of a project, asking everybody who had a part, confirming it."""

from datetime import timedelta

from sqlalchemy import select

from app.core.clock import now
from app.core.database import db
from app.core.errors import Invalid, NotFound
from app.core.events import record
from app.core.markdown import excerpt, render
from app.core.policy import permits
from app.domain.discussions.blind import show_names
from app.domain.discussions.models import Thread
from app.domain.discussions.threads import keep_version, move, open_thread
from app.domain.ideas.events import IdeaMoved
from app.domain.ideas.machine import IDEA
from app.domain.ideas.models import Idea
from app.domain.lineage.line import credit as propose_credit
from app.domain.lineage.line import grow
from app.domain.lineage.models import Credit
from app.domain.outcomes.events import CreditAnswered, CreditAsked, IdeaDelivered, OutcomeDelivered, OutcomeEdited
from app.domain.outcomes.machine import OUTCOME
from app.domain.outcomes.models import Outcome
from app.domain.outcomes.parts import parts_in
from app.domain.outcomes.policy import can_answer, can_deliver, can_deliver_idea, can_work_on_outcome, is_house
from app.domain.outcomes.settling import move_outcome, open_credits, settle
from app.domain.outcomes.wording import worded
from app.domain.people.models import CREDITS, Person
from app.domain.projects.machine import PROJECT
from app.domain.projects.models import Project
from app.domain.projects.starting import hold_unstarted, open_project

TIME_TO_ANSWER = timedelta(hours=72)


@permits(can_deliver)
def deliver_outcome(project: Project, *, by: Person, **words: str) -> Outcome:
    """What came of the project, and for whom it changed something, in the `words` that `worded` takes. Credits are proposed from
    what happened.

    Raises Invalid(state=…) where it has been delivered already or stands still.
    """
    return _delivered(project, by, *worded(**words))


@permits(can_deliver_idea)
def deliver_idea(idea: Idea, *, by: Person, **words: str) -> Outcome:
    """Say what came of a small thing that is done already. It was a project all the same, for a moment, with whoever delivers as its
    team, so that all that is true of outcomes is true of this one (docs/decisions/0014).

    Raises what `deliver_outcome` raises, and Invalid(state=…) where somebody has started or delivered it.
    """
    title, columns = worded(**words)
    hold_unstarted(idea)
    move(idea.thread, IDEA["I3"])
    show_names(Thread.id == idea.id, by=by)
    group_id = idea.thread.group_id
    record(IdeaMoved(actor_id=by.id, idea_id=idea.id, group_id=group_id, state=IDEA["I3"].into))
    project = open_project(idea.thread.group, by, title=idea.thread.title, goal=idea.first_step, idea=idea)
    grow(project.thread, out_of=idea.thread, kind="grew_from", by=by)
    outcome = _delivered(project, by, title, columns)
    grow(outcome.thread, out_of=idea.thread, kind="delivered_by", by=by, is_primary=False)
    record(IdeaDelivered(actor_id=by.id, idea_id=idea.id, project_id=project.id, outcome_id=outcome.id, group_id=group_id))
    return outcome


def _delivered(project: Project, by: Person, title: str, columns: dict) -> Outcome:
    move(project.thread, PROJECT["R6"])
    project.delivered_at = now()
    html = render(columns["what_changed"])
    thread = open_thread("outcome", project.thread.group, by, title=title, body_html=html, state="draft")
    outcome = Outcome(id=thread.id, project_id=project.id, what_changed_html=html, **columns)
    outcome.thread, outcome.project = thread, project
    db.session.add(outcome)
    db.session.flush()
    record(OutcomeDelivered(actor_id=by.id, outcome_id=outcome.id, project_id=project.id, group_id=thread.group_id, type=outcome.type))
    propose_credit(thread, parts_in(project))
    grow(thread, out_of=project.thread, kind="delivered_by", by=by)
    return outcome


@permits(can_work_on_outcome)
def edit_outcome(outcome: Outcome, *, by: Person, **words: str) -> Outcome:
    """Say it better; what was said before can be looked up."""
    title, columns = worded(**words)
    if (title, columns) != (outcome.thread.title, {name: getattr(outcome, name) for name in columns}):
        keep_version(outcome.thread, title=outcome.thread.title, body=outcome.what_changed)
        for name, value in columns.items():
            setattr(outcome, name, value)
        outcome.what_changed_html = render(outcome.what_changed)
        outcome.thread.title, outcome.thread.edited_at = title, now()
        outcome.thread.excerpt = excerpt(outcome.what_changed_html, 300)
        record(OutcomeEdited(actor_id=by.id, outcome_id=outcome.id))
    return outcome


@permits(can_work_on_outcome)
def send_for_credit(outcome: Outcome, *, by: Person) -> None:
    """Ask everybody who had a part how they want to be named. They have 72 hours, and nothing waits for them."""
    move(outcome.thread, OUTCOME["O1"])
    outcome.credited_at = now()
    propose_credit(outcome.thread, parts_in(outcome.project))
    people = db.session.scalars(open_credits(outcome).with_only_columns(Credit.person_id).distinct().order_by(Credit.person_id))
    record(CreditAsked(actor_id=by.id, outcome_id=outcome.id, group_id=outcome.thread.group_id, person_ids=list(people)))


@permits(can_answer)
def answer_credit(credit: Credit, *, by: Person, shown_as: str = "", decline: bool = False) -> Credit:
    """Say how one is named outside: by name, as somebody of the group, not at all; or that one had no part.

    May be answered anew at any time. The last answer that was waited for confirms the outcome. Raises NotFound for a credit of
    an idea, which nobody was asked about yet.
    """
    shown_as = "hidden" if decline else shown_as
    if shown_as not in CREDITS:
        raise Invalid(shown_as="By name, by group or not at all.")
    outcome = db.session.get(Outcome, credit.thread_id)
    if outcome is None:
        raise NotFound
    # Of two who answer at once the later must know of the earlier: one of them is the last.
    db.session.refresh(outcome.thread, with_for_update={"of": Thread})
    credit.state, credit.shown_as = "declined" if decline else "confirmed", shown_as
    db.session.flush()
    record(CreditAnswered(actor_id=by.id, outcome_id=credit.thread_id, credit_id=credit.id, state=credit.state))
    if outcome.thread.state == "crediting" and db.session.scalar(open_credits(outcome).limit(1)) is None:
        settle(outcome, by)
    return credit


@permits(can_work_on_outcome)
def confirm(outcome: Outcome, *, by: Person) -> None:
    """Settle it when all have answered or their time is over. Raises Invalid(state=…) before. Twice is once."""
    if outcome.thread.state == "confirmed":
        return
    waiting = db.session.scalar(open_credits(outcome).limit(1)) is not None
    if waiting and outcome.credited_at and now() < outcome.credited_at + TIME_TO_ANSWER:
        raise Invalid(state="Some have not answered yet. It settles by itself 72 hours after they were asked, and nothing waits for it.")
    settle(outcome, by)


@permits(can_work_on_outcome)
def call_back(outcome: Outcome, *, by: Person) -> None:
    """Back to a draft while people are being asked."""
    move_outcome(outcome, by, "O3")


@permits(can_work_on_outcome)
def supersede(outcome: Outcome, *, by: Person) -> None:
    """A newer outcome of the same project takes its place. Raises Invalid(state=…) if there is none that is confirmed."""
    newer = select(Outcome.id).join(Outcome.thread).where(Outcome.project_id == outcome.project_id, Outcome.id > outcome.id)
    if db.session.scalar(newer.where(Thread.state == "confirmed", Thread.deleted_at.is_(None)).limit(1)) is None:
        raise Invalid(state="No newer outcome of this project has been confirmed.")
    move_outcome(outcome, by, "O4")


@permits(is_house)
def confirm_due_outcomes(*, by: Person) -> int:
    """Settle every outcome whose people were asked 72 hours ago. Returns how many."""
    asked = select(Outcome).join(Outcome.thread).where(Thread.kind == "outcome", Thread.state == "crediting", Thread.deleted_at.is_(None))
    due = db.session.scalars(asked.where(Outcome.credited_at < now() - TIME_TO_ANSWER)).all()
    for outcome in due:
        settle(outcome, by)
    return len(due)
