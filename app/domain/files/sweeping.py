"""Time itself clears away: what hangs on nothing after a day, what was taken back a month ago, bytes nobody owns."""

from datetime import timedelta

from sqlalchemy import and_, delete, or_, select

from app.core.clock import now
from app.core.database import db
from app.core.storage import storage
from app.domain.discussions.models import Comment, Thread
from app.domain.files.models import File, folder_of
from app.domain.files.queries import WAITING

# Somebody may still be asked why it was taken back.
TAKEN_BACK = timedelta(days=30)
# Bytes come before their row.
COMING_IN = timedelta(hours=1)
AT_ONCE = 500


def forget_lost_files() -> int:
    """Drop the rows of what hangs on nothing after a day or on something taken back a month ago, then their bytes. Returns how many."""
    with db.transaction():
        files = list(db.session.scalars(_lost().limit(AT_ONCE)))
        paths = [path for file in files for path in file.paths]
        db.session.execute(delete(File).where(File.id.in_([file.id for file in files])))
    storage.forget(paths)
    return len(files)


def collect_orphans(*, everywhere: bool = False) -> int:
    """Drop bytes without a row that are an hour old: those of the last two days, or all. Returns how many pieces.

    A crash between writing bytes and committing their row leaves them; so does one between the two steps above.
    """
    today = now()
    folders = ["files"] if everywhere else [folder_of(today - timedelta(days=days)) for days in (0, 1, 2)]
    number = 0
    for folder in folders:
        old = [path for path, _, written in storage.listed(folder) if written < today - COMING_IN]
        for start in range(0, len(old), AT_ONCE):
            lost = _without_row(old[start : start + AT_ONCE])
            storage.forget(lost)
            number += len(lost)
    return number


def _without_row(paths: list[str]) -> list[str]:
    keys = {path: path.rpartition("/")[2].removesuffix(".small") for path in paths}
    with db.reading():
        known = set(db.session.scalars(select(File.key).where(File.key.in_(keys.values()))))
        db.session.rollback()
    return [path for path, key in keys.items() if key not in known]


def _lost():
    month_ago = now() - TAKEN_BACK
    unattached = and_(File.attached_at.is_(None), File.created_at < now() - WAITING)
    on_opening = File.comment_id.is_(None) & File.thread_id.in_(select(Thread.id).where(Thread.deleted_at < month_ago))
    on_comment = File.comment_id.in_(select(Comment.id).where(Comment.deleted_at < month_ago))
    return select(File).where(or_(unattached, on_opening, on_comment)).order_by(File.id)
