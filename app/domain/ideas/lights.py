"""What an idea has and what it needs: four lights, the same for everybody, that hold nothing up."""

from dataclasses import dataclass

from app.domain.ideas.models import Idea

SMALL_HOUSE = 25


@dataclass(frozen=True)
class Light:
    """One condition with its numbers."""

    name: str
    have: int
    need: int

    @property
    def is_on(self) -> bool:
        return self.have >= self.need


def lights_of(idea: Idea, staff_count: int) -> list[Light]:
    """Somebody who would lead, two who help, two groups (one in a house of fewer than 25), the least of all it asks for."""
    return [
        Light("Lead", idea.lead_count, 1),
        Light("Helpers", idea.helper_count, 2),
        Light("Groups", idea.group_count, 1 if staff_count < SMALL_HOUSE else 2),
        Light("Asks", idea.covered_count, idea.ask_count),
    ]


def is_ready(idea: Idea, staff_count: int) -> bool:
    """Whether all four lights are on."""
    return all(light.is_on for light in lights_of(idea, staff_count))
