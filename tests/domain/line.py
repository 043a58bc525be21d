"""The line, told quickly: each function takes it one station further."""

from app.domain.announcements.operations import draft, mark_ready, publish, submit
from app.domain.ideas.operations import propose
from app.domain.outcomes.operations import deliver_outcome, send_for_credit
from app.domain.projects.operations import promote

LINES = {"what_if": "What if we kept the straps?", "would_help": "The night shift", "first_step": "One box by the door"}
STORY = {"headline": "Straps come home", "summary": "No strap is thrown away any more.", "body": "It began with a **question**."}
RESULT = {"title": "The strap box", "type": "solution", "what_changed": "Drivers find a strap when they need one."}


def an_idea(group, by, **details):
    return propose(group, by=by, **{"title": "Keep the straps", **LINES, **details})


def a_project(group, by, **details):
    return promote(an_idea(group, by, **details), by=by)


def an_outcome(group, by, **details):
    return deliver_outcome(a_project(group, by, **details), by=by, **RESULT)


def a_draft(group, by, **details):
    outcome = an_outcome(group, by, **details)
    send_for_credit(outcome, by=by)
    return draft(outcome, by=by, **STORY)


def a_publication(group, by, publisher, **details):
    """Returns the announcement and its public copy."""
    announcement = a_draft(group, by, **details)
    submit(announcement, by=by)
    mark_ready(announcement, by=publisher)
    return announcement, publish(announcement, by=publisher)
