"""What people do that moves things, and the rules of the tables they follow in doing it.

A new rule in a table needs an act here, or a place among the rules of one.
"""

from collections.abc import Callable
from datetime import timedelta

from sqlalchemy import select

from app.core.clock import now, travel
from app.core.database import db
from app.domain.announcements.operations import (
    ask_for_changes,
    draft,
    edit_announcement,
    mark_ready,
    publish,
    pull_back,
    submit,
    withdraw_publication,
)
from app.domain.discussions.models import Thread
from app.domain.discussions.operations import delete_comment
from app.domain.ideas.models import Idea, Merger
from app.domain.ideas.operations import (
    ask_to_merge,
    merge_due_ideas,
    object_to,
    propose,
    rest,
    rest_quiet_ideas,
    split_ideas,
    step_back,
    take_objection_back,
    wake,
    withdraw,
)
from app.domain.moderation.models import Act as Deed
from app.domain.moderation.operations import answer_appeal, appeal, approve_post, refuse_post, remove, report, take_out
from app.domain.outcomes.operations import (
    answer_credit,
    call_back,
    confirm,
    confirm_due_outcomes,
    deliver_idea,
    deliver_outcome,
    send_for_credit,
    supersede,
)
from app.domain.outcomes.settling import open_credits
from app.domain.people.operations import appoint
from app.domain.placements.operations import lock, unlock
from app.domain.posts.operations import accept_answer, delete_post, mark_spark, restore_post, unmark_spark, withdraw_answer, write_post
from app.domain.projects.operations import (
    activate,
    pause,
    pause_quiet_projects,
    promote,
    reopen,
    resume,
    return_to_trial,
    revive,
    settle_candidacies,
    start,
    step_down,
    stop,
    stop_forsaken_projects,
    take_lead,
    undo_promotion,
)
from app.domain.projects.queries import project_of
from tests.domain.line import LINES, RESULT, STORY
from tests.machines import stages
from tests.machines.acting import Act, beginning, on_thread, plain, sweep
from tests.machines.stages import WHY

CHANGED = {**STORY, "summary": "None is thrown away."}


def put_back(post, by, world):
    deed = db.session.scalar(select(Deed).where(Deed.thread_id == post.id, Deed.kind == "removed"))
    answer_appeal(appeal(deed, by=world.olga, words="I meant it kindly."), by=by, undo=True, reason=WHY)


def removed(world, post):
    take_out(post.thread, by=world.grace, rule="noise", reason=WHY)
    return post


def was(before: Callable):
    """Stages of `removed` for what `before` returns: taken back by its author, taken out by those who look after the group."""
    return lambda world: stages.taken_back(world, before(world)), lambda world: removed(world, before(world))


BEFORE_REMOVAL = {
    "P6": was(stages.a_post),
    "P6s": was(stages.a_spark),
    "P6p": was(stages.a_grown_post),
    "P6c": was(lambda world: stages.closed(world, stages.a_post(world))),
    "P6w": was(stages.a_waiting_post),
    "P6x": was(stages.a_refused_post),
}
UNLOCKED = {
    "P4r": None,
    "P4s": lambda world: stages.closed(world, stages.a_spark(world)),
    "P4p": lambda world: stages.closed(world, stages.a_grown_post(world)),
}


def another_answer(post, by, world):
    accept_answer(stages.answers_to(post)[1], by=by)


def take_answer_back(post, by, world):
    delete_comment(next(comment for comment in stages.answers_to(post) if comment.accepted_at), by=by)


def out_of_olgas_words(world):
    post = stages.a_post(world)
    propose(world.gardeners, by=world.ada, title="Keep them", **LINES, out_of=post.thread)
    return post


def out_of_olgas_spark(world):
    post = stages.a_spark(world)
    propose(world.gardeners, by=world.ada, title="Keep them", **LINES, out_of=post.thread)
    return post


def object_for(post, by, world):
    idea = db.session.scalars(select(Idea).where(Idea.sparked_by_id == by.id).order_by(Idea.id.desc())).first()
    object_to(idea, by=by, reason="I said it in passing.")


def objected_to(before: Callable):
    """The stage at which Olga has objected to what grew out of her words."""

    def stage(world):
        post = before(world)
        object_for(post, world.olga, world)
        return post

    return stage


def object_no_longer(post, by, world):
    take_objection_back(db.session.scalar(select(Idea).where(Idea.parted_from_id == post.id)), by=by)


