"""Projects: the team, the steps, how it goes."""

from datetime import datetime, timedelta

from app.commands.story.handouts import sent
from app.commands.story.notation import talk_in
from app.commands.story.score import Said, Score, Stage
from app.commands.story.talk import plan_replies
from app.domain.files.described import Described
from app.domain.projects.operations import (
    activate,
    add_files,
    add_link,
    add_step,
    agree_to_notice,
    finish_step,
    give_notice,
    lend,
    pause,
    post_update,
    promote,
    reach_milestone,
    set_milestone,
    stop,
    take_place,
    take_step,
    write_headline,
)

MOVES = {"activate": activate, "pause": pause}


def plan(score: Score, line: str, group: str, project: dict) -> None:
    """A project from its start to wherever it has come; results are told elsewhere."""
    key, at = f"{line}/project", score.calendar.at(project["at"])
    score.need(project["by"], group, at)
    score.said.append(Said(key, group, project["by"], at, warmth=1.4))
    score.add(at, lambda stage: _promote(stage, line, key, project))
    _plan_team(score, key, group, project)
    team = {project["by"]: at} | {who: score.calendar.at(when) for when, who, _ in project.get("team", [])}
    for number, step in enumerate(project.get("steps", [])):
        _plan_helper(score, key, group, step, team)
        _plan_step(score, key, f"{key}/{number}", step, team)
    told = at
    for when, who, *words in project.get("updates", []):
        told, words = score.calendar.at(when), dict(zip(("body", "next_up", "blocks"), words, strict=False))
        score.add(told, lambda stage, who=who, words=words: post_update(stage.nouns[key], by=stage.people[who], **words))
    _plan_milestones(score, key, project)
    _plan_loans(score, key, group, project)
    _plan_belongings(score, key, project)
    _plan_notices(score, key, project)
    _plan_moves(score, key, project)
    plan_replies(score, group, key, talk_in(project.get("talk", "")), told)


def _promote(stage: Stage, line: str, key: str, project: dict) -> None:
    row = promote(stage.nouns[f"{line}/idea"], by=stage.people[project["by"]], goal=project["goal"], trial_weeks=project["weeks"])
    stage.nouns[key], stage.threads[key] = row, row.thread


def _plan_team(score: Score, key: str, group: str, project: dict) -> None:
    for when, who, does in project.get("team", []):
        when = score.calendar.at(when)
        score.need(who, group, when)
        score.add(when, lambda stage, who=who, does=does: take_place(stage.nouns[key], by=stage.people[who], does=does))


def _plan_step(score: Score, project: str, key: str, step: list[str], team: dict[str, datetime]) -> None:
    when, who, title, owner, done = step

    def put(stage: Stage) -> None:
        stage.nouns[key] = add_step(stage.nouns[project], by=stage.people[who], title=title)

    added = score.calendar.at(when)
    score.add(added, put)
    if owner:
        taken = score.calendar.later(max(added, team[owner]), score.dice)
        end = score.calendar.at(done) if done else taken
        score.add(min(taken, end), lambda stage: _work(stage, key, owner, take_step))
    if done:
        score.add(score.calendar.at(done), lambda stage: _work(stage, key, owner, finish_step))


def _plan_helper(score: Score, key: str, group: str, step: list[str], team: dict[str, datetime]) -> None:
    """Steps are the team's: somebody who does only this one joins for it."""
    when, _, _, owner, _ = step
    if owner and owner not in team:
        at = team[owner] = score.calendar.at(when)
        score.need(owner, group, at)
        score.add(at, lambda stage: take_place(stage.nouns[key], by=stage.people[owner]))


def _plan_milestones(score: Score, key: str, project: dict) -> None:
    """What will be true so many days from today, and since when it is."""
    for number, (when, who, title, days, reached) in enumerate(project.get("milestones", [])):
        due, name = (score.calendar.today + timedelta(days=days)).date(), f"{key}/milestone/{number}"

        def put(stage: Stage, who=who, title=title, due=due, name=name) -> None:
            stage.nouns[name] = set_milestone(stage.nouns[key], by=stage.people[who], title=title, due=due)

        score.add(score.calendar.at(when), put)
        if reached:
            score.add(score.calendar.at(reached), lambda stage, who=who, name=name: _work(stage, name, who, reach_milestone))


def _plan_loans(score: Score, key: str, group: str, project: dict) -> None:
    for when, who, what in project.get("lent", []):
        at = score.calendar.at(when)
        score.need(who, group, at)
        score.add(at, lambda stage, who=who, what=what: lend(stage.nouns[key], by=stage.people[who], what=what))


def _work(stage: Stage, key: str, who: str, verb) -> None:
    verb(stage.nouns[key], by=stage.people[who])


def _plan_belongings(score: Score, key: str, project: dict) -> None:
    for when, who, title, address in project.get("links", []):
        words = {"title": title, "address": address}
        score.add(score.calendar.at(when), lambda stage, who=who, words=words: add_link(stage.nouns[key], by=stage.people[who], **words))
    for when, who, name, alt in project.get("files", []):
        score.add(score.calendar.at(when), lambda stage, who=who, name=name, alt=alt: _put_file(stage, key, who, name, alt))


def _put_file(stage: Stage, key: str, who: str, name: str, alt: str) -> None:
    person = stage.people[who]
    file = sent(name, person)
    add_files(stage.nouns[key], by=person, keys=[file.key], described={file.key: Described(alt)})


def _plan_notices(score: Score, key: str, project: dict) -> None:
    for number, (when, who, keeper, what, why, needs_yes, agreed) in enumerate(project.get("notices", [])):
        at, notice = score.calendar.at(when), f"{key}/notice/{number}"
        words = {"what": what, "why": why, "starts_on": at.date() + timedelta(days=14), "needs_yes": needs_yes}
        score.add(at, lambda stage, notice=notice, who=who, keeper=keeper, words=words: _notice(stage, key, notice, who, keeper, words))
        if agreed:
            score.add(score.calendar.at(agreed), lambda stage, notice=notice, keeper=keeper: _work(stage, notice, keeper, agree_to_notice))


def _notice(stage: Stage, key: str, notice: str, who: str, keeper: str, words: dict) -> None:
    stage.nouns[notice] = give_notice(stage.nouns[key], by=stage.people[who], keeper=stage.people[keeper], **words)


def _plan_moves(score: Score, key: str, project: dict) -> None:
    if headline := project.get("headline"):
        when, who, words = headline
        score.add(score.calendar.at(when), lambda stage: write_headline(stage.nouns[key], by=stage.people[who], headline=words))
    for when, who, verb in project.get("moves", []):
        score.add(score.calendar.at(when), lambda stage, who=who, verb=verb: MOVES[verb](stage.nouns[key], by=stage.people[who]))
    if ended := project.get("stop"):
        when, who, reason = ended
        score.add(score.calendar.at(when), lambda stage: stop(stage.nouns[key], by=stage.people[who], reason=reason))
