"""One call, one commit; then the listeners are woken."""

from flask import Flask, g, request

from app.core.database import db

SAFE = ("GET", "HEAD", "OPTIONS")


def register_transaction(app: Flask, wake) -> None:
    """Commit after every answer that is no refusal, roll back otherwise. `wake()` follows a commit."""

    @app.before_request
    def begin():
        db.session.remove()
        if request.method in SAFE:
            g.reading = db.reading()
            g.reading.__enter__()

    @app.after_request
    def end(response):
        if request.method not in SAFE and response.status_code < 400:
            db.session.commit()
            wake()
        return response

    @app.teardown_request
    def close(_):
        db.session.rollback()
        db.session.remove()
        if reading := g.pop("reading", None):
            reading.__exit__(None, None, None)
