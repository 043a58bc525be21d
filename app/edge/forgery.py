"""Unsafe requests must come from our own pages; the browser itself says where they come from."""

from urllib.parse import urlsplit

from flask import Flask, request
from werkzeug.exceptions import BadRequest

from app.core.errors import Forbidden, NotFound
from app.edge.transaction import SAFE


def register_forgery(app: Flask) -> None:
    """Refuse every unsafe request that another site could have caused."""

    @app.before_request
    def refuse_forgeries():
        if request.method not in SAFE and not came_from_our_pages():
            raise Forbidden("This did not come from one of our pages. Open the page again and send it from there.")


def register_oddities(app: Flask) -> None:
    """A NUL names nothing and says nothing: PostgreSQL could not even be asked for it."""

    @app.before_request
    def refuse_nul():
        if "\x00" in request.path:
            raise NotFound
        if request.method not in SAFE and any("\x00" in text for text in request.form.values()):
            raise BadRequest


def came_from_our_pages() -> bool:
    """Whether the browser says that one of our own pages sent this."""
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        return site == "same-origin"
    return urlsplit(request.headers.get("Origin", "")).netloc == request.host
