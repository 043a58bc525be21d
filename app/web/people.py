"""The directory, a person's page, and their picture."""

import re

from flask import Blueprint, current_app, render_template, request, send_from_directory

from app.core.errors import NotFound
from app.core.markdown import excerpt
from app.core.pages import page_of
from app.core.parsing import text_of
from app.domain.people.models import Person
from app.domain.people.queries import find_person_by_handle, is_photo, people_called
from app.edge.caller import caller
from app.web.portraits import PARTS_SAID, about, groups_shared, line_of, said_by, skills_of

bp = Blueprint("people", __name__)
SIZE = 30
PHOTO = re.compile(r"[0-9a-f]{24}\.webp")


@bp.get("/people")
def index():
    words = text_of(request.args, "q", limit=80)
    people = people_called(words, seen_by=caller())
    page = page_of(people, Person.name_key, Person.id, size=SIZE, after=request.args.get("after"), scalars=True, ascending=True)
    return render_template("people/index.html", page=page, words=words, skills=skills_of(page.rows))


@bp.get("/u/<handle>")
def show(handle):
    person, part = find_person_by_handle(handle.replace("\x00", ""), seen_by=caller()), request.args.get("show", "all")
    part = part if part in PARTS_SAID else "all"
    return render_template(
        "people/show.html",
        person=person,
        **about(person, seen_by=caller()),
        groups=groups_shared(person, seen_by=caller()),
        line=line_of(person, seen_by=caller()),
        page=said_by(person, part, seen_by=caller(), after=request.args.get("after")),
        part=part,
        parts=PARTS_SAID,
        excerpt=excerpt,
    )


@bp.get("/photos/<name>")
def photo(name):
    if not PHOTO.fullmatch(name) or not is_photo(name):
        raise NotFound
    response = send_from_directory(current_app.config["HOUSE"].uploads, name, mimetype="image/webp", max_age=365 * 24 * 3600)
    # The name cannot be guessed and its content never changes, but it is only for those who are signed in.
    response.cache_control.public, response.cache_control.private, response.cache_control.immutable = None, True, True
    return response
