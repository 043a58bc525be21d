"""Who was in a group before they spoke there."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

from app.commands.imports.ledger import Ledger
from app.commands.imports.steps import InGroup, Join, Leave, Row, Step

SILENTLY = Row(what="memberships without a notice")


def in_order(steps: Iterable[Step]) -> list[Step]:
    """The steps by time; of two at the same moment the one planned first."""
    return sorted(steps, key=lambda step: step.at)


def with_memberships(steps: Iterable[Step], ledger: Ledger) -> Iterator[Step]:
    """`steps` in order, with a Join before the first word of whoever had not joined; second joinings left out."""
    inside, left = set(), Counter()
    for step in steps:
        if not isinstance(step, InGroup):
            yield step
            continue
        place = step.person, step.group
        if isinstance(step, Join) and place in inside:
            ledger.leave(step.row, "notices of somebody joining who was in already")
            continue
        if place not in inside and not isinstance(step, Join | Leave):
            ledger.see(SILENTLY.what)
            yield _numbered(joining(step, row=SILENTLY, becomes="members from their first word"), left[place])
        if isinstance(step, Leave):
            inside.discard(place)
            left[place] += 1
        else:
            inside.add(place)
        yield _numbered(step, left[place]) if isinstance(step, Join) else step


def joining(step: InGroup, *, row: Row, becomes: str) -> Join:
    """The Join that `step` takes for granted."""
    return Join(key=f"{step.person}@{step.group}", at=step.at, row=row, becomes=becomes, person=step.person, group=step.group)


def _numbered(step: Join, times_left: int) -> Join:
    # Coming back is another joining than the first.
    return replace(step, key=f"{step.key}/{times_left}") if times_left else step
