"""Files: sending one ahead of what is said, reading one, and all that a group has."""

from flask import Blueprint, g, render_template, request

from app.core.database import db
from app.core.errors import Invalid
from app.core.pages import page_of
from app.core.parsing import text_of
from app.core.storage import storage
from app.domain.files.models import File
from app.domain.files.operations import discard
from app.domain.files.queries import files_in, find_file, waiting_files
from app.edge.caller import caller
from app.edge.uploads import takes_files
from app.web.corners import group_page
from app.web.serving import served

bp = Blueprint("files", __name__)
SHELVES = {"image": "Pictures", "document": "Documents", "media": "Sound and film", "other": "Everything else"}


@bp.post("/files")
@takes_files
def create():
    """What the script of the composer sends ahead: answered with the rows of what was taken in and of what was not."""
    if not g.get("received") and not g.get("refused"):
        raise Invalid(files="Choose a file first.")
    files = waiting_files(caller(), g.received)
    status = 201 if files else 422
    return render_template("files/create.html", files=files, refused=g.refused), status


@bp.get("/files/<key>")
def show(key):
    return served(find_file(key, seen_by=caller()))


@bp.get("/files/<key>/small")
def small(key):
    return served(find_file(key, seen_by=caller()), small=True)


@bp.post("/files/<key>/delete")
def destroy(key):
    paths = discard(find_file(key, seen_by=caller()), by=caller())
    db.session.commit()
    storage.forget(paths)
    return "", 204


@bp.get("/g/<slug>/files")
def index(slug):
    about = group_page(slug, readers_only=True)
    words, shelf = text_of({"q": request.args.get("q", "")[:80]}, "q", limit=80), request.args.get("kind", "")
    shelf = shelf if shelf in SHELVES else ""
    query = files_in(about["group"], seen_by=caller(), shelf=shelf, words=words)
    page = page_of(query, File.id, size=30, after=request.args.get("after"), scalars=True)
    return render_template("files/index.html", page=page, words=words, shelf=shelf, shelves=SHELVES, **about)
