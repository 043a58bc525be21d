"""What happens while people wait or every few minutes: one endorsement, one personal list, one plan, one sweep."""

from pathlib import Path
from time import thread_time

import numpy as np

from app.subscribers.ranking.engine.endorsement import build, pair_weight, rank, settled
from app.subscribers.ranking.engine.live import Live, rows_of
from app.subscribers.ranking.engine.nearby import nearby, shares_of
from app.subscribers.ranking.engine.spread import bring_in, ways
from evaluation.sweep import live_posts, sweep
from evaluation.synthetic import load_house, pairs, some

ENDORSEMENTS = 3000
LISTS = 300


def timed(function, arguments) -> np.ndarray:
    """Seconds of work of `function` for each tuple of `arguments`, without what other programs took."""
    spent = []
    for each in arguments:
        began = thread_time()
        function(*each)
        spent.append(thread_time() - began)
    return np.array(spent)


def incremental(folder: Path) -> dict[str, np.ndarray | float]:
    """Seconds of new endorsements and of personal lists on the house in `folder`, and how far the rank then is off."""
    house = load_house(folder)
    n, weight = len(house.member) // 4, pair_weight(house.strength).astype(float)
    verified = np.arange(n) % 10 > 0
    start = settled(build(house.source, house.target, weight, n, np.float64), verified)
    live = Live(rows_of(house.source, house.target, weight, n), verified, start)
    dice = np.random.default_rng(2)
    source, target = some(n, ENDORSEMENTS, 1.5, dice), some(n, ENDORSEMENTS, 2, dice)
    target[source == target] = (source[source == target] + 1) % n
    spent = timed(live.endorse, zip(source.tolist(), target.tolist(), dice.uniform(0.1, 5, ENDORSEMENTS).tolist(), strict=True))
    shares = shares_of(house.source, house.target, weight, n)
    lists = timed(nearby, ((shares, one) for one in some(n, LISTS, 1, dice).tolist()))
    return {"endorse": spent, "nearby": lists, "off": drift(live, n, verified), "doubt": live.doubt}


def drift(live: Live, n: int, verified) -> float:
    """How far all ranks of `live` together are off a new batch in double precision."""
    exact = rank(build(*live.rows.arrays(), n, np.float64), verified, tolerance=1e-9)
    return float(np.abs(live.rank() - exact).sum())


def planning() -> np.ndarray:
    """Seconds of naming ten people in a house of 1,000 with 25,000 links."""
    source, target = pairs(1000, 25_000, np.random.default_rng(3))
    paths = ways(source, target, np.ones(len(source)), 1000)
    return timed(bring_in, [(paths, np.zeros(1000, bool), 10)] * 9)


def sweeping(posts: int) -> np.ndarray:
    """Seconds of a sweep of so many live posts."""
    return timed(sweep, [(live_posts(posts),)] * 9)
