"""What the parts of a score are called on a card, and what is told of each, in plain words that are true for all its signs."""

from datetime import datetime

from app.subscribers.ranking.candidates import Carried
from app.subscribers.ranking.engine.personal import UNSEEN, UNSEEN_HOURS
from app.subscribers.ranking.engine.quality import UNIT
from app.subscribers.ranking.engine.score import hours
from app.subscribers.ranking.reader import Reader

# Nothing is told of how many did something where these are fewer.
FEW = 5
TITLES = {
    "quality": "Quality",
    "support": "Voices",
    "groups": "Groups",
    "traction": "Passed on",
    "momentum": "Pace",
    "first-hand": "First-hand",
    "depth": "Depth",
    "trusted": "People you talk with",
    "variety": "Not too much of one kind",
    "age": "Age",
    "kept place": "Kept place",
}


def title_of(name: str, row, reader: Reader, carried: Carried | None) -> str:
    """What the part `name` is called on the card of `row`."""
    if name == "your ground":
        return "You know the author" if row.author_id in reader.answered else "You know the matter"
    if name == "your group":
        is_inside = (carried.group_id if carried else row.group_id) in reader.attention
        return "What you follow" if not is_inside and followed_because(row) else "Your group"
    return TITLES[name]


def words_for(figures: dict[str, float], row, reader: Reader, carried: Carried | None, at: datetime) -> dict[str, str]:
    """A line for every part there is, by name; `figures` are the numbers it stands beside."""
    age = hours(row.created_at, at)
    return {
        "quality": _received(row, age),
        "support": "Independent voices speak for it" if is_unnamed(row) else _voices(row.effective or 0.0),
        "groups": f"{people_of_groups(row)}, which count as {row.groups or 0:.1f}: those alike or hardly heard count less",
        "traction": _passed_on(row.reproduction or 0.0, figures.get("traction", 0.0)),
        "momentum": _pace(figures.get("momentum", 0.0)),
        "first-hand": witnesses(row),
        "depth": _depth(row),
        "your group": _your_group(row, reader, carried),
        "your ground": your_ground(row, reader),
        "trusted": f"{row.behind} of them {_did(row)}",
        "variety": "You see the same person or group above already",
        "age": _age(age),
        "kept place": f"One place in {UNSEEN:.0f} is kept for new things few have met",
    }


def followed_because(row) -> str:
    """“You follow Ada Lovelace”, “You follow #repair”, or nothing."""
    if row.follows_author:
        return f"You follow {row.author_name}"
    return f"You follow #{row.followed_tag}" if row.followed_tag else ""


def your_ground(row, reader: Reader) -> str:
    """How the reader knows the author of `row` or what it is about."""
    if row.author_id in reader.answered:
        return f"You have answered {row.author_name} before"
    return f"You have written from your own experience in {row.group_name}"


def witnesses(row) -> str:
    """Who writes under `row` from their own experience."""
    if is_unnamed(row):
        return "Some write from their own experience"
    who = "1 person writes" if row.firsthand == 1 else f"{row.firsthand or 0} people write"
    return f"{who} from their own experience"


def people_of_groups(row) -> str:
    """From how many groups people responded to `row`."""
    return "People of several groups" if is_unnamed(row) else f"People of {row.reached or 0} groups"


def is_unnamed(row) -> bool:
    """Whether the reader may not know who wrote it, nor how many are counted: whoever is seen there and is not would be its author."""
    return not row.author_name


def met_by(row) -> float:
    """How many people `row` may be taken to have been seen by."""
    return (row.examined or 0) * UNIT


def _received(row, age: float) -> str:
    if is_unnamed(row):
        return "What people make of it so far"
    people, met = row.supporters or 0, met_by(row)
    told = f"{'1 person' if people == 1 else f'{people} people'} {_did(row)}" if people else "Nobody has answered or reacted yet"
    # What those who passed it over did is told of as one, or not at all.
    if met - people >= FEW:
        return f"{told}, of about {_about(met)} who met it"
    if people >= FEW:
        return f"{told}, most of those who met it" if 2 * people > met else told
    return f"{told}. New: shown to few so far" if met < FEW and age < UNSEEN_HOURS else told


def _did(row) -> str:
    """What whoever is counted did: any of the signs there are. An idea can be helped as well, and answering is no pledge."""
    if row.kind == "idea":
        return "responded"
    return "answered, reacted or shared it" if row.share_count else "answered or reacted"


def _depth(row) -> str:
    who = "Some" if is_unnamed(row) else f"{row.deep or 0} of {row.supporters or 0}"
    return f"{who} wrote at length, told from experience or offered help"


def _about(number: float) -> int:
    """In steps, so that nobody sees it move when one more looks."""
    step = 5 if number < 50 else 10 if number < 100 else 50
    return step * round(number / step)


def _voices(number: float) -> str:
    whole = round(number)
    return f"About {whole} independent voice{'s' if whole != 1 else ''}" if whole else "Less than one independent voice"


def _passed_on(brought: float, value: float) -> str:
    usual = "more than usual here" if value > 0 else "less than usual here" if value < 0 else "as usual here"
    return f"Each person who responded has so far brought about {brought:.1f} others, {usual}"


def _pace(value: float) -> str:
    return f"Responses come {'faster than' if value > 0 else 'slower than' if value < 0 else 'as'} usual at this age"


def _your_group(row, reader: Reader, carried: Carried | None) -> str:
    group_id, name = (carried.group_id, carried.group_name) if carried else (row.group_id, row.group_name)
    if share := reader.attention.get(group_id):
        return f"{share:.0%} of what you do happens in {name}"
    return followed_because(row) or f"You are not in {name}"


def _age(age: float) -> str:
    if age < 1:
        return "Less than an hour old"
    number, unit = (int(age), "hour") if age < 48 else (int(age / 24), "day")
    return f"{number:,} {unit}{'s' if number != 1 else ''} old"
