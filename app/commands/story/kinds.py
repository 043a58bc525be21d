"""What is more than talk: answers taken, polls, events, thanks, what somebody heard."""

from datetime import timedelta
from random import Random

from app.commands.story.score import Score, Stage
from app.commands.story.texts import table
from app.domain.gatherings.operations import attend, invite_to
from app.domain.gatherings.queries import find_gathering
from app.domain.polls.operations import cast_ballot, close_poll, open_poll
from app.domain.polls.queries import find_poll
from app.domain.posts.operations import accept_answer, praise, write_post

ZONE = "Europe/Berlin"


def plan(score: Score) -> None:
    """Everything of `texts/kinds.toml`, and the answers. It has dice of its own, so that nothing else falls differently."""
    told, dice = table("kinds"), Random(11)
    for poll in told["poll"]:
        _plan_poll(score, poll, dice)
    for event in told["event"]:
        _plan_event(score, event, dice)
    for thanks in told["praise"]:
        score.add(score.calendar.at(thanks["at"]), lambda stage, thanks=thanks: _thank(stage, **thanks))
    for heard in told["experience"]:
        score.add(score.calendar.at(heard["at"]), lambda stage, heard=heard: _tell(stage, **heard))
    _plan_answers(score, dice)


def _plan_poll(score: Score, poll: dict, dice: Random) -> None:
    key, at = f"poll/{poll['group']}", score.calendar.at(poll["at"])
    score.add(at, lambda stage: _open(stage, key, poll))
    for who, ballot in zip(_members(score, poll, dice), poll["ballots"], strict=False):
        at = score.calendar.later(at, dice)
        score.add(at, lambda stage, who=who, ballot=ballot: _vote(stage, key, who, ballot))
    if "closed" in poll:
        score.add(max(score.calendar.at(poll["closed"]), at), lambda stage: _close(stage, key, poll["by"]))


def _plan_event(score: Score, event: dict, dice: Random) -> None:
    key, at = f"event/{event['group']}/{event['days']}", score.calendar.at(event["at"])
    day = (score.calendar.today + timedelta(days=event["days"])).date()
    score.add(at, lambda stage: _invite(stage, key, event, [f"{day}T{hour}" for hour in event["hours"]]))
    for who, answer in zip(_members(score, event, dice), event["answers"].split(), strict=False):
        at += timedelta(minutes=dice.randrange(4, 50))
        score.add(min(at, score.calendar.today), lambda stage, who=who, answer=answer: _answer(stage, key, who, answer))


def _members(score: Score, told: dict, dice: Random) -> list[str]:
    """Those who belonged to the group by then, but for who asks, in any order."""
    there = score.calendar.at(told["at"])
    members = [who for (who, slug), joined in score.joined.items() if slug == told["group"] and joined < there and who != told["by"]]
    return dice.sample(sorted(members), len(members))


def _plan_answers(score: Score, dice: Random) -> None:
    """Of two questions in three, whoever asked took a reply of somebody else as the answer."""
    for key, who in score.questions:
        replies = [said for said in score.said if said.thread == key and said.comment and said.room == said.home and said.by != who]
        if replies and dice.random() < 0.66:
            at, chosen = score.calendar.later(max(said.at for said in replies), dice), replies[0].comment
            score.add(at, lambda stage, who=who, chosen=chosen: accept_answer(stage.comments[chosen], by=stage.people[who]))


def _open(stage: Stage, key: str, poll: dict) -> None:
    words = {name: poll[name] for name in ("title", "options", "way")} | {"body": poll.get("body", "")}
    made = open_poll(stage.groups[poll["group"]], by=stage.people[poll["by"]], **words)
    stage.threads[key] = made.thread


def _vote(stage: Stage, key: str, who: str, ballot: list[int]) -> None:
    person = stage.people[who]
    cast_ballot(find_poll(stage.threads[key].id, seen_by=person), by=person, choices=ballot)


def _close(stage: Stage, key: str, who: str) -> None:
    close_poll(find_poll(stage.threads[key].id, seen_by=stage.people[who]), by=stage.people[who])


def _invite(stage: Stage, key: str, event: dict, hours: list[str]) -> None:
    words = {"title": event["title"], "place": event["place"], "body": event.get("body", ""), "capacity": str(event.get("capacity", ""))}
    by = stage.people[event["by"]]
    made = invite_to(stage.groups[event["group"]], by=by, starts=hours[0], ends=hours[1], zone=ZONE, **words)
    stage.threads[key] = made.thread


def _answer(stage: Stage, key: str, who: str, answer: str) -> None:
    person = stage.people[who]
    attend(find_gathering(stage.threads[key].id, seen_by=person), by=person, answer=answer)


def _thank(stage: Stage, at: str, by: str, group: str, people: list[str], body: str) -> None:
    praise(stage.groups[group], by=stage.people[by], people=[stage.people[who] for who in people], body=body)


def _tell(stage: Stage, at: str, by: str, group: str, **words: str) -> None:
    write_post(stage.groups[group], by=stage.people[by], kind="experience", firsthand="secondhand", **words)