AFTER_ALL = {"P3t": objected_to(out_of_olgas_words), "P3r": objected_to(out_of_olgas_spark)}
POSTS = (
    beginning("post", "P1", "olga", lambda by, world: write_post(world.gardeners, by=by, body="Good morning")),
    beginning("post", "P1s", "olga", lambda by, world: write_post(world.gardeners, by=by, body="Good morning", kind="spark")),
    beginning("post", "P1w", "olga", lambda by, world: stages.a_waiting_post(world, by=by)),
    Act("mark as a spark", "post", {"P2": None}, "grace", plain(mark_spark), quiet=("spark",)),
    Act("unmark it", "post", {"P2u": None}, "olga", plain(unmark_spark), quiet=("open",), stranger="ada"),
    Act("raise an idea", "post", {"P3": None, "P3c": None}, "grace",
        lambda post, by, world: propose(world.gardeners, by=by, title="Keep them", **LINES, out_of=post.thread)),
    Act("object to the idea", "post", {"P3u": out_of_olgas_words, "P3s": out_of_olgas_spark}, "olga", object_for, only=True),
    Act("object no longer", "post", AFTER_ALL, "olga", object_no_longer, only=True),
    Act("lock", "post", {"P4": None, "P4e": None}, "ada", on_thread(lock, reason="Enough, thank you.")),
    Act("unlock", "post", UNLOCKED, "ada", on_thread(unlock), quiet=("open", "spark", "promoted")),
    Act("take back", "post", {"P5": None}, "olga", plain(delete_post)),
    Act("take out", "post", {"P5": None}, "grace", on_thread(take_out, rule="noise", reason=WHY)),
    Act("bring back", "post", {rule: own for rule, (own, _) in BEFORE_REMOVAL.items()}, "olga", plain(restore_post), stranger="ada"),
    Act("put back", "post", {rule: out for rule, (_, out) in BEFORE_REMOVAL.items()}, "ada", put_back, only=True),
    Act("let in", "post", {"P7": None, "P7s": lambda world: stages.a_waiting_post(world, kind="spark")}, "ada", plain(approve_post)),
    Act("turn down", "post", {"P8": None}, "ada", plain(refuse_post, reason=WHY)),
    beginning("question", "A0", "olga", lambda by, world: write_post(world.gardeners, by=by, body="Where?", kind="question")),
    Act("take an answer", "question", {"A1": None}, "olga", another_answer),
    Act("take no answer", "question", {"A2": None}, "olga", plain(withdraw_answer), quiet=("open",)),
    Act("take the answer back", "question", {"A2": None}, "grace", take_answer_back, only=True),
)  # fmt: skip


def undo_start(idea, by, world):
    undo_promotion(project_of(idea), by=by)


def reopen_it(idea, by, world):
    reopen(project_of(idea), by=by)


def merge(idea, by, world):
    other = db.session.scalars(select(Idea).join(Idea.thread).where(Thread.title == "Another").order_by(Idea.id.desc())).first()
    ask_to_merge(idea, by=by, other=other, keep_other=True, note=WHY)


def merge_in_time(idea, by, world):
    other = propose(world.gardeners, by=world.grace, title="Hers", **LINES)
    ask_to_merge(idea, by=world.ada, other=other, keep_other=True, note=WHY)
    sweep(merge_due_ideas, 9)(idea, by, world)


def split(idea, by, world):
    split_ideas(db.session.scalar(select(Merger).where(Merger.gone_id == idea.id, Merger.state == "merged")), by=by)


IDEAS = (
    beginning("idea", "I0", "ada", lambda by, world: propose(world.gardeners, by=by, title="Keep them", **LINES)),
    Act("turn all lights on", "idea", {"I1": None}, "house", lambda idea, by, world: stages.light_up(world, idea),
        quiet=("ready",), stranger=""),
    Act("lead no more", "idea", {"I1r": None}, "grace", plain(step_back, way="lead"), quiet=("growing",), stranger=""),
    Act("promote", "idea", {"I2": None}, "grace", plain(promote)),
    Act("undo the start", "idea", {"I2u": None}, "ada", undo_start, only=True),
    Act("deliver straight", "idea", {"I3": None}, "ada", plain(deliver_idea, **RESULT)),
    Act("find more to do", "idea", {"I3r": None}, "ada", reopen_it, only=True),
    Act("object", "idea", {"I0o": stages.an_idea_out_of_a_remark}, "olga", plain(object_to, reason="I said it in passing.")),
    Act("take the objection back", "idea", {"I0t": stages.an_objected_idea}, "olga", plain(take_objection_back)),
    Act("let rest", "idea", {"I4": None}, "ada", plain(rest, because="Not before spring.")),
    Act("merge", "idea", {"I6": None}, "ada", merge, before=lambda idea, world: stages.another_idea(world)),
    Act("five working days", "idea", {"I6": None}, "house", merge_in_time, only=True),
    Act("split", "idea", {"I6u": stages.a_merged_idea}, "ada", split, only=True),
    Act("thirty quiet days", "idea", {"I4": None}, "house", sweep(rest_quiet_ideas, 31),
        quiet=("started", "delivered", "resting", "merged", "withdrawn"), stranger="ada"),
    Act("wake", "idea", {"I5": None}, "grace", plain(wake)),
    Act("withdraw", "idea", {"I7": None}, "ada", plain(withdraw)),
)  # fmt: skip


