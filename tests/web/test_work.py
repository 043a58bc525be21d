"""The boards: ideas in four orders, projects by how far they are, what was made and is not told yet."""

from datetime import timedelta

import pytest
from sqlalchemy import update

from app.core.clock import now, travel
from app.core.database import db
from app.domain.groups.operations import join
from app.domain.outcomes.operations import send_for_credit
from app.domain.projects.operations import activate, start, stop
from app.subscribers.ranking.models import Rank
from tests.domain.line import a_draft, an_idea, an_outcome


def test_projects_stand_under_how_far_they_are(world, as_):
    start(world.gardeners, by=world.ada, title="The fence", goal="No snails")
    activate(start(world.gardeners, by=world.ada, title="The pond", goal="Frogs"), by=world.ada)
    stop(start(world.gardeners, by=world.ada, title="The well", goal="Water"), by=world.ada, reason="Too deep, we learned")
    page = as_(world.mallory).get("/work").text
    trial, active = page.index('id="trial"'), page.index('id="active"')
    assert trial < page.index("The fence") < active < page.index("The pond") < page.index("Too deep, we learned")


def test_work_of_groups_one_may_not_read_stands_on_no_board(world, as_):
    start(world.council, by=world.grace, title="Zeppelin", goal="Up")
    for path in ("/work", "/work?state=trial", "/work?show=mine"):
        assert "Zeppelin" not in as_(world.mallory).get(path).text
    assert "Zeppelin" in as_(world.grace).get("/work").text


def test_one_may_look_at_one_s_own_groups_alone(world, as_):
    start(world.gardeners, by=world.ada, title="The fence", goal="No snails")
    assert "The fence" not in as_(world.mallory).get("/work?show=mine").text
    assert "The fence" in as_(world.grace).get("/work?show=mine").text


def test_a_long_column_goes_on_elsewhere(world, as_, queries):
    for number in range(20):
        start(world.gardeners, by=world.ada, title=f"Fence {number}", goal="No snails")
    browser = as_(world.mallory)
    with queries() as seen:
        page = browser.get("/work").text
    assert page.count("project-card__title") == 6
    assert "/work?state=trial" in page
    assert len(seen) <= 6, seen
    first = browser.get("/work?state=trial").text
    assert (first.count("project-card__title"), "Show more" in first) == (18, True)


def test_a_state_nobody_knows_is_the_board(world, as_):
    assert as_(world.ada).get("/work?state=miraculous").status_code == 200


@pytest.mark.parametrize("sort", ["rising", "groups", "help", "quiet"])
@pytest.mark.parametrize("where", ["/explore?what=ideas&show=all&", "/g/gardeners/ideas?"])
def test_ideas_stand_in_four_orders_in_a_group_and_across(world, as_, settle, sort, where):
    idea = an_idea(world.gardeners, world.ada, title="Straps for all")
    settle()
    # As a night would leave it in a large house.
    db.session.execute(update(Rank).where(Rank.thread_id == idea.id).values(rising_key=1e6, groups_key=1e6, quiet_key=1e6))
    page = as_(world.ada).get(f"{where}sort={sort}").text
    assert "Straps for all" in page
    assert f'sort={sort}" aria-current="true"' in page.replace("&amp;", "&").replace("&what=ideas", "").replace("&show=all", "")


def test_a_group_s_orders_hold_its_own_ideas_alone(world, as_, settle):
    join(world.gardeners, by=world.mallory)
    an_idea(world.council, world.grace, title="Zeppelin")
    settle()
    assert "Zeppelin" not in as_(world.grace).get("/g/gardeners/ideas?sort=help").text
    assert as_(world.mallory).get("/g/council/ideas?sort=help").status_code == 404


def test_what_was_made_and_is_not_told_says_how_long_it_has_waited(world, as_):
    with travel(now() - timedelta(days=9)):
        send_for_credit(an_outcome(world.gardeners, world.ada), by=world.ada)
    page = as_(world.pat).get("/newsroom").text
    assert "Delivered, not told yet" in page
    assert "news-card__age" in page
    assert "The strap box" in page


def test_fresh_results_wait_quietly_and_drafts_wait_on(world, as_):
    a_draft(world.gardeners, world.ada)
    page = as_(world.pat).get("/newsroom").text
    assert "delivered <time" in page
    assert "news-card__age" not in page
