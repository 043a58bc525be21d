"""How words will look, before they are said."""

from flask import Blueprint, request

from app.core.parsing import text_of
from app.domain.discussions.threads import LONGEST_BODY
from app.edge.limits import limiter, person_or_address
from app.web.audiences import room_asked
from app.web.prose import rendered

bp = Blueprint("previews", __name__)


@bp.post("/previews")
@limiter.limit("60 per minute", key_func=person_or_address)
def create():
    return rendered(text_of(request.form, "body", limit=LONGEST_BODY), room_asked(request.form))
