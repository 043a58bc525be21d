"""Files and links of a project."""

from flask import Blueprint, redirect, render_template, request

from app.core.database import db
from app.domain.files.queries import files_hanging_on, find_file
from app.domain.projects.operations import add_files, add_link, drop_link, take_off
from app.domain.projects.policy import can_tell
from app.domain.projects.queries import find_link, find_project, links_of
from app.edge.caller import caller
from app.edge.refusals import shows_again
from app.edge.uploads import takes_files
from app.web.attachments import check_refused, described_as, keys_sent

bp = Blueprint("belongings", __name__)


@bp.get("/p/<int:project_id>/files")
def index(project_id, errors=None, form=None):
    project = find_project(project_id, seen_by=caller())
    kept = {"files": db.session.scalars(files_hanging_on(project.thread)).all(), "links": db.session.scalars(links_of(project)).all()}
    working = can_tell(caller(), project) is True
    return render_template("belongings/index.html", project=project, working=working, errors=errors or {}, form=form or {}, **kept)


@bp.post("/p/<int:project_id>/files")
@takes_files
@shows_again(index)
def create(project_id):
    project = find_project(project_id, seen_by=caller())
    check_refused()
    add_files(project, by=caller(), keys=keys_sent(), described=described_as(keys_sent()))
    return redirect(f"/p/{project_id}/files", 303)


@bp.post("/project-files/<key>/delete")
def destroy(key):
    file = find_file(key, seen_by=caller())
    project_id = file.thread_id
    take_off(file, by=caller())
    return redirect(f"/p/{project_id}/files", 303)


@bp.post("/p/<int:project_id>/links")
@shows_again(index)
def link(project_id):
    words = {"title": request.form.get("title", ""), "address": request.form.get("address", "")}
    add_link(find_project(project_id, seen_by=caller()), by=caller(), **words)
    return redirect(f"/p/{project_id}/files#links", 303)


@bp.post("/project-links/<int:link_id>/delete")
def unlink(link_id):
    link = find_link(link_id, seen_by=caller())
    drop_link(link, by=caller())
    return redirect(f"/p/{link.project_id}/files#links", 303)
