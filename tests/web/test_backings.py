import pytest
from sqlalchemy import select

from app.core.database import db
from app.domain.ideas.models import Backing
from app.domain.ideas.operations import back
from tests.domain.line import an_idea


@pytest.fixture
def idea(world):
    return an_idea(world.gardeners, world.ada)


def test_somebody_stands_behind_an_idea_with_hours_and_a_skill(world, as_, idea):
    offer = {"way": "help", "group": world.council.id, "hours": "3", "skill": "sewing"}
    as_(world.grace).post(f"/i/{idea.id}/backings", data=offer)
    backing = db.session.scalar(select(Backing))
    assert (backing.hours, backing.skill, backing.group_id) == (3, "sewing", world.council.id)
    assert "You: help 3 h, sewing" in as_(world.grace).get(f"/i/{idea.id}").text


def test_the_name_of_a_group_one_may_not_know_is_not_told(world, as_, idea):
    back(idea, by=world.grace, way="use", group=world.council)
    assert "Council" not in as_(world.olga).get(f"/i/{idea.id}").text


def test_one_steps_back(world, as_, idea):
    back(idea, by=world.grace, way="help", hours=3)
    as_(world.grace).post(f"/i/{idea.id}/backings/delete", data={"way": "help"})
    assert not db.session.scalars(select(Backing)).all()


@pytest.mark.parametrize(
    ("offer", "words"), [({}, "Say how"), ({"way": "help", "hours": "many"}, "A whole number"), ({"way": "cheer"}, "Choose one")]
)
def test_an_offer_that_makes_no_sense_is_shown_again(world, as_, idea, offer, words):
    answer = as_(world.grace).post(f"/i/{idea.id}/backings", data={"note": "With pleasure", **offer})
    assert answer.status_code == 422
    assert words in answer.text
    assert "With pleasure" in answer.text


def test_the_same_offer_sent_twice_counts_once(world, as_, idea):
    browser = as_(world.grace)
    for _ in range(2):
        browser.post(f"/i/{idea.id}/backings", data={"way": "help", "hours": "2", "once": "k"})
    assert idea.hours_offered == 2
