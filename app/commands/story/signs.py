"""The small signs people give: who was there, and found it worth a reaction."""

from datetime import datetime, timedelta

from app.commands.story.score import Said, Score, Stage
from app.commands.story.texts import table
from app.domain.discussions.operations import react

KINDS = ("like",) * 5 + ("love",) * 2 + ("celebrate",) * 2 + ("insightful",) * 3 + ("thanks",) * 4 + ("curious",) * 2
ON_THREADS, ON_COMMENTS = 1.9, 0.5


def plan(score: Score) -> None:
    """A few members react to each thing said in their group, most to what is warmest."""
    guests = table("people")["guests"]
    members: dict[str, list[tuple[str, datetime]]] = {}
    for (who, group), joined in score.joined.items():
        members.setdefault(group, []).append((who, joined))
    for said in score.said:
        present = [who for who, joined in members[said.room] if joined < said.at and who != said.by]
        if said.home and said.home != said.room:
            # A guest reads at home what is brought here only once they belong there, too.
            present = [who for who in present if who not in guests or score.joined.get((who, said.home), said.at) < said.at]
        mean = said.warmth * (ON_COMMENTS if said.comment else ON_THREADS)
        number = min(int(score.dice.expovariate(1 / mean)), len(present), 11)
        for who in score.dice.sample(present, number):
            _plan_reaction(score, said, who, score.dice.choice(KINDS))


def _plan_reaction(score: Score, said: Said, who: str, kind: str) -> None:
    at = score.calendar.later(said.at, score.dice, at_night=said.room == "night-shift")
    score.add(at + timedelta(seconds=1), lambda stage: _react(stage, said, who, kind))


def _react(stage: Stage, said: Said, who: str, kind: str) -> None:
    react(stage.threads[said.thread], by=stage.people[who], kind=kind, comment=stage.comments.get(said.comment))
