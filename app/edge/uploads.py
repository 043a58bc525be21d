"""Files sent along with a form are taken in before the form is dealt with, and before any transaction begins:
neither a slow line nor a large picture keeps anybody else waiting."""

from collections.abc import Callable

from flask import Flask, request

from app.core.database import db
from app.edge.caller import caller, forget_caller
from app.edge.transaction import SAFE


def takes_files(view):
    """Mark a view whose form may bring files, in the field `files`."""
    view.takes_files = True
    return view


def register_uploads(app: Flask, *, largest: int, take_in: Callable[[list], None]) -> None:
    """Let members send up to `largest` bytes to views that take files, and `take_in` what was sent. Before the form is read."""

    @app.before_request
    def expect_all():
        # Of a line that drops half way no half text may be left: what was announced comes whole, or the form is refused.
        if request.content_length is not None:
            request.environ.pop("wsgi.input_terminated", None)

    @app.before_request
    def receive():
        view = app.view_functions.get(request.endpoint)
        if request.method in SAFE or not getattr(view, "takes_files", False) or request.mimetype != "multipart/form-data":
            return
        if (request.content_length or 0) > app.config["MAX_CONTENT_LENGTH"] and _is_known():
            request.max_content_length = largest
        files = [file for file in request.files.getlist("files") if file.filename]
        if files and _is_known():
            take_in(files)


def _is_known() -> bool:
    """Whether a member is asking; the question leaves nothing open behind it."""
    with db.reading():
        known = caller() is not None
        forget_caller()
        db.session.remove()
    return known
