"""Round numbers for the ends of axes."""

from math import floor, log, log10

RAISED = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")


def nice(value: float) -> float:
    """The next of 2, 4, 6, 8, 10, 20, 40… that is not below `value`, so that half of it is a whole number."""
    unit = 10 ** floor(log10(max(value, 1)))
    return next(unit * step for step in (1, 2, 4, 6, 8, 10) if unit * step >= value and (unit * step) % 2 == 0)


def spelled(value: float) -> str:
    """A number as people read it: 20,000 with its comma, very small ones as a power of two or ten."""
    for base in (2, 10) if 0 < value < 1e-4 else ():
        power = log(value, base)
        if abs(power - round(power)) < 1e-9:
            return f"{base}{str(round(power)).translate(RAISED)}"
    return f"{value:,.0f}" if abs(value) >= 1000 else f"{value:g}"
