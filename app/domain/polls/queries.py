"""Finding polls, and how they stand, as far as somebody may know."""

from dataclasses import dataclass, field

from sqlalchemy import case, func, select
from sqlalchemy.orm import contains_eager, joinedload

from app.core.database import db
from app.core.errors import NotFound
from app.domain.discussions.models import Thread
from app.domain.discussions.queries import let_in_for
from app.domain.groups.queries import readable_group_ids
from app.domain.people.models import Person
from app.domain.polls.counting import Ballots, Round, ahead, rounds_of, votes_for
from app.domain.polls.models import Ballot, Poll


def find_poll(poll_id: int, *, seen_by: Person | None) -> Poll:
    """The poll with that id if `seen_by` may read the post it stands in. Raises NotFound."""
    poll = db.session.scalar(
        select(Poll)
        .join(Poll.thread)
        .where(Poll.id == poll_id, Thread.group_id.in_(readable_group_ids(seen_by)), let_in_for(seen_by))
        .options(contains_eager(Poll.thread).options(joinedload(Thread.group), joinedload(Thread.writer)))
    )
    if poll is None:
        raise NotFound
    return poll


@dataclass(frozen=True)
class Standing:
    """A poll as one person may know it: what they chose themselves, and the count once they may see it.

    `votes` are how many chose each option (in a ranked poll: the first round), `leading` the places ahead.
    """

    mine: tuple[int, ...] = ()
    is_shown: bool = False
    ballots: int = 0
    votes: list[int] = field(default_factory=list)
    rounds: list[Round] = field(default_factory=list)
    leading: list[int] = field(default_factory=list)


def standing_of(poll: Poll, *, seen_by: Person) -> Standing:
    """How `poll` stands: shown to who has voted, and to all who may read it when it is closed; earlier to nobody. One query."""
    own = func.max(case((Ballot.person_id == seen_by.id, 1), else_=0))
    rows = db.session.execute(select(Ballot.choices, func.count(), own).where(Ballot.poll_id == poll.id).group_by(Ballot.choices)).all()
    ballots = {_places(choices): number for choices, number, _ in rows}
    mine = next((_places(choices) for choices, _, is_own in rows if is_own), ())
    if not (mine or poll.is_closed):
        return Standing()
    return _counted(poll, ballots, mine)


def _counted(poll: Poll, ballots: Ballots, mine: tuple[int, ...]) -> Standing:
    number, cast = len(poll.options), sum(ballots.values())
    if poll.way != "ranked":
        votes = votes_for(ballots, number)
        return Standing(mine, True, cast, votes, leading=ahead(dict(enumerate(votes))))
    rounds = rounds_of(ballots, number)
    first = [rounds[0].votes[place] for place in range(number)]
    return Standing(mine, True, cast, first, rounds, ahead(rounds[-1].votes))


def voters_in(poll_id: int) -> list[int]:
    """Ids of those who voted, for telling them that it is over; no page ever asks."""
    return list(db.session.scalars(select(Ballot.person_id).where(Ballot.poll_id == poll_id).order_by(Ballot.id)))


def _places(choices: str) -> tuple[int, ...]:
    return tuple(map(int, choices.split(",")))
