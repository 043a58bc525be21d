"""A form sent twice is done once: the second answer is where the first one led."""

import secrets
from datetime import timedelta

from flask import Flask, g, redirect, request
from sqlalchemy import delete, select
from sqlalchemy.exc import IntegrityError

from app.core.clock import now
from app.core.database import db
from app.domain.people.models import Submission
from app.edge.caller import caller
from app.edge.transaction import SAFE


def new_key() -> str:
    """A key for one rendering of one form."""
    return secrets.token_urlsafe(16)


def register_submissions(app: Flask) -> None:
    """Remember the key `once` of every form that came through, and answer a repeat with the same place."""

    @app.before_request
    def recognise():
        key = request.form.get("once", "")[:64] if request.method not in SAFE else ""
        if not key or caller() is None:
            return None
        g.submission = Submission(person_id=caller().id, key=key, created_at=now())
        try:
            with db.session.begin_nested():
                db.session.add(g.submission)
        except IntegrityError:
            earlier = db.session.scalar(select(Submission.location).where(Submission.person_id == caller().id, Submission.key == key))
            return redirect(earlier or "/home", 303)
        return None

    @app.after_request
    def remember(response):
        submission = g.pop("submission", None)
        if submission is not None and 300 <= response.status_code < 400 and submission in db.session:
            submission.location = response.headers.get("Location", "")
        return response


def forget_old_submissions() -> int:
    """Drop keys older than a day; returns how many. Part of `flask tick`."""
    return db.session.execute(delete(Submission).where(Submission.created_at < now() - timedelta(days=1))).rowcount
