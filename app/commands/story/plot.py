"""Who plans what, in which order."""

import random

from app.commands.story import between, chatter, crowd, gathering, habits, handouts, keeping, kinds, lines, people, signs, talk, tending
from app.commands.story.days import Calendar
from app.commands.story.score import Score
from app.core.clock import now

SEED = 7


def write_score() -> Score:
    """Everything that will happen, as acts in time. The dice always fall alike; only the dates follow the calendar."""
    score = Score(Calendar(now()), random.Random(SEED))
    people.plan(score)
    talk.plan(score)
    lines.plan(score)
    chatter.plan(score)
    handouts.plan(score)
    tending.plan(score)
    gathering.plan(score)
    keeping.plan(score)
    kinds.plan(score)
    signs.plan(score)
    between.plan(score)
    habits.plan(score)
    crowd.plan(score)
    return score
