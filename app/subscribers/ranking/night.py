"""What is worked out once a night: the figures of people and of the house, and every rank anew with them."""

from datetime import datetime
from time import perf_counter

import numpy as np
from scipy.sparse import triu
from sqlalchemy import delete, insert, select

from app.core.clock import now
from app.core.database import db
from app.domain.people.models import Person
from app.subscribers.ranking.engine.nightly import Nightly, nightly
from app.subscribers.ranking.house import forget_figures_of
from app.subscribers.ranking.ledger import Book, book
from app.subscribers.ranking.models import Night, PersonRank, Rank, Tie
from app.subscribers.ranking.recompute import AT_ONCE, recompute

ROWS = 5_000


def is_due(at: datetime) -> bool:
    """Whether no night has run on the day of `at`."""
    last = db.session.scalar(select(Night.ran_at).order_by(Night.id.desc()).limit(1))
    return last is None or last.date() < at.date()


def pass_night() -> Night:
    """Work everything out as of now, in transactions of its own. Returns the night.

    Ranks are rewritten a few hundred at a time, so that nobody waits long; until its turn, a rank that something happens to
    is worked out whole.
    """
    began, at = perf_counter(), now()
    with db.reading():
        found = book(at)
        ranked = list(db.session.scalars(select(Rank.thread_id).order_by(Rank.thread_id)))
        db.session.remove()
    result = nightly(found.ledger)
    with db.transaction() as session:
        night = Night(ran_at=at, seconds=0.0, figures=_figures(found, result))
        session.add(night)
        _replace(Tie, _ties(found, result))
        _replace(PersonRank, _people(found, result))
        # Who stopped being counted while this was worked out is in it still.
        forget_figures_of(session.scalars(select(Person.id).where(Person.counted.is_(False))).all())
        session.flush()
        session.expunge(night)
    for start in range(0, len(ranked), AT_ONCE):
        with db.transaction():
            recompute(ranked[start : start + AT_ONCE])
    with db.transaction() as session:
        night.seconds = perf_counter() - began
        night = session.merge(night)
        session.flush()
        session.expunge(night)
    return night


def _replace(model, rows: list[dict]) -> None:
    db.session.execute(delete(model))
    for start in range(0, len(rows), ROWS):
        db.session.execute(insert(model), rows[start : start + ROWS])


def _figures(found: Book, result: Nightly) -> dict:
    """The figures of the house as JSON; floats survive that unchanged."""
    above = triu(result.alike, k=1).tocoo()
    return {
        "people": found.ledger.n_people,
        "curve": [] if result.curve is None else result.curve.tolist(),
        "usual": {str(group): value for group, value in zip(found.groups.tolist(), result.usual.tolist(), strict=True)},
        "alike": list(zip(found.groups[above.row].tolist(), found.groups[above.col].tolist(), above.data.tolist(), strict=True)),
        "crossing": result.crossing,
        "loss": float(result.people.loss),
    }


def _ties(found: Book, result: Nightly) -> list[dict]:
    person, author, number = result.ties
    columns = found.people[person].tolist(), found.people[author].tolist(), number.tolist()
    return [{"person_id": p, "author_id": a, "number": n} for p, a, n in zip(*columns, strict=True)]


def _people(found: Book, result: Nightly) -> list[dict]:
    columns = {
        "person_id": found.people,
        "generosity": result.people.generosity,
        "side1": result.people.factors[:, 0],
        "side2": result.people.factors[:, 1],
        "backed": result.backed,
        "backings": result.backings,
        "track": result.track,
        "prior": result.prior,
        "received": result.received,
        "bridging": result.bridging,
        "confirmed": result.confirmed,
    }
    plain = {name: np.asarray(column).tolist() for name, column in columns.items()}
    rows = [dict(zip(plain, values, strict=True)) for values in zip(*plain.values(), strict=True)]
    for place, row in enumerate(rows):
        row["parts"] = result.influence.of(place)
    return rows
