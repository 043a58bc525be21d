"""How the house looks and behaves for one person."""

from flask import Blueprint, redirect, render_template, request

from app.core.database import db
from app.core.errors import NotFound
from app.core.parsing import choice_of, truth_of
from app.domain.gatherings.queries import feed_of
from app.domain.people.doorkeeping import end_all_sign_ins, end_sign_in
from app.domain.people.models import SignIn
from app.domain.people.operations import change_password, change_settings
from app.domain.people.queries import sign_ins_of
from app.edge.caller import caller, caller_sign_in, clear_cookie, forget_caller
from app.edge.refusals import shows_again

bp = Blueprint("settings", __name__)
THEMES, DENSITIES = ("system", "light", "dark"), ("comfortable", "compact")
YEAR = 365 * 24 * 3600
# What the field offers; every other name of the time zone database is understood too.
COMMON = """
Europe/London Europe/Lisbon Europe/Dublin Europe/Madrid Europe/Paris Europe/Brussels Europe/Amsterdam Europe/Berlin
Europe/Zurich Europe/Rome Europe/Vienna Europe/Prague Europe/Warsaw Europe/Copenhagen Europe/Stockholm Europe/Oslo
Europe/Helsinki Europe/Athens Europe/Bucharest Europe/Kyiv Europe/Istanbul Africa/Cairo Africa/Johannesburg Africa/Lagos
Africa/Nairobi Asia/Jerusalem Asia/Dubai Asia/Karachi Asia/Kolkata Asia/Dhaka Asia/Bangkok Asia/Singapore Asia/Shanghai
Asia/Hong_Kong Asia/Seoul Asia/Tokyo Australia/Perth Australia/Sydney Pacific/Auckland America/Sao_Paulo
America/Argentina/Buenos_Aires America/Santiago America/Bogota America/Mexico_City America/New_York America/Toronto
America/Chicago America/Denver America/Los_Angeles America/Vancouver America/Anchorage UTC
""".split()


@bp.get("/settings")
def index(errors=None, form=None):
    sign_ins = list(db.session.scalars(sign_ins_of(caller()).limit(50)))
    kept = {"theme": request.cookies.get("theme", "system"), "density": request.cookies.get("density", "comfortable")}
    mine = {"credit": caller().credit, "feed": caller().feed, "counted": caller().counted}
    mine |= {"zone": caller().zone, "quiet_from": clock(caller().quiet_from), "quiet_to": clock(caller().quiet_to)}
    form = kept | mine | {name: value for name, value in (form or {}).items() if "password" not in name}
    more = {"sign_ins": sign_ins, "current": caller_sign_in(), "date_feed": feed_of(caller()), "ZONES": COMMON}
    more["saved"] = "" if errors else request.args.get("saved", "")
    return render_template("settings/index.html", errors=errors or {}, form=form, **more)


def clock(minute: int | None) -> str:
    """A minute of the day as a field shows it: "22:30"."""
    return "" if minute is None else f"{minute // 60:02}:{minute % 60:02}"


@bp.post("/settings")
@shows_again(index)
def update():
    chosen = {name: request.form.get(name, "") for name in ("credit", "feed")}
    change_settings(caller(), by=caller(), counted=truth_of(request.form, "counted"), **chosen)
    return redirect("/settings?saved=choices#choices", 303)


@bp.post("/settings/appearance")
@shows_again(index)
def appearance():
    response = redirect("/settings?saved=appearance#appearance", 303)
    for name, choices in (("theme", THEMES), ("density", DENSITIES)):
        chosen = choice_of(request.form, name, choices, default=choices[0])
        response.set_cookie(name, chosen, max_age=YEAR, samesite="Lax", httponly=True, secure=request.is_secure)
    return response


@bp.post("/settings/password")
@shows_again(index)
def password():
    change_password(caller(), by=caller(), current=request.form.get("current", ""), new=request.form.get("password", ""))
    for other in db.session.scalars(sign_ins_of(caller()).where(SignIn.id != caller_sign_in().id)):
        end_sign_in(other)
    return redirect("/settings?saved=password#password_title", 303)


@bp.post("/settings/sign-ins/<int:sign_in_id>/delete")
def end_one(sign_in_id):
    row = db.session.scalar(sign_ins_of(caller()).where(SignIn.id == sign_in_id))
    if row is None:
        raise NotFound
    end_sign_in(row)
    return redirect("/settings#sign-ins", 303)


@bp.post("/settings/sign-ins/delete")
def end_all():
    end_all_sign_ins(caller())
    forget_caller()
    return clear_cookie(redirect("/sign-in", 303))
