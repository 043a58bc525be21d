"""What every constant of the engine says of itself, so that the help page can print them all."""

from typing import NamedTuple


class Constant(NamedTuple):
    """A number the formulas stand on, what it means, and where it comes from."""

    value: float
    meaning: str
    source: str
