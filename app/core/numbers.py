"""Round numbers for the ends of axes."""

from math import floor, log10


def nice(value: float) -> float:
    """The next of 2, 4, 6, 8, 10, 20, 40… that is not below `value`, so that half of it is a whole number."""
    unit = 10 ** floor(log10(max(value, 1)))
    return next(unit * step for step in (1, 2, 4, 6, 8, 10) if unit * step >= value and (unit * step) % 2 == 0)
