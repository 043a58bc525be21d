"""The books of an import: every row that came in, and what became of it."""

from collections import Counter
from dataclasses import dataclass, field

from app.commands.imports.steps import Row

NEW, HERE, WITHIN, LEFT, LISTED = "new", "here already", "within others", "left out", "listed"
FATES = (NEW, HERE, WITHIN, LEFT, LISTED)


@dataclass
class Ledger:
    """`found` is what was counted while reading; `fates` says of each row what it became."""

    found: list[tuple[str, str]] = field(default_factory=list)
    heaps: Counter = field(default_factory=Counter)
    fates: Counter = field(default_factory=Counter)
    listed: list[tuple[Row, str]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def count(self, line: str, number, *, of: str = "") -> None:
        """A line of the first table. `number` may carry details in `of`."""
        self.found.append((line, f"{number:,}{f' ({of})' if of else ''}" if isinstance(number, int) else str(number)))

    def see(self, what: str, number: int = 1) -> None:
        """So many rows of that heap have been read."""
        self.heaps[what] += number

    def tally(self, row: Row, becomes: str, fate: str) -> None:
        """Say what became of a row that had been seen."""
        self.fates[row.what, becomes, fate] += 1

    def leave(self, row: Row, reason: str, number: int = 1) -> None:
        """Rows that are understood and still not taken in, for `reason`."""
        self.fates[row.what, reason, LEFT] += number

    def fold(self, row: Row, into: str) -> None:
        """A row that has no place of its own: it is part of what another row becomes."""
        self.fates[row.what, into, WITHIN] += 1

    def refuse(self, row: Row, reason: str) -> None:
        """A row that went wrong: it is named with its place and why."""
        self.fates[row.what, "could not be taken in", LISTED] += 1
        self.listed.append((row, reason))

    @property
    def missing(self) -> dict[str, int]:
        """Heaps of which more or fewer rows met a fate than were seen. Empty if the books balance."""
        met = Counter()
        for (what, _, _), number in self.fates.items():
            met[what] += number
        return {what: met[what] - seen for what, seen in self.heaps.items() if met[what] != seen}

    def total(self, fate: str) -> int:
        """How many rows met that fate."""
        return sum(number for (_, _, kind), number in self.fates.items() if kind == fate)
