"""What happens to announcements."""

from app.core.events import event


@event
class Drafted:
    actor_id: int
    announcement_id: int
    group_id: int


@event
class AnnouncementEdited:
    actor_id: int
    announcement_id: int


@event
class Submitted:
    """The makers ask for a second pair of eyes."""

    actor_id: int
    announcement_id: int
    group_id: int


@event
class PulledBack:
    actor_id: int
    announcement_id: int


@event
class ChangesAsked:
    actor_id: int
    announcement_id: int
    group_id: int


@event
class MarkedReady:
    actor_id: int
    announcement_id: int
    group_id: int


@event
class Published:
    actor_id: int
    announcement_id: int
    publication_id: int
    group_id: int


@event
class NamesRenewed:
    actor_id: int
    announcement_id: int


@event
class PublicationWithdrawn:
    actor_id: int
    announcement_id: int
    publication_id: int
    group_id: int
