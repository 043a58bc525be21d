"""Ideas, who stands behind them, what is hoped and doubted."""

from app.commands.story.notation import talk_in
from app.commands.story.score import Said, Score, Stage
from app.commands.story.talk import plan_replies
from app.domain.ideas.operations import ask_for, ask_to_merge, back, consider, object_to, offer, propose, rest, withdraw
from app.domain.projects.operations import ask_to_lead

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
    for number, (when, *asked) in enumerate(idea.get("asks", [])):
        score.add(score.calendar.at(when), lambda stage, number=number, asked=asked: _ask(stage, key, number, *asked))
    for when, who, number, *offered in idea.get("offers", []):
        score.need(who, group, score.calendar.at(when))
        score.add(score.calendar.at(when), lambda stage, who=who, n=number, offered=offered: _offer(stage, key, who, n, *offered))
    for when, who, side, body in idea.get("considered", []):
        score.add(
            score.calendar.at(when), lambda stage, w=who, s=side, b=body: consider(stage.nouns[key], by=stage.people[w], side=s, body=b)
        )
    if asked := idea.get("lead_asked"):
        score.add(score.calendar.at(asked[0]), lambda stage: _ask_to_lead(stage, key, *asked[1:]))
    plan_replies(score, group, key, talk_in(idea.get("talk", "")), at)
    if fate := idea.get("fate"):
        when, verb, who, *because = fate
        why = {"because": because[0]} if because else {}
        score.add(score.calendar.at(when), lambda stage: FATES[verb](stage.nouns[key], by=stage.people[who], **why))
    _plan_words_against(score, key, idea)


def _plan_words_against(score: Score, key: str, idea: dict) -> None:
    """What whoever it grew out of has against it, and with which other somebody would bring it together."""
    if objection := idea.get("objection"):
        when, objector, reason = objection
        score.add(score.calendar.at(when), lambda stage: object_to(stage.nouns[key], by=stage.people[objector], reason=reason))
    if merger := idea.get("merge"):
        when, who, other, note = merger
        score.add(score.calendar.at(when), lambda stage: _ask_to_merge(stage, key, who, f"{other}/idea", note))


def _ask_to_merge(stage: Stage, key: str, who: str, other: str, note: str) -> None:
    ask_to_merge(stage.nouns[key], by=stage.people[who], other=stage.nouns[other], keep_other=True, note=note)


def _propose(stage: Stage, line: str, key: str, idea: dict) -> None:
    row = propose(
        stage.groups[idea["group"]],
        by=stage.people[idea["by"]],
        title=idea["title"],
        what_if=idea["what_if"],
        would_help=idea["would_help"],
        first_step=idea["first_step"],
        hours_needed=idea.get("hours", 0),
        hours_wanted=idea.get("hours_at_best", 0),
        skill_needed=idea.get("skill", ""),
        out_of=stage.threads.get(idea.get("out_of", line)),
    )
    stage.nouns[key], stage.threads[key] = row, row.thread


def _back(stage: Stage, key: str, who: str, way: str, group: str, hours: int, skill: str, note: str) -> None:
    back(stage.nouns[key], by=stage.people[who], way=way, group=stage.groups[group], hours=hours, skill=skill, note=note)


def _ask(stage: Stage, key: str, number: int, kind: str, what: str, minimum: int, optimum: int, unit: str) -> None:
    idea = stage.nouns[key]
    asked = ask_for(idea, by=idea.minder, kind=kind, what=what, minimum=minimum, optimum=optimum, unit=unit)
    stage.nouns[f"{key}/ask{number}"] = asked


def _offer(stage: Stage, key: str, who: str, number: int, amount: int, for_department: bool, note: str) -> None:
    asked = stage.nouns[f"{key}/ask{number}"]
    offer(asked, by=stage.people[who], amount=amount, for_department=for_department, note=note)


def _ask_to_lead(stage: Stage, key: str, who: str, person: str, words: str) -> None:
    ask_to_lead(stage.nouns[key], by=stage.people[who], person=stage.people[person], words=words)
