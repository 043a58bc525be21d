"""Random walks of legal and illegal moves over all machines, through real operations.

`WALKS=10000 pytest tests/machines/test_walks.py` walks further. The same walks every time; a walk that breaks a promise is printed.
"""

import os
from collections import Counter

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from app.core.clock import now, travel
from app.core.database import db
from app.core.errors import Forbidden, Invalid, NotFound
from app.domain.moderation.operations import set_gates
from tests.machines.deeds import DEEDS, PASSING, PEOPLE, do, waits
from tests.machines.promises import broken, credits, standing, steps_aside
from tests.machines.stages import STAGES, an_objected_idea
from tests.permissions.test_table import undone

WALKS = int(os.environ.get("WALKS", "100"))
# Where one deed may be several moves: the lights are counted anew, or time has caused one thing after another.
TOGETHER = {
    "wake": 2,
    "undo the start": 2,
    "deliver straight": 2,
    "take the objection back": 2,
    "agree to merge": 2,
    "ask to merge": 2,
    "split": 2,
    PASSING: 4,
}
WALK = st.lists(st.tuples(st.sampled_from(DEEDS), st.sampled_from(PEOPLE), st.integers(0, 59)), min_size=8, max_size=24)


@pytest.fixture
def lived_in(world):
    """A world with something of each kind in each of its states."""
    for stage in (*STAGES.values(), an_objected_idea):
        stage(world)
        set_gates(world.gardeners, by=world.ada, keepers_post=False, keepers_comment=False, approval="off")
    db.session.commit()
    return world


def turns(before: dict, after: dict) -> list[tuple[str, str, str]]:
    """What went from which state to which: kind, from, to."""
    return [(*before.get(key, (kind, "new")), state) for key, (kind, state) in after.items() if before.get(key) != (kind, state)]


def step(deed: str, who: str, number: int, world) -> str:
    """Do it as a page would: all of it, or none. Returns what came of it."""
    try:
        with db.session.begin_nested():
            do(deed, who, number, world)
    except (Forbidden, Invalid, NotFound) as refusal:
        return type(refusal).__name__
    return "done"


def walk(steps, world) -> Counter:
    """Walk, and look after every step at what must not be lost or skipped, at the end at everything."""
    came, moment, before, named = Counter(), now(), standing(), credits()
    for deed, who, number in steps:
        moment += waits(deed, number)
        with travel(moment):
            result = step(deed, who, number, world)
            came[result] += 1
            if result != "done":
                continue
            after = standing()
            assert steps_aside(before, after, moves=TOGETHER.get(deed, 1)) == []
            assert named <= credits(), "somebody's part was lost"
            came.update(turns(before, after))
            before, named = after, credits()
    with travel(moment):
        assert broken() == []
    return came


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
def test_no_walk_breaks_a_promise(lived_in, record_property):
    assert broken() == []
    came = Counter()

    @settings(max_examples=WALKS, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
    @given(WALK)
    def walks(steps):
        with undone():
            came.update(walk(steps, lived_in))
        came["walks"] += 1

    walks()
    assert min(came["done"], came["Forbidden"], came["Invalid"]) > came["walks"]
    record_property("walks", came["walks"])
