"""How many others each supporter brings, and what that lets expect: the reproduction number, as for an infection.

A supporter brings others over time, most of them soon. Phi says which share of them has come after so many hours, so
that ten supporters of a minute ago have not failed yet. Kernel: Zhao et al. 2015 (SEISMIC), flat and then a power law.
"""

from typing import NamedTuple

import numpy as np

from app.subscribers.ranking.engine.constant import Constant

CONSTANTS = {
    "flat_hours": Constant(1.0, "hours in which a supporter brings others at an even pace", "starting value for a workplace"),
    "theta": Constant(0.6, "how fast that pace falls afterwards", "starting value; refits on public cascades gave .3 to .9"),
    "expected": Constant(0.5, "others that a supporter brings where nothing is known of the group", "starting value"),
    "reproduction_doubt": Constant(2.0, "supporters' worth of doubt a reproduction number starts with", "measured on planted cascades"),
    "cap": Constant(0.97, "reproduction assumed at most in a forecast, as 1 would never end", "guard"),
    "untold": Constant(0.5, "share of supporters who came through others where nobody can tell", "starting value"),
    "candidates": Constant(50.0, "latest supporters among whom those who brought the next one are looked for", "for speed"),
    "forecast_hours": Constant(48.0, "age in hours up to which forecasts are compared with what came", "measured on public cascades"),
    "watched_hours": Constant(24.0, "age in hours from which a post can teach how posts go on", "chosen on past cascades"),
}
FLAT_HOURS, THETA, EXPECTED, DOUBT, CAP, UNTOLD, CANDIDATES, FORECAST_HOURS, WATCHED_HOURS = (
    constant.value for constant in CONSTANTS.values()
)
THETAS = np.arange(20, 151, 5) / 100


class Traction(NamedTuple):
    """Others brought by each supporter, how sure that is, and the number of supporters to expect in the end."""

    reproduction: float
    sd: float
    forecast: float


class Early(NamedTuple):
    """What posts (n,) show so far: supporters, the sum of their Phi, and what of it is still to come until some hour."""

    people: np.ndarray
    exposure: np.ndarray
    missing: np.ndarray


def expressed(hours, theta: float = THETA, flat: float = FLAT_HOURS) -> np.ndarray:
    """Phi in [0, 1): the share of those a supporter will ever bring that has come after so many `hours` (any shape).

    c s until s0 = `flat`, then c s0 + c s0 / theta (1 - (s / s0)^-theta), with c = 1 / (s0 (1 + 1 / theta)).
    """
    hours = np.maximum(np.asarray(hours, float), 0)
    later = 1 - (np.maximum(hours, flat) / flat) ** -theta
    return (np.minimum(hours, flat) / flat + later / theta) / (1 + 1 / theta)


def pace(hours, theta: float = THETA, flat: float = FLAT_HOURS) -> np.ndarray:
    """phi, the derivative of `expressed`: how likely one who was brought comes after so many `hours`, per hour."""
    return (np.maximum(np.asarray(hours, float), flat) / flat) ** -(1 + theta) / (flat * (1 + 1 / theta))


def ratio(offspring, exposure, expected=EXPECTED) -> tuple[np.ndarray, np.ndarray]:
    """(R, sd): (a + offspring) / (b + exposure) and its root over the same, with (a, b) = (2 `expected`, 2), of any shape.

    offspring counts supporters who came through others, exposure is the sum of Phi over all; the Gamma-Poisson posterior.
    """
    top, bottom = DOUBT * np.asarray(expected) + offspring, DOUBT + np.asarray(exposure)
    return top / bottom, np.sqrt(top) / bottom


def forecast(people, reproduction, missing) -> np.ndarray:
    """Supporters in the end: N + R M / (1 - R) with R at most .97 and M the sum of 1 - Phi, of any shape (Zhao et al. 2015)."""
    r = np.minimum(reproduction, CAP)
    return np.asarray(people) + r * np.asarray(missing) / (1 - r)


def early(post, came, at: float, until, theta: float, flat: float) -> Early:
    """What is known of posts (n,) at hour `at`: post (m,) and came (m,), in hours of the post's age, are their supporters.

    until (n,) says, in hours, up to when the missing part of Phi is counted.
    """
    seen = came <= at
    where, ages = post[seen], at - came[seen]
    phi = expressed(ages, theta, flat)
    later = expressed(ages + (until - at)[where], theta, flat)
    sums = (np.bincount(where, weights, len(until)) for weights in (None, phi, later - phi))
    return Early(*sums)


