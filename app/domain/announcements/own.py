"""What an outcome's type has of its own, as the world may read it: where and when, how to use it, where one finds it.

Whom to ask inside is not among it: for that an announcement has its own contact. It is looked over together with the words.
"""

from dataclasses import dataclass, field
from datetime import datetime
from zoneinfo import ZoneInfo

from app.core.fetching import address_of
from app.core.markdown import render
from app.domain.announcements.wording import impersonal
from app.domain.outcomes.models import Outcome

# Names that only mean something inside a house.
INSIDE = (
    "local",
    "internal",
    "intern",
    "intranet",
    "lan",
    "corp",
    "home",
    "private",
    "localhost",
    "localdomain",
    "test",
    "invalid",
    "arpa",
)


@dataclass(frozen=True)
class Own:
    """Moments by the clock of the place, text as HTML, links with their words; empty where the type has no such thing."""

    place: str = ""
    zone: str = ""
    starts: datetime | None = None
    ends: datetime | None = None
    how_to_use_html: str = ""
    stands_now_html: str = ""
    links: list[list[str]] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.starts or self.how_to_use_html or self.stands_now_html or self.links)


def own_of(outcome: Outcome) -> dict:
    """What `outcome` has of its own, by value, as a copy keeps it. Nobody is named in it who is called by an @handle."""
    kept = {
        "place": outcome.place,
        "zone": outcome.zone,
        "starts": outcome.starts_at.isoformat(timespec="minutes") if outcome.starts_at else "",
        "ends": outcome.ends_at.isoformat(timespec="minutes") if outcome.ends_at else "",
        "how_to_use_html": render(impersonal(outcome.how_to_use)) if outcome.how_to_use else "",
        "stands_now_html": render(impersonal(outcome.stands_now)) if outcome.stands_now else "",
        "links": [[address, impersonal(words)] for address, words in outcome.linked if is_outside(address)],
    }
    return {name: value for name, value in kept.items() if value}


def own_in(kept: dict) -> Own:
    """What a copy has kept, ready to be shown."""
    moments = {name: datetime.fromisoformat(kept[name]).astimezone(ZoneInfo(kept["zone"])) for name in ("starts", "ends") if name in kept}
    return Own(**{**kept, **moments})


def is_outside(address: str) -> bool:
    """Whether `address` is a plain name on the web that means something to everybody."""
    found = address_of(address)
    return found is not None and found.host.rpartition(".")[2] not in INSIDE
