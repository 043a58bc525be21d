"""An import that is killed goes on where it was."""

import pytest
from sqlalchemy import func, select

from app.commands.imports import taking_in
from app.core.database import db
from app.core.events import EventRecord
from app.core.origins import Origin
from app.domain.discussions.models import Comment, Thread
from tests.commands.exports import slack_zip

COUNTED = (Thread, Comment, EventRecord, Origin)


class Killed(BaseException):
    """Like `kill -9`: nothing catches it."""


def counts() -> list[int]:
    with db.reading():
        numbers = [db.session.scalar(select(func.count()).select_from(model)) for model in COUNTED]
        db.session.remove()
    return numbers


@pytest.mark.parametrize("after", [3, 14, 30])
def test_the_next_run_completes_it_and_the_one_after_adds_nothing(app, other_database, tmp_path, monkeypatch, after):
    file = slack_zip(tmp_path)
    monkeypatch.setattr(taking_in, "BATCH", 5)
    perform, done = taking_in._perform, []

    def perform_until_killed(*arguments):
        if len(done) == after:
            raise Killed
        done.append(arguments)
        perform(*arguments)

    monkeypatch.setattr(taking_in, "_perform", perform_until_killed)
    with pytest.raises(Killed):
        app.test_cli_runner().invoke(args=["import", "slack", str(file)])
    monkeypatch.setattr(taking_in, "_perform", perform)
    printed = app.test_cli_runner().invoke(args=["import", "slack", str(file)]).output
    assert "here already" in printed
    assert counts()[:2] == [10, 4]
    whole = counts()
    assert " 0 new," in app.test_cli_runner().invoke(args=["import", "slack", str(file)]).output
    assert counts() == whole
