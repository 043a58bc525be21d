"""Who is asking: the cookie's bearer, or nobody."""

from urllib.parse import quote

from flask import current_app, g, redirect, render_template, request

from app.domain.people.doorkeeping import person_behind
from app.domain.people.models import Person, SignIn
from app.edge.keeping import words_sent

MONTH = 30 * 24 * 3600


def cookie_name() -> str:
    """`__Host-` pins the cookie to this host, and browsers accept it over HTTPS only."""
    return "__Host-kithline" if current_app.config["SECURE"] else "kithline"


def caller() -> Person | None:
    """The person behind the current request, None for a stranger."""
    return _behind()[0]


def caller_sign_in() -> SignIn | None:
    """The sign-in the current request came with."""
    return _behind()[1]


def caller_from_cookies(cookies) -> tuple[Person | None, SignIn | None]:
    """Who holds these cookies; for doors that are no request, like sockets."""
    token = cookies.get(cookie_name(), "")
    return (person_behind(token) if token else None) or (None, None)


def _behind() -> tuple[Person | None, SignIn | None]:
    if "caller" not in g:
        g.caller = caller_from_cookies(request.cookies)
    return g.caller


def forget_caller() -> None:
    """After signing in or out within this request, ask again."""
    g.pop("caller", None)


def open_door(view):
    """Mark a view that strangers may use."""
    view.is_open_door = True
    return view


def require_caller():
    """Before any member's page: a stranger is shown to the sign-in page and brought back afterwards."""
    view = current_app.view_functions.get(request.endpoint)
    person = caller()
    if getattr(view, "is_open_door", False) or (person is not None and (person.is_active or getattr(view, "is_for_resting", False))):
        return None
    if person is not None:
        return redirect("/resting", 303) if request.method in ("GET", "HEAD") else _refused_for_now(person)
    if request.method in ("GET", "HEAD"):
        return redirect(f"/sign-in?next={quote(request.full_path.rstrip('?'), safe='/')}", 303)
    return signed_out()


def open_to_resting(view):
    """Mark a view that somebody may use whose account rests."""
    view.is_for_resting = True
    return view


def _refused_for_now(person: Person):
    words = f"Your account rests until {person.barred_until:%A, %H:%M} UTC."
    return render_template("layouts/refusal.html", status=403, title="Not now", words=words, kept=words_sent()), 403


def signed_out():
    """The answer to words sent by somebody whose sign-in has ended: they are handed back, not lost."""
    return render_template("sessions/ended.html", kept=words_sent()), 401


def set_cookie(response, token: str):
    """Give the browser its sign-in."""
    secure = current_app.config["SECURE"]
    response.set_cookie(cookie_name(), token, max_age=MONTH, httponly=True, secure=secure, samesite="Lax", path="/")
    return response


def clear_cookie(response):
    """Take the browser's sign-in away."""
    response.delete_cookie(cookie_name(), path="/", secure=current_app.config["SECURE"], httponly=True, samesite="Lax")
    return response
