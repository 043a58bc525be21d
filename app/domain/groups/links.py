"""The tokens of invitation links: handed out once, kept as hashes."""

import hashlib
import secrets

from sqlalchemy import Select, select
from sqlalchemy.orm import joinedload

from app.core.clock import now
from app.core.database import db
from app.core.errors import NotFound
from app.domain.groups.models import Group, InvitationLink


def new_token() -> str:
    """A token nobody can guess."""
    return secrets.token_urlsafe(24)


def hashed(token: str) -> str:
    """What is kept of a token."""
    return hashlib.sha256(token.encode()).hexdigest()


def find_link(token: str) -> InvitationLink:
    """The link behind `token`, spent or not, for whoever holds it. Raises NotFound."""
    query = select(InvitationLink).where(InvitationLink.token_hash == hashed(token))
    link = db.session.scalar(query.options(joinedload(InvitationLink.group), joinedload(InvitationLink.by)))
    if link is None:
        raise NotFound
    return link


def find_link_of(group: Group, link_id: int) -> InvitationLink:
    """The link with that id into `group`. Raises NotFound."""
    link = db.session.scalar(select(InvitationLink).where(InvitationLink.id == link_id, InvitationLink.group_id == group.id))
    if link is None:
        raise NotFound
    return link


def links_into(group: Group) -> Select:
    """The links by which somebody can still get into `group`, newest first."""
    alive = (InvitationLink.ended_at.is_(None), InvitationLink.expires_at > now(), InvitationLink.used < InvitationLink.uses)
    query = select(InvitationLink).where(InvitationLink.group_id == group.id, *alive).options(joinedload(InvitationLink.by))
    return query.order_by(InvitationLink.id.desc())


def is_spent(link: InvitationLink) -> bool:
    """Whether nobody gets in by the link any more."""
    return link.ended_at is not None or link.expires_at <= now() or link.used >= link.uses
