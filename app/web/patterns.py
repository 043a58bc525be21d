"""What stands above a group that has no picture: a few quiet lines, always the same for the same group."""

from functools import lru_cache
from math import sin
from random import Random

WIDTH, HEIGHT = 1280, 320


@lru_cache(maxsize=2_000)
def pattern_of(group_id: int) -> tuple[str, ...]:
    """The lines, as SVG paths in a field of 1280 by 320."""
    dice = Random(group_id * 7919)
    return (_rings, _hills)[group_id % 2](dice)


def _rings(dice: Random) -> tuple[str, ...]:
    middles = [(dice.randint(100, 500), dice.randint(40, 280)), (dice.randint(700, 1200), dice.randint(0, 320))]
    gap = dice.randint(26, 40)
    return tuple(_circle(x, y, gap * number) for x, y in middles for number in range(1, 10))


def _circle(x: int, y: int, r: int) -> str:
    return f"M{x - r} {y}a{r} {r} 0 1 0 {2 * r} 0a{r} {r} 0 1 0 {-2 * r} 0"


def _hills(dice: Random) -> tuple[str, ...]:
    length, shift, height = dice.uniform(140, 260), dice.uniform(0, 6), dice.uniform(14, 34)
    return tuple(_hill(20 + 26 * row, length, shift + row * 0.35, height * (0.4 + row / 12)) for row in range(12))


def _hill(y: float, length: float, shift: float, height: float) -> str:
    points = ((x, y + height * sin(x / length + shift) + height / 3 * sin(x / 61 + shift * 2)) for x in range(0, WIDTH + 1, 40))
    return "M" + "L".join(f"{x} {at:.0f}" for x, at in points)
