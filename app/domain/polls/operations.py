"""Asking a group to choose, choosing, and ending it."""

from datetime import UTC, date, datetime, time, timedelta

from sqlalchemy import select, update

from app.core.clock import now
from app.core.database import db
from app.core.errors import Forbidden, Invalid
from app.core.events import record
from app.core.policy import permits
from app.domain.groups.models import Group
from app.domain.groups.policy import can_post
from app.domain.people.models import Person
from app.domain.polls.events import BallotCast, PollClosed
from app.domain.polls.models import WAYS, Ballot, Poll
from app.domain.polls.policy import OVER, can_close_poll, can_vote, is_house
from app.domain.posts.writing import put_titled

FEWEST, MOST = 2, 10
MOST_RANKED = 5
LONGEST_OPTION = 120
USUALLY, LONGEST = timedelta(days=7), timedelta(days=366)


@permits(can_post)
def open_poll(
    group: Group, *, by: Person, title: str, options: list[str], body: str = "", way: str = "one", closes_on: date | None = None
) -> Poll:
    """Ask `group` to choose among `options`; without a date the poll closes in a week.

    Raises Invalid(title=…, options=…, way=…, closes=…) for what makes no sense.
    """
    options = _options(options)
    if way not in WAYS:
        raise Invalid(way="Choose one of those offered.")
    closes_at = _closing(closes_on)
    post = put_titled(group, by, kind="poll", title=title, body=body, required="A poll needs a question.")
    poll = Poll(id=post.id, way=way, words="\n".join(options), closes_at=closes_at)
    poll.thread = post.thread
    db.session.add(poll)
    db.session.flush()
    return poll


def _options(options: list[str]) -> list[str]:
    options = [option for option in (" ".join(option.split()) for option in options) if option]
    if len(options) < FEWEST:
        raise Invalid(options="A poll needs at least two options.")
    if len(options) > MOST:
        raise Invalid(options=f"At most {MOST} options.")
    if any(len(option) > LONGEST_OPTION for option in options):
        raise Invalid(options=f"At most {LONGEST_OPTION} characters in an option.")
    if len({option.casefold() for option in options}) < len(options):
        raise Invalid(options="Two of the options are the same.")
    return options


def _closing(day: date | None) -> datetime:
    if day is None:
        return now() + USUALLY
    if not now().date() <= day <= (now() + LONGEST).date():
        raise Invalid(closes="Choose a day from today on, within a year.")
    return datetime.combine(day, time(23, 59), UTC)


@permits(can_vote)
def cast_ballot(poll: Poll, *, by: Person, choices: list[int]) -> Ballot:
    """Choose `choices`, places of options in the order of preference; until the poll closes, another ballot replaces it.

    Raises Invalid(choices=…).
    """
    text = ",".join(map(str, _chosen(poll, choices)))
    # The poll's row lets those who vote, or close it, go one after the other.
    still = update(Poll).where(Poll.id == poll.id, Poll.closed_at.is_(None), Poll.closes_at > now())
    if not db.session.execute(still.values(ballot_count=Poll.ballot_count)).rowcount:
        raise Forbidden(OVER)
    ballot = db.session.scalar(select(Ballot).where(Ballot.poll_id == poll.id, Ballot.person_id == by.id))
    if ballot is None:
        db.session.execute(update(Poll).where(Poll.id == poll.id).values(ballot_count=Poll.ballot_count + 1))
        ballot = Ballot(poll_id=poll.id, person_id=by.id)
    ballot.choices, ballot.cast_at = text, now()
    db.session.add(ballot)
    db.session.flush()
    record(BallotCast(actor_id=by.id, thread_id=poll.id))
    return ballot


def _chosen(poll: Poll, choices: list[int]) -> list[int]:
    if not choices:
        raise Invalid(choices="Choose something first.")
    if len(set(choices)) < len(choices):
        raise Invalid(choices="Each option can be chosen once.")
    if not set(choices) <= set(range(len(poll.options))):
        raise Invalid(choices="Choose from the options offered.")
    if poll.way == "one" and len(choices) > 1:
        raise Invalid(choices="Choose one.")
    if poll.way == "ranked" and len(choices) > MOST_RANKED:
        raise Invalid(choices=f"Put at most {MOST_RANKED} in order.")
    return choices if poll.way == "ranked" else sorted(choices)


@permits(can_close_poll)
def close_poll(poll: Poll, *, by: Person) -> None:
    """End it now; what was chosen stands, and everybody who may read it sees the result."""
    _close(poll, by)


@permits(is_house)
def close_due_polls(*, by: Person) -> int:
    """Note of every poll whose time has come that it is over. Returns how many."""
    due = db.session.scalars(select(Poll).where(Poll.closed_at.is_(None), Poll.closes_at <= now())).all()
    for poll in due:
        _close(poll, by)
    return len(due)


def _close(poll: Poll, by: Person) -> None:
    over = update(Poll).where(Poll.id == poll.id, Poll.closed_at.is_(None))
    at = min(now(), poll.closes_at)
    if db.session.execute(over.values(closed_at=now(), closes_at=at)).rowcount:
        record(PollClosed(actor_id=by.id, thread_id=poll.id))
