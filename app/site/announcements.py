"""Announcements as the world reads them, and how each came about."""

from flask import Blueprint, render_template, request

from app.core.pages import page_of
from app.domain.announcements.models import Publication
from app.domain.lineage.drawing import NARROW, WIDE, draw, family
from app.site.published import find_publication, publications
from app.site.trees import credits_by_part, nodes_of

bp = Blueprint("announcements", __name__)


@bp.get("/news")
def index():
    page = page_of(publications(), Publication.published_at, Publication.id, size=20, after=request.args.get("after"), scalars=True)
    return render_template("site/news.html", page=page)


@bp.get("/news/<slug>")
def show(slug):
    publication = find_publication(slug)
    if publication.withdrawn_at:
        return render_template("site/withdrawn.html", publication=publication), 410
    relatives = family(*nodes_of(publication))
    tree = {"relatives": relatives, "wide": draw(relatives, WIDE), "narrow": draw(relatives, NARROW)}
    return render_template("site/show.html", publication=publication, tree=tree, credits=credits_by_part(publication))


@bp.get("/news/<slug>/tree")
def tree(slug):
    publication = find_publication(slug)
    if publication.withdrawn_at:
        return render_template("site/withdrawn.html", publication=publication), 410
    relatives = family(*nodes_of(publication))
    tree = {"relatives": relatives, "wide": draw(relatives, WIDE), "narrow": draw(relatives, NARROW)}
    return render_template("site/tree.html", publication=publication, tree=tree)
