"""What people may be seen doing on a random walk: every act of the tables, and what they do besides."""

from collections.abc import Callable
from datetime import timedelta
from typing import NamedTuple

from sqlalchemy import select

from app.commands.tick import CAUSES
from app.core.database import db
from app.domain.announcements.models import Announcement
from app.domain.announcements.operations import draft, renew_names
from app.domain.discussions.models import Comment, Thread
from app.domain.discussions.operations import comment_on
from app.domain.groups.operations import join, leave
from app.domain.ideas.models import Ask, Idea, Merger
from app.domain.ideas.operations import (
    agree_to_merge,
    ask_for,
    ask_to_merge,
    back,
    consider,
    offer,
    propose,
    refuse_merge,
    split_ideas,
    step_back,
)
from app.domain.lineage.models import Credit
from app.domain.moderation.models import Act as Deed
from app.domain.moderation.operations import answer_appeal, appeal
from app.domain.outcomes.models import Outcome
from app.domain.outcomes.operations import answer_credit, confirm
from app.domain.posts.models import Post
from app.domain.posts.operations import accept_answer, write_post
from app.domain.projects.lead_asking import LeadAsking
from app.domain.projects.models import Asking, Project, Step
from app.domain.projects.operations import (
    accept_asking,
    accept_lead_asking,
    add_step,
    ask,
    ask_to_lead,
    decline_asking,
    decline_lead_asking,
    finish_step,
    give_up_place,
    post_update,
    start,
    take_lead,
    take_place,
    take_step,
)
from app.domain.shares.operations import share
from tests.domain.line import LINES, STORY
from tests.machines.acts import ACTS

THINGS = {
    "post": Post, "idea": Idea, "project": Project, "outcome": Outcome, "announcement": Announcement,
    "ask": Ask, "merger": Merger, "thread": Thread, "comment": Comment, "step": Step, "credit": Credit,
    "asking": Asking, "lead asking": LeadAsking,
}  # fmt: skip
KINDS = ("talk", "spark", "question")
WAYS = ("follow", "help", "lead", "test")
WAITS = (1, 25, 73, 24 * 31, 24 * 46)


class Done(NamedTuple):
    """Something to do with a thing of `noun`, most likely by `who`: `do(thing, by, world, number)`."""

    noun: str
    who: str
    do: Callable


def find(noun: str, number: int):
    """One of the things of that kind there are; None where there is none."""
    model = THINGS.get(noun, Post)
    chosen = select(model.id).where(Post.kind == "question") if noun == "question" else select(model.id)
    ids = list(db.session.scalars(chosen.order_by(model.id)))
    return db.session.get(model, ids[number % len(ids)]) if ids else None


def group_of(world, number: int):
    return (world.gardeners, world.gardeners, world.council, world.attic)[number % 4]


def raise_idea(thread, by, world, number):
    propose(group_of(world, number), by=by, title=f"Keep {number}", **LINES, out_of=thread)


def ask_for_more(idea, by, world, number):
    ask_for(idea, by=by, kind="hours", what=f"Hands {number}", minimum=number % 3 + 1)


