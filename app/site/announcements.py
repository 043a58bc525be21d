"""Announcements as the world reads them, and how each came about."""

from dataclasses import replace

from flask import Blueprint, render_template, request

from app.core.errors import NotFound
from app.core.pages import page_of
from app.domain.announcements.copy import line_in
from app.domain.announcements.models import Publication
from app.domain.announcements.own import own_in
from app.domain.announcements.queries import find_publication, publications
from app.domain.lineage.drawing import NARROW, WIDE, draw, family
from app.site.calendars import calendar_with

bp = Blueprint("announcements", __name__)


@bp.get("/news")
def index():
    page = page_of(publications(), Publication.published_at, Publication.id, size=20, after=request.args.get("after"), scalars=True)
    return render_template("site/news.html", page=page)


@bp.get("/news/<slug>")
def show(slug):
    return _page("site/show.html", slug, f"/news/{slug}/tree")


@bp.get("/news/<slug>/tree")
def tree(slug):
    return _page("site/tree.html", slug, "")


@bp.get("/news/<slug>/date.ics")
def date(slug):
    publication = find_publication(slug)
    if not (own := own_in(publication.own)).starts:
        raise NotFound
    return calendar_with(publication, own, root=request.url_root)


def _page(template: str, slug: str, place: str):
    publication = find_publication(slug)
    if publication.withdrawn_at:
        return render_template("site/withdrawn.html", publication=publication), 410
    line = line_in(publication.tree)
    linked = family([replace(node, href=f"{place}#node_{node.id}") for node in line.nodes], line.edges)
    drawings = {"wide": draw(linked, WIDE), "narrow": draw(linked, NARROW)}
    about = {"relatives": family(line.nodes, line.edges), "drawings": drawings, "own": own_in(publication.own)}
    return render_template(template, publication=publication, date_path=f"/news/{slug}/date.ics", **about)
