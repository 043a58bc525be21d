"""When an outcome is settled: all have answered, their time is over, or it has been told to the world."""

from sqlalchemy import Select, select

from app.core.clock import now
from app.core.events import record
from app.domain.discussions.threads import move
from app.domain.lineage.models import Credit
from app.domain.outcomes.events import OutcomeMoved
from app.domain.outcomes.machine import OUTCOME
from app.domain.outcomes.models import Outcome
from app.domain.people.models import Person


def settle(outcome: Outcome, by: Person) -> None:
    """Crediting → confirmed. Answers may still be changed. Raises Invalid(state=…) from anywhere else."""
    move_outcome(outcome, by, "O2")
    outcome.confirmed_at = now()


def move_outcome(outcome: Outcome, by: Person, rule: str) -> None:
    """Change the state and tell. Raises Invalid(state=…) where it is another by now."""
    move(outcome.thread, OUTCOME[rule])
    record(OutcomeMoved(actor_id=by.id, outcome_id=outcome.id, group_id=outcome.thread.group_id, state=OUTCOME[rule].into))


def open_credits(outcome: Outcome) -> Select:
    """Credits nobody has answered yet."""
    return select(Credit).where(Credit.thread_id == outcome.id, Credit.state == "proposed")
