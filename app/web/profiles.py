"""Editing one's own page."""

from flask import Blueprint, current_app, redirect, render_template, request

from app.core.errors import Invalid
from app.core.parsing import text_of
from app.domain.people.operations import change_photo, edit_profile
from app.domain.people.queries import traits_of
from app.edge.caller import caller
from app.edge.refusals import shows_again

bp = Blueprint("profiles", __name__)
WORDS = {"title": 80, "department": 80, "location": 80, "pronouns": 40, "about": 4_000}


@bp.get("/settings/profile")
def edit(errors=None, form=None):
    if form is None or "name" not in form:
        traits = traits_of(caller())
        form = {name: getattr(caller(), name) for name in ("name", *WORDS)}
        form |= {"skills": ", ".join(traits["skill"]), "interests": ", ".join(traits["interest"])}
    return render_template("profiles/edit.html", errors=errors or {}, form=form)


@bp.post("/settings/profile")
@shows_again(edit)
def update():
    name = text_of(request.form, "name", limit=80, required="What shall people call you?")
    words = {field: text_of(request.form, field, limit=limit) for field, limit in WORDS.items()}
    edit_profile(caller(), by=caller(), name=name, **words, skills=_listed("skills"), interests=_listed("interests"))
    return redirect(f"/u/{caller().handle}", 303)


@bp.post("/settings/photo")
@shows_again(edit)
def photo():
    file = request.files.get("photo")
    if file is None or not file.filename:
        raise Invalid(photo="Choose a picture first.")
    change_photo(caller(), by=caller(), photo=file.read(), folder=current_app.config["HOUSE"].uploads)
    return redirect("/settings/profile", 303)


def _listed(field: str) -> list[str]:
    return text_of(request.form, field, limit=1_000).replace("\n", ",").split(",")
