"""The life of an idea."""

from app.core.machine import Machine, Move

ALIVE = ("growing", "ready")

IDEA = Machine(
    "idea",
    Move("I0", (), "growing", "Any of the staff in the group"),
    Move("I0o", ALIVE, "resting", "Whoever said what it grew out of, within 48 hours", "Their reason; it is no longer named", "waking it"),
    Move("I0t", ("resting",), "growing", "Whoever objected, while it rests because of that", "That it names them again"),
    Move("I1", ("growing",), "ready", "Nobody: four lights", "The lights, with numbers", "by itself"),
    Move("I1r", ("ready",), "growing", "Nobody: four lights", "The lights, with numbers", "by itself"),
    Move("I2", ALIVE, "started", "Any member who would lead", "“Started early” where it is not ready", "within a day"),
    Move("I2u", ("started",), "growing", "Whoever leads, within a day"),
    Move(
        "I3", ALIVE, "delivered", "Whoever cares for it or helps, where it is a small thing and done", "What changed, and who is credited"
    ),
    Move("I3r", ("delivered",), "started", "Whoever delivered it, as there is more to do"),
    Move(
        "I4",
        ALIVE,
        "resting",
        "Whoever cares for it, saying why, or thirty quiet days",
        "Not now, because …; that it nears, a week before",
        "waking it",
    ),
    Move("I5", ("resting",), "growing", "Any member"),
    Move("I6", (*ALIVE, "resting"), "merged", "Those who care for both, or one and five working days", "Both, side by side", "splitting"),
    Move("I6u", ("merged",), "growing", "Whoever cares for either, within thirty days"),
    Move("I7", ("growing",), "withdrawn", "Whoever proposed it, while nobody else stands behind it"),
    ends=("started", "delivered", "merged", "withdrawn"),
)