def refit(post, came, known, at: float = 3.0, flat: float = FLAT_HOURS) -> float:
    """The theta that would have told best, at hour `at` of their age, how posts went on: least mean |ln forecast / size|.

    post (m,) and came (m,) as in `early`; known (n,) hours is how long each post has been watched, counted up to 48.
    Who was watched for a day teaches already. Raises ValueError where nothing was watched for that long.
    """
    until = np.minimum(known, FORECAST_HOURS)
    usable = until >= WATCHED_HOURS
    if not usable.any():
        raise ValueError("nothing has been watched long enough")
    size = np.bincount(post[came <= until[post]], minlength=len(known))
    errors = []
    for theta in THETAS:
        state = early(post, came, at, until, theta, flat)
        r, _ = ratio(np.maximum(state.people - 1, 0), state.exposure, usual_of(state, usable))
        ahead = forecast(state.people, r, state.missing)[usable]
        errors.append(np.abs(np.log(np.maximum(ahead, 1) / np.maximum(size[usable], 1))).mean())
    return float(THETAS[np.argmin(errors)])


def usual_of(state: Early, counts) -> float:
    """R of posts (n,) together, of those that `counts` (n,): all but the first supporter of each came through others."""
    exposure = state.exposure[counts].sum()
    return float(np.maximum(state.people[counts] - 1, 0).sum() / exposure) if exposure else EXPECTED


def parents(post, ago) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """(child (k,), parent (k,), share (k,)): who may have brought whom, in proportion to phi; shares of a child add up to 1.

    post (m,) and ago (m,) in hours; children and parents are places in both. The first supporter of a post has no parent.
    """
    order = np.lexsort((-np.asarray(ago), post))
    posts, came = np.asarray(post)[order], -np.asarray(ago, float)[order]
    pairs = []
    for lag in range(1, min(int(CANDIDATES), len(order) - 1) + 1):
        child = np.flatnonzero(posts[lag:] == posts[:-lag]) + lag
        pairs.append((child, child - lag, pace(came[child] - came[child - lag])))
    child, parent, weight = (np.concatenate(column) for column in zip(*pairs, strict=True)) if pairs else (np.zeros(0, int),) * 3
    share = weight / np.bincount(child, weight, len(order))[child]
    return order[child], order[parent], share


def table(parent, child, weight, group, exposure, n_groups: int, expected: float = EXPECTED) -> np.ndarray:
    """K (n, n): people engaged in group h per engaged person of group g (Diekmann et al. 1990, next-generation matrix).

    parent (k,), child (k,) are groups and weight (k,) counts offspring; group (m,) and exposure (m,) are those of all
    supporters, exposure their Phi. Two people of doubt per group expect the usual, spread evenly.
    """
    brought = np.bincount(np.asarray(parent, int) * n_groups + child, weight, n_groups**2).reshape(n_groups, n_groups)
    met = np.bincount(group, exposure, n_groups)
    return (brought + DOUBT * expected / max(n_groups, 1)) / (met + DOUBT)[:, None]


def pooled(post, group, home, ago, n_groups: int) -> tuple[np.ndarray, np.ndarray]:
    """(R of each group's posts (n,), K (n, n)) from all supporters (m,): post, their group, home group of the post, hours ago.

    Whoever comes in another group than the post's own came through somebody; of the others half are counted.
    """
    group, home, phi = np.asarray(group, int), np.asarray(home, int), expressed(ago)
    child, parent, share = parents(post, ago)
    weight = share * np.where(group[child] == home[child], UNTOLD, 1.0)
    offspring, exposure = np.bincount(home[child], weight, n_groups), np.bincount(home, phi, n_groups)
    usual, _ = ratio(offspring, exposure)
    return usual, table(group[parent], group[child], weight, group, phi, n_groups)


def crossing(k) -> float:
    """R_cross, the spectral radius of K (n, n): above 1 what is supported spreads from group to group by itself; 0 without groups."""
    return float(np.abs(np.linalg.eigvals(k)).max(initial=0.0))
