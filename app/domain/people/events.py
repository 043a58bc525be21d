"""What happens to persons."""

from app.core.events import event


@event
class PersonJoined:
    actor_id: int
    person_id: int


@event
class ProfileEdited:
    actor_id: int
    person_id: int


@event
class SignedIn:
    actor_id: int
    sign_in_id: int


@event
class SignedOut:
    actor_id: int
    sign_in_id: int


@event
class Barred:
    """The account rests for some hours, or no longer does."""

    actor_id: int
    person_id: int


@event
class Suspended:
    actor_id: int
    person_id: int
