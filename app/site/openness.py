"""What every public page has in common: it is the same for everybody, so anybody may keep a copy."""

from flask import Blueprint, g, render_template, request

from app.core.errors import NotFound

FRESH = "public, max-age=60"


def stay_open(site: Blueprint) -> None:
    """Nobody is recognised here, and answers may be kept by browsers and proxies for a minute."""
    site.before_request(_forget_who_asks)
    site.after_request(_may_be_kept)
    site.context_processor(lambda: {"theme": str})
    site.register_error_handler(NotFound, _missing)


def _forget_who_asks() -> None:
    g.caller = (None, None)


def _may_be_kept(response):
    if response.status_code in (200, 410):
        response.headers["Cache-Control"] = FRESH
        response.add_etag()
        response.make_conditional(request)
    return response


def _missing(_):
    return render_template("site/missing.html"), 404
