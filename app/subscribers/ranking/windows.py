"""Pages of a feed whose order depends on the reader.

The best `WINDOW` by the order that is the same for all are put into the reader's own order and cut into
pages; when they are used up, the next `WINDOW` follow. All pages of one visit are reckoned as of its
first moment, so that getting older while reading moves nothing.
"""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass
from datetime import datetime
from math import inf

from app.core.errors import NotFound

WINDOW = 100


@dataclass(frozen=True)
class Place:
    """Where a page begins: the moment reckoned with, the window's upper end, the last card shown, how many were, and
    which of this window stood in places kept for the unseen."""

    at: datetime
    key: float = inf
    id: int = 0
    score: float = inf
    last: int = 0
    shown: int = 0
    kept: frozenset[int] = frozenset()

    def name(self) -> str:
        """This place as a page's `next`."""
        kept = ",".join(map(str, sorted(self.kept)))
        values = (self.at.isoformat(), repr(self.key), str(self.id), repr(self.score), str(self.last), str(self.shown), kept)
        return urlsafe_b64encode("|".join(values).encode()).decode().rstrip("=")


def place_named(name: str) -> Place:
    """The place `name` stands for. Raises NotFound for one nobody handed out."""
    try:
        at, key, number, score, last, shown, kept = urlsafe_b64decode(name + "=" * (-len(name) % 4)).decode().split("|")
        kept = frozenset(int(one) for one in kept.split(",") if one)
        place = Place(datetime.fromisoformat(at), float(key), int(number), float(score), int(last), int(shown), kept)
    except ValueError:
        raise NotFound from None
    if place.at.tzinfo is None or not (abs(place.id) < 2**62 and place.key == place.key and place.score == place.score):
        raise NotFound
    return place
