"""What happens to ideas."""

from app.core.events import event


@event
class IdeaProposed:
    actor_id: int
    idea_id: int
    group_id: int
    out_of_id: int | None


@event
class IdeaEdited:
    actor_id: int
    idea_id: int


@event
class IdeaMoved:
    """The idea is now `state`: ready, growing, resting, withdrawn."""

    actor_id: int
    idea_id: int
    group_id: int
    state: str


@event
class Backed:
    """Somebody stands behind the idea; they met it in `from_group_id`."""

    actor_id: int
    idea_id: int
    backing_id: int
    group_id: int
    from_group_id: int
    way: str


@event
class SteppedBack:
    actor_id: int
    idea_id: int
    way: str


@event
class Considered:
    actor_id: int
    idea_id: int
    consideration_id: int
    group_id: int
    side: str


@event
class ConsiderationTakenBack:
    actor_id: int
    idea_id: int
    consideration_id: int


@event
class RestNear:
    """It has been quiet for so long that it will soon rest unless somebody moves it."""

    actor_id: int
    idea_id: int
    group_id: int


@event
class AskAdded:
    """The idea asks for something more."""

    actor_id: int
    idea_id: int
    ask_id: int
    group_id: int


@event
class AskChanged:
    actor_id: int
    idea_id: int
    ask_id: int


@event
class AskDropped:
    actor_id: int
    idea_id: int
    ask_id: int


@event
class Offered:
    """Somebody offers something against an ask, for themselves or for their department."""

    actor_id: int
    idea_id: int
    ask_id: int
    pledge_id: int
    group_id: int


@event
class OfferTakenBack:
    actor_id: int
    idea_id: int
    ask_id: int


@event
class OfferKept:
    """Asked once more after the idea was started, they said yes."""

    actor_id: int
    idea_id: int
    pledge_id: int
    group_id: int


@event
class Objected:
    """Whoever said `thread_id`, which the idea grew out of, does not want it to; the two are separate from now on."""

    actor_id: int
    idea_id: int
    group_id: int
    thread_id: int


@event
class ObjectionTakenBack:
    """Whoever objected does so no longer: the idea grows out of `thread_id` again."""

    actor_id: int
    idea_id: int
    group_id: int
    thread_id: int


@event
class SparkCredited:
    """The time to object is over: `person_id` sparked it."""

    actor_id: int
    idea_id: int
    person_id: int


@event
class MergeAsked:
    """Those who care for the idea are asked to let it become one with another."""

    actor_id: int
    idea_id: int
    merger_id: int
    group_id: int


@event
class MergeRefused:
    actor_id: int
    idea_id: int
    merger_id: int
    group_id: int


@event
class IdeasMerged:
    """The idea went into `into_id`."""

    actor_id: int
    idea_id: int
    into_id: int
    group_id: int


@event
class IdeasSplit:
    """The idea stands on its own again, apart from `into_id`."""

    actor_id: int
    idea_id: int
    into_id: int
    group_id: int
