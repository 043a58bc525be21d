"""What came of something, in words."""

from datetime import datetime, timedelta

from app.core.clock import now
from app.domain.lineage.tree import PRIVATE

ORDER = ("post", "idea", "project", "outcome", "announcement")
NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
BETWEEN = "."


def counted(counts: dict[str, int]) -> str:
    """“one project, two announcements and a conversation in a private group”; empty if nothing came of it."""
    parts = [_some(counts[kind], "conversation" if kind == "post" else kind) for kind in ORDER if counts.get(kind)]
    if hidden := counts.get("private", 0):
        parts.append(PRIVATE if hidden == 1 else f"{_number(hidden)} conversations in private groups")
    return " and ".join(filter(None, (", ".join(parts[:-1]), *parts[-1:])))


def month_named(at: datetime) -> str:
    """“ from March”, with the year where it is another; nothing where it was within a month."""
    if now() - at < timedelta(days=31):
        return ""
    return f" from {at:%B}" if at.year == now().year else f" from {at:%B %Y}"


def spelled(counts: dict[str, int]) -> str:
    """`counts` of what may be read, short enough to be kept; `counts_in` reads it."""
    return BETWEEN.join(str(counts.get(kind, 0)) for kind in ORDER)


def counts_in(text: str) -> dict[str, int]:
    """What `spelled` wrote; empty for nothing."""
    return {kind: int(number) for kind, number in zip(ORDER, text.split(BETWEEN), strict=True)} if text else {}


def _some(number: int, noun: str) -> str:
    return f"{_number(number)} {noun}{'' if number == 1 else 's'}"


def _number(number: int) -> str:
    return NUMBERS[number] if number < len(NUMBERS) else f"{number:,}"
