"""Numbers, names and moments in words."""

from datetime import datetime

from app.core.clock import now
from app.core.workdays import working_days_until

MINUTE, HOUR, DAY = 60, 3600, 86400


def time_ago(at: datetime) -> str:
    """How long since `at`, as short as it can be said: "just now", "12 min", "5 h", "3 d", "14 Mar"."""
    seconds = (now() - at).total_seconds()
    if seconds < MINUTE:
        return "just now"
    if seconds < HOUR:
        return f"{int(seconds // MINUTE)} min"
    if seconds < DAY:
        return f"{int(seconds // HOUR)} h"
    if seconds < 7 * DAY:
        return f"{int(seconds // DAY)} d"
    return f"{at.day} {at:%b}" if at.year == now().year else f"{at.day} {at:%b %Y}"


def ago(at: datetime) -> str:
    """`time_ago` inside a sentence: "5 h ago", "on 14 Mar"."""
    words = time_ago(at)
    if words == "just now":
        return words
    return f"{words} ago" if (now() - at).total_seconds() < 7 * DAY else f"on {words}"


def remaining(until: datetime) -> str:
    """How long it is until then, in whole days, hours or minutes, the last of them counted: "7 days", "41 hours", "1 minute"."""
    seconds = max((until - now()).total_seconds(), 0)
    for size, word in ((DAY, "day"), (HOUR, "hour")):
        if seconds > 2 * size:
            return plural(int(seconds // size), word)
    return plural(int(seconds // MINUTE) + 1, "minute") if seconds < HOUR else plural(int(seconds // HOUR), "hour")


def moment(at: datetime) -> str:
    """`at` in full, by whatever clock it carries."""
    return f"{at:%A} {at.day} {at:%B %Y, %H:%M} {at:%Z}"


def day(at: datetime) -> str:
    """The day of `at`, short, with the year where it is another one: "Fri 4 Dec"."""
    return f"{at:%a} {at.day} {at:%b}" if at.year == now().year else f"{at:%a} {at.day} {at:%b %Y}"


def hours(starts: datetime, ends: datetime) -> str:
    """From when to when, by whatever clock the moments carry: "Thursday 3 December, 18:30–20:00"."""
    first = f"{starts:%A} {starts.day} {starts:%B}" + ("" if starts.year == now().year else f" {starts.year}")
    if starts.date() == ends.date():
        return f"{first}, {starts:%H:%M}–{ends:%H:%M}"
    return f"{first}, {starts:%H:%M} – {ends:%A} {ends.day} {ends:%B}, {ends:%H:%M}"


def weekday(at: datetime) -> str:
    """`at` as one remembers a moment of the last days: "Tue 16:40", or its date."""
    return f"{at:%a %H:%M}" if (now() - at).total_seconds() < 7 * DAY else f"{at.day} {at:%b}"


def clock(until: datetime) -> str:
    """How long somebody still has, in working days: "until Wed 2 Dec, 14:30 UTC (three working days)"."""
    left = working_days_until(until, start=now())
    number = ("none", "one", "two", "three", "four", "five")[left] if left <= 5 else str(left)
    return f"until {day(until)}, {until:%H:%M} UTC ({number} working day{'' if left == 1 else 's'})"


def initials(name: str) -> str:
    """The first letters of the first and last word of `name`."""
    words = [word for word in name.split() if word[:1].isalnum()] or [name or "?"]
    return (words[0][:1] + (words[-1][:1] if len(words) > 1 else words[0][1:2])).upper()


def beyond(title: str, text: str) -> str:
    """What `text` says that its `title` has not said: all of it, the rest where the title is its beginning, or nothing."""
    said = title.removesuffix("…").rstrip()
    if not text.startswith(said):
        return text
    rest = text[len(said) :].lstrip(" .")
    if title.endswith("…"):
        return f"…{rest}" if rest else ""
    return text if len(text) > len(title) + 12 else ""


def signed(value: float, places: int = 2) -> str:
    """`+0.44`, `−0.05`, `0.00`: the number with its sign, nothing without one."""
    words = f"{abs(value):.{places}f}"
    return words if not float(words) else f"{'+' if value > 0 else '−'}{words}"


def plural(number: int, one: str, many: str = "") -> str:
    """`1 reply`, `2 replies`: the number with the word that fits it."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"
