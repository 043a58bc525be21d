"""Offering what an idea asks for, taking it back, saying yes once more."""

from flask import Blueprint, redirect, request

from app.core.database import db
from app.core.parsing import number_of
from app.domain.ideas.models import Ask
from app.domain.ideas.operations import keep_offer, offer, take_offer_back
from app.domain.ideas.queries import find_ask, find_pledge
from app.edge.caller import caller
from app.edge.refusals import shows_again
from app.web.ideas import show

bp = Blueprint("pledges", __name__)


def _again(ask_id, errors=None, form=None):
    _, idea = find_ask(ask_id, seen_by=caller())
    return show(idea.id, errors=errors, form=form)


@bp.post("/asks/<int:ask_id>/pledges")
@shows_again(_again)
def create(ask_id):
    ask, idea = find_ask(ask_id, seen_by=caller())
    amount, note = number_of(request.form, "amount", high=100_000_000), request.form.get("offer_note", "")
    offer(ask, by=caller(), amount=amount, for_department=bool(request.form.get("for_department")), note=note)
    return redirect(f"/i/{idea.id}#ask_{ask.id}", 303)


@bp.post("/pledges/<int:pledge_id>/delete", defaults={"answer": take_offer_back})
@bp.post("/pledges/<int:pledge_id>/keep", defaults={"answer": keep_offer})
def update(pledge_id, answer):
    pledge = find_pledge(pledge_id, seen_by=caller())
    idea_id = db.session.get(Ask, pledge.ask_id).idea_id
    answer(pledge, by=caller())
    return redirect(f"/i/{idea_id}#asks", 303)
