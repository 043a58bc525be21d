"""Works ranks out anew from what is true now: neither the order of events nor how often they come matters."""

from collections import defaultdict
from collections.abc import Iterable
from math import fsum

from sqlalchemy import delete, insert, select

from app.core.database import db
from app.domain.discussions.models import Thread
from app.domain.discussions.queries import told
from app.domain.people.models import Person
from app.subscribers.ranking import formula
from app.subscribers.ranking.models import Offer, OfferSum, Rank, Stance
from app.subscribers.ranking.voices import Voice, people_counted, voices_in

AT_ONCE = 500


def recompute(threads: Iterable[int]) -> None:
    """Replace the stances and ranks of `threads`; those deleted or not yet told have none."""
    ids = sorted(set(threads))
    for start in range(0, len(ids), AT_ONCE):
        _recompute(ids[start : start + AT_ONCE])


def _recompute(ids: list[int]) -> None:
    columns = Thread.id, Thread.group_id, Thread.author_id, Thread.created_at
    threads = db.session.execute(select(*columns).where(Thread.id.in_(ids), Thread.deleted_at.is_(None), told())).all()
    alive = [thread.id for thread in threads]
    voices = voices_in(alive)
    passed = _passed(alive, {(voice.thread_id, voice.person_id) for voice in voices})
    by_thread = defaultdict(list)
    for voice in voices:
        by_thread[voice.thread_id].append(voice)
    for model in (Stance, Rank):
        db.session.execute(delete(model).where(model.thread_id.in_(ids)))
    _add(Stance, [voice._asdict() for voice in voices])
    _add(Rank, [_rank(thread, by_thread[thread.id], passed[thread.id]) for thread in threads])


def _add(model, rows: list[dict]) -> None:
    if rows:
        db.session.execute(insert(model), rows)


def _passed(ids: list[int], taken_up: set[tuple[int, int]]) -> dict[int, list[float]]:
    """Per thread the weights of offers that were not taken up, the forgotten ones as one sum."""
    passed = defaultdict(list)
    offers = (
        select(Offer.thread_id, Offer.person_id, Offer.position)
        .join(Person, Person.id == Offer.person_id)
        .join(Thread, Thread.id == Offer.thread_id)
        .where(Offer.thread_id.in_(ids), Offer.person_id != Thread.author_id, people_counted())
    )
    for thread_id, person_id, position in db.session.execute(offers):
        if (thread_id, person_id) not in taken_up:
            passed[thread_id].append(formula.examined(position))
    for thread_id, weight in db.session.execute(select(OfferSum.thread_id, OfferSum.weight).where(OfferSum.thread_id.in_(ids))):
        passed[thread_id].append(weight)
    return passed


def _rank(thread, voices: list[Voice], passed: list[float]) -> dict:
    quality = formula.quality(len(voices), passed)
    firsthand = sum(voice.is_firsthand for voice in voices)
    parts = {"quality": quality.part, "first-hand": formula.first_hand(firsthand)}
    return {
        "thread_id": thread.id,
        "group_id": thread.group_id,
        "quality": quality.q,
        "supporters": len(voices),
        "firsthand": firsthand,
        "offers": fsum(passed),
        "order_key": formula.order_key(sum(parts.values()), thread.created_at),
        "parts": parts,
        "version": formula.VERSION,
    }
