"""Outcomes, and everybody saying how they want to be named."""

from datetime import datetime, timedelta

from sqlalchemy import select

from app.commands.story.score import Score, Stage
from app.core.database import db
from app.domain.lineage.models import Credit
from app.domain.outcomes.operations import answer_credit, confirm, deliver_idea, deliver_outcome, send_for_credit

WORDS = ("title", "type", "what_changed", "evidence", "learned", "links", "how_to_use", "ask_whom")
# Some answer at once, some the next day, some when they are back.
ROUNDS = (timedelta(hours=3), timedelta(hours=21), timedelta(hours=48))
PATIENCE = timedelta(hours=73)


def plan(score: Score, line: str, group: str, outcome: dict, announcement: dict) -> None:
    """What came of the project, or of an idea that needed none, and three rounds of answers; one more before it is published."""
    key, at = f"{line}/outcome", score.calendar.at(outcome["at"])
    score.add(at, lambda stage: _deliver(stage, line, key, outcome))
    when, who = outcome["sent"]
    sent = score.calendar.at(when)
    score.add(sent, lambda stage: send_for_credit(stage.nouns[key], by=stage.people[who]))
    for number, wait in enumerate(ROUNDS):
        score.add(sent + wait, lambda stage, n=number: _answer(stage, key, outcome, lambda person: person.id % len(ROUNDS) == n))
    score.add(sent + PATIENCE, lambda stage: _confirm(stage, key, who))
    if published := announcement.get("publish"):
        score.add(_before(score, published[0]), lambda stage: _answer(stage, key, outcome, lambda person: True))


def _before(score: Score, when: str) -> datetime:
    return score.calendar.at(when) - timedelta(minutes=25)


def _deliver(stage: Stage, line: str, key: str, outcome: dict) -> None:
    words = {name: outcome[name].strip() for name in WORDS if name in outcome}
    by, project = stage.people[outcome["by"]], stage.nouns.get(f"{line}/project")
    row = deliver_outcome(project, by=by, **words) if project else deliver_idea(stage.nouns[f"{line}/idea"], by=by, **words)
    stage.nouns[key], stage.threads[key] = row, row.thread


def _answer(stage: Stage, key: str, outcome: dict, whose_turn) -> None:
    silent, hidden, as_group = (outcome.get(name, []) for name in ("silent", "hidden", "group_shown"))
    waiting = select(Credit).where(Credit.thread_id == stage.threads[key].id, Credit.state == "proposed").order_by(Credit.id)
    for credit in db.session.scalars(waiting).all():
        person = credit.person
        if person.handle not in silent and whose_turn(person):
            shown_as = "hidden" if person.handle in hidden else "group" if person.handle in as_group else person.credit
            answer_credit(credit, by=person, shown_as=shown_as)


def _confirm(stage: Stage, key: str, who: str) -> None:
    """Whoever has not answered by now may still do so; nothing waits for it."""
    if stage.threads[key].state == "crediting":
        confirm(stage.nouns[key], by=stage.people[who])
