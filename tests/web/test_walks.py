"""What people who came fresh were unsure of, and what they read now (docs/walks.md)."""

import pytest

from app.domain.groups.operations import join
from app.domain.ideas.operations import ask_to_merge, back
from app.domain.outcomes.operations import send_for_credit
from app.domain.projects.operations import add_step, finish_step, take_step
from tests.domain.line import a_draft, a_project, a_publication, an_idea, an_outcome


@pytest.fixture
def project(world):
    return a_project(world.gardeners, world.ada)


def test_whoever_is_new_finds_the_way_into_a_team(world, as_, project):
    page = as_(world.mallory).get(f"/p/{project.id}").text
    assert "Whoever belongs to Gardeners may take a place." in page
    assert 'action="/g/gardeners/memberships"' in page.partition('id="team"')[2].partition("</section>")[0]


def test_a_helper_finds_the_way_to_a_step(world, as_, project):
    add_step(project, by=world.ada, title="Find a box")
    assert "Would you do one of these?" in as_(world.grace).get(f"/p/{project.id}").text
    assert "Would you do one of these?" not in as_(world.ada).get(f"/p/{project.id}").text


def test_all_done_is_not_called_nothing_named(world, as_, project):
    step = add_step(project, by=world.ada, title="Find a box")
    take_step(step, by=world.ada)
    finish_step(step, by=world.ada)
    assert "All that was named is done." in as_(world.ada).get(f"/p/{project.id}").text


def test_more_than_enough_is_not_written_as_a_fraction(world, as_):
    idea = an_idea(world.gardeners, world.ada)
    for person in (world.ada, world.grace):
        back(idea, by=person, way="lead", group=world.gardeners)
    page = as_(world.ada).get(f"/i/{idea.id}").text
    assert "2, 1 needed" in page
    assert "0 of 2" in page


def test_whoever_is_asked_to_bring_ideas_together_reads_what_comes_of_it(world, as_):
    join(world.gardeners, by=world.mallory)
    mine, theirs = an_idea(world.gardeners, world.ada), an_idea(world.gardeners, world.mallory, title="Keep the covers")
    merger = ask_to_merge(mine, by=world.ada, other=theirs, keep_other=True, note="The same")
    page = as_(world.mallory).get(f"/mergers/{merger.id}").text
    assert [words for words in ("This one goes on", "This one goes into it", "can be split again") if words not in page] == []


def test_silence_about_credits_is_explained(world, as_):
    outcome = an_outcome(world.gardeners, world.ada)
    send_for_credit(outcome, by=world.ada)
    assert "Whoever has not answered is not named outside." in as_(world.ada).get(f"/o/{outcome.id}").text


def test_whoever_looks_it_over_reads_what_is_missing(world, as_):
    announcement = a_draft(world.gardeners, world.ada)
    page = as_(world.ada).get(f"/n/{announcement.slug}").text
    assert "How to take part <b>is missing</b>" in page
    assert "A summary that stands on its own<span" in page


def test_one_finds_oneself_in_the_family_tree(world, as_):
    news, _ = a_publication(world.gardeners, world.ada, world.pat)
    assert as_(world.ada).get(f"/tree/{news.id}").text.count("you are here") == 1
