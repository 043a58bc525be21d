"""A line for a house that has only talk: measured pages need an idea and an announcement."""

from sqlalchemy import select

from app.core.database import db
from app.domain.announcements.operations import draft, mark_ready, publish, submit
from app.domain.discussions.models import Comment, Thread
from app.domain.groups.models import Group
from app.domain.groups.operations import join
from app.domain.ideas.models import Idea
from app.domain.ideas.operations import back, consider, propose
from app.domain.outcomes.operations import deliver_outcome, send_for_credit
from app.domain.people.founding import house
from app.domain.people.models import Person
from app.domain.people.operations import appoint, open_account
from app.domain.projects.operations import add_step, post_update, promote

WAYS = ("help", "follow", "use", "test", "lead")


def tell_a_line() -> None:
    """Out of the longest talk in an open group: an idea its people stand behind, a project, an outcome, an announcement."""
    if db.session.scalar(select(Idea.id).limit(1)):
        return
    talk = db.session.scalar(
        select(Thread)
        .join(Group, Group.id == Thread.group_id)
        .where(Thread.kind == "post", Thread.deleted_at.is_(None), Group.visibility == "open")
        .order_by(Thread.comment_count.desc(), Thread.id)
    )
    people = list(
        db.session.scalars(select(Person).where(Person.id.in_(_voices(talk)), Person.kind == "staff", Person.suspended_at.is_(None)))
    )
    carer = people[0]
    join(talk.group, by=carer)
    three = dict(
        what_if=f"What if we finished what “{talk.title}” began?",
        would_help="It would help everybody who answered.",
        first_step="A first step: ask.",
    )
    idea = propose(talk.group, by=carer, title=talk.title[:90], hours_needed=20, skill_needed="patience", out_of=talk, **three)
    _stand_behind(idea, people)
    _announce(idea, carer)


def _voices(talk: Thread):
    return select(Comment.author_id).where(Comment.thread_id == talk.id).distinct()


def _stand_behind(idea: Idea, people: list[Person]) -> None:
    for number, person in enumerate(people):
        join(idea.thread.group, by=person)
        back(idea, by=person, way=WAYS[number % len(WAYS)], group=idea.thread.group, hours=4 if number % len(WAYS) == 0 else 0)
        consider(
            idea, by=person, side="hope" if number % 3 else "doubt", body=f"Number {number + 1} thinks that it is worth a try, with care."
        )


def _announce(idea: Idea, carer: Person) -> None:
    project = promote(idea, by=carer, goal="Do it.")
    for number in range(8):
        add_step(project, by=carer, title=f"Step {number + 1}")
        post_update(project, by=carer, body=f"Step {number + 1} is under way and *going well*.")
    outcome = deliver_outcome(project, by=carer, title="It is done", type="solution", what_changed="It changed for everybody who asked.")
    send_for_credit(outcome, by=carer)
    announcement = draft(
        outcome,
        by=carer,
        headline="What began as a question is done",
        summary="From a question to an answer.",
        body="It began with talk.\n\n" * 5,
    )
    submit(announcement, by=carer)
    publisher = open_account(by=house(), name="Bench Publisher", email="publisher@bench.invalid")
    appoint(publisher, by=house(), publishes=True)
    mark_ready(announcement, by=publisher)
    publish(announcement, by=publisher)
