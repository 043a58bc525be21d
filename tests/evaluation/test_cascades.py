"""Cascades are read as they were, and planted ones grow as they should."""

import gzip

import numpy as np
import pytest

from app.subscribers.ranking.engine.traction import crossing, expressed
from evaluation.cascades import look, read
from evaluation.planted import CROSSINGS, delays, plant


@pytest.fixture
def cascades(tmp_path):
    """Three cascades, in the wrong order, and a last pair that is cut off."""
    with gzip.open(tmp_path / "cascades.gz", "wt") as file:
        file.write("7 7200,8 9000,9 18000,\n1 0,2 1800,3 3600,4 7200,\n6 39600,2")
    return read(tmp_path / "cascades.gz")


def test_cascades_come_in_order_and_whole(cascades):
    assert cascades.began.tolist() == [0, 7200, 39600]
    assert cascades.size(1).tolist() == [3, 2, 1]


def test_chosen_cascades_are_numbered_anew(cascades):
    kept = cascades.chosen(np.array([False, True, True]))
    assert kept.cascade.tolist() == [0, 0, 0, 1]
    assert kept.size(1).tolist() == [2, 1]


def test_a_look_knows_nothing_of_what_comes_later(cascades):
    cut = cascades.came <= 1
    then = cascades._replace(cascade=cascades.cascade[cut], came=cascades.came[cut])
    for now, earlier in zip(look(cascades, 1, 0.6, 0.5), look(then, 1, 0.6, 0.5), strict=True):
        assert now.tolist() == earlier.tolist()


def test_delays_are_the_inverse_of_what_has_come():
    u = np.linspace(0, 0.95, 20)
    assert expressed(delays(u)) == pytest.approx(u)


def test_planted_supporters_bring_what_was_planted():
    planted = plant(300, CROSSINGS / crossing(CROSSINGS) * 0.8, np.random.default_rng(1))
    brought = planted.parent >= 0
    assert (planted.came[planted.parent[brought]] <= planted.came[brought]).all()
    assert (planted.post[planted.parent[brought]] == planted.post[brought]).all()
    assert brought.sum() / expressed(48 - planted.came).sum() == pytest.approx(0.8, abs=0.15)
