"""Counting ballots. A pure matter of numbers: who voted is nowhere in it.

`ballots` maps what was chosen, places of options in order, to how many chose exactly that.
"""

from dataclasses import dataclass

Ballots = dict[tuple[int, ...], int]


@dataclass(frozen=True)
class Round:
    """One round of a ranked count: the votes each option held, by place, and which were dropped after it."""

    votes: dict[int, int]
    dropped: tuple[int, ...] = ()


def votes_for(ballots: Ballots, number: int) -> list[int]:
    """How many chose each of `number` options, wherever on their ballot."""
    return [sum(times for choices, times in ballots.items() if place in choices) for place in range(number)]


def ahead(votes: dict[int, int]) -> list[int]:
    """The places with the most votes; none where nobody voted."""
    most = max(votes.values(), default=0)
    return [place for place, number in votes.items() if number == most and most > 0]


def rounds_of(ballots: Ballots, number: int) -> list[Round]:
    """The rounds of an instant run-off among `number` options.

    Each round counts every ballot for its highest option still in the running. It ends when one holds more than half of
    the ballots that still count, or when nothing tells apart what is left. Otherwise the one with the fewest is dropped (all
    that hold none, together); among equals the one fewer people ranked at all, then the one that stands last.
    """
    running, rounds, ranked = set(range(number)), [], votes_for(ballots, number)
    while True:
        votes = _held(ballots, running)
        most, counted = max(votes.values()), sum(votes.values())
        if most * 2 > counted or len({(held, ranked[place]) for place, held in votes.items()}) == 1:
            return [*rounds, Round(votes)]
        dropped = tuple(place for place, held in votes.items() if not held and counted)
        dropped = dropped or (min(running, key=lambda place: (votes[place], ranked[place], -place)),)
        rounds.append(Round(votes, dropped))
        running -= set(dropped)


def _held(ballots: Ballots, running: set[int]) -> dict[int, int]:
    votes = dict.fromkeys(sorted(running), 0)
    for choices, times in ballots.items():
        first = next((place for place in choices if place in running), None)
        if first is not None:
            votes[first] += times
    return votes
