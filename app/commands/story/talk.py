"""Conversations written by hand: one file per group, in the notation `notation.py` reads."""

from datetime import datetime

from app.commands.story.notation import Opening, Reply, read
from app.commands.story.score import Said, Score, Stage
from app.commands.story.texts import named, table
from app.domain.discussions.operations import comment_on
from app.domain.posts.operations import write_post
from app.domain.shares.operations import share

FIRST_DAY, LAST_DAY = 168, 2
AT_NIGHT = "night-shift"


def plan(score: Score) -> None:
    """Give each conversation its time and put it into the score."""
    groups = table("groups")["groups"]
    for path in named("talk", ".md"):
        first_day = min(FIRST_DAY, int(groups[path.stem]["founded"].split()[0]) - 1)
        openings = read(path.read_text(encoding="utf-8"))
        undated = [opening for opening in openings if not opening.when]
        for number, opening in enumerate(undated):
            opening.when = _spread(score, first_day, number / len(undated), path.stem)
        for number, opening in enumerate(openings):
            plan_thread(score, path.stem, opening, opening.key or f"{path.stem}-{number}")


def _spread(score: Score, first_day: int, share_told: float, group: str) -> str:
    day = LAST_DAY + int((first_day - LAST_DAY) * (1 - share_told) ** 1.15)
    return f"{max(day - score.dice.randrange(3), 1)} {hour(score, group)}"


def hour(score: Score, group: str) -> str:
    """A believable time of day to write in `group`."""
    if group == AT_NIGHT:
        return f"{score.dice.choice((21, 22, 23, 1, 2, 3, 4, 5)):02}:{score.dice.randrange(60):02}"
    return f"{score.dice.choice((7, 8, 8, 9, 9, 10, 11, 12, 13, 13, 14, 15, 16)):02}:{score.dice.randrange(60):02}"


def plan_thread(score: Score, group: str, opening: Opening, key: str) -> None:
    """One post and all that is said under it."""
    at = score.calendar.at(opening.when)
    score.need(opening.who, group, at)
    score.said.append(Said(key, group, opening.who, at, warmth=opening.warmth))
    if opening.kind == "question" and not opening.key:
        score.questions.append((key, opening.who))
    score.add(at, lambda stage: _open(stage, group, opening, key))
    plan_replies(score, group, key, opening.replies, at)


def plan_replies(score: Score, home: str, thread: str, replies: list[Reply], at: datetime) -> None:
    """What is said under `thread` from `at` on, and where it is carried."""
    parent = ""
    for number, reply in enumerate(replies):
        room = reply.room or home
        at = score.calendar.at(reply.when) if reply.when else score.calendar.later(at, score.dice, at_night=room == AT_NIGHT)
        score.need(reply.who, room, at)
        if reply.sign == ">>":
            _plan_share(score, thread, reply, room, at)
            continue
        key = f"{thread}#{number}"
        answered, parent = (parent, parent) if reply.sign == "=>" else ("", key)
        score.said.append(Said(thread, room, reply.who, at, comment=key, home=home))
        score.add(at, lambda stage, reply=reply, room=room, key=key, answered=answered: _say(stage, thread, reply, room, key, answered))


def _plan_share(score: Score, thread: str, reply: Reply, room: str, at: datetime) -> None:
    score.add(at, lambda stage: _carry(stage, thread, reply, room))


def _open(stage: Stage, group: str, opening: Opening, key: str) -> None:
    by = stage.people[opening.who]
    post = write_post(stage.groups[group], by=by, title=opening.title, body=opening.body, kind=opening.kind, firsthand=opening.firsthand)
    stage.nouns[key], stage.threads[key] = post, post.thread


def _say(stage: Stage, thread: str, reply: Reply, room: str, key: str, answered: str) -> None:
    parent = stage.comments.get(answered)
    by, place = stage.people[reply.who], stage.groups[room]
    stage.comments[key] = comment_on(stage.threads[thread], by=by, body=reply.body, room=place, parent=parent)


def _carry(stage: Stage, thread: str, reply: Reply, room: str) -> None:
    met_through = stage.shares.get((thread, reply.through)) if reply.through else None
    by, place = stage.people[reply.who], stage.groups[room]
    stage.shares[thread, room] = share(stage.threads[thread], by=by, into=place, note=reply.body, parent=met_through)
