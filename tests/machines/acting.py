"""How an act is written down: who does what to a thing, and the rules of the tables they follow in doing it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta

from app.core.clock import now, travel


@dataclass(frozen=True)
class Act:
    """What `who` does to a thing of `noun`: `do(thing, by, world)`.

    `rules` maps each rule it may follow to the stage of its own that rule needs, None where any thing in that state will do.
    Where no rule leads out of a state it is refused; in `quiet` states it does nothing and says nothing.
    An `only` act cannot even be tried elsewhere: there is nothing to try it on. `stranger` may not do it (empty: anybody may).
    """

    name: str
    noun: str
    rules: dict[str, Callable | None]
    who: str
    do: Callable
    quiet: tuple[str, ...] = ()
    only: bool = False
    stranger: str = "mallory"
    before: Callable = field(default=lambda thing, world: None)


def sweep(operation, days: int):
    """What the house does when so many days have gone by."""

    def do(thing, by, world):
        with travel(now() + timedelta(days=days)):
            operation(by=by)

    return do


def plain(operation, **words):
    """The operation itself, with `words`."""
    return lambda thing, by, world: operation(thing, by=by, **words)


def on_thread(operation, **words):
    """The same, of the thing's thread."""
    return lambda thing, by, world: operation(thing.thread, by=by, **words)


def beginning(noun: str, rule: str, who: str, make: Callable, stranger: str = "mallory") -> Act:
    """An act by which something begins: `make(by, world)` returns it."""
    return Act(f"{rule} begins", noun, {rule: None}, who, lambda _, by, world: make(by, world), stranger=stranger)
