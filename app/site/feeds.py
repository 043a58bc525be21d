"""The news as an Atom feed."""

from xml.etree.ElementTree import Element, SubElement, tostring

from flask import Blueprint, Response, current_app, request

from app.core.database import db
from app.domain.announcements.models import Publication
from app.domain.announcements.queries import publications

bp = Blueprint("feeds", __name__)
ATOM = "http://www.w3.org/2005/Atom"


@bp.get("/feed.atom")
def show():
    feed = _feed(list(db.session.scalars(publications().limit(20))), house=current_app.config["HOUSE"].house_name, root=request.url_root)
    return Response(tostring(feed, encoding="utf-8", xml_declaration=True), mimetype="application/atom+xml")


def _feed(publications: list[Publication], *, house: str, root: str) -> Element:
    feed = Element("feed", xmlns=ATOM)
    newest = max((p.published_at for p in publications), default=None)
    _text(feed, "id", f"{root}feed.atom")
    _text(feed, "title", house)
    _text(feed, "updated", _moment(newest) if newest else "1970-01-01T00:00:00Z")
    SubElement(feed, "link", rel="self", type="application/atom+xml", href=f"{root}feed.atom")
    SubElement(feed, "link", rel="alternate", type="text/html", href=root)
    _text(SubElement(feed, "author"), "name", house)
    for publication in publications:
        _entry(feed, publication, root)
    return feed


def _entry(feed: Element, publication: Publication, root: str) -> None:
    entry, address = SubElement(feed, "entry"), f"{root}news/{publication.slug}"
    _text(entry, "id", f"tag:{request.host.split(':')[0]},{publication.published_at:%Y-%m-%d}:{publication.slug}")
    _text(entry, "title", publication.headline)
    _text(entry, "published", _moment(publication.published_at))
    _text(entry, "updated", _moment(publication.published_at))
    SubElement(entry, "link", rel="alternate", type="text/html", href=address)
    if publication.group_name:
        _text(SubElement(entry, "author"), "name", publication.group_name)
    _text(entry, "summary", publication.summary)
    _text(entry, "content", publication.body_html, type="html")


def _text(parent: Element, tag: str, text: str, **attributes: str) -> None:
    SubElement(parent, tag, attributes).text = "".join(sign for sign in text if sign >= " " or sign in "\n\t")


def _moment(at) -> str:
    return at.isoformat(timespec="seconds").replace("+00:00", "Z")
