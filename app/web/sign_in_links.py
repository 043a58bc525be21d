"""One-time links: opening one shows a button, pressing it signs in. A mail scanner presses no buttons."""

from flask import Blueprint, redirect, render_template, request

from app.core.errors import NotFound
from app.domain.people.doorkeeping import use_link
from app.edge.caller import open_door, set_cookie
from app.edge.limits import limiter, only_refusals
from app.web.browsers import browser_named
from app.web.sessions import end_former

bp = Blueprint("sign_in_links", __name__)


@bp.get("/sign-in/<token>")
@open_door
def new(token):
    return render_template("sign_in_links/new.html", token=token, used=False)


@bp.post("/sign-in/<token>")
@open_door
@limiter.limit("20 per 15 minutes", deduct_when=only_refusals)
def create(token):
    try:
        cookie = use_link(token, browser=browser_named(request.user_agent.string))
    except NotFound:
        return render_template("sign_in_links/new.html", token=token, used=True), 404
    end_former()
    return set_cookie(redirect("/home", 303), cookie)
