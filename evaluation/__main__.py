"""`python -m evaluation [--fast]`: measure the ranking, print every figure and its bound, and fail where one is not kept.

FAST=1 in the environment is the same as --fast: fewer seeds and cascades, and no pictures.
"""

import os
import sys
from importlib import import_module
from time import perf_counter

from evaluation.data import DataMissing
from evaluation.plots import draw
from evaluation.report import Report

PARTS = ("evaluation.reddit", "evaluation.cascades", "evaluation.kernels", "evaluation.simulation.table")


def main(arguments: list[str]) -> int:
    """Run all parts, or those named in `arguments` (e.g. "reddit"); 1 if a bound is not kept or a part, or its data, is missing."""
    fast = "--fast" in arguments or os.environ.get("FAST") == "1"
    named = {argument for argument in arguments if not argument.startswith("-")}
    parts = [part for part in PARTS if not named or part.split(".")[1] in named]
    report, missing, seconds, cases = Report(), [], {}, []
    for part in parts:
        start = perf_counter()
        try:
            # The simulation hands its cases on, for the picture.
            cases += import_module(part).run(report, fast) or []
        except (DataMissing, ModuleNotFoundError) as gone:
            missing.append(f"{part}: {gone}")
        seconds[part] = perf_counter() - start
    _close(report, missing, seconds)
    if not fast:
        print(*("drawn: " + path.name for path in draw(report, cases)), sep="\n")
    return 1 if report.broken or missing or not parts else 0


def _close(report: Report, missing: list[str], seconds: dict[str, float]) -> None:
    """Print the figures that have bounds in one table, what is broken or missing, and how long each part took."""
    print("\nBounds")
    for figure in report.figures:
        if figure.bounds:
            verdict, place = "holds" if figure.holds else "NOT MET", figure.section.partition(":")[0]
            print(f"  {verdict:<9}{figure.name:<52}{figure.value:>9.3f}  {figure.bounds:<24}{place}")
    print("\nSeconds")
    for part, taken in seconds.items():
        print(f"  {part:<52}{taken:>9.1f}")
    for line in missing:
        print(f"MISSING  {line}")
    print(f"{len(report.figures)} figures, {len(report.broken)} not met, {len(missing)} parts missing")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
