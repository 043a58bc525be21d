"""Every score is a sum of named parts, and only age moves with the clock."""

from datetime import UTC, datetime, timedelta
from math import log

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.subscribers.ranking.engine.score import (
    SURFACES,
    Figures,
    freshness,
    least_key,
    may_stand,
    oldest,
    order_key,
    parts,
    rounded,
    score,
    shown,
    support_needed,
)

BORN = datetime(2026, 3, 1, tzinfo=UTC)
finite = st.floats(0, 1e4)
figures = st.builds(
    Figures,
    quality=st.floats(-3, 3),
    effective=finite,
    groups=st.floats(0, 50),
    supporters=st.integers(0, 5000),
    firsthand=st.integers(0, 500),
    deep=st.integers(0, 5000),
    reproduction=st.floats(0, 20),
    usual=st.floats(0, 5),
    momentum=st.floats(-5, 5),
)
surfaces = st.sampled_from(sorted(SURFACES))


@given(surfaces, figures, st.integers(0, 10_000))
def test_parts_and_age_add_up_to_what_the_key_orders_by(surface, known, age):
    at = BORN + timedelta(hours=age)
    one, other = (sum(parts(surface, known).values()) + freshness(surface, born, at) for born in (BORN, BORN - timedelta(hours=9)))
    keys = [order_key(surface, known, born) for born in (BORN, BORN - timedelta(hours=9))]
    assert one - other == pytest.approx(keys[0] - keys[1], abs=1e-6)


@given(surfaces, figures)
def test_what_is_shown_adds_up_to_what_is_shown(surface, known):
    told = shown(parts(surface, known))
    assert score(told.values()) == rounded(sum(told.values()))
    assert float(f"{score(told.values()):.2f}") == score(told.values())


@given(st.floats(-1e6, 1e6))
def test_nothing_is_shown_as_less_than_nothing(value):
    assert str(rounded(value / 1e9)) in ("0.0", f"{round(value / 1e9, 2)}")


def test_volume_moves_nothing_up_on_home():
    few, many = (Figures(quality=0.5, effective=n, supporters=n, groups=n) for n in (3, 300))
    assert parts("front", few) == parts("front", many)


def test_few_supporters_prove_little_breadth():
    few, many, none = (parts("groups", Figures(quality=0, groups=4, supporters=number))["groups"] for number in (5, 95, 0))
    assert (few, many, none) == pytest.approx((log(4) / 2, log(4) * 0.95, 0))


def test_volume_orders_only_what_passed_for_quality():
    ring = Figures(quality=-0.1, effective=500, supporters=500, groups=9, reproduction=3, momentum=2)
    assert not any(may_stand(surface, ring, 500) for surface in ("rising", "best", "quiet"))
    assert may_stand("best", ring._replace(quality=0.1), 500)


@pytest.mark.parametrize(("people", "needed"), [(1, 3.0), (60, 3.0), (500, 8.0), (50_000, 8.0)])
def test_a_small_house_needs_fewer_voices(people, needed):
    assert support_needed(people) == pytest.approx(needed)


def test_quiet_but_loved_is_few_people_who_said_something():
    loved = Figures(quality=0.4, supporters=4, deep=3)
    assert may_stand("quiet", loved, 500)
    assert not may_stand("quiet", loved._replace(supporters=40, deep=30), 500)
    assert not may_stand("quiet", loved._replace(deep=2), 500)
    assert not may_stand("quiet", loved._replace(supporters=2, deep=2), 500)


def test_only_what_comes_faster_than_usual_rises():
    rising = Figures(quality=0.4, supporters=4, momentum=0.2)
    assert may_stand("rising", rising, 500)
    assert not any(may_stand("rising", rising._replace(momentum=slow), 500) for slow in (0.004, 0.0, -1.0))


@given(st.sampled_from(["groups", "quiet"]), figures, st.floats(0, 90 * 24))
def test_nothing_young_enough_lies_below_the_key_at_which_the_reading_ends(surface, known, age):
    known = known._replace(quality=max(known.quality, -2.995), groups=max(known.groups, 1.5))
    born = BORN - timedelta(hours=age)
    if may_stand(surface, known, 500) and born > oldest(surface, BORN):
        assert order_key(surface, known, born) >= least_key(surface, BORN) - 1e-9


def test_lists_without_a_last_day_have_none():
    assert [name for name in SURFACES if oldest(name, BORN)] == ["groups", "quiet"]
