"""Cards as ranking hands them to a page."""

from dataclasses import dataclass
from datetime import datetime

from app.domain.ideas.lights import Light
from app.domain.ideas.lights import lights_of as lights_of_idea
from app.subscribers.ranking.candidates import CARD, Carried
from app.subscribers.ranking.engine.readiness import Readiness
from app.subscribers.ranking.engine.score import score
from app.subscribers.ranking.explanation import Part, parts_of
from app.subscribers.ranking.headline import headline_of
from app.subscribers.ranking.house import house_of
from app.subscribers.ranking.lights import lights_of
from app.subscribers.ranking.reader import Reader
from app.subscribers.ranking.wording import followed_because

PROPOSED = ("post", "idea")


@dataclass(frozen=True)
class FeedRow:
    """A card. `share` says how it came to the reader if its home is elsewhere, `because` that they follow its author or a tag;
    `why` adds up to `score`, `headline` says in a sentence what matters most of it, `is_by_date` that it stands where it does for
    another reason; `lights` are the four of an idea; `ready` estimates how near it is to become the next on the line."""

    id: int
    kind: str
    state: str
    title: str
    excerpt: str
    group_id: int
    group_name: str
    group_slug: str
    group_visibility: str
    group_archived_at: datetime | None
    author_id: int
    author_name: str
    author_handle: str
    author_photo: str
    blind_until: datetime | None
    created_at: datetime
    last_activity_at: datetime
    edited_at: datetime | None
    comment_count: int
    reaction_count: int
    share_count: int
    post_kind: str | None
    share: tuple[str, str, str] | None
    because: str
    score: float
    headline: str
    is_by_date: bool
    why: list[Part]
    lights: list[Light]
    ready: Readiness | None


def card_of(
    row, figures: dict[str, float], reader: Reader, carried: Carried | None, at: datetime, *,
    order: str, surface: str = "front", is_kept: bool = False,
) -> FeedRow:  # fmt: skip
    """The card of `row` (of `candidates.rows_of`) with `figures`, rounded as they are shown, in a list by `order` (see headline_of)."""
    why = parts_of(figures, row, reader, carried, at, surface=surface, is_kept=is_kept)
    return FeedRow(
        **{name: getattr(row, name) for name in CARD},
        share=(carried.person_name, row.group_name, carried.note) if carried else None,
        because="" if carried or row.group_id in reader.attention else followed_because(row),
        score=score(figures.values()),
        headline=headline_of(order, why, row, reader, carried, at),
        is_by_date=order == "newest",
        why=why,
        lights=lights_of_idea(row, reader.staff) if row.kind == "idea" else [],
        ready=lights_of(row.kind, row, house_of(reader.night)) if row.kind in PROPOSED else None,
    )
