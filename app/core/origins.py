"""Where imported rows came from, so that a second import finds them again."""

from sqlalchemy import String, UniqueConstraint, select
from sqlalchemy.orm import Mapped, mapped_column

from app.core.database import Model, db


class Origin(Model):
    """`source` calls it `key`; here it is row `local_id` of what `kind` names."""

    __tablename__ = "origins"

    id: Mapped[int] = mapped_column(primary_key=True)
    source: Mapped[str] = mapped_column(String(40))
    kind: Mapped[str] = mapped_column(String(20))
    key: Mapped[str] = mapped_column(String(120))
    local_id: Mapped[int]

    __table_args__ = (UniqueConstraint("source", "kind", "key"), Model.__table_args__)


def origins_of(source: str, kind: str) -> dict[str, int]:
    """All `{key: local id}` of that kind known from `source`."""
    query = select(Origin.key, Origin.local_id).where(Origin.source == source, Origin.kind == kind)
    return {key: local_id for key, local_id in db.session.execute(query)}


def note_origin(source: str, kind: str, key: str, local_id: int) -> None:
    """Remember, in the current transaction, that `key` of `source` has been taken in as `local_id`."""
    db.session.add(Origin(source=source, kind=kind, key=key, local_id=local_id))
