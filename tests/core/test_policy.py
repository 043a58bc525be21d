import pytest

from app.core.errors import Forbidden
from app.core.policy import anyone, permits


@permits(lambda person, thing: person == "ada" or (person == "grace" and "Only on Mondays."))
def touch(thing, *, by):
    return f"{by} touched {thing}"


def test_who_may_does():
    assert touch("it", by="ada") == "ada touched it"


def test_who_may_not_is_told_why():
    with pytest.raises(Forbidden, match="Only on Mondays"):
        touch("it", by="grace")
    with pytest.raises(Forbidden, match="not yours"):
        touch("it", by="mallory")


def test_only_true_opens_a_guard():
    guarded = permits(lambda person: 1)(lambda *, by: "done")
    with pytest.raises(Forbidden):
        guarded(by="ada")


def test_the_rule_can_be_asked_beforehand():
    assert touch.rule("ada", "it") is True


def test_anyone_is_somebody():
    assert anyone("ada")
    assert not anyone(None)
