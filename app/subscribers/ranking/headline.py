"""Why a card is where it is, in one sentence: the one or two parts that speak for it most, and nothing the parts do not say."""

from datetime import datetime

from app.subscribers.ranking.candidates import Carried
from app.subscribers.ranking.engine.personal import UNSEEN
from app.subscribers.ranking.engine.quality import MU
from app.subscribers.ranking.engine.score import hours
from app.subscribers.ranking.explanation import Part
from app.subscribers.ranking.reader import Reader
from app.subscribers.ranking.wording import followed_because, is_unnamed, met_by, people_of_groups, witnesses, your_ground

NEW_HOURS = 24
# A second reason is told if it is at least this share of the first.
WORTH_TELLING = 0.25
AGELESS = "best"
LACKS = "it lacks a lead, hands or hours"


def headline_of(order: str, why: list[Part], row, reader: Reader, carried: Carried | None, at: datetime) -> str:
    """One sentence for the card of `row` with the parts `why`, the largest first; `order` is relevant, newest or one of LISTS."""
    if any(part.name == "kept place" for part in why):
        return f"One place in {UNSEEN:.0f} is kept for new things few have met, and this is one."
    if order == "newest":
        return _by_date(row, reader, carried)
    reasons = _reasons(why, row, reader, carried)
    is_new = hours(row.created_at, at) < NEW_HOURS and order != AGELESS
    if not reasons:
        return f"Nothing speaks for it yet; it is here because {_left(order, is_new)}."
    if len(reasons) == 1 and is_new:
        reasons.append("it is new")
    return f"Mostly because {', and '.join(reasons)}."


def _reasons(why: list[Part], row, reader: Reader, carried: Carried | None) -> list[str]:
    """The largest positive parts as clauses, two at most. What one follows comes first: without it the card would not be here."""
    speaking = [part for part in why if part.value > 0]
    told = [CLAUSES[part.name](row, reader, carried) for part in speaking[:2] if part.value >= WORTH_TELLING * speaking[0].value]
    if any(part.name == "your group" and not part.value for part in why) and (followed := followed_because(row)):
        told.insert(0, _inside(followed))
    return told[:2]


def _received(row, *_) -> str:
    if row.supporters and row.supporters > MU * met_by(row):
        return (
            "more of those who met it responded than usual"
            if is_unnamed(row)
            else f"{row.supporters} of those who met it responded, more than usual"
        )
    return "what little is known speaks for it"


def _your_group(row, reader: Reader, carried: Carried | None) -> str:
    share = reader.attention[carried.group_id if carried else row.group_id]
    is_most = [share] == [other for other in reader.attention.values() if other >= share]
    return _stands(row, carried, "where you are most active" if is_most and len(reader.attention) > 1 else "one of your groups")


def _stands(row, carried: Carried | None, what: str) -> str:
    return f"it was brought to {carried.group_name}, {what}" if carried else f"{row.group_name} is {what}"


def _by_date(row, reader: Reader, carried: Carried | None) -> str:
    because = _stands(row, carried, "one of your groups") if carried or row.group_id in reader.attention else _inside(followed_because(row))
    return f"The newest stands first, and {because}." if because else "The newest stands first."


def _left(order: str, is_new: bool) -> str:
    if is_new:
        return "it is new"
    return LACKS if order == "help" else "little here is newer"


def _inside(sentence: str) -> str:
    """A sentence as part of another."""
    return sentence[:1].lower() + sentence[1:]


CLAUSES = {
    "quality": _received,
    "support": lambda row, *_: f"{'' if is_unnamed(row) else f'about {row.effective:.0f} '}independent voices speak for it",
    "groups": lambda row, *_: f"{_inside(people_of_groups(row))} responded",
    "traction": lambda row, *_: "it is passed on more than usual",
    "momentum": lambda row, *_: "responses come faster than usual",
    "first-hand": lambda row, *_: _inside(witnesses(row)),
    "your group": _your_group,
    "your ground": lambda row, reader, _: _inside(your_ground(row, reader)),
    "trusted": lambda row, *_: f"{row.behind} of the people you talk with responded",
}
