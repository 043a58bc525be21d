"""Signing in and out."""

from urllib.parse import urlsplit

from flask import Blueprint, redirect, render_template, request

from app.core.parsing import text_of
from app.domain.people.doorkeeping import end_sign_in, sign_in
from app.edge.caller import caller, caller_sign_in, clear_cookie, forget_caller, open_door, open_to_resting, set_cookie
from app.edge.limits import limiter, only_refusals
from app.edge.refusals import shows_again
from app.web.browsers import browser_named

bp = Blueprint("sessions", __name__)


@bp.get("/sign-in")
@open_door
def new(errors=None, form=None):
    if caller() is not None and not errors:
        return redirect(_back(request.args.get("next")), 303)
    return render_template("sessions/new.html", errors=errors or {}, form=form or request.args)


@bp.post("/sign-in")
@open_door
@limiter.limit("10 per 15 minutes", deduct_when=only_refusals)
@shows_again(new)
def create():
    email = text_of(request.form, "email", limit=254, required="Which address is yours?")
    token = sign_in(email=email, password=request.form.get("password", ""), browser=browser_named(request.user_agent.string))
    end_former()
    return set_cookie(redirect(_back(request.form.get("next")), 303), token)


@bp.post("/sign-out")
@open_to_resting
def destroy():
    end_former()
    return clear_cookie(redirect("/sign-in", 303))


def end_former() -> None:
    """Whoever was signed in in this browser no longer is."""
    if former := caller_sign_in():
        end_sign_in(former)
        forget_caller()


def _back(path: str | None) -> str:
    """`path` if it is one of ours: no other site may have itself opened by our sign-in."""
    path = path or ""
    ours = path.startswith("/") and not path.startswith("//") and "\\" not in path and path.isprintable() and not urlsplit(path).netloc
    return path if ours and not path.startswith("/sign-in") else "/home"
