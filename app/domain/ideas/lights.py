"""What an idea has and what it needs: four lights, the same for everybody, that hold nothing up."""

from collections.abc import Iterable
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


@dataclass(frozen=True)
class Want:
    """What is missing of something an idea asks for."""

    kind: str
    what: str
    unit: str
    missing: int

    @property
    def words(self) -> str:
        """“4 hours sheet metal”, “1 person (welding)”, “2 covers to lend”, “200 EUR (paint)”."""
        if self.kind == "skill":
            return f"{self.missing:,} {'person' if self.missing == 1 else 'people'} ({self.what})"
        if self.kind == "hours":
            return f"{self.missing:,} hour{'' if self.missing == 1 else 's'} {self.what}".strip()
        if not self.unit or self.unit.casefold() in self.what.casefold():
            return f"{self.missing:,} {self.what}"
        return f"{self.missing:,} {self.unit} ({self.what})"


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


def missing_of(lights: Iterable[Light], wants: Iterable[Want]) -> list[str]:
    """What keeps `lights` off, in the words every page has for it: “a lead”, “1 helper”, “4 hours sheet metal”."""
    missing = {light.name: light.need - light.have for light in lights if not light.is_on}
    hands = {"Lead": "a lead", "Helpers": _number(missing.get("Helpers", 0), "helper"), "Groups": _groups(missing.get("Groups", 0))}
    words = [hands[name] for name in missing if name in hands]
    return words + [want.words for want in wants] if "Asks" in missing else words


def _groups(number: int) -> str:
    return "1 more group" if number == 1 else f"{number} groups"


def _number(number: int, word: str) -> str:
    return f"{number} {word}{'' if number == 1 else 's'}"
