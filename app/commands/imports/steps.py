"""What an import does, one step at a time. Readers plan steps; `taking_in` takes them."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import ClassVar

# What a step wrote is found again under (noun, key); so is what it builds on.
Origin = tuple[str, str]


@dataclass(frozen=True, kw_only=True)
class Row:
    """Where something stood in what was brought: `what` names the heap, `number` counts from one."""

    what: str
    file: str = ""
    number: int = 0


@dataclass(frozen=True, kw_only=True)
class Step:
    """Something to be done as of `at`, for `row`; `becomes` is what the report calls the result."""

    noun: ClassVar[str] = ""
    key: str
    at: datetime
    row: Row
    becomes: str

    @property
    def needs(self) -> tuple[Origin, ...]:
        """What must have been taken in before."""
        return ()


@dataclass(frozen=True, kw_only=True)
class OpenAccount(Step):
    noun = "person"
    name: str
    handle: str
    # The domain of an address nobody can write to, by which an operator names the account; "" for none.
    domain: str = ""
    kind: str = "staff"
    profile: dict = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class FoundGroup(Step):
    noun = "group"
    name: str
    purpose: Callable
    about: Callable
    founder: str = ""
    visibility: str = "open"
    also_known_as: tuple[Origin, ...] = ()


@dataclass(frozen=True, kw_only=True)
class InGroup(Step):
    """A step that only a member of `group` takes."""

    person: str
    group: str

    @property
    def needs(self):
        return ("person", self.person), ("group", self.group)


@dataclass(frozen=True, kw_only=True)
class Join(InGroup):
    noun = "membership"


@dataclass(frozen=True, kw_only=True)
class Leave(InGroup):
    noun = "leaving"


@dataclass(frozen=True, kw_only=True)
class Write(InGroup):
    noun = "post"
    words: Callable
    title: str = ""
    kind: str = "talk"


@dataclass(frozen=True, kw_only=True)
class Say(InGroup):
    """A comment under `under`: a post, or a comment to be answered."""

    noun = "comment"
    under: Origin
    words: Callable

    @property
    def needs(self):
        return *super().needs, self.under


@dataclass(frozen=True, kw_only=True)
class Sign(InGroup):
    noun = "reaction"
    under: Origin
    sign: str

    @property
    def needs(self):
        return *super().needs, self.under


@dataclass(frozen=True, kw_only=True)
class Change(Step):
    """New words, by its author, for what was taken in as `of`."""

    noun = "edit"
    of: Origin
    words: Callable
    title: str = ""

    @property
    def needs(self):
        return (self.of,)


@dataclass(frozen=True, kw_only=True)
class TakeBack(Step):
    noun = "deletion"
    post: str

    @property
    def needs(self):
        return (("post", self.post),)


@dataclass(frozen=True, kw_only=True)
class Suspend(Step):
    noun = "suspension"

    @property
    def needs(self):
        return (("person", self.key),)


NOUNS = tuple(cls.noun for cls in (OpenAccount, FoundGroup, Join, Leave, Write, Say, Sign, Change, TakeBack, Suspend))


@dataclass
class Plan:
    """Everything an import would do, in the order it must be done."""

    source: str
    accounts: list[Step] = field(default_factory=list)
    groups: list[Step] = field(default_factory=list)
    talk: list[Step] = field(default_factory=list)
    goodbyes: list[Step] = field(default_factory=list)

    @property
    def phases(self) -> dict[str, list[Step]]:
        return {"accounts": self.accounts, "groups": self.groups, "talk": self.talk, "goodbyes": self.goodbyes}
