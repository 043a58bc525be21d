"""Ways in: who may read and join, links that can be handed on, and where new people begin."""

import re
from datetime import timedelta

from sqlalchemy import delete, update

from app.core.clock import now
from app.core.database import db
from app.core.errors import Invalid
from app.core.events import record
from app.core.policy import permits
from app.domain.groups.events import AudienceChanged, GroupEdited, LinkOffered, LinkWithdrawn, StartsChanged
from app.domain.groups.links import hashed, new_token
from app.domain.groups.models import JOINING, VISIBILITIES, Group, InvitationLink, Membership, Start
from app.domain.groups.operations.describing import NOT_FREE
from app.domain.groups.places import admit
from app.domain.groups.policy import can_admit_newcomer, can_describe, can_follow_link, can_moderate_living, can_withdraw_link
from app.domain.groups.queries import membership_of
from app.domain.people.models import Person

LINK_LASTS = timedelta(days=14)
MOST_USES = 50
ADDRESS = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+|[^@\s]+@localhost")
ONLY_NARROWER = "A group can only become more private: what was said here was said to those who were here. Start an open group beside it."


@permits(can_describe)
def change_audience(group: Group, *, by: Person, visibility: str, joining: str) -> Group:
    """Say who may read and how one gets in. Raises Invalid(visibility=…) for whatever would show old words to new eyes."""
    if visibility not in VISIBILITIES:
        raise Invalid(visibility="Open, closed or secret.")
    if joining not in JOINING:
        raise Invalid(joining="Free, on request or by invitation.")
    if VISIBILITIES.index(visibility) < VISIBILITIES.index(group.visibility):
        raise Invalid(visibility=ONLY_NARROWER)
    if visibility == "closed" and joining == "free":
        raise Invalid(joining=NOT_FREE)
    group.visibility, group.joining = visibility, "invitation" if visibility == "secret" else joining
    group.is_public = group.is_public and visibility == "open"
    if visibility != "open":
        db.session.execute(delete(Start).where(Start.group_id == group.id))
    record(AudienceChanged(actor_id=by.id, group_id=group.id, visibility=group.visibility, joining=group.joining))
    # What listens to a group being described anew listens to this as well.
    record(GroupEdited(actor_id=by.id, group_id=group.id))
    return group


@permits(can_moderate_living)
def offer_link(group: Group, *, by: Person, email: str = "", uses: int = 1) -> tuple[InvitationLink, str]:
    """A link into the group for 14 days, and the token it is reached by, which nobody can look up again.

    Bound to one mail address it lets in whoever has it, once; otherwise up to `uses` colleagues.
    """
    email = email.strip()
    if email and not ADDRESS.fullmatch(email[:254]):
        raise Invalid(email="That is no e-mail address.")
    if not 1 <= uses <= MOST_USES:
        raise Invalid(uses=f"A number from 1 to {MOST_USES} is needed here.")
    token = new_token()
    link = InvitationLink(
        group_id=group.id,
        by_id=by.id,
        token_hash=hashed(token),
        email=email.casefold(),
        uses=1 if email else uses,
        used=0,
        created_at=now(),
        expires_at=now() + LINK_LASTS,
    )
    link.group, link.by = group, by
    db.session.add(link)
    db.session.flush()
    record(LinkOffered(actor_id=by.id, group_id=group.id, link_id=link.id))
    return link, token


@permits(can_withdraw_link)
def withdraw_link(link: InvitationLink, *, by: Person) -> None:
    """Nobody gets in by it any more. Twice is once."""
    ended = db.session.execute(
        update(InvitationLink).where(InvitationLink.id == link.id, InvitationLink.ended_at.is_(None)).values(ended_at=now())
    )
    if ended.rowcount:
        db.session.refresh(link)
        record(LinkWithdrawn(actor_id=by.id, group_id=link.group_id, link_id=link.id))


@permits(can_follow_link)
def follow_link(link: InvitationLink, *, by: Person) -> Membership:
    """Get in by the link. Who belongs already uses nothing up. Raises Invalid(link=…) where it is spent."""
    membership = membership_of(by, link.group)
    if membership and membership.state == "active":
        return membership
    alive = (InvitationLink.ended_at.is_(None), InvitationLink.expires_at > now(), InvitationLink.used < InvitationLink.uses)
    taken = db.session.execute(update(InvitationLink).where(InvitationLink.id == link.id, *alive).values(used=InvitationLink.used + 1))
    if not taken.rowcount:
        raise Invalid(link="This invitation has been used or has ended. Ask for a new one.")
    return admit(link.group, by, membership=membership)


@permits(can_describe)
def set_starts(group: Group, *, by: Person, department: list[str] = (), location: list[str] = ()) -> None:
    """Let new people of these departments and places begin in the group. Raises Invalid(department=…) unless all may walk in."""
    named = [(trait, value.strip()[:80]) for trait, values in (("department", department), ("location", location)) for value in values]
    wanted = {(trait, value.casefold()): value for trait, value in named if value}
    if wanted and not (group.is_open and group.joining == "free"):
        raise Invalid(department="People begin only in groups that are open and free to join.")
    if len(wanted) > 20:
        raise Invalid(department="Twenty at most.")
    known = {(row.trait, row.value_key): row for row in db.session.query(Start).where(Start.group_id == group.id)}
    gone = [row.id for key, row in known.items() if key not in wanted]
    db.session.execute(delete(Start).where(Start.id.in_(gone)))
    db.session.add_all(
        Start(group_id=group.id, trait=trait, value=value, value_key=key, created_at=now())
        for (trait, key), value in wanted.items()
        if (trait, key) not in known
    )
    db.session.flush()
    record(StartsChanged(actor_id=by.id, group_id=group.id))


@permits(can_admit_newcomer)
def admit_newcomer(group: Group, *, by: Person, person: Person) -> Membership | None:
    """Let `person`, who is new, begin in the group; None where they have stood in it in any way."""
    return None if membership_of(person, group) else admit(group, person, by=by)
