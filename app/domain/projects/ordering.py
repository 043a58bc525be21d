"""The order of steps: on the board, and of those that wait for each other."""

from sqlalchemy import case, select, update

from app.core.database import db
from app.domain.projects.models import Step


def ordered(step: Step, to: str, before: Step | None) -> bool:
    """Put `step` in front of `before`, at the end, or one place "up" or "down" among its column. Whether anything changed."""
    here = select(Step).where(Step.project_id == step.project_id, Step.done_at.is_(None)).order_by(Step.position, Step.id)
    column = [other for other in db.session.scalars(here) if other.state == step.state]
    known = [other.id for other in column]
    order = [step_id for step_id in known if step_id != step.id]
    order.insert(_place(known, order, step, to, before), step.id)
    if order == known and [other.position for other in column] == sorted({other.position for other in column}):
        return False
    places = case({step_id: number for number, step_id in enumerate(order, 1)}, value=Step.id)
    db.session.execute(update(Step).where(Step.id.in_(order)).values(position=places), execution_options={"synchronize_session": False})
    for other in column:
        db.session.expire(other, ["position"])
    return True


def _place(known: list[int], order: list[int], step: Step, to: str, before: Step | None) -> int:
    if to in ("up", "down"):
        return max(known.index(step.id) + (1 if to == "down" else -1), 0)
    return order.index(before.id) if before is not None and before.id in order else len(order)


def waits_in_a_circle(step: Step, waits_for: Step) -> bool:
    """Whether `waits_for`, or what it waits for in turn, waits for `step`."""
    query = select(Step.id, Step.waits_for_id).where(Step.project_id == step.project_id)
    ahead, step_id, seen = dict(db.session.execute(query).all()), waits_for.id, set()
    while step_id and step_id not in seen:
        if step_id == step.id:
            return True
        seen.add(step_id)
        step_id = ahead.get(step_id)
    return False
