"""One thing of each kind in each of its states, brought there through the operations people use.

`STAGES[noun, state](world)` returns it. A new state in a table needs a line here.
"""

from sqlalchemy import select

from app.core.database import db
from app.domain.announcements.operations import mark_ready, publish, submit, withdraw_publication
from app.domain.discussions.models import Comment
from app.domain.discussions.operations import comment_on
from app.domain.ideas.models import Idea
from app.domain.ideas.operations import ask_to_merge, back, object_to, propose, rest, withdraw
from app.domain.moderation.operations import refuse_post, set_gates
from app.domain.outcomes.operations import answer_credit, deliver_idea, deliver_outcome, send_for_credit, supersede
from app.domain.outcomes.settling import open_credits
from app.domain.placements.operations import lock
from app.domain.posts.operations import accept_answer, delete_post, mark_spark, write_post
from app.domain.projects.operations import activate, pause, promote, reopen, step_down, stop, take_place, undo_promotion
from tests.domain.line import LINES, RESULT, a_draft, an_idea

WHY = "This belongs elsewhere."


def a_post(world, **details):
    return write_post(world.gardeners, **{"by": world.olga, "body": "Where do the straps go?", **details})


def a_spark(world):
    return mark_spark(a_post(world), by=world.olga)


def a_grown_post(world):
    post = a_post(world)
    propose(world.gardeners, by=world.grace, title="Keep them", **LINES, out_of=post.thread)
    return post


def closed(world, post):
    lock(post.thread, by=world.ada, reason="All is said.")
    return post


def a_waiting_post(world, **details):
    set_gates(world.gardeners, by=world.ada, keepers_post=False, keepers_comment=False, approval="all")
    return a_post(world, **details)


def a_refused_post(world):
    return refuse_post(a_waiting_post(world), by=world.ada, reason=WHY)


def taken_back(world, post):
    delete_post(post, by=world.olga)
    return post


def a_question(world):
    post = a_post(world, kind="question")
    for place in ("the door", "the stairs"):
        comment_on(post.thread, by=world.grace, body=f"Behind {place}")
    return post


def answers_to(post) -> list[Comment]:
    return list(db.session.scalars(select(Comment).where(Comment.thread_id == post.id).order_by(Comment.id)))


def an_answered_question(world):
    post = a_question(world)
    accept_answer(answers_to(post)[0], by=world.olga)
    return post


def an_idea_in_the_garden(world):
    return an_idea(world.gardeners, world.ada)


def an_idea_out_of_a_remark(world):
    """Ada's, out of what Olga said, who has 48 hours to object."""
    return propose(world.gardeners, by=world.ada, title="Keep them", **LINES, out_of=a_post(world).thread)


def an_objected_idea(world):
    """The same, to which she has objected."""
    idea = an_idea_out_of_a_remark(world)
    object_to(idea, by=world.olga, reason="I said it in passing.")
    return idea


def resting(idea, *, by):
    rest(idea, by=by, because="Not before spring.")


def another_idea(world):
    return an_idea(world.gardeners, world.ada, title="Another")


def a_merged_idea(world):
    idea = an_idea_in_the_garden(world)
    ask_to_merge(idea, by=world.ada, other=another_idea(world), keep_other=True, note=WHY)
    return idea


def a_merged_idea_of_a_project(world):
    """What it became a part of was started, so that quiet days change nothing about either."""
    idea = a_merged_idea(world)
    promote(db.session.scalar(select(Idea).where(Idea.id != idea.id)), by=world.grace)
    return idea


def light_up(world, idea) -> None:
    """Two who help, one who would lead: all four lights are on."""
    back(idea, by=world.pat, way="help")
    back(idea, by=world.grace, way="help")
    back(idea, by=world.grace, way="lead")


def a_ready_idea(world):
    idea = an_idea_in_the_garden(world)
    light_up(world, idea)
    return idea


def after(begin, *acts):
    """A stage: what `begin` makes, after `acts`, each done by Ada or as it says itself."""

    def stage(world):
        thing = begin(world)
        for act in acts:
            act(thing, by=world.ada)
        return thing

    return stage


def a_started_idea(world):
    return a_project(world).idea


def a_delivered_idea(world):
    """A small thing that was done already."""
    idea = an_idea_in_the_garden(world)
    deliver_idea(idea, by=world.ada, **RESULT)
    return idea


def a_project(world):
    """Ada leads, Grace has a place in the team."""
    project = promote(an_idea_in_the_garden(world), by=world.ada)
    take_place(project, by=world.grace)
    return project


def stopped(project, *, by):
    stop(project, by=by, reason="Nobody has straps.")


def delivered(project, *, by):
    return deliver_outcome(project, by=by, **RESULT)


def an_outcome(world):
    return delivered(a_project(world), by=world.ada)


def confirmed(outcome, *, by):
    """Everybody who had a part has answered."""
    send_for_credit(outcome, by=by)
    for credit in db.session.scalars(open_credits(outcome)).all():
        answer_credit(credit, by=credit.person, shown_as="name")


def outdone(outcome, *, by):
    """A newer outcome of the same project is confirmed."""
    reopen(outcome.project, by=by)
    confirmed(delivered(outcome.project, by=by), by=by)


def superseded(outcome, *, by):
    outdone(outcome, by=by)
    supersede(outcome, by=by)


def an_announcement(world):
    return a_draft(world.gardeners, world.ada)


def a_ready_announcement(world):
    announcement = an_announcement(world)
    submit(announcement, by=world.ada)
    mark_ready(announcement, by=world.pat)
    return announcement


def news(world):
    announcement = a_ready_announcement(world)
    publish(announcement, by=world.pat)
    return announcement


def old_news(world):
    announcement = news(world)
    withdraw_publication(announcement, by=world.pat, reason=WHY)
    return announcement


STAGES = {
    ("post", "open"): a_post,
    ("post", "spark"): a_spark,
    ("post", "promoted"): a_grown_post,
    ("post", "closed"): lambda world: closed(world, a_post(world)),
    ("post", "waiting"): a_waiting_post,
    ("post", "refused"): a_refused_post,
    ("post", "removed"): lambda world: taken_back(world, a_post(world)),
    ("question", "open"): a_question,
    ("question", "answered"): an_answered_question,
    ("idea", "growing"): an_idea_in_the_garden,
    ("idea", "ready"): a_ready_idea,
    ("idea", "started"): a_started_idea,
    ("idea", "delivered"): a_delivered_idea,
    ("idea", "resting"): after(an_idea_in_the_garden, resting),
    ("idea", "merged"): a_merged_idea_of_a_project,
    ("idea", "withdrawn"): after(an_idea_in_the_garden, withdraw),
    ("project", "trial"): a_project,
    ("project", "active"): after(a_project, activate),
    ("project", "paused"): after(a_project, pause),
    ("project", "needs_lead"): after(a_project, step_down),
    ("project", "delivered"): after(a_project, delivered),
    ("project", "stopped"): after(a_project, stopped),
    ("project", "undone"): after(a_project, undo_promotion),
    ("outcome", "draft"): an_outcome,
    ("outcome", "crediting"): after(an_outcome, send_for_credit),
    ("outcome", "confirmed"): after(an_outcome, confirmed),
    ("outcome", "superseded"): after(an_outcome, confirmed, superseded),
    ("announcement", "draft"): an_announcement,
    ("announcement", "in_review"): after(an_announcement, submit),
    ("announcement", "ready"): a_ready_announcement,
    ("announcement", "published"): news,
    ("announcement", "withdrawn"): old_news,
}
