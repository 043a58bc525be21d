"""What runs beside the pages."""

import pytest

from app.edge.postman import Postman
from tests.browser import apart


class Enough(BaseException):
    """The test has seen what it wanted."""


def errand(*answers):
    """Something to do that answers so, one after the other: a value, or an error that is raised."""
    left = list(answers)

    def run():
        if not left:
            raise Enough
        answer = left.pop(0)
        if isinstance(answer, Exception):
            raise answer
        return answer

    return run


def test_errands_are_run_while_there_are_any_and_after_one_that_failed(monkeypatch, caplog):
    monkeypatch.setattr("app.edge.postman.PATIENCE", 0)
    postman = Postman((), between=None, each_minute=(), beside=errand(True, True, False, ValueError("x"), True))
    with pytest.raises(Enough):
        postman._run_beside()
    assert "an errand will be tried again" in caplog.text
    assert postman._bell.is_set()


def test_whoever_delivers_by_hand_runs_the_errands_too(app, monkeypatch):
    left = [True, True, False]
    monkeypatch.setattr(app.extensions["postman"], "beside", lambda: left.pop(0))
    with apart():
        assert app.test_cli_runner().invoke(args=["deliver"]).exit_code == 0
    assert left == []
