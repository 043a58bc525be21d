"""The figures of the simulation: what is shown without attack, and what is left of it under each."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from evaluation.report import Report
from evaluation.simulation.attacks import ADAPTIVE, ATTACKS, NONE, Attack, targets
from evaluation.simulation.house import Engine
from evaluation.simulation.loop import simulate
from evaluation.simulation.measures import lift, newcomer_lift, seniority_slope
from evaluation.simulation.rankers import FORMULAS, Formula

SEEDS = (301, 302, 303)  # fresh: tuning was on 100 and 101 alone
DAYS, SIZES = 40, (500, 1500)
FAST_DAYS, FAST_SIZES = 24, (500,)


@dataclass(frozen=True)
class Case:
    """One ranker in one world under one attack."""

    ranker: str
    attack: Attack
    size: int
    seed: int
    days: int

    def run(self) -> dict:
        """What came of it: ranker, attack, size, seed, quality, lift, newcomers and seniority, for tables and plots."""
        world = self.attack.world(self.seed, self.size, self.days)
        ranker = Engine() if self.ranker == "engine" else Formula(self.ranker, FORMULAS[self.ranker])
        outcome = simulate(world, self.attack, ranker, self.seed)
        aimed = targets(world)
        others = np.setdiff1d(np.arange(len(world.posts.born)), aimed)
        return {
            "ranker": self.ranker,
            "attack": self.attack.name,
            "size": self.size,
            "seed": self.seed,
            "quality": outcome.quality,
            "lift": lift(world, outcome, aimed, others),
            "first lift": lift(world, outcome, aimed, others, hours=(world.begins, world.counts)),
            "newcomers": newcomer_lift(world, outcome),
            "seniority": seniority_slope(world, outcome),
        }


def run(report: Report, fast: bool) -> list[dict]:
    """Run all cases, report each figure with its bounds, and return one dict per case."""
    seeds, sizes, days = (SEEDS[:1], FAST_SIZES, FAST_DAYS) if fast else (SEEDS, SIZES, DAYS)
    rows = []
    for size in sizes:
        report.section(f"Simulation, {size} people, {days} days")
        attacks = [NONE, *ATTACKS, ADAPTIVE]
        new = [Case(ranker, attack, size, seed, days).run() for ranker in ("engine", "Wilson") for attack in attacks for seed in seeds]
        rows += new
        _report(report, new, seeds)
        if not fast:
            rows += _known(report, size, days)
    return rows


def _report(report: Report, rows: list[dict], seeds) -> None:
    """The engine with Wilson beside it. The bounds are for the mean of all seeds: the luck of a single one is larger than they are."""
    remark = "seeds " + ", ".join(map(str, seeds)) if len(seeds) > 1 else f"seed {seeds[0]}, too few for bounds"
    bound = dict if len(seeds) == len(SEEDS) else lambda **bounds: {}
    shown = _mean(rows, "Wilson", "none", "quality")
    report.add("quality shown, Wilson", shown, remark=remark)
    report.add("quality shown, engine", _mean(rows, "engine", "none", "quality"), at_least=round(shown - 0.02, 3), remark=remark)
    report.add("newcomer lift", _mean(rows, "engine", "none", "newcomers"), remark=remark, **bound(at_least=1.0))
    slope = _mean(rows, "engine", "none", "seniority")
    report.add("seniority slope, author hidden at first", slope, remark=remark, **bound(at_most=0.12))
    report.add("seniority slope, Wilson", _mean(rows, "Wilson", "none", "seniority"), remark=remark)
    for attack in (*ATTACKS, ADAPTIVE):
        _report_attack(report, rows, attack, "Wilson", remark, lambda **bounds: {})
        _report_attack(report, rows, attack, "engine", remark, bound if attack is not ADAPTIVE else lambda **bounds: {})


def _report_attack(report: Report, rows: list[dict], attack: Attack, ranker: str, remark: str, bound: Callable) -> None:
    kept = _mean(rows, ranker, attack.name, "quality") / _mean(rows, ranker, "none", "quality")
    lifted, first = (_mean(rows, ranker, attack.name, measure) for measure in ("lift", "first lift"))
    is_brigade = attack.name == "brigade"
    what, bounds = ("exposure kept", bound(at_least=0.8)) if is_brigade else ("attack lift", bound(at_most=1.5))
    report.add(f"{attack.name}: quality kept, {ranker}", kept, remark=remark, **bound(at_least=0.85))
    report.add(f"{attack.name}: {what}, {ranker}", lifted, remark=remark, **bounds)
    report.add(f"{attack.name}: {what} while it is new, {ranker}", first, remark=remark)


def _known(report: Report, size: int, days: int) -> list[dict]:
    """The known formulas at one seed, without bounds."""
    names = [name for name in FORMULAS if name != "Wilson"]
    rows = [Case(name, attack, size, SEEDS[0], days).run() for name in names for attack in (NONE, *ATTACKS, ADAPTIVE)]
    for row in rows:
        report.add(f"{row['ranker']}, {row['attack']}: quality shown", row["quality"], remark=f"lift {row['lift']:.2f}, seed {SEEDS[0]}")
    return rows


def _mean(rows: list[dict], ranker: str, attack: str, measure: str) -> float:
    return float(np.mean([row[measure] for row in rows if row["ranker"] == ranker and row["attack"] == attack]))
