"""How near something is to its next stage: what is missing most, in words; nothing is averaged away."""

from collections.abc import Mapping
from math import ceil, sqrt
from typing import NamedTuple

from app.subscribers.ranking.engine.constant import Constant
from app.subscribers.ranking.engine.quality import MU

CONSTANTS = {
    "whole": Constant(500, "people from which on the needs hold in full; below, by the root of their share", "starting value, not fitted"),
    "least": Constant(3.0, "effective voices needed in the smallest house", "starting value, not fitted"),
    "hysteresis": Constant(0.01, "quality may fall so far below the need before what was ready is not", "Community Notes"),
    "relevant": Constant(0.25, "share of the relevant groups that is enough for an announcement", "starting value, not fitted"),
}
WHOLE, LEAST, HYSTERESIS, RELEVANT = (c.value for c in CONSTANTS.values())

# What each stage needs; starting values, not fitted. Who would do the work of an idea is no estimate: its own four lights count that.
GATES = {
    "idea": {"support": 3, "groups": 1.5, "quality": 0},
    "project": {"support": 8, "groups": 3, "quality": 0.05, "reproduction": 0.8, "first-hand": 1},
    "announcement": {"support": 20, "groups": 5, "quality": 0.08, "crossing": 1, "first-hand": 3, "owner": 1, "sponsor": 1},
}
# What is missing, for one and for several; the others are no numbers people could count.
COUNTED = {
    "support": ("effective voice", "effective voices"),
    "groups": ("group", "groups"),
    "first-hand": ("colleague who has tried it", "colleagues who have tried it"),
}
TOLD = {
    "quality": "more of those who meet it standing behind it",
    "reproduction": "more people brought along by those who back it",
    "crossing": "more people carrying it into other groups",
    "owner": "somebody who owns it",
    "sponsor": "a sponsor",
}
LABELS = {
    "support": "Effective voices",
    "groups": "Groups with other members",
    "quality": "Quality",
    "reproduction": "Is passed on",
    "crossing": "Goes from group to group",
    "first-hand": "Tried by a colleague",
    "owner": "Somebody who owns it",
    "sponsor": "A sponsor",
}
NUMBERS = "no one two three four five six seven eight nine ten eleven twelve".split()


class Gate(NamedTuple):
    """One condition: what there is, what it needs, and what is missing in words, "" if nothing is."""

    name: str
    have: float
    need: float
    words: str

    @property
    def share(self) -> float:
        """How much of the need there is, 0 to 1."""
        return max(0.0, min(1.0, self.have / self.need))

    @property
    def label(self) -> str:
        """Its name as people read it."""
        return LABELS[self.name]


class Readiness(NamedTuple):
    """The share of the gate that is furthest behind, all gates, and that gate, None if nothing is missing."""

    value: float
    gates: tuple[Gate, ...]
    weakest: Gate | None


def readiness(stage: str, have: Mapping[str, float], people: int, relevant: int | None = None, *, held: bool = False) -> Readiness:
    """How ready something is for `stage` ("idea", "project", "announcement") in a house or group of `people`.

    `have` holds what there is by the names of `GATES`, what nobody measured counting as nothing: support (E), groups
    (D^Z), quality (q - se), reproduction (R - .5 sd), crossing (R_cross), and numbers of people. `relevant` is the number of
    groups it concerns; `held` that it was ready before, so that it does not flicker. Raises KeyError for another stage.
    """
    needs = {name: scaled(name, need, people) for name, need in GATES[stage].items()}
    if stage == "announcement" and relevant is not None:
        needs["groups"] = max(1.0, min(needs["groups"], RELEVANT * relevant))
    if held:
        needs["quality"] -= HYSTERESIS
    gates = tuple(_gate(name, have.get(name, 0.0), need) for name, need in needs.items())
    weakest = min(gates, key=lambda gate: gate.share)
    return Readiness(weakest.share, gates, weakest if weakest.share < 1 else None)


def scaled(name: str, need: float, people: int) -> float:
    """What a house of `people` needs where a large one needs `need`; quality and single roles are the same everywhere.

    By the root of the share of 500 people, without a step anywhere: voices not below 3, groups from 1 on, people at
    least one.
    """
    root = min(1.0, sqrt(people / WHOLE))
    if name == "support":
        return max(min(LEAST, need), need * root)
    if name == "groups":
        return 1 + (need - 1) * root
    if name == "first-hand":
        return float(max(1, round(need * root)))
    return need * root if name in ("reproduction", "crossing") else float(need)


def _gate(name: str, have: float, need: float) -> Gate:
    """A gate in its own unit; quality is told as the rate of support it stands for, as its need may be 0."""
    if name == "quality":
        have, need = have + MU, need + MU
    missing = need - have
    return Gate(name, have, need, "" if missing <= 0 else _words(name, missing))


def _words(name: str, missing: float) -> str:
    if name in TOLD:
        return TOLD[name]
    number = ceil(missing)
    return f"{NUMBERS[number] if number < len(NUMBERS) else number} more {COUNTED[name][number > 1]}"
