"""What passes between groups: how they receive, what waits to be let in, and what is said to all rooms at once."""

from app.commands.story.score import Score, Stage
from app.commands.story.texts import table
from app.domain.discussions.operations import comment_on
from app.domain.shares.operations import set_reception, share


def plan(score: Score) -> None:
    """Put into the score what the table tells."""
    told = table("between")
    acts = {"receiving": _receive, "asked": _ask, "everywhere": _tell}
    for name, act in acts.items():
        for when, who, *rest in told[name]:
            score.add(score.calendar.at(when), lambda stage, act=act, who=who, rest=rest: act(stage, who, *rest))


def _receive(stage: Stage, who: str, slug: str, rule: str, quota: int) -> None:
    set_reception(stage.groups[slug], by=stage.people[who], rule=rule, quota=quota)


def _ask(stage: Stage, who: str, thread: str, slug: str, why: str) -> None:
    share(stage.threads[thread], by=stage.people[who], into=stage.groups[slug], note=why)


def _tell(stage: Stage, who: str, thread: str, slug: str, body: str) -> None:
    comment_on(stage.threads[thread], by=stage.people[who], body=body, room=stage.groups[slug], everywhere=True)
