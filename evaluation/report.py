"""One table of figures: what was measured, how sure it is, what it must be, and whether it is."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Figure:
    """A measured number with its 95 % bootstrap interval, and the bounds it must keep, if any."""

    section: str
    name: str
    value: float
    interval: tuple[float, float] | None = None
    at_least: float | None = None
    at_most: float | None = None
    remark: str = ""

    @property
    def holds(self) -> bool:
        """Whether the value keeps its bounds."""
        return (self.at_least is None or self.value >= self.at_least) and (self.at_most is None or self.value <= self.at_most)

    @property
    def bounds(self) -> str:
        """The bounds in signs, "" where there are none."""
        low = "" if self.at_least is None else f"≥ {self.at_least:g}"
        high = "" if self.at_most is None else f"≤ {self.at_most:g}"
        return " and ".join(filter(None, (low, high)))


@dataclass
class Report:
    """Collects figures and prints each as it comes, so that a long run shows where it is."""

    figures: list[Figure] = field(default_factory=list)
    _section: str = ""

    def section(self, title: str) -> None:
        """What follows belongs under `title`."""
        self._section = title
        print(f"\n{title}", flush=True)

    def add(self, name: str, value: float, **details) -> None:
        """Add a figure; `details` are interval, at_least, at_most and remark of a Figure."""
        figure = Figure(self._section, name, float(value), **details)
        self.figures.append(figure)
        interval = "" if figure.interval is None else f"[{figure.interval[0]:.3f}, {figure.interval[1]:.3f}]"
        verdict = "" if not figure.bounds else "holds" if figure.holds else "NOT MET"
        print(f"  {figure.name:<52}{figure.value:>9.3f}  {interval:<18}{figure.bounds:<24}{verdict:<9}{figure.remark}".rstrip(), flush=True)

    @property
    def broken(self) -> list[Figure]:
        """The figures that do not keep their bounds."""
        return [figure for figure in self.figures if not figure.holds]
