from flask import Blueprint

from app.site import announcements, feeds, groups, pages
from app.site.openness import stay_open


def register(app):
    """Add the public site: no session, no script, cacheable."""
    site = Blueprint("site", __name__)
    for page in (pages, announcements, feeds, groups):
        site.register_blueprint(page.bp)
    stay_open(site)
    app.register_blueprint(site)
