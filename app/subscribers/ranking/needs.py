"""What something needs to become the next thing on the line, in words anybody can read."""

from datetime import timedelta
from math import log

from app.subscribers.ranking.engine.quality import MU
from app.subscribers.ranking.engine.readiness import GATES, LABELS, scaled
from app.subscribers.ranking.engine.score import EPOCH, Figures, freshness, parts, shown

STAGES = {"idea": "A post, to become an idea", "project": "An idea, to become a project", "announcement": "A project, to be told outside"}

# Below which number what is said of it.
BRING = (
    (0.6, "every second person brings another"), (0.7, "two in three bring another"), (0.78, "three in four bring another"),
    (0.9, "four in five bring another"), (1.5, "everybody brings another"),
)  # fmt: skip


def needs_of_all(people: int) -> list[tuple[str, list[tuple[str, str, str]]]]:
    """For every stage its name, and its lights with what they need in a large house and in one of `people`."""
    return [(STAGES[stage], [(LABELS[name], _told(name, need), _told(name, scaled(name, need, people))) for name, need in needs.items()])
            for stage, needs in GATES.items()]  # fmt: skip


def brings(reproduction: float) -> str:
    """What a reproduction number says, for somebody who has never met one."""
    if reproduction < 0.05:
        return "hardly anybody brings another"
    if reproduction < 0.4:
        return f"on average one in {round(1 / reproduction)} brings another"
    words = next((words for below, words in BRING if reproduction < below), f"everybody brings {round(reproduction)} others")
    return f"on average {words}"


def example() -> list[tuple[str, str, float]]:
    """A card on Home as it is worked out, and in words: its parts, rounded as they are shown."""
    figures = Figures(quality=log((MU + 0.1) / MU), supporters=9, firsthand=1)
    known = shown(parts("front", figures) | {"age": freshness("front", EPOCH, EPOCH + timedelta(hours=30))})
    words = {
        "quality": "nine people stand behind it: with doubt taken off, 30 in 100 of those who met it, where 20 in 100 is usual",
        "first-hand": "one of them has tried it",
        "age": "it is thirty hours old",
    }
    return [(name, words[name], value) for name, value in known.items()]


def _told(name: str, need: float) -> str:
    """A need in its own unit; quality as the share of those who meet it and stand behind it."""
    return f"{100 * (need + MU):.0f} in 100" if name == "quality" else f"{need:.1f}".removesuffix(".0")
