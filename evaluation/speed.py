"""How fast the engine is, as a table: `python -m evaluation.speed [--fast]`; exits 1 when a budget is not kept (7.6).

Houses are invented (see synthetic.py). The whole night is timed by the wall clock, single calls by the processor's, so that
other programs do not count; p99 is that of 3,000 endorsements and 300 people. Whatever needs memory runs in a process of
its own, so that its peak is its own.
"""

import gc
import multiprocessing
import resource
import sys
import tempfile
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from time import perf_counter

import numpy as np

from app.core.database import db
from evaluation.large import a_night, home, house_of, interactions, swept
from evaluation.nightly import bandwidth, ranks_alone, whole_night
from evaluation.online import incremental, planning, sweeping
from evaluation.report import Report
from evaluation.synthetic import build_house

TOWN = 100_000, 5_000_000, 1_000_000
CITY = 500_000, 20_000_000, 20_000
VILLAGE = 10_000, 300_000, 100_000
LIVE = 5000
# What is told of an interaction, and the microseconds it may take.
INTERACTION = {
    "whole": ("an interaction and its write", 1000),
    "engine": ("  of that the engine, as it came", None),
    "delivered": ("  the same from the log on, as the listener meets it", None),
    "arithmetic": ("  of that the engine, quickest of three", 100),
}


def alone(function, *arguments):
    """What `function` answers in a fresh process, and the most memory that process held, in MB.

    Linux counts what the parent held against the child, so all that is large is done here and nothing in the parent.
    """
    with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as process:
        return process.submit(_with_peak, function, arguments).result()


def _with_peak(function, arguments):
    return function(*arguments), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def one_endorsement(report: Report, folder: Path, size: str) -> None:
    """An endorsement as it comes, and the list of people near one person, in plain Python."""
    found, peak = alone(incremental, folder)
    report.section(f"While people wait, {size}")
    for share in (50, 99):
        bound = {"at_most": 100} if share == 99 else {}
        report.add(f"one endorsement, p{share}, microseconds", np.percentile(found["endorse"], share) * 1e6, **bound)
    report.add("  all ranks together then off by", found["off"], at_most=found["doubt"], remark="bound is the one it states itself")
    for share in (50, 99):
        report.add(f"people near one, p{share}, milliseconds", np.percentile(found["nearby"], share) * 1e3)
    report.add("  peak memory, MB", peak)


def one_plan(report: Report) -> None:
    """Whom to bring in next."""
    report.section("Whom to bring in, 1,000 people, 25,000 links")
    report.add("ten people, median, milliseconds", np.median(alone(planning)[0]) * 1e3, at_most=100)


def one_sweep(report: Report) -> None:
    """All live posts, with everything that moves with the clock."""
    report.section(f"Every few minutes, {LIVE:,} live posts")
    report.add("sweep, median, seconds", np.median(alone(sweeping, LIVE)[0]), at_most=1)


def one_night(report: Report, folder: Path, size: str) -> None:
    """The whole nightly batch as the product runs it, everything but reading and writing the database."""
    seconds, peak = alone(whole_night, folder)
    report.section(f"Every night, {size}")
    report.add("the whole batch, seconds", sum(seconds.values()), at_most=60)
    report.add("peak memory, MB", peak, at_most=1024)


def one_rank(report: Report, folder: Path, size: str) -> None:
    """The endorsement rank beside a bare loop and beside what the memory of this machine allows."""
    found, peak = alone(ranks_alone, folder)
    streamed, _ = alone(bandwidth)
    rounds = found["rounds"]
    report.section(f"Endorsement rank, {size}, {rounds} rounds")
    report.add("graph built, seconds", found["graph built"])
    report.add("endorsement rank, seconds", found["endorsement rank"])
    report.add("bare loop of scipy, as many rounds, seconds", found["bare loop"])
    report.add("endorsement rank, milliseconds a round", found["endorsement rank"] / rounds * 1e3)
    floor = found["bytes"] / streamed * 1e3
    report.add(
        "floor by bandwidth, milliseconds a round", floor, remark=f"{found['bytes'] / 1e6:.0f} MB at {streamed / 1e9:.1f} GB/s, one thread"
    )
    report.add("times the floor", found["endorsement rank"] / rounds * 1e3 / floor)
    report.add("peak memory, MB", peak)


def with_house(report: Report, size: tuple[int, int, int], *measurements) -> None:
    """Take `measurements` of an invented house of so many people, endorsements and answers to offers."""
    with tempfile.TemporaryDirectory() as name:
        alone(build_house, Path(name), *size)
        for measure in measurements:
            measure(report, Path(name), f"{size[0]:,} people, {size[1]:,} endorsements")


def village(report: Report) -> None:
    """A small house, for a quick look."""
    with_house(report, VILLAGE, one_endorsement, one_night, one_rank)


def town(report: Report) -> None:
    """The house the budgets are for."""
    with_house(report, TOWN, one_endorsement, one_night, one_rank)


def city(report: Report) -> None:
    """A house five times as large, without budgets."""
    with_house(report, CITY, one_rank)


def in_the_database(report: Report, posts: int) -> None:
    """Interactions, a sweep, a night and Home, with everything they read and write, in a house with so many posts."""
    with tempfile.TemporaryDirectory() as name:
        (found, built), peak = alone(large_house, posts, Path(name))
    report.section(f"With its database, {posts:,} posts, {found['dialect']} (built in {built:.0f} s)")
    for what, (called, budget) in INTERACTION.items():
        for share in (50, 99):
            bound = {"at_most": budget} if share == 99 and budget else {}
            report.add(f"{called}, p{share}, microseconds", np.percentile(found[what], share) * 1e6, **bound)
    report.add("sweep of the newest live posts, seconds", found["sweep"], at_most=1)
    report.add("night, reading and writing, seconds", found["night"])
    for share in (50, 95, 99):
        report.add(
            f"Home by relevance, p{share}, milliseconds",
            np.percentile(found["home"], share) * 1e3,
            **({"at_most": 50} if share == 95 else {}),
        )
    report.add("  its queries", len(found["statements"]), at_most=6)
    report.add("  peak memory, MB", peak)
    print("  plan of the query that chooses what stands on Home:")
    print("\n".join(f"    {line}" for line in found["plan"].splitlines()))


def large_house(posts: int, folder: Path) -> tuple[dict, float]:
    """Everything measured in the database, and the seconds it took to build."""
    began = perf_counter()
    with house_of(posts, folder) as app:
        built = perf_counter() - began
        # As the server does: what lives as long as the process is not looked through again.
        gc.freeze()
        night = a_night()
        found = interactions()
        found |= {"sweep": swept(), "night": night, "dialect": db.engine.dialect.name}
        found["home"], found["statements"], found["plan"] = home(app)
        return found, built


def small_database(report: Report) -> None:
    """A house of some thousand posts, for a quick look."""
    in_the_database(report, 5_000)


def large_database(report: Report) -> None:
    """The house that Home's budget is for."""
    in_the_database(report, 200_000)


# Whatever else is to be measured is added here; each takes the report.
QUICK = [one_plan, one_sweep, small_database, village]
FULL = [one_plan, one_sweep, large_database, town, city]


def main() -> int:
    """Measure and print; 1 if a budget is not kept."""
    report = Report()
    for measure in QUICK if "--fast" in sys.argv[1:] else FULL:
        measure(report)
    print(f"\n{len(report.broken)} of {sum(bool(f.bounds) for f in report.figures)} budgets not kept")
    return bool(report.broken)


if __name__ == "__main__":
    sys.exit(main())
