"""What a person's influence is made of; shown to that person alone, and no list is ordered by it."""

from typing import NamedTuple

import numpy as np
from scipy.sparse import csr_array

from app.subscribers.ranking.engine.constant import Constant
from app.subscribers.ranking.engine.diversity import effective, quickest
from app.subscribers.ranking.engine.endorsement import endorsements

CONSTANTS = {
    "received": Constant(0.35, "endorsements received, by people who are endorsed themselves", "starting value, not fitted"),
    "track": Constant(0.35, "what they backed early turned out well", "starting value, not fitted"),
    "bridging": Constant(0.20, "endorsed by groups that have little to do with each other", "starting value, not fitted"),
    "first_hand": Constant(0.10, "first-hand contributions confirmed by two people outside their group", "starting value, not fitted"),
}
RECEIVED, TRACK, BRIDGING, FIRST_HAND = (c.value for c in CONSTANTS.values())

BLOCK = 8192


class Influence(NamedTuple):
    """The four parts of everybody's influence, (n,) each; they add up to `total`."""

    received: np.ndarray
    track: np.ndarray
    bridging: np.ndarray
    first_hand: np.ndarray

    @property
    def total(self) -> np.ndarray:
        """I_u, (n,): 0 is the average person."""
        return np.sum(tuple(self), axis=0)

    def of(self, person: int) -> dict[str, float]:
        """The parts of one person by name, for that person to read."""
        return {name: float(part[person]) for name, part in self._asdict().items()}


def influence(received, track, bridging, confirmed) -> Influence:
    """Weighted and comparable parts of everybody, all (n,).

    `received` is `endorsement.log_lift`, `track` that of track.py, `bridging` as below and `confirmed` the number of
    first-hand contributions that two people outside the group confirmed. I = .35 z(received) + .35 z(track) +
    .20 z(bridging) + .10 z(ln(1 + confirmed)).
    """
    first_hand = np.log1p(np.asarray(confirmed, float))
    return Influence(
        RECEIVED * standardised(received),
        TRACK * standardised(track),
        BRIDGING * standardised(bridging),
        FIRST_HAND * standardised(first_hand),
    )


def standardised(values) -> np.ndarray:
    """Standard deviations above the mean, (n,); zeros where all are alike."""
    values = np.asarray(values, float)
    away = values - values.mean()
    spread = np.sqrt(np.mean(away**2))
    # Values that differ only by rounding are alike.
    return away / spread if spread > 1e-9 * (1 + np.abs(values).max()) else np.zeros_like(away)


def bridging(source, target, weight, memberships, z) -> np.ndarray:
    """ln D^Z, (n,), of the groups whose members endorse a person; 0 where there are none.

    Endorsements (m,) as in `endorsement.build`; `memberships` (n, g) people × groups; `z` of `diversity.similarity`.
    Somebody in several groups speaks for each with an equal share.
    """
    member = csr_array(memberships, dtype=np.float32)
    source, target, weight = endorsements(source, target, weight, member.shape[0])
    shares = csr_array(member.multiply(1 / np.maximum(member.sum(axis=1), 1)[:, None]))
    endorsed = csr_array((weight.astype(np.float32), (target, source)), shape=(member.shape[0], member.shape[0]))
    # In blocks, as the groups of all that endorse somebody take more memory than the endorsements.
    blocks = (endorsed[start : start + BLOCK] for start in range(0, member.shape[0], BLOCK))
    z = quickest(z)
    return np.concatenate([np.log(np.maximum(effective(block @ shares, z), 1)) for block in blocks])
