"""What pages ask of ranking: the feed, the lists, how things travel, and why each card stands where it stands."""

from app.subscribers.ranking.constants import CONSTANTS
from app.subscribers.ranking.engine.score import VERSION
from app.subscribers.ranking.explanation import Part
from app.subscribers.ranking.feed import cards_by_id, feed_for, why
from app.subscribers.ranking.house import house_now
from app.subscribers.ranking.lights import lights_of
from app.subscribers.ranking.lists import LISTS, listed
from app.subscribers.ranking.needs import brings, example, needs_of_all
from app.subscribers.ranking.next_ones import who_next
from app.subscribers.ranking.offers import note
from app.subscribers.ranking.own import influence_of
from app.subscribers.ranking.rows import FeedRow
from app.subscribers.ranking.tractions import is_steady, view_of

__all__ = [
    "CONSTANTS", "LISTS", "VERSION", "FeedRow", "Part", "brings", "cards_by_id", "example", "feed_for", "house_now", "influence_of",
    "is_steady", "lights_of", "listed", "needs_of_all", "note", "view_of", "who_next", "why",
]  # fmt: skip
