"""Every act in every state: where a rule leads out of it, it works, once; elsewhere it is refused with a sentence, and nothing changes."""

from collections.abc import Callable, Iterator
from functools import partial

import pytest
from sqlalchemy import func, select

from app.commands.machines import MACHINES
from app.core.database import db
from app.core.errors import Forbidden, Invalid
from app.core.events import EventRecord
from app.domain.announcements.models import Announcement, Publication
from app.domain.discussions.models import Comment, Thread
from app.domain.ideas.models import Backing, Idea
from app.domain.lineage.models import Credit, Edge
from app.domain.moderation.models import Act as Deed
from app.domain.moderation.models import Case
from app.domain.outcomes.models import Outcome
from app.domain.posts.machine import state_of, state_of_question
from app.domain.posts.models import Post
from app.domain.posts.queries import has_grown
from app.domain.projects.models import Place, Project, Step
from tests.machines.acting import Act
from tests.machines.acts import ACTS
from tests.machines.stages import STAGES
from tests.permissions.test_table import undone
from tests.tables import everything

MACHINE = {machine.noun: machine for machine in MACHINES}
# What an act could have changed.
TOLD = (
    Announcement, Backing, Case, Comment, Credit, Deed, Edge, EventRecord, Idea, Outcome, Place, Post, Project, Publication, Step, Thread,
)  # fmt: skip


def stands(noun: str, thing) -> str:
    """Where the thing stands in its table."""
    db.session.flush()
    db.session.expire_all()
    if noun == "post":
        return state_of(thing, has_grown=has_grown(thing))
    return state_of_question(thing) if noun == "question" else thing.thread.state


def facts() -> int:
    return db.session.scalar(select(func.count()).select_from(EventRecord))


def refusal(act: Act, thing, by, world) -> str:
    """What the act is refused with; nothing where it is not."""
    try:
        act.do(thing, by, world)
    except (Forbidden, Invalid) as refused:
        return " ".join(refused.errors.values()) if isinstance(refused, Invalid) else str(refused)
    return ""


def person(world, name: str):
    return getattr(world, name) if name else None


def sentence(words: str) -> bool:
    return len(words.split()) > 2 and words.lstrip("“")[0].isupper() and words.rstrip("”")[-1] in ".?"


def elsewhere(act: Act, state: str, thing, world) -> list[str]:
    """What is wrong with trying the act where no rule leads out."""
    act.before(thing, world)
    before = everything(*TOLD)
    words = refusal(act, thing, person(world, act.who), world)
    wrong = []
    if not words and state not in act.quiet:
        wrong.append("was not refused")
    if words and not sentence(words):
        wrong.append(f"was refused with “{words}”")
    if everything(*TOLD) != before or stands(act.noun, thing) != state:
        wrong.append("has changed something")
    return wrong


def by_a_stranger(act: Act, thing, world) -> list[str]:
    """What is wrong with somebody trying it whom it is not for."""
    act.before(thing, world)
    before = everything(*TOLD)
    words = refusal(act, thing, person(world, act.stranger), world)
    return [] if sentence(words) and everything(*TOLD) == before else [f"{act.stranger} was told “{words}”"]


def once(act: Act, rule: str, thing, world) -> list[str]:
    """What is wrong with the act where the rule leads out, and with doing it twice."""
    machine, by = MACHINE[act.noun], person(world, act.who)
    act.before(thing, world)
    words = refusal(act, thing, by, world)
    state = stands(act.noun, thing)
    if words or state != machine[rule].into:
        return [f"led to “{state}”: {words}"]
    if act.only or any(state in machine[other].out_of for other in act.rules):
        return []
    known = facts()
    words = refusal(act, thing, by, world)
    again = [f"twice: {words}"] if words and not sentence(words) else []
    return again if (facts(), stands(act.noun, thing)) == (known, state) else [*again, "worked twice"]


def planned(noun: str, state: str) -> Iterator[tuple[str, Callable | None, Callable]]:
    """The cells of one state: what each is called, the stage of its own it needs, and what finds out what is wrong."""
    machine = MACHINE[noun]
    for act in (act for act in ACTS if act.noun == noun and any(machine[rule].out_of for rule in act.rules)):
        leading = {} if state in act.quiet else act.rules
        legal = {rule: own for rule, own in leading.items() if state in machine[rule].out_of}
        for rule, own in legal.items():
            yield f"{act.name} ({rule})", own, partial(once, act, rule)
            if act.stranger and not act.only:
                yield f"{act.name} ({rule}), a stranger", own, partial(by_a_stranger, act)
        if not legal and not act.only:
            yield act.name, None, partial(elsewhere, act, state)


def tried(noun: str, state: str, world) -> list[tuple[str, list[str]]]:
    """Each cell of one state: what it is, and what is wrong with it. The stage is set once; each finds it as it was set."""
    plan, cells = list(planned(noun, state)), []
    with undone():
        usual = STAGES[noun, state](world)
        assert stands(noun, usual) == state
        for name, wrong in ((name, wrong) for name, own, wrong in plan if not own):
            with undone():
                cells.append((name, wrong(usual, world)))
    for name, own, wrong in ((name, own, wrong) for name, own, wrong in plan if own):
        with undone():
            cells.append((name, wrong(own(world), world)))
    return cells


def test_the_acts_know_every_rule_and_the_stages_every_state():
    assert {(act.noun, rule) for act in ACTS for rule in act.rules} == {(m.noun, move.rule) for m in MACHINES for move in m.moves}
    assert set(STAGES) == {(machine.noun, state) for machine in MACHINES for state in machine.states}


@pytest.mark.parametrize(("noun", "state"), STAGES, ids=map(" ".join, STAGES))
def test_every_act_in_this_state(world, noun, state, record_property):
    cells = tried(noun, state, world)
    record_property("moves", len(cells))
    assert {name: wrong for name, wrong in cells if wrong} == {}


@pytest.mark.parametrize("act", [act for act in ACTS if not MACHINE[act.noun][next(iter(act.rules))].out_of], ids=lambda act: act.name)
def test_every_beginning(world, act, record_property):
    [rule] = act.rules
    with undone():
        thing = act.do(None, person(world, act.who), world)
        assert stands(act.noun, thing) == MACHINE[act.noun][rule].into
    if act.stranger:
        with undone(), pytest.raises(Forbidden):
            act.do(None, person(world, act.stranger), world)
    record_property("moves", 2 if act.stranger else 1)
