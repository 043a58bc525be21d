"""Finding what has been let out. The public site reads copies and public groups, nothing else."""

from sqlalchemy import Select, select

from app.core.database import db
from app.core.errors import NotFound
from app.domain.announcements.models import Publication
from app.domain.groups.models import Group


def publications() -> Select:
    """What is out and has not been withdrawn; page it by (published_at, id)."""
    return select(Publication).where(Publication.withdrawn_at.is_(None))


def latest(number: int, *, of: Group | None = None) -> list[Publication]:
    """The newest publications, of one group or of the house."""
    chosen = publications() if of is None else publications().where(Publication.group_name == of.name)
    return list(db.session.scalars(chosen.order_by(Publication.published_at.desc(), Publication.id.desc()).limit(number)))


def find_publication(slug: str) -> Publication:
    """The publication at `slug`, a withdrawn one's too. Raises NotFound."""
    publication = db.session.scalar(select(Publication).where(Publication.slug == slug))
    if publication is None:
        raise NotFound
    return publication


def public_groups() -> Select:
    """Groups that chose to be known outside, by name. A group that is not open is never one of them."""
    return select(Group).where(Group.is_public, Group.visibility == "open").order_by(Group.name_key)


def find_public_group(slug: str) -> Group:
    """The public group at `slug`. Raises NotFound for every other."""
    group = db.session.scalar(public_groups().where(Group.slug == slug))
    if group is None:
        raise NotFound
    return group
