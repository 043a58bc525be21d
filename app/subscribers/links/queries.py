"""Finding the cards of links."""

from sqlalchemy import Select, select

from app.subscribers.links.models import LinkCard


def cards_of(urls: list[str]) -> Select:
    """The cards there are for `urls`. What somebody may read of a link they may know of its card: it is public elsewhere."""
    return select(LinkCard).where(LinkCard.url.in_(urls), LinkCard.title != "")
