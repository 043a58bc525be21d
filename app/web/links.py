"""A link that stands alone in its paragraph, shown as a card: of a contribution to whoever may read it, of another site to all."""

import re

from flask import g, render_template, request
from markupsafe import Markup
from sqlalchemy.orm import joinedload

from app.core.database import db
from app.core.outside import ALONE, outside
from app.domain.discussions.models import Thread
from app.domain.discussions.queries import threads_visible_to
from app.edge.caller import caller
from app.subscribers.links.queries import cards_of

MOST, MOST_OUTSIDE = 5, 20
_OURS = re.compile(r'<p><a href="(?:https?://(?P<host>[^/"]+))?/[tipo]/(?P<id>[0-9]{1,9})(?:[-?#][^"]*)?" rel="[^"]*">[^<]*</a></p>')


def know_links(texts) -> str:
    """Look up what the links in all `texts` (HTML) of a page lead to: a query for ours, one for other sites, none for none."""
    texts = [text or "" for text in texts]
    _know_ours(dict.fromkeys(int(found["id"]) for text in texts for found in _OURS.finditer(text) if _is_here(found["host"])))
    if outside.is_on:
        _know_outside(dict.fromkeys(address for text in texts for address in outside.addresses_in(text) if not _is_here(address.host)))
    return ""


def carded(html: str) -> Markup:
    """`html`, made safe when it was written, with cards where the reader may read what a link leads to; else the plain link."""
    know_links([html])
    html = _OURS.sub(_card, html)
    return Markup(ALONE.sub(_outside_card, html) if outside.is_on else html)


def _know_ours(named: dict) -> None:
    known = g.setdefault("links", {})
    wanted = [number for number in named if number not in known][: MOST - len(known)]
    if wanted:
        known.update(dict.fromkeys(wanted))
        query = threads_visible_to(caller()).where(Thread.id.in_(wanted))
        threads = db.session.scalars(query.options(joinedload(Thread.group), joinedload(Thread.writer)))
        known.update({thread.id: thread for thread in threads})


def _know_outside(named: dict) -> None:
    known = g.setdefault("outside", {})
    wanted = [address.url for address in named if address.url not in known][: MOST_OUTSIDE - len(known)]
    if wanted:
        known.update(dict.fromkeys(wanted))
        known.update({card.url: card for card in db.session.scalars(cards_of(wanted))})


def _card(found: re.Match) -> str:
    thread = g.links.get(int(found["id"])) if _is_here(found["host"]) else None
    return render_template("links/_card.html", thread=thread) if thread else found[0]


def _outside_card(found: re.Match) -> str:
    address = next(iter(outside.addresses_in(found[0])), None)
    card = address and g.get("outside", {}).get(address.url)
    if not card:
        return found[0]
    # What somebody called the link stays said; a bare address says nothing that the card does not.
    said = Markup() if re.match(r"https?://|www\.", found["text"], re.IGNORECASE) else Markup(found[0])
    card = render_template("links/_outside.html", card=card, href=Markup(found["url"]), host=address.host.removeprefix("www."))
    return said + Markup(card)


def _is_here(host: str | None) -> bool:
    return host in (None, request.host)
