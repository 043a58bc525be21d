"""Refusals into answers, once, for every page."""

from functools import wraps

from flask import Flask, current_app, render_template, request
from flask_limiter import RateLimitExceeded
from werkzeug.exceptions import HTTPException

from app.core.database import db
from app.core.errors import Forbidden, Gone, Invalid, NotFound
from app.edge.keeping import words_sent

WORDS = {
    400: ("That request made no sense", "Go back, look it over and send it again."),
    401: ("Your sign-in has ended", "Sign in again and you are back where you were."),
    403: ("Not yours to do", ""),
    410: ("Removed by the moderators", ""),
    404: ("This moved or was never here", "It may have been taken back, or it is in a group you do not belong to."),
    405: ("Not like that", "This page cannot be used that way."),
    413: ("Too much at once", "What you sent is larger than fits here."),
    422: ("Something is missing", ""),
    429: ("Too many tries", "Wait a moment, then try again."),
    500: ("That was our mistake", "Nothing you wrote is lost: go back and it is still in the form."),
}


def register_refusals(app: Flask) -> None:
    """Map NotFound, Forbidden and Invalid to 404, 403 and 422, and dress every other refusal alike."""
    app.register_error_handler(NotFound, lambda _: _answer(404))
    app.register_error_handler(Gone, lambda gone: _answer(410, f"The reason they gave: {gone}"))
    app.register_error_handler(Forbidden, lambda refusal: _answer(403, str(refusal)))
    app.register_error_handler(Invalid, lambda refusal: _answer(422, " ".join(refusal.errors.values())))
    app.register_error_handler(HTTPException, _http)
    if not app.testing:
        app.register_error_handler(Exception, _ours)


def _http(error: HTTPException):
    answer = _answer(error.code or 500, _told(error))
    response = error.get_response()
    if error.code is not None and error.code < 400:
        return response
    return answer[0], answer[1], {k: v for k, v in response.headers if k in ("Allow", "Retry-After")}


def _told(error: HTTPException) -> str:
    """What a limit has to say for itself, if anything."""
    return error.description if isinstance(error, RateLimitExceeded) and error.limit.error_message else ""


def _ours(error: Exception):
    # The rule and no address: titles and names stand in addresses, and what somebody typed there to be read by a terminal.
    current_app.logger.error("unhandled at %s %s", request.method, request.url_rule, exc_info=error)
    return _answer(500)


def _answer(status: int, words: str = ""):
    db.session.rollback()
    title, more = WORDS.get(status, ("That did not work", ""))
    return render_template("layouts/refusal.html", status=status, title=title, words=words or more, kept=words_sent()), status


def shows_again(form_page):
    """Decorate a view that takes a form: when the words are refused, `form_page(**same arguments,
    errors=…, form=…)` shows the form again, status 422, with everything that was typed.

    So it does where a preview was asked for: nothing is done yet, and Turbo exchanges a form's page only after a refusal."""

    def decorate(view):
        @wraps(view)
        def taking(**arguments):
            if request.form.get("preview"):
                return form_page(**arguments, errors={}, form=request.form), 422
            try:
                return view(**arguments)
            except Invalid as refusal:
                db.session.rollback()
                return form_page(**arguments, errors=refusal.errors, form=request.form), 422

        return taking

    return decorate
