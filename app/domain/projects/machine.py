"""The life of a project."""

from app.core.machine import Machine, Move

UNDER_WAY = ("trial", "active")

PROJECT = Machine(
    "project",
    Move("R0", (), "trial", "Any member who would lead"),
    Move(
        "R1",
        ("trial",),
        "active",
        "Whoever leads, once every notice has passed that needs a yes or met an objection",
        "Each ask and each notice, with a tick; what is not covered yet",
        "returning to trial",
    ),
    Move("R1u", ("active",), "trial", "Whoever leads"),
    Move("R2", UNDER_WAY, "paused", "Whoever leads, or forty-five days without a word", "That it nears, eleven days before", "resuming it"),
    Move("R3", ("paused",), "active", "Anybody of the team"),
    Move("R4", (*UNDER_WAY, "paused"), "needs_lead", "Whoever leads steps down", "", "taking it on"),
    Move(
        "R5",
        ("needs_lead",),
        "trial",
        "Any member who would lead, if the team does not object for three working days",
        "Who led it, how far, what is next",
    ),
    Move("R6", UNDER_WAY, "delivered", "The team, with an outcome", "", "reopening it"),
    Move("R7", (*UNDER_WAY, "paused", "needs_lead"), "stopped", "Whoever leads, saying what was learned", "", "reviving it"),
    Move("R8", ("stopped",), "trial", "Any member who would lead", "Why it was stopped"),
    Move("R9", ("delivered",), "active", "Whoever leads"),
    Move("R0u", ("trial",), "undone", "Whoever leads, within a day of starting an idea", "That the idea grows on"),
    ends=("delivered", "stopped", "undone"),
)
