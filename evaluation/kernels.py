"""The kernels of the graphs against slow exact ways, and what they do on real graphs."""

import numpy as np
from scipy.sparse import csr_array

from app.subscribers.ranking.engine.diversity import hill
from app.subscribers.ranking.engine.endorsement import ALPHA, build, rank
from app.subscribers.ranking.engine.live import Live, rows_of
from app.subscribers.ranking.engine.nearby import nearby, shares_of
from app.subscribers.ranking.engine.spread import INFECTION, bring_in, equally, ways
from evaluation.data import data
from evaluation.interval import between
from evaluation.report import Report
from evaluation.trust import attacks

SEED = 7
K = 10


def run(report: Report, fast: bool) -> None:
    """Add all figures of this module; `fast` means fewer repetitions. Raises DataMissing."""
    report.section("Kernels against exact solutions (7.5)")
    exactness(report, people=100 if fast else 300)
    report.section("Whom to bring in: e-mails of a research institute (4.3)")
    bringing_in(report, rounds=500 if fast else 4000)
    attacks(report, draws=2 if fast else 10)


def dense_rank(source, target, weight, restart, alpha: float = ALPHA) -> np.ndarray:
    """Endorsement rank (n,) by solving the dense equations; whoever endorses nobody gives back to `restart`."""
    share = np.zeros((len(restart), len(restart)))
    np.add.at(share, (source, target), weight)
    np.fill_diagonal(share, 0)
    start = np.asarray(restart, float) / np.sum(restart)
    given = share.sum(axis=1, keepdims=True)
    share = np.where(given > 0, share / np.where(given > 0, given, 1), start)
    return np.linalg.solve(np.eye(len(start)) - (1 - alpha) * share.T, alpha * start)


def simulated_reach(source, target, weight, seeds, n: int, rounds: int, dice: np.random.Generator) -> np.ndarray:
    """Whom `rounds` independent cascades from `seeds` reach, bool (rounds, n); every way tried once, going forward."""
    heard = np.bincount(target, weight, n)
    table = csr_array((INFECTION * weight / heard[target], (source, target)), shape=(n, n))
    reached = np.zeros((rounds, n), bool)
    reached[:, seeds] = True
    which, node = np.nonzero(reached)
    while len(node):
        width = np.diff(table.indptr)[node]
        link = np.repeat(table.indptr[node] - np.cumsum(width) + width, width) + np.arange(width.sum())
        open_ = np.flatnonzero(dice.random(len(link)) < table.data[link])
        key = np.unique(np.repeat(which, width)[open_] * n + table.indices[link[open_]])
        key = key[~reached.ravel()[key]]
        reached.ravel()[key] = True
        which, node = np.divmod(key, n)
    return reached


def exactness(report: Report, people: int) -> None:
    """Batch, incremental and personal ranks against dense solutions; a random graph with people who endorse nobody."""
    small = rank(build([0, 1, 0], [1, 0, 2], [1, 1, 1], 3, np.float64), np.ones(3), alpha=0.15)
    report.add("three people, one endorses nobody: largest error", np.abs(small - [0.3936, 0.3032, 0.3032]).max(), at_most=1e-4)
    dice = np.random.default_rng(SEED)
    table = np.where(dice.random((people, people)) < 10 / people, dice.random((people, people)), 0)
    table[dice.random(people) < 0.1] = 0
    np.fill_diagonal(table, 0)
    verified = dice.random(people) < 0.7
    ends = np.nonzero(table)
    for dtype in (np.float32, np.float64):
        off = np.abs(rank(build(*ends, table[ends], people, dtype), verified) - dense_rank(*ends, table[ends], verified)).sum()
        report.add(f"batch rank, {np.dtype(dtype)}, against dense: L1", off, at_most=1e-6, remark=f"{off:.1e}")
    changes(report, table, verified, dice)
    ends = np.nonzero(table)
    shares = shares_of(*ends, table[ends], people)
    off = max(away(nearby(shares, one, eps=1e-10), dense_rank(*ends, table[ends], np.eye(people)[one])) for one in range(20))
    report.add("personal rank against dense: largest error", off, at_most=1e-7, remark=f"{off:.1e}, eps 1e-10, 20 people")


