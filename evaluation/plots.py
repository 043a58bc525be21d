"""Pictures of the figures, for the documentation. The same figures give the same files, to the last byte."""

from pathlib import Path

import matplotlib as mpl
from matplotlib.figure import Figure as Canvas

from evaluation.data import ROOT
from evaluation.report import Figure, Report

FOLDER = ROOT / "docs" / "ranking"
ENGINE, OTHER = "#b4481e", "#8a8f98"
OURS = {"engine": ENGINE, "engine, names shown": "#d9905f"}
SHADES = {"random": "#d5d8dd", "raw count": OTHER, "R": "#d9905f", "R x last third": ENGINE}
STYLE = {"svg.hashsalt": "kithline", "svg.fonttype": "none", "font.family": "sans-serif", "font.size": 9, "axes.axisbelow": True}


def draw(report: Report, rows: list[dict], folder: Path = FOLDER) -> list[Path]:
    """Write the pictures that the figures of `report` and the `rows` of the simulation allow into `folder` and name them.

    A row is one simulated case with ranker, attack, size, seed and quality.
    """
    with mpl.rc_context(STYLE):
        pictures = {"replay.svg": _replay(report), "rising.svg": _rising(report), "simulation.svg": _simulation(rows)}
        folder.mkdir(parents=True, exist_ok=True)
        for name, canvas in pictures.items():
            if canvas:
                canvas.savefig(folder / name, metadata={"Date": None, "Creator": None})
    return [folder / name for name, canvas in pictures.items() if canvas]


def _of(report: Report, section: str) -> list[Figure]:
    return [figure for figure in report.figures if figure.section.startswith(section)]


def _replay(report: Report) -> Canvas | None:
    """NDCG@10 of each method with its interval."""
    figures = [figure for figure in _of(report, "Replay of public threads") if "NDCG" in figure.remark]
    if not figures:
        return None
    shades = [ENGINE if figure.name.startswith(("expected", "+")) else OTHER for figure in figures]
    canvas, axes, at = _rows(figures, "NDCG@10 on the final score, 448 slates, 95 % intervals")
    # Points and not bars, as the axis does not begin at 0.
    for row, figure, shade in zip(at, figures, shades, strict=True):
        axes.errorbar(figure.value, row, xerr=_whiskers([figure]), fmt="o", color=shade)
    return canvas


def _rising(report: Report) -> Canvas | None:
    """NDCG@50 of growth until 48 h, by hour and method."""
    figures = [f for f in _of(report, "Cascades on Twitter") if f.name.startswith("rising") and "/" not in f.name]
    if not figures:
        return None
    hours = list(dict.fromkeys(figure.name.split(",")[0] for figure in figures))
    canvas = Canvas(figsize=(6, 3.2), layout="constrained")
    axes = canvas.add_subplot()
    for place, (method, shade) in enumerate(SHADES.items()):
        chosen = [figure for figure in figures if figure.name.split(", ")[1] == method]
        at = [hours.index(figure.name.split(",")[0]) + (place - 1.5) * 0.2 for figure in chosen]
        axes.bar(at, [figure.value for figure in chosen], 0.18, color=shade, label=method, yerr=_whiskers(chosen), error_kw={"lw": 0.8})
    axes.set_xticks(range(len(hours)), [hour.removeprefix("rising ") for hour in hours])
    axes.set(ylabel="NDCG@50 on growth until 48 h", ylim=(0, 1))
    axes.legend(frameon=False, ncols=4, loc="upper center")
    axes.spines[["top", "right"]].set_visible(False)
    return canvas


def _simulation(rows: list[dict]) -> Canvas | None:
    """Quality shown by each ranker in the largest world, one panel per attack."""
    if not rows:
        return None
    size = max(row["size"] for row in rows)
    rows = [row for row in rows if row["size"] == size]
    attacks = list(dict.fromkeys(row["attack"] for row in rows))
    rankers = sorted(dict.fromkeys(row["ranker"] for row in rows), key=lambda ranker: _shown(rows, ranker, attacks[0]))
    canvas = Canvas(figsize=(1.2 + 1.25 * len(attacks), 0.9 + 0.25 * len(rankers)), layout="constrained")
    panels = canvas.subplots(1, len(attacks), sharex=True, sharey=True, squeeze=False)[0]
    for axes, attack in zip(panels, attacks, strict=True):
        shades = [OURS.get(ranker, OTHER) for ranker in rankers]
        axes.barh(rankers, [_shown(rows, ranker, attack) for ranker in rankers], 0.7, color=shades)
        axes.set_title(attack if attack != "none" else "no attack", fontsize=9)
        axes.grid(axis="x", lw=0.4)
        axes.spines[["top", "right", "bottom"]].set_visible(False)
    canvas.supxlabel(f"mean true quality shown, {size} people", fontsize=9)
    return canvas


def _shown(rows: list[dict], ranker: str, attack: str) -> float:
    """The quality shown, as a mean over seeds; 0 where it was not measured."""
    values = [row["quality"] for row in rows if (row["ranker"], row["attack"]) == (ranker, attack)]
    return sum(values) / len(values) if values else 0.0


def _rows(figures: list[Figure], label: str):
    """A canvas with one named row per figure, the first on top: canvas, axes, heights of the rows."""
    canvas = Canvas(figsize=(6, 0.6 + 0.25 * len(figures)), layout="constrained")
    axes = canvas.add_subplot()
    at = range(len(figures))[::-1]
    axes.set_yticks(at, [figure.name for figure in figures])
    axes.set_xlabel(label)
    axes.grid(axis="x", lw=0.4)
    axes.spines[["top", "right", "left"]].set_visible(False)
    return canvas, axes, at


def _whiskers(figures: list[Figure]) -> list[list[float]]:
    """How far each interval reaches below and above its value, as matplotlib wants it."""
    return [[max(f.value - f.interval[0], 0) for f in figures], [max(f.interval[1] - f.value, 0) for f in figures]]
