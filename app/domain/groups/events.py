"""What happens to groups and to who belongs to them."""

from app.core.events import event


@event
class GroupFounded:
    actor_id: int
    group_id: int


@event
class GroupEdited:
    actor_id: int
    group_id: int


@event
class Joined:
    actor_id: int
    group_id: int
    person_id: int


@event
class Requested:
    actor_id: int
    group_id: int
    person_id: int


@event
class Invited:
    actor_id: int
    group_id: int
    person_id: int


@event
class Left:
    actor_id: int
    group_id: int
    person_id: int


@event
class RoleChanged:
    actor_id: int
    group_id: int
    person_id: int
    role: str


@event
class Declined:
    actor_id: int
    group_id: int
    person_id: int


@event
class Banned:
    actor_id: int
    group_id: int
    person_id: int


@event
class BanLifted:
    actor_id: int
    group_id: int
    person_id: int


@event
class Archived:
    actor_id: int
    group_id: int


@event
class Restored:
    actor_id: int
    group_id: int


@event
class AudienceChanged:
    actor_id: int
    group_id: int
    visibility: str
    joining: str


@event
class LinkOffered:
    actor_id: int
    group_id: int
    link_id: int


@event
class LinkWithdrawn:
    actor_id: int
    group_id: int
    link_id: int


@event
class StartsChanged:
    actor_id: int
    group_id: int
