"""Telling whose an idea is that stood unnamed, when its hours are over."""

from app.core.clock import now
from app.core.policy import permits
from app.domain.discussions.blind import show_names
from app.domain.discussions.models import Thread
from app.domain.ideas.policy import is_house
from app.domain.people.models import Person


@permits(is_house)
def show_due_names(*, by: Person) -> int:
    """Note of every idea whose hours are over that its author is named from now on. Returns how many.

    Pages name them from that very moment; what was kept without the name (the index of search) is put right by this.
    """
    return show_names(Thread.blind_until <= now(), by=by)