def changes(report: Report, table, verified, dice: np.random.Generator) -> None:
    """500 endorsements given, changed and taken back in `table`, followed exactly and with the usual patience."""
    people = len(table)
    ends = np.nonzero(table)
    exact = Live(rows_of(*ends, table[ends], people), verified, push=1e-7)
    usual = Live(rows_of(*ends, table[ends], people), verified)
    for _ in range(500):
        source, target = dice.choice(people, 2, replace=False).tolist()
        table[source, target] = dice.choice([0.0, 1.0, dice.random()])
        for live in (exact, usual):
            live.endorse(source, target, float(table[source, target]))
    ends = np.nonzero(table)
    solution = dense_rank(*ends, table[ends], verified)
    off = np.abs(exact.rank() - solution).sum()
    report.add("incremental rank after 500 changes: L1", off, at_most=1e-6, remark=f"{off:.1e}, pushed down to 1e-7 / n")
    off = np.abs(usual.rank() - solution).sum()
    report.add("the same, pushed down to .1 / n only: L1", off, at_most=usual.doubt, remark="bound is the one it states itself")
    usual.settle(1e-7 / people)
    off = np.abs(usual.rank() - solution).sum()
    report.add("the same after settling: L1", off, at_most=1e-6, remark=f"{off:.1e}")


def away(near: dict[int, float], exact) -> float:
    """The largest difference between shares by person and an array of them."""
    return max(abs(near.get(one, 0.0) - share) for one, share in enumerate(exact))


def e_mails() -> tuple[np.ndarray, np.ndarray, csr_array]:
    """Senders and receivers (m,) of email-Eu-core without mails to oneself, and people × departments."""
    folder = data("email-eu-core")
    source, target = np.loadtxt(folder / "email-Eu-core.txt.gz", dtype=int).T
    person, department = np.loadtxt(folder / "email-Eu-core-department-labels.txt.gz", dtype=int).T
    others = source != target
    return source[others], target[others], csr_array((np.ones(len(person)), (person, department)))


def bringing_in(report: Report, rounds: int) -> None:
    """Reach of ten people by reverse-reachable sets beside the simplest other ways, all by simulation."""
    source, target, departments = e_mails()
    n, weight = departments.shape[0], np.ones(len(source))
    dice = np.random.default_rng(SEED)

    def reach(name: str, seeds, rounds: int = rounds, **details) -> float:
        reached = simulated_reach(source, target, weight, seeds, n, rounds, dice)
        report.add(f"reach of 10 {name}", reached.sum(axis=1).mean(), interval=between(reached.sum(axis=1)), **details)
        report.add("  departments reached", hill(reached.mean(axis=0) @ departments), remark="effective number (Hill) of expected people")
        return reached.sum(axis=1).mean()

    paths, met = ways(source, target, weight, n), np.zeros(n, bool)
    plan = bring_in(paths, met, K, seed=SEED)
    spread_out = bring_in(paths, met, K, counts=equally(departments), groups=departments, seed=SEED)
    chosen = reach("by reverse-reachable sets", [pick.node for pick in plan.picks])
    reach("by sets, departments equal, two of each", [pick.node for pick in spread_out.picks])
    by_degree = reach("who write to most", np.argsort(-np.bincount(source, minlength=n))[:K])
    reach("at random, one draw", dice.choice(n, K, False))
    report.add("sets against degree", chosen / by_degree, at_least=0.97, remark="in a dense house no gain is expected")
    report.add("estimate against simulation, off by", abs(plan.reach / chosen - 1), at_most=0.05, remark=f"said {plan.reach:.1f}")
    report.add("guarantee: share of the best possible reach", plan.guarantee, at_least=1 - 1 / np.e)
