"""Ideas, who stands behind them, what is hoped and doubted."""

from app.commands.story.notation import talk_in
from app.commands.story.score import Said, Score, Stage
from app.commands.story.talk import plan_replies
from app.domain.ideas.operations import back, consider, propose, rest, withdraw

FATES = {"rest": rest, "withdraw": withdraw}


def plan(score: Score, line: str, idea: dict, guests: set[str]) -> None:
    """An idea from its proposal to wherever it has come."""
    key, at, group = f"{line}/idea", score.calendar.at(idea["at"]), idea["group"]
    score.need(idea["by"], group, at)
    score.said.append(Said(key, group, idea["by"], at, warmth=1.8))
    score.add(at, lambda stage: _propose(stage, line, key, idea))
    for when, who, *backing in idea.get("backings", []):
        when = score.calendar.at(when)
        score.need(who, backing[1], when)
        if who in guests:
            score.need(who, group, when)
        score.add(when, lambda stage, who=who, backing=backing: _back(stage, key, who, *backing))
    for when, who, side, body in idea.get("considered", []):
        score.add(
            score.calendar.at(when), lambda stage, w=who, s=side, b=body: consider(stage.nouns[key], by=stage.people[w], side=s, body=b)
        )
    plan_replies(score, group, key, talk_in(idea.get("talk", "")), at)
    if fate := idea.get("fate"):
        when, verb, who = fate
        score.add(score.calendar.at(when), lambda stage: FATES[verb](stage.nouns[key], by=stage.people[who]))


def _propose(stage: Stage, line: str, key: str, idea: dict) -> None:
    row = propose(
        stage.groups[idea["group"]],
        by=stage.people[idea["by"]],
        title=idea["title"],
        what_if=idea["what_if"],
        would_help=idea["would_help"],
        first_step=idea["first_step"],
        hours_needed=idea.get("hours", 0),
        skill_needed=idea.get("skill", ""),
        out_of=stage.threads.get(idea.get("out_of", line)),
    )
    stage.nouns[key], stage.threads[key] = row, row.thread


def _back(stage: Stage, key: str, who: str, way: str, group: str, hours: int, skill: str, note: str) -> None:
    back(stage.nouns[key], by=stage.people[who], way=way, group=stage.groups[group], hours=hours, skill=skill, note=note)
