"""The life of an announcement."""

from app.core.machine import Machine, Move

ANNOUNCEMENT = Machine(
    "announcement",
    Move("N0", (), "draft", "The team"),
    Move("N0e", ("draft",), "draft", "The team, writing on"),
    Move("N1", ("draft",), "in_review", "The team", "What is still missing", "pulling it back"),
    Move("N1u", ("in_review", "ready"), "draft", "The team", "That somebody looks it over anew"),
    Move("N2", ("in_review",), "ready", "Somebody who had no hand in it"),
    Move("N3", ("in_review",), "draft", "Somebody who had no hand in it, saying what is asked"),
    Move("N5", ("ready",), "published", "Somebody who had no hand in it"),
    Move("N10", ("published",), "withdrawn", "Those who publish, saying why", "That a tombstone stays"),
    ends=("published", "withdrawn"),
)
