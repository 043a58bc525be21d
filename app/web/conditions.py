"""What a project on trial depends on: each thing with a tick, a clock or a warning, in words."""

from dataclasses import dataclass

from app.domain.projects.models import Project
from app.domain.projects.touching import holds_up, standing
from app.web.words import clock

KINDS = {"hours": "Hours", "skill": "Skill", "thing": "To borrow", "money": "Money"}


@dataclass(frozen=True)
class Condition:
    """One thing: `mark` is passed, waits or stopped; `holds_up` says that the project does not go on before it is settled."""

    mark: str
    what: str
    words: str
    href: str
    holds_up: bool = False


def conditions_of(project: Project, asks: list, notices: list) -> list[Condition]:
    """Every ask of the idea and every notice that stands, from the rows the page of a project has anyway."""
    return [*(_of_ask(project, row) for row in asks), *(_of_notice(row) for row in notices if row.state != "withdrawn")]


def _of_ask(project: Project, row) -> Condition:
    offered, least = row.position, row.waits_for_id
    what = f"{KINDS[row.state]}: {row.title}" if row.title else KINDS[row.state]
    unit = f" {row.unit}" if row.unit else ""
    words = f"{offered:,} of {least:,}{unit} offered" + (", the least is covered" if offered >= least else "; it may go on without")
    return Condition("passed" if offered >= least else "waits", what, words, f"/i/{project.idea_id}#ask_{row.id}")


def _of_notice(row) -> Condition:
    how, name = standing(row.state, row.needs_yes, row.done_at), row.owner.name
    waits = f"Waits for a yes of {name}" if row.needs_yes else f"{name} may object {clock(row.done_at)}; it may go on meanwhile"
    mark, words = {
        "yes": ("passed", f"{name} agreed"),
        "go": ("passed", f"{name} did not object"),
        "no": ("stopped", f"{name} objected: find another way together, or withdraw the notice"),
        "waits": ("waits", waits),
    }[how]
    return Condition(mark, row.title, words, f"/notices/{row.id}", holds_up(row.state, row.needs_yes))
