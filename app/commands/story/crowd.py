"""What half the house stands behind: an idea that found people in five groups within two weeks. Told last, so that it moves no dice."""

from app.commands.story import ideas
from app.commands.story.score import Score, Stage
from app.commands.story.texts import table
from app.domain.discussions.operations import react

KEY = "crowd"


def plan(score: Score) -> None:
    """The idea, those who back it, the talk that carries it on, and the signs of those who said nothing."""
    told = table(KEY)
    ideas.plan(score, KEY, told["idea"], set())
    for when, kind, people in told["signs"]:
        at = score.calendar.at(when)
        for who in people.split():
            score.need(who, told["idea"]["group"], at)
            score.add(at, lambda stage, who=who, kind=kind: _sign(stage, who, kind))


def _sign(stage: Stage, who: str, kind: str) -> None:
    react(stage.threads[f"{KEY}/idea"], by=stage.people[who], kind=kind)
