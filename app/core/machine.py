"""What may become of something: states, and the moves between them, as a table that code, tests and pictures read alike."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Move:
    """One move. `rule` is its name in the design, `out_of` the states it leads out of (none: this is how it begins), `into` where it
    leads. `who` makes it, what they are `shown` as they do, and how it is `undone`: sentences, for the picture and the screens."""

    rule: str
    out_of: tuple[str, ...]
    into: str
    who: str
    shown: str = ""
    undone: str = ""


class Machine:
    """The life of one kind of thing. `ends` are the states in which it may stay for good."""

    def __init__(self, noun: str, *moves: Move, ends: tuple[str, ...] = ()):
        self.noun, self.moves, self.ends = noun, moves, ends
        self._by_rule = {move.rule: move for move in moves}
        if len(self._by_rule) != len(moves):
            raise ValueError(f"two moves of {noun} have one name")

    def __getitem__(self, rule: str) -> Move:
        """The move of that name. Raises KeyError."""
        return self._by_rule[rule]

    @property
    def states(self) -> tuple[str, ...]:
        """All states, in the order in which moves first lead there."""
        return tuple(dict.fromkeys(move.into for move in self.moves))

    def leads_from(self, state: str) -> dict[str, Move]:
        """The moves that are legal in `state`, by the names of their rules."""
        return {move.rule: move for move in self.moves if state in move.out_of}

    def reached(self, *, start: str | None = None) -> set[str]:
        """The states that can be reached from `start`, or from the beginning, that itself included."""
        found = {start} if start else {move.into for move in self.moves if not move.out_of}
        while True:
            further = found | {move.into for move in self.moves if found.intersection(move.out_of)}
            if further == found:
                return found
            found = further
