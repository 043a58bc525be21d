"""A project's steps as a board and as a list."""

from dataclasses import dataclass, field

from app.core.clock import now
from app.core.database import db
from app.domain.projects.models import Project, Step
from app.domain.projects.policy import can_work
from app.domain.projects.queries import steps_of
from app.edge.caller import caller
from app.web.navigation import my_groups

WORDS = {"todo": "To do", "doing": "Doing", "done": "Done"}
EMPTY = {"todo": "Nothing waits to be taken.", "doing": "Nobody is at anything right now.", "done": "Nothing is done yet."}
DONE = 40


@dataclass
class Column:
    """The steps that stand alike."""

    state: str
    steps: list[Step] = field(default_factory=list)
    number: int = 0

    @property
    def title(self) -> str:
        return WORDS[self.state]

    @property
    def empty(self) -> str:
        return EMPTY[self.state]


def board_of(project: Project) -> dict:
    """The columns of the board, what the steps wait for, and whether the caller works on them. Few queries, however many steps."""
    steps = list(db.session.scalars(steps_of(project)))
    columns = {state: Column(state, [step for step in steps if step.state == state]) for state in WORDS}
    done = columns["done"]
    done.steps.sort(key=lambda step: (step.done_at, step.id), reverse=True)
    for column in columns.values():
        column.number = len(column.steps)
    done.steps = done.steps[:DONE]
    return {
        "columns": columns,
        "waits": {step.id: step for step in steps if not step.done_at},
        "today": now().date(),
        "working": can_work(caller(), project) is True and project.thread.state not in ("delivered", "stopped"),
        "belongs": project.thread.group_id in my_groups(),
    }
