"""What the clock alone changes: how things spread and how fast support comes, of everything still alive."""

from collections import defaultdict
from datetime import timedelta

from sqlalchemy import bindparam, select, update

from app.core.clock import now
from app.core.database import db
from app.domain.discussions.models import Thread
from app.subscribers.ranking.house import house_now
from app.subscribers.ranking.models import Rank, Stance
from app.subscribers.ranking.standing import LIVE_HOURS, MOVING, moved

MOST = 5_000
AT_ONCE = 1_000
# A contribution is looked at once more after it has ceased to be live.
ALIVE = timedelta(hours=LIVE_HOURS + 48)


def sweep() -> int:
    """Bring up to date what the clock changes in the newest `MOST` live contributions. Returns how many changed."""
    with db.reading():
        live = select(Rank.thread_id).join(Thread, Thread.id == Rank.thread_id)
        live = live.where(Thread.created_at > now() - ALIVE, Rank.supporters > 0)
        ids = list(db.session.scalars(live.order_by(Thread.created_at.desc(), Thread.id.desc()).limit(MOST)))
        db.session.remove()
    changed = 0
    for start in range(0, len(ids), AT_ONCE):
        with db.transaction():
            changed += _sweep(ids[start : start + AT_ONCE])
    return changed


def _sweep(ids: list[int]) -> int:
    ranks = select(Rank.__table__, Thread.created_at).join(Thread, Thread.id == Rank.thread_id)
    rows = db.session.execute(ranks.where(Rank.thread_id.in_(ids)))
    voices, house, at = defaultdict(list), house_now(), now()
    columns = Stance.thread_id, Stance.group_id, Stance.strength, Stance.deep, Stance.at
    for voice in db.session.execute(select(*columns).where(Stance.thread_id.in_(ids))):
        voices[voice.thread_id].append(voice)
    changed = []
    for row in rows:
        fresh = moved(row, voices[row.thread_id], house, at)
        if any(value != getattr(row, name) for name, value in fresh.items()):
            changed.append({"thread": row.thread_id, **fresh})
    if changed:
        db.session.execute(_MOVE, changed)
    return len(changed)


_MOVE = update(Rank.__table__).where(Rank.__table__.c.thread_id == bindparam("thread")).values({name: bindparam(name) for name in MOVING})
