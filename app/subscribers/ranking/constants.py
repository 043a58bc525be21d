"""Every constant the ranking stands on, by what it is for: what the help page prints."""

from app.domain.discussions.unnamed import BLIND_HOURS
from app.subscribers.ranking.engine import (
    arrival,
    diversity,
    endorsement,
    factors,
    influence,
    nightly,
    personal,
    quality,
    readiness,
    score,
    spread,
    track,
    traction,
)  # fmt: skip
from app.subscribers.ranking.engine.constant import Constant

BLIND_SOURCE = "blind first hours of the simulation, where all posts have them"
CONSTANTS: dict[str, dict[str, Constant]] = {
    "How good something is": quality.CONSTANTS,
    "Sides": factors.CONSTANTS,
    "What people have shown before": track.CONSTANTS,
    "How support comes in": arrival.CONSTANTS,
    "How things spread": traction.CONSTANTS,
    "Across groups": diversity.CONSTANTS,
    "The lists": score.CONSTANTS,
    "Your own Home": personal.CONSTANTS,
    "Beginning without a name": {
        "blind": Constant(float(BLIND_HOURS), "hours for which an idea stands without its author, where a group wants that", BLIND_SOURCE),
    },
    "Lights": readiness.CONSTANTS,
    "Whom to bring in": spread.CONSTANTS,
    "Endorsements": endorsement.CONSTANTS,
    "Your own influence": influence.CONSTANTS,
    "Every night": nightly.CONSTANTS,
}
