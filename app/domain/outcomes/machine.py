"""The life of an outcome."""

from app.core.machine import Machine, Move

OUTCOME = Machine(
    "outcome",
    Move("O0", (), "draft", "The team, as it delivers"),
    Move("O1", ("draft",), "crediting", "The team", "Who is asked, and that nothing waits for them", "calling it back"),
    Move("O2", ("crediting",), "confirmed", "The last to answer, 72 hours, or the news that is published"),
    Move("O3", ("crediting",), "draft", "The team", "What stays of the answers", "sending it again"),
    Move("O4", ("confirmed",), "superseded", "The team, where a newer outcome is confirmed", "The newer one, on both pages"),
    ends=("confirmed", "superseded"),
)
