"""What was done in a group to keep it pleasant: readable by its members, changed by nobody."""

from flask import Blueprint, render_template, request

from app.core.errors import Forbidden
from app.core.pages import page_of
from app.domain.moderation.models import Act
from app.domain.moderation.policy import can_read_log
from app.domain.moderation.queries import log_of
from app.edge.caller import caller
from app.web.corners import group_page

bp = Blueprint("acts", __name__)


@bp.get("/g/<slug>/log")
def index(slug):
    about = group_page(slug, readers_only=True)
    if (verdict := can_read_log(caller(), about["group"])) is not True:
        raise Forbidden(verdict)
    page = page_of(log_of(about["group"], seen_by=caller()), Act.created_at, Act.id, size=25, after=request.args.get("after"), scalars=True)
    return render_template("acts/index.html", page=page, **about)