def two_become_one(idea, by, world, number):
    ask_to_merge(idea, by=by, other=find("idea", number // 2), keep_other=bool(number % 2), note="They are one.")


def say_how_one_is_named(credit, by, world, number):
    answer_credit(credit, by=credit.person if number % 2 else by, shown_as="name", decline=number % 5 == 0)


def ask_again(post, by, world, number):
    deed = db.session.scalar(select(Deed).where(Deed.thread_id == post.id, Deed.kind == "removed").order_by(Deed.id.desc()))
    if deed:
        answer_appeal(appeal(deed, by=deed.person, words="I meant it kindly."), by=by, undo=bool(number % 3), reason="We looked again.")


def on(operation, **words):
    """The operation, with `words`."""
    return lambda thing, by, world, number: operation(thing, by=by, **words)


# Each is done below in its own way, with whatever there is.
OTHERWISE = ("settle when time is over", "take an answer", "merge", "take the lead")
MOVES = {
    act.name: Done(act.noun, act.who, lambda thing, by, world, number, act=act: act.do(thing, by, world))
    for act in ACTS
    if not act.only and act.who != "house" and act.name not in OTHERWISE and "begins" not in act.name
}
BESIDES = {
    "write": Done("", "olga", lambda _, by, world, number: write_post(world.gardeners, by=by, body="Hm", kind=KINDS[number % 3])),
    "raise an idea out of anything": Done("thread", "grace", raise_idea),
    "ask for hours": Done("idea", "ada", ask_for_more),
    "offer": Done("ask", "pat", on(offer, amount=2)),
    "ask to merge": Done("idea", "ada", two_become_one),
    "agree to merge": Done("merger", "ada", on(agree_to_merge)),
    "keep apart": Done("merger", "ada", on(refuse_merge, reason="They differ.")),
    "split": Done("merger", "ada", on(split_ideas)),
    "offer to lead": Done("project", "grace", on(take_lead)),
    "back": Done("idea", "pat", lambda idea, by, world, number: back(idea, by=by, way=WAYS[number % 4], hours=number % 4)),
    "step back": Done("idea", "pat", lambda idea, by, world, number: step_back(idea, by=by, way=WAYS[number % 4])),
    "hope": Done("idea", "olga", on(consider, side="hope", body="Soon.")),
    "start": Done("", "grace", lambda _, by, world, number: start(world.gardeners, by=by, title="Compost", goal="Soil")),
    "take a place": Done("project", "olga", on(take_place)),
    "give the place up": Done("project", "olga", on(give_up_place)),
    "ask into the team": Done("project", "ada", lambda project, by, world, number: ask(project, by=by, person=world.grace)),
    "say yes to the team": Done("asking", "grace", on(accept_asking)),
    "say no to the team": Done("asking", "grace", on(decline_asking)),
    "ask to lead": Done("idea", "ada", lambda idea, by, world, number: ask_to_lead(idea, by=by, person=world.grace)),
    "say yes to the lead": Done("lead asking", "grace", on(accept_lead_asking)),
    "say no to the lead": Done("lead asking", "grace", on(decline_lead_asking)),
    "add a step": Done("project", "ada", on(add_step, title="Look about")),
    "take a step": Done("step", "grace", on(take_step)),
    "finish a step": Done("step", "grace", on(finish_step)),
    "tell": Done("project", "ada", on(post_update, body="It goes on.")),
    "answer for credit": Done("credit", "grace", say_how_one_is_named),
    "confirm": Done("outcome", "ada", on(confirm)),
    "draft the news": Done("outcome", "ada", on(draft, **STORY)),
    "renew names": Done("announcement", "pat", on(renew_names)),
    "ask again": Done("post", "ada", ask_again),
    "take an answer": Done("comment", "olga", on(accept_answer)),
    "comment": Done("thread", "grace", on(comment_on, body="Yes.")),
    "share": Done("thread", "grace", lambda thread, by, world, number: share(thread, by=by, into=world.council, note="See this")),
    "join": Done("", "mallory", lambda _, by, world, number: join(world.gardeners, by=by)),
    "leave": Done("", "mallory", lambda _, by, world, number: leave(world.gardeners, by=by)),
}  # fmt: skip
PASSING = "time passes"
DEEDS = (*MOVES, *BESIDES, PASSING)
PEOPLE = ("", "", "ada", "grace", "olga", "mallory", "pat", "house")


def do(name: str, who: str, number: int, world) -> None:
    """One deed by `who`, or by whoever would most likely do it. Raises what the operations raise."""
    if name == PASSING:
        for cause in CAUSES:
            cause(by=world.house)
        return
    done = (MOVES | BESIDES)[name]
    thing = find(done.noun, number) if done.noun else None
    if thing is not None or not done.noun:
        done.do(thing, getattr(world, who or done.who), world, number)


def waits(name: str, number: int) -> timedelta:
    """How much later it is after the deed."""
    return timedelta(hours=WAITS[number % len(WAITS)]) if name == PASSING else timedelta(minutes=3)
