"""Getting in and out."""

from datetime import timedelta

import pytest

from app.core.clock import now, travel
from app.core.errors import Invalid, NotFound
from app.domain.people.doorkeeping import end_all_sign_ins, issue_link, open_sign_in, person_behind, sign_in, use_link
from app.domain.people.operations import suspend
from tests.world import PASSWORD


def test_a_token_names_its_bearer_until_it_is_ended(world):
    token = sign_in(email="Ada@Kithline.example", password=PASSWORD)
    assert person_behind(token)[0] is world.ada
    end_all_sign_ins(world.ada)
    assert person_behind(token) is None


@pytest.mark.parametrize(("email", "password"), [("ada@kithline.example", "wrong"), ("who@kithline.example", PASSWORD), ("", "")])
def test_whatever_is_wrong_the_answer_is_the_same(world, email, password):
    with pytest.raises(Invalid) as refusal:
        sign_in(email=email, password=password)
    assert refusal.value.errors == {"email": "This address and password do not belong together."}


def test_a_sign_in_ends_by_itself(world):
    token = open_sign_in(world.ada)
    with travel(now() + timedelta(days=31)):
        assert person_behind(token) is None


def test_the_suspended_are_out_at_once(world):
    token = open_sign_in(world.mallory)
    suspend(world.mallory, by=world.house)
    assert person_behind(token) is None


def test_a_link_works_once(world):
    token = issue_link(world.ada)
    assert person_behind(use_link(token))[0] is world.ada
    with pytest.raises(NotFound):
        use_link(token)


def test_a_link_grows_old(world):
    token = issue_link(world.ada)
    with travel(now() + timedelta(minutes=31)), pytest.raises(NotFound):
        use_link(token)
