"""What a reader adds to a score: attention lets something in, own experience orders before trusted people."""

from math import exp, log

from app.subscribers.ranking.engine.constant import Constant

CONSTANTS = {
    "attention": Constant(0.02, "share of attention a group has in which the reader does nothing", "attention gate, measured on next acts"),
    "ground": Constant(0.611, "weight of the reader's own first-hand ground", "rank-order centroid of three criteria"),
    "trust": Constant(0.278, "weight of people the reader talks with", "rank-order centroid of three criteria"),
    "acquaintance": Constant(0.5, "how fast trust grows: 1 - exp(-0.5 n)", "starting value, not fitted"),
    "variety_step": Constant(0.5, "what the next by the same author or in the same group is worth", "author diversity of X"),
    "variety_floor": Constant(0.25, "what it is worth at least", "author diversity of X, heavy ranker"),
    "variety_group": Constant(0.25, "how much a group's repetition weighs beside an author's", "starting value, not fitted"),
    "unseen": Constant(10.0, "one place in so many is kept for what few have met", "exploration slot of the simulation"),
    "unseen_hours": Constant(48.0, "hours for which something counts as new there", "starting value, not fitted"),
}
ATTENTION, GROUND, TRUST, ACQUAINTANCE, STEP, FLOOR, GROUP, UNSEEN, UNSEEN_HOURS = (c.value for c in CONSTANTS.values())


def attention(share: float) -> float:
    """The part of a group that has `share` of the reader's own acts; 0 for one without any.

    ln(share + c), the attention gate, moved up by -ln c, the same for all, so that nothing is nothing.
    """
    return log(1 + share / ATTENTION)


def ground(stands_on: bool) -> float:
    """The part of the reader's own experience with the matter or direct exchange with the author."""
    return GROUND if stands_on else 0.0


def trust(people: int) -> float:
    """The part of `people` behind it whom the reader talks with."""
    return TRUST * (1 - exp(-ACQUAINTANCE * people))


def variety(by_author: int, in_group: int) -> float:
    """What is taken off something of whose author `by_author` and of whose group `in_group` things stand above it already.

    ln((1 - f) 2^-k + f), X's author diversity as a summand; the group's counts for a quarter.
    """
    return log((1 - FLOOR) * STEP**by_author + FLOOR) + GROUP * log((1 - FLOOR) * STEP ** (in_group / 4) + FLOOR)
