"""Lists across groups: each says what it is for, offers only what can stand on it, and says where it ends."""

import re

import pytest
from sqlalchemy import update

from app.core.database import db
from app.domain.groups.operations import found
from app.domain.ideas.operations import back
from app.subscribers.ranking.models import Rank
from tests.domain.line import an_idea


def test_what_needs_help_says_first_what_it_lacks(world, as_, settle):
    idea = an_idea(world.gardeners, world.ada, hours_needed=4, skill_needed="sheet metal")
    back(idea, by=world.grace, way="help", hours=0)
    settle()
    for path in ("/explore?sort=help&show=all", "/g/gardeners/ideas?sort=help"):
        page = as_(world.grace).get(path).text
        assert "Missing: <b>a lead · 1 helper · 4 hours sheet metal</b>" in page
        assert page.index("Missing:") < page.index("entry__title")
        assert "Still needs" not in page
        assert "That is all that needs help." in page


@pytest.mark.parametrize("what", ["talk", "work", "ideas", "all"])
def test_where_only_ideas_can_stand_no_other_kind_is_offered(world, as_, settle, what):
    an_idea(world.gardeners, world.ada)
    settle()
    page = as_(world.grace).get(f"/explore?sort=help&what={what}&show=all").text
    assert "Keep the straps" in page
    assert 'aria-label="Kinds"' not in page
    assert 'aria-label="Kinds"' in as_(world.grace).get("/explore?sort=rising").text


@pytest.mark.parametrize(
    ("sort", "what", "ends"),
    [
        ("rising", "What finds people faster", "That is all that is rising."),
        ("groups", "Only the order matters; a minus means older.", "That is all that several groups"),
        ("quiet", "Known to few", "That is all that few know and love."),
        ("best", "What most of those who met it", "This month has no best yet"),
        ("newest", "Everything, as it was said.", "That is everything."),
    ],
)
def test_a_list_says_what_it_is_for_and_where_it_ends(world, as_, settle, sort, what, ends):
    idea = an_idea(world.gardeners, world.ada)
    settle()
    db.session.execute(update(Rank).where(Rank.thread_id == idea.id).values(rising_key=1e6, groups_key=1e6, quiet_key=1e6))
    page = as_(world.grace).get(f"/explore?sort={sort}&show=all").text
    assert what in re.search(r'class="page__lead">([^<]+)', page)[1]
    assert ends in page


@pytest.mark.parametrize("sort", ["newest", "help"])
def test_a_guest_explores_only_their_own_groups(world, as_, settle, sort):
    for group, title in ((world.gardeners, "Keep the straps"), (found(by=world.ada, name="Other", purpose=""), "Sharpen the shears")):
        an_idea(group, world.ada, title=title)
    settle()
    page = as_(world.olga).get(f"/explore?sort={sort}&show=all").text
    assert "Keep the straps" in page
    assert "Sharpen the shears" not in page
    assert "Sharpen the shears" in as_(world.grace).get(f"/explore?sort={sort}&show=all").text


def test_an_empty_list_says_so_in_its_own_words(world, as_):
    page = as_(world.ada).get("/explore?sort=rising").text
    assert "Nothing rises at the moment" in page
    assert "Look everywhere" in page


def test_projects_point_to_the_board_of_all_and_no_other_kind_does(world, as_):
    assert "All projects, by how far they are" in as_(world.ada).get("/explore?sort=newest&what=work").text
    assert "All projects, by how far they are" not in as_(world.ada).get("/explore?sort=newest").text


def test_a_group_s_relevant_says_why_unanswered_things_stand_high(world, as_, settle):
    settle()
    browser = as_(world.ada)
    assert "What nobody has answered yet stands where" in browser.get("/g/gardeners?order=relevant").text
    assert "What nobody has answered yet stands where" not in browser.get("/g/gardeners").text
