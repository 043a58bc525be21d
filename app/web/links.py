"""A link to a contribution that stands alone in its paragraph, shown as a card to whoever may read what it leads to."""

import re

from flask import g, render_template, request
from markupsafe import Markup
from sqlalchemy.orm import joinedload

from app.core.database import db
from app.domain.discussions.models import Thread
from app.domain.discussions.queries import threads_visible_to
from app.edge.caller import caller

MOST = 5
_ALONE = re.compile(r'<p><a href="(?:https?://(?P<host>[^/"]+))?/[tipo]/(?P<id>[0-9]{1,9})(?:[-?#][^"]*)?" rel="[^"]*">[^<]*</a></p>')


def know_links(texts) -> str:
    """Look up what the links in all `texts` (HTML) of a page lead to, with one query and none where there are none."""
    known = g.setdefault("links", {})
    named = dict.fromkeys(int(found["id"]) for text in texts for found in _ours(text or ""))
    wanted = [number for number in named if number not in known][: MOST - len(known)]
    if wanted:
        known.update(dict.fromkeys(wanted))
        query = threads_visible_to(caller()).where(Thread.id.in_(wanted))
        threads = db.session.scalars(query.options(joinedload(Thread.group), joinedload(Thread.author)))
        known.update({thread.id: thread for thread in threads})
    return ""


def carded(html: str) -> Markup:
    """`html`, made safe when it was written, with cards where the reader may read what a link leads to; else the plain link."""
    know_links([html])
    return Markup(_ALONE.sub(_card, html))


def _card(found: re.Match) -> str:
    thread = g.links.get(int(found["id"])) if found["host"] in (None, request.host) else None
    return render_template("links/_card.html", thread=thread) if thread else found[0]


def _ours(html: str):
    return (found for found in _ALONE.finditer(html) if found["host"] in (None, request.host))
