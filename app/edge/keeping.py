"""What somebody typed is theirs: a refusal hands it back."""

from flask import request
from werkzeug.exceptions import HTTPException

from app.edge.forgery import came_from_our_pages
from app.edge.transaction import SAFE

WORTH_KEEPING = 20
NEVER = ("once", "file", "password", "current")


def words_sent() -> list[tuple[str, str]]:
    """The longer texts this request was sent with, by field; no password, nothing another site put there."""
    if request.method in SAFE or not came_from_our_pages():
        return []
    try:
        sent = list(request.form.items())
    except HTTPException:  # larger than is read at all
        return []
    return [(field, text) for field, text in sent if len(text) > WORTH_KEEPING and field not in NEVER]
