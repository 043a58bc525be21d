"""The words of an outcome, checked."""

from datetime import datetime
from urllib.parse import urlsplit

from app.core.errors import Invalid
from app.core.moments import moment_of
from app.domain.discussions.threads import LONGEST_TITLE
from app.domain.gatherings.times import zones
from app.domain.outcomes.models import TYPES

LONGEST, MOST_LINKS = 10_000, 10
# What each type has of its own; whoever changes the type leaves behind what belonged to the other.
OWN = {
    "project": ("stands_now",),
    "solution": ("links",),
    "service": ("how_to_use", "ask_whom"),
    "event": ("place", "zone", "starts_at", "ends_at"),
    "news": (),
    "learning": (),
}
NEEDED = {
    "project": {"stands_now": "Say where it stands now."},
    "service": {"how_to_use": "Say how one uses it."},
    "learning": {"learned": "What did you learn? That is what this outcome is."},
}
EMPTY = {"stands_now": "", "links": "", "how_to_use": "", "ask_whom": "", "place": "", "zone": "", "starts_at": None, "ends_at": None}


def worded(*, title: str, type: str, what_changed: str, evidence: str = "", learned: str = "", **own: str) -> tuple[str, dict]:
    """The title and the columns of an outcome; `own` are the fields of its type, times as `starts` and `ends` by the clock of `zone`.

    Raises Invalid naming every field that makes no sense.
    """
    title, errors = " ".join(title.split()), {}
    texts = {"what_changed": what_changed.strip(), "evidence": evidence.strip(), "learned": learned.strip()}
    if not title or len(title) > LONGEST_TITLE:
        errors["title"] = f"At most {LONGEST_TITLE} characters." if title else "An outcome needs a name."
    if type not in TYPES:
        errors["type"] = "Choose one of those offered."
    if not texts["what_changed"]:
        errors["what_changed"] = "What changed, and for whom?"
    own_columns = _own_columns(type, own, errors)
    texts |= {name: value for name, value in own_columns.items() if isinstance(value, str)}
    errors |= {field: sentence for field, sentence in NEEDED.get(type, {}).items() if not texts[field]}
    errors |= {field: f"At most {LONGEST:,} characters." for field, text in texts.items() if len(text) > LONGEST}
    if errors:
        raise Invalid(**errors)
    return title, {"type": type, **EMPTY, **own_columns, **texts}


def _own_columns(type: str, own: dict, errors: dict) -> dict:
    """The columns that this type has of its own; what is wrong with them goes into `errors`."""
    if type == "event":
        return _when_and_where(own, errors)
    columns = {name: own.get(name, "").replace("\r\n", "\n").strip() for name in OWN.get(type, ())}
    if "links" in columns:
        columns["links"] = _links(columns["links"], errors)
    if len(columns.get("ask_whom", "")) > 160:
        errors["ask_whom"] = "At most 160 characters."
    return columns


def _links(text: str, errors: dict) -> str:
    """One address a line, with words before or behind it, as `address words`."""
    lines = [line.split() for line in text.splitlines() if line.strip()]
    if len(lines) > MOST_LINKS:
        errors["links"] = f"At most {MOST_LINKS} links."
    kept = []
    for words in lines:
        address = next((word for word in words if _is_address(word)), None)
        if address is None:
            errors["links"] = "One link a line, beginning with https://, and if you like what one finds there."
        else:
            kept.append(" ".join([address, *(word for word in words if word != address)]))
    return "\n".join(kept)


def _is_address(word: str) -> bool:
    try:
        parts = urlsplit(word)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname)


def _when_and_where(own: dict, errors: dict) -> dict:
    place, zone = " ".join(own.get("place", "").split()), own.get("zone", "").strip()
    if not place or len(place) > 160:
        errors["place"] = "Say where, in at most 160 characters."
    if zone not in zones():
        errors["zone"] = "Choose a time zone such as Europe/Berlin."
        return {}
    starts, ends = _moment(own, "starts", errors), _moment(own, "ends", errors)
    if starts is None and "starts" not in errors:
        errors["starts"] = "Say when it began or begins."
    if starts and ends and ends <= starts:
        errors["ends"] = "It ends after it begins."
    return {"place": place, "zone": zone, "starts_at": starts, "ends_at": ends}


def _moment(own: dict, field: str, errors: dict) -> datetime | None:
    try:
        moment = moment_of(own, field, zone="zone")
    except Invalid as refusal:
        errors |= refusal.errors
        return None
    if moment and not 2000 <= moment.year <= 2200:
        errors[field] = "Choose a year from 2000 on."
    return moment
