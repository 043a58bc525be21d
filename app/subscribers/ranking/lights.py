"""How near a contribution is to its next stage: the engine proposes, people act."""

from app.subscribers.ranking.engine.readiness import Readiness, readiness
from app.subscribers.ranking.engine.single import solve
from app.subscribers.ranking.house import House

UNKNOWN = (0,) * 9
# What a thing of each kind becomes next.
NEXT = {"post": "idea", "idea": "project", "project": "announcement"}


def lights_of(kind: str, rank, house: House, *, owned: bool = False, sponsored: bool = False) -> Readiness | None:
    """The gates of the next stage of a thing of `kind` with the columns of `rank`; None for what is at its end.

    Counted alike for all in a house; an `owned` project has a lead. Of an idea it is an estimate whether it convinces: whether it may
    start is decided by the four lights of `app.domain.ideas.lights`.
    """
    stage = NEXT.get(kind)
    if stage is None:
        return None
    quality, doubt = solve(UNKNOWN, 0.0) if rank.quality is None else (rank.quality, rank.doubt)
    have = {
        "support": rank.effective or 0.0,
        "groups": rank.groups or 0.0,
        "quality": quality - doubt,
        "reproduction": rank.reproduction or 0.0,
        "crossing": house.crossing,
        "first-hand": rank.firsthand or 0,
        "owner": owned,
        "sponsor": sponsored,
    }
    return readiness(stage, have, max(house.people, 1))
