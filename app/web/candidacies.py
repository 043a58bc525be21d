"""Somebody would lead a project: the team says why not, or whoever offered takes it back."""

from flask import Blueprint, redirect, request

from app.domain.projects.operations import object_to_lead, withdraw_candidacy
from app.domain.projects.queries import find_candidacy
from app.edge.caller import caller
from app.edge.refusals import shows_again
from app.web.projects import show

bp = Blueprint("candidacies", __name__)


def project_page(candidacy_id, errors=None, form=None):
    return show(find_candidacy(candidacy_id, seen_by=caller()).project_id, errors, form)


@bp.post("/candidacies/<int:candidacy_id>/objection")
@shows_again(project_page)
def create(candidacy_id):
    candidacy = find_candidacy(candidacy_id, seen_by=caller())
    object_to_lead(candidacy, by=caller(), reason=request.form.get("objection", ""))
    return redirect(f"/p/{candidacy.project_id}", 303)


@bp.post("/candidacies/<int:candidacy_id>/delete")
@shows_again(project_page)
def destroy(candidacy_id):
    candidacy = find_candidacy(candidacy_id, seen_by=caller())
    withdraw_candidacy(candidacy, by=caller())
    return redirect(f"/p/{candidacy.project_id}", 303)
