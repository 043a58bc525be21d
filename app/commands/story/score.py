"""The score: acts in time, and who must belong where for them to be possible."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from random import Random

from app.commands.story.days import Calendar
from app.core.clock import travel
from app.core.database import db


class Kept:
    """Rows by name, fetched when they are needed: every update looks at each row a session still holds."""

    def __init__(self):
        self._known = {}

    def __setitem__(self, name, row) -> None:
        self._known[name] = type(row), row.id

    def __getitem__(self, name):
        return db.session.get(*self._known[name])

    def names(self) -> list:
        """The names of all rows, in the order in which they came."""
        return list(self._known)

    def get(self, name):
        """The row of that name, None where there is none."""
        return self[name] if name in self._known else None


@dataclass
class Stage:
    """What stands there while the acts are played, by the names the texts use."""

    people: dict = field(default_factory=dict)
    groups: dict = field(default_factory=dict)
    threads: Kept = field(default_factory=Kept)
    nouns: Kept = field(default_factory=Kept)
    comments: Kept = field(default_factory=Kept)
    shares: Kept = field(default_factory=Kept)


@dataclass(frozen=True)
class Said:
    """Something people may give a sign to: a thread (`comment` empty) or a comment, in a room."""

    thread: str
    room: str
    by: str
    at: datetime
    comment: str = ""
    home: str = ""
    warmth: float = 1.0


class Score:
    """Acts are added in any order and played in the order of time."""

    def __init__(self, calendar: Calendar, dice: Random):
        self.calendar, self.dice = calendar, dice
        self.acts: list[tuple[datetime, int, Callable[[Stage], None]]] = []
        self.needs: dict[tuple[str, str], datetime] = {}
        self.joined: dict[tuple[str, str], datetime] = {}
        self.arrived: dict[str, datetime] = {}
        self.said: list[Said] = []
        self.questions: list[tuple[str, str]] = []

    def add(self, at: datetime, do: Callable[[Stage], None]) -> None:
        """Let `do(stage)` happen at `at`; acts of the same moment keep the order they were added in."""
        self.acts.append((at, len(self.acts), do))

    def need(self, who: str, group: str, at: datetime) -> None:
        """`who` must belong to `group` by `at`."""
        known = self.needs.get((who, group))
        self.needs[who, group] = min(at, known) if known else at

    def play(self, stage: Stage) -> Iterator[None]:
        """Perform the acts one after the other, each at its own time."""
        for at, _, do in sorted(self.acts, key=lambda act: act[:2]):
            with travel(at):
                do(stage)
            yield
