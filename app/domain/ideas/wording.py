"""The words of an idea and of whoever stands behind it, checked."""

from app.core.errors import Invalid
from app.core.markdown import render
from app.domain.discussions.threads import LONGEST_TITLE
from app.domain.groups.models import Group
from app.domain.groups.queries import is_member
from app.domain.ideas.models import WAYS, Idea
from app.domain.people.models import Person

LINES = {
    "what_if": "What if…? One sentence is enough.",
    "would_help": "Whom would it help, and how?",
    "first_step": "What could be a first step?",
}
LONGEST_LINE = 2000
MOST_HOURS_PLEDGED = 200


def worded(*, title: str, what_if: str, would_help: str, first_step: str, errors: dict | None = None) -> tuple[str, dict]:
    """The title and the columns of an idea. Raises Invalid naming every field that makes no sense, besides those of `errors`."""
    lines = {"what_if": what_if.strip(), "would_help": would_help.strip(), "first_step": first_step.strip()}
    errors = (errors or {}) | {field: question for field, question in LINES.items() if not lines[field]}
    errors |= {field: f"At most {LONGEST_LINE:,} characters." for field, line in lines.items() if len(line) > LONGEST_LINE}
    title = " ".join(title.split())
    if not title or len(title) > LONGEST_TITLE:
        errors["title"] = f"At most {LONGEST_TITLE} characters." if title else "An idea needs a name."
    if errors:
        raise Invalid(**errors)
    return title, lines


def opening(columns: dict) -> str:
    """What an idea begins with, as HTML, for its excerpt."""
    return render(columns["what_if"])


def check_backing(idea: Idea, by: Person, way: str, group: Group, hours: int, skill: str, note: str) -> None:
    """Raises Invalid naming every field of a backing that makes no sense."""
    errors = {}
    if way not in WAYS:
        errors["way"] = "Choose one of those offered."
    elif way == "lead" and not by.is_staff:
        errors["way"] = "A guest can do everything but lead."
    if group.id != idea.thread.group_id and (group.is_secret or not is_member(by, group)):
        errors["group"] = "Choose a group you belong to, and that is not secret."
    if not 0 <= hours <= MOST_HOURS_PLEDGED:
        errors["hours"] = f"A number from 0 to {MOST_HOURS_PLEDGED}."
    if len(skill.strip()) > 80:
        errors["skill"] = "At most 80 characters."
    if len(note.strip()) > 300:
        errors["note"] = "At most 300 characters."
    if errors:
        raise Invalid(**errors)
