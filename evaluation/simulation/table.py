"""The figures of the simulation: what is shown without attack, and what is left of it under each."""

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
# What the mean of all seeds must keep, and what a single one must: the luck of one is larger than the bounds of all.
BOUNDS = {"kept": 0.85, "lift": 1.5, "newcomers": 1.0, "slope": 0.12}
WIDE = {"kept": 0.75, "lift": 2.0, "newcomers": 0.9, "slope": 0.2}
UNHARMED = 0.8  # exposure that the targets of a brigade keep
NAMED = "engine, names shown"
WORDS = {"quality": "quality shown", "newcomers": "newcomer lift", "seniority": "seniority slope", "lift": "lift of what is aimed at"}
MAKERS = {"engine": Engine, NAMED: lambda: Engine(NAMED, blind=0)}


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
        ranker = MAKERS[self.ranker]() if self.ranker in MAKERS else Formula(self.ranker, FORMULAS[self.ranker])
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
        new = _cases("engine", attacks, size, seeds, days)
        # Nothing is bound to what Wilson makes of attacks; there is time for it in the full run.
        new += _cases("Wilson", [NONE] if fast else attacks, size, seeds, days)
        _report(report, new, seeds)
        named = _cases(NAMED, [NONE] if fast else attacks, size, seeds if size == sizes[0] else seeds[:1], days)
        _report_named(report, new, named)
        rows += new + named
        if not fast:
            rows += _known(report, size, days)
    return rows


def _cases(ranker: str, attacks: list[Attack], size: int, seeds, days: int) -> list[dict]:
    return [Case(ranker, attack, size, seed, days).run() for attack in attacks for seed in seeds]


def _report(report: Report, rows: list[dict], seeds) -> None:
    """The engine with Wilson beside it."""
    remark, bounds = _of(seeds), BOUNDS if len(seeds) == len(SEEDS) else WIDE
    shown = _mean(rows, "Wilson", "none", "quality")
    report.add("quality shown, Wilson", shown, remark=remark)
    report.add("quality shown, engine", _mean(rows, "engine", "none", "quality"), at_least=round(shown - 0.02, 3), remark=remark)
    report.add("newcomer lift", _mean(rows, "engine", "none", "newcomers"), at_least=bounds["newcomers"], remark=remark)
    slope, each = _mean(rows, "engine", "none", "seniority"), _each(rows, "seniority", remark)
    report.add("seniority slope, author hidden at first", slope, at_most=bounds["slope"], remark=each)
    report.add("seniority slope, Wilson", _mean(rows, "Wilson", "none", "seniority"), remark=remark)
    for attack in (*ATTACKS, ADAPTIVE):
        if any((row["ranker"], row["attack"]) == ("Wilson", attack.name) for row in rows):
            _report_attack(report, rows, attack, "Wilson", remark, None)
        _report_attack(report, rows, attack, "engine", remark, None if attack is ADAPTIVE else bounds)


def _report_attack(report: Report, rows: list[dict], attack: Attack, ranker: str, remark: str, bounds: dict | None) -> None:
    kept = _mean(rows, ranker, attack.name, "quality") / _mean(rows, ranker, "none", "quality")
    lifted, first = (_mean(rows, ranker, attack.name, measure) for measure in ("lift", "first lift"))
    is_brigade = attack.name == "brigade"
    what, bound = "exposure kept" if is_brigade else "attack lift", {}
    if bounds:
        bound = {"at_least": UNHARMED} if is_brigade else {"at_most": bounds["lift"]}
    report.add(f"{attack.name}: quality kept, {ranker}", kept, at_least=bounds and bounds["kept"], remark=remark)
    report.add(f"{attack.name}: {what}, {ranker}", lifted, remark=remark, **bound)
    report.add(f"{attack.name}: {what} while it is new, {ranker}", first, remark=remark)


def _of(seeds) -> str:
    return f"seed{'s' if len(seeds) > 1 else ''} {', '.join(map(str, seeds))}"


def _each(rows: list[dict], measure: str, remark: str) -> str:
    """`remark`, and where it has several seeds what each of them gave: the bound is closer than they are to each other."""
    values = [f"{row[measure]:.3f}" for row in rows if (row["ranker"], row["attack"]) == ("engine", "none")]
    return f"{remark}: {', '.join(values)}" if len(values) > 1 else remark


def _report_named(report: Report, rows: list[dict], named: list[dict]) -> None:
    """The engine where every author is named from the first minute, beside the same seeds with the name hidden at first.

    No bound: this is what the product is unless a group hides names, and no formula here is told who is senior.
    """
    seeds = sorted({row["seed"] for row in named})
    hidden = [row for row in rows if row["seed"] in seeds]
    for attack in dict.fromkeys(row["attack"] for row in named):
        told = ("quality", "newcomers", "seniority") if attack == "none" else ("quality", "lift")
        for measure in told:
            value, beside = _mean(named, NAMED, attack, measure), _mean(hidden, "engine", attack, measure)
            report.add(f"names shown, {attack}: {WORDS[measure]}", value, remark=f"{beside:.3f} with names hidden at first; {_of(seeds)}")


def _known(report: Report, size: int, days: int) -> list[dict]:
    """The known formulas at one seed, without bounds."""
    names = [name for name in FORMULAS if name != "Wilson"]
    rows = [Case(name, attack, size, SEEDS[0], days).run() for name in names for attack in (NONE, *ATTACKS, ADAPTIVE)]
    for row in rows:
        report.add(f"{row['ranker']}, {row['attack']}: quality shown", row["quality"], remark=f"lift {row['lift']:.2f}, seed {SEEDS[0]}")
    return rows


def _mean(rows: list[dict], ranker: str, attack: str, measure: str) -> float:
    return float(np.mean([row[measure] for row in rows if row["ranker"] == ranker and row["attack"] == attack]))
