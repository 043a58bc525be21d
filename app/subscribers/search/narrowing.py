"""Where to look: what a form chose, or what was typed as in:repair by:mina kind:idea tag:straps after:2026-11 before:2026-12-24."""

import re
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

OPERATOR = re.compile(r'(?<!\S)(in|by|kind|tag|after|before):(?:"([^"]*)"|([^\s"]+))', re.IGNORECASE)
LONGEST = 80
DATE = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")
SENTENCE = "A date like 2026-11-23, 2026-11 or 2026 is needed here."


@dataclass(frozen=True)
class Narrowing:
    """The conditions beside the words, as they were given; empty where there is none."""

    kind: str = ""
    place: str = ""
    author: str = ""
    tag: str = ""
    after: str = ""
    before: str = ""

    def __bool__(self) -> bool:
        return any(vars(self).values())

    @classmethod
    def of(cls, values: dict[str, str]) -> "Narrowing":
        """The conditions in `values`, by name, without the signs people put before them."""
        return cls(**{name: _plain(value) for name, value in values.items()})

    @property
    def since(self) -> datetime | None:
        """The beginning of the first day that counts."""
        return day_of(self.after)

    @property
    def until(self) -> datetime | None:
        """The beginning of the first day that counts no more."""
        return day_of(self.before)

    @property
    def problems(self) -> dict[str, str]:
        """What cannot be understood, by field, each with a sentence."""
        return {name: SENTENCE for name in ("after", "before") if getattr(self, name) and day_of(getattr(self, name)) is None}

    def without(self, name: str) -> "Narrowing":
        """The same without the condition `name`."""
        return replace(self, **{name: ""})


_TYPED = {"in": "place", "by": "author"}


def narrowed(text: str, chosen: Narrowing = Narrowing()) -> tuple[str, Narrowing]:
    """The words of `text` without its operators, and `chosen` with what they say. A word before a colon that is no operator is a word."""
    typed = {_TYPED.get(name.lower(), name.lower()): _plain(quoted or bare) for name, quoted, bare in OPERATOR.findall(text)}
    return " ".join(OPERATOR.sub(" ", text).split()), replace(chosen, **{name: value for name, value in typed.items() if value})


def day_of(text: str) -> datetime | None:
    """The beginning of the day, month or year `text` names, in UTC; None where it names none."""
    if not (found := DATE.fullmatch(text)):
        return None
    try:
        day = date(int(found[1]), int(found[2] or 1), int(found[3] or 1))
    except ValueError:
        return None
    return datetime(day.year, day.month, day.day, tzinfo=UTC)


def _plain(value: str) -> str:
    return value.replace("\x00", "").strip().lstrip("@#").casefold()[:LONGEST].strip()
