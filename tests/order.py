"""In which order the tests are taken up, so that those who share the work all have some until its end."""

import random
from collections import defaultdict

from tests.scenes import scene_of

DATABASES = ("sqlite", "postgresql")
LONG = ("test_spark_to_outcome", "test_accessibility", "test_line", "test_group_day")


def in_order(items: list, seed: int) -> list:
    """Random order within: what needs no database, SQLite, PostgreSQL, and the journeys, those that take long first.

    Two tests of one module hardly ever follow one another: a fixture that lives as long as its module is made for each anew.
    Those that play in one scene do, in random order among themselves.
    """
    dice = random.Random(seed)
    places = defaultdict(dice.random)
    proofs = [item for item in items if not _is_journey(item)]
    proofs.sort(key=lambda item: (*_place(item), places[scene_of(item) or item], dice.random()))
    journeys = sorted(filter(_is_journey, items), key=_length)
    # Who has nothing left takes half of what is left: either half begins with what takes long, and ends with what does not.
    return proofs + journeys[0::2] + journeys[1::2]


def _place(item) -> tuple:
    kind = item.callspec.params.get("database") if hasattr(item, "callspec") else None
    # The evaluation takes longest, so somebody else can do the rest meanwhile.
    return "test_bounds" not in item.nodeid, DATABASES.index(kind) + 1 if kind else 0


def _is_journey(item) -> bool:
    return "journeys" in item.nodeid


def _length(item) -> int:
    return LONG.index(item.path.stem) if item.path.stem in LONG else len(LONG)
