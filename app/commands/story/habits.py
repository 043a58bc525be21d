"""What people keep to themselves, and what those who look after a group do with its talk: pins and a closed talk."""

from app.commands.story.score import Score, Stage
from app.domain.bookmarks.operations import save
from app.domain.follows.operations import follow_person, follow_thread, reach
from app.domain.people.models import Person
from app.domain.placements.operations import lock, pin

WHEN = "1 15:50"
PINNED = (("priya", "repair-0"), ("priya", "tool-shelf"))
LOCKED = (("priya", "repair-12", "Settled: the shelf pays for what everybody uses up. Go on in the project."),)
SAVED = (("mina", "repair-3"), ("mina", "tool-shelf"), ("mina", "repair-6"), ("lee", "repair-2"), ("jon", "tool-shelf"))
FOLLOWED = (("mina", "jon"), ("mina", "priya"), ("lee", "mina"), ("jon", "ana"))
HEARD = (("mina", "tool-shelf", "all"), ("lee", "repair-6", "highlights"), ("jon", "repair-8", "off"))


def plan(score: Score) -> None:
    """All of it on one afternoon, when everything it is about has been said."""
    at = score.calendar.at(WHEN)
    for act in (_look_after, _keep):
        score.add(at, act)


def _look_after(stage: Stage) -> None:
    for who, key in PINNED:
        pin(stage.threads[key], by=stage.people[who])
    for who, key, reason in LOCKED:
        lock(stage.threads[key], by=stage.people[who], reason=reason)


def _keep(stage: Stage) -> None:
    for who, key in SAVED:
        save(stage.threads[key], by=stage.people[who])
    for who, whom in FOLLOWED:
        follow_person(stage.people[whom], by=stage.people[who])
    for who, key, level in HEARD:
        follow_thread(stage.threads[key], by=stage.people[who], level=level)
    _stop(stage, "straps", stage.people["mina"])


def _stop(stage: Stage, key: str, person: Person) -> None:
    """`person` has met all that was said in the thread but the last two replies."""
    said = [stage.comments[name].id for name in stage.comments.names() if name.startswith(f"{key}#")]
    if len(said) > 3:
        reach(stage.threads[key], by=person, upto=sorted(said)[-3])