def take_lead_in_time(project, by, world):
    """The team has three working days to say why not."""
    take_lead(project, by=by)
    sweep(settle_candidacies, 7)(project, world.house, world)


PROJECTS = (
    beginning("project", "R0", "ada", lambda by, world: promote(stages.an_idea_in_the_garden(world), by=by)),
    beginning("project", "R0", "grace", lambda by, world: start(world.gardeners, by=by, title="Compost", goal="Soil")),
    Act("activate", "project", {"R1": None}, "ada", plain(activate)),
    Act("return to trial", "project", {"R1u": None}, "ada", plain(return_to_trial)),
    Act("pause", "project", {"R2": None}, "ada", plain(pause)),
    Act("forty-five quiet days", "project", {"R2": None}, "house", sweep(pause_quiet_projects, 46),
        quiet=("paused", "needs_lead", "delivered", "stopped", "undone"), stranger="ada"),
    Act("resume", "project", {"R3": None}, "grace", plain(resume)),
    Act("step down", "project", {"R4": None}, "ada", plain(step_down)),
    Act("take the lead", "project", {"R5": None}, "grace", take_lead_in_time),
    Act("thirty days without a lead", "project", {"R7": None}, "house", sweep(stop_forsaken_projects, 31),
        quiet=("trial", "active", "paused", "delivered", "stopped", "undone"), stranger="ada"),
    Act("deliver", "project", {"R6": None}, "grace", plain(deliver_outcome, **RESULT)),
    Act("stop", "project", {"R7": None}, "ada", plain(stop, reason="Nobody has straps.")),
    Act("revive", "project", {"R8": None}, "grace", plain(revive)),
    Act("reopen", "project", {"R9": None}, "ada", plain(reopen)),
    Act("undo the start", "project", {"R0u": None}, "ada", plain(undo_promotion)),
)  # fmt: skip


def settle_late(outcome, by, world):
    with travel(now() + timedelta(hours=73)):
        confirm(outcome, by=by)


def all_answer(outcome, by, world):
    for credit in db.session.scalars(open_credits(outcome)).all():
        answer_credit(credit, by=by or credit.person, shown_as="name")


def the_news_goes_out(outcome, by, world):
    announcement = draft(outcome, by=world.ada, **STORY)
    submit(announcement, by=world.ada)
    mark_ready(announcement, by=world.pat)
    publish(announcement, by=by)


OUTCOMES = (
    beginning("outcome", "O0", "ada", lambda by, world: deliver_outcome(stages.a_project(world), by=by, **RESULT), stranger=""),
    Act("ask for credit", "outcome", {"O1": None}, "ada", plain(send_for_credit)),
    Act("settle when time is over", "outcome", {"O2": None}, "grace", settle_late, quiet=("confirmed",)),
    Act("answer, all", "outcome", {"O2": None}, "", all_answer, only=True),
    Act("seventy-two hours", "outcome", {"O2": None}, "house", sweep(confirm_due_outcomes, 4),
        quiet=("draft", "confirmed", "superseded"), stranger="ada"),
    Act("let the news out", "outcome", {"O2": None}, "pat", the_news_goes_out, only=True),
    Act("call back", "outcome", {"O3": None}, "ada", plain(call_back)),
    Act("supersede", "outcome", {"O4": None}, "ada", plain(supersede), before=lambda outcome, world: stages.outdone(outcome, by=world.ada)),
)  # fmt: skip


def have_it_removed(announcement, by, world):
    appoint(world.grace, by=world.house, moderates=True)
    case = report(announcement.thread, by=world.olga, reason="false").case
    remove(case, by=by, rule="false", reason=WHY)


ANNOUNCEMENTS = (
    beginning("announcement", "N0", "ada", lambda by, world: draft(stages.an_outcome(world), by=by, **STORY)),
    Act("write on", "announcement", {"N0e": None}, "ada", plain(edit_announcement, **CHANGED)),
    Act("submit", "announcement", {"N1": None}, "ada", plain(submit)),
    Act("pull back", "announcement", {"N1u": None}, "ada", plain(pull_back)),
    Act("find it ready", "announcement", {"N2": None}, "pat", plain(mark_ready), stranger="grace"),
    Act("ask for changes", "announcement", {"N3": None}, "pat", plain(ask_for_changes, asked="Say where."), stranger="grace"),
    Act("publish", "announcement", {"N5": None}, "pat", plain(publish), stranger="ada"),
    Act("withdraw", "announcement", {"N10": None}, "pat", plain(withdraw_publication, reason=WHY)),
    Act("have it removed", "announcement", {"N10": None}, "grace", have_it_removed, only=True),
)

ACTS = (*POSTS, *IDEAS, *PROJECTS, *OUTCOMES, *ANNOUNCEMENTS)
