"""My line: what one started and where it went, for nobody else."""

from app.core.database import db
from app.domain.bookmarks.operations import save
from app.domain.groups.operations import join
from app.domain.ideas.operations import back
from app.domain.lineage.models import Credit
from app.domain.outcomes.operations import send_for_credit
from app.domain.posts.operations import write_post
from app.domain.projects.operations import promote
from tests.domain.line import a_project, an_idea, an_outcome


def test_somebody_new_reads_what_will_be_here(world, as_):
    assert "is followed here. Say something, or stand behind an idea." in as_(world.mallory).get("/me/line").text


def test_what_one_started_says_where_it_went(world, as_):
    a_project(world.gardeners, world.grace, out_of=world.welcome.thread)
    page = as_(world.ada).get("/me/line").text
    assert "What you started" in page
    assert "Led to one idea and one project." in page
    assert f'href="/tree/{world.welcome.id}"' in page


def test_only_what_one_may_read_is_counted(world, as_):
    an_idea(world.council, world.grace, out_of=world.welcome.thread)
    assert "Led to" not in as_(world.ada).get("/me/line").text


def test_a_credit_is_answered_where_it_stands(world, as_):
    outcome = an_outcome(world.gardeners, world.grace, out_of=world.welcome.thread)
    send_for_credit(outcome, by=world.grace)
    ada, mine = as_(world.ada), db.session.query(Credit).filter_by(thread_id=outcome.id, person_id=world.ada.id).one()
    assert "Waiting for your word" in ada.get("/me/line").text
    answer = ada.post(f"/credits/{mine.id}", data={"shown_as": "name", "back": "line"})
    assert (answer.status_code, answer.location, mine.state) == (303, "/me/line", "confirmed")
    assert "Waiting for your word" not in ada.get("/me/line").text


def test_what_was_offered_is_added_up(world, as_):
    join(world.gardeners, by=world.mallory)
    for hours, title in ((4, "Keep the straps"), (7, "Grow beans")):
        back(an_idea(world.gardeners, world.ada, title=title), by=world.mallory, way="help", hours=hours)
    page = as_(world.mallory).get("/me/line").text
    assert "You have offered 11 h in the last 30 days." in page
    assert "offered 11 h" not in as_(world.ada).get("/me/line").text


def test_what_was_saved_is_there(world, as_):
    save(world.welcome.thread, by=world.grace)
    assert "All you have saved" in as_(world.grace).get("/me/line").text


def test_one_line_is_one_s_own(world, as_, stranger):
    write_post(world.attic, by=world.ada, title="Nothing", body="Nobody knows")
    assert stranger.get("/me/line").status_code in (302, 303)
    assert "/me/line" in as_(world.ada).get("/u/ada-lovelace").text
    assert "My line</span>" in as_(world.ada).get("/home").text


def test_a_long_line_costs_no_more_than_a_short_one(world, as_, queries):
    for number in range(14):
        post = write_post(world.gardeners, by=world.ada, title=f"Remark {number}", body="Hm")
        idea = an_idea(world.gardeners, world.ada, out_of=post.thread)
        back(idea, by=world.grace, way="help", hours=1)
        promote(idea, by=world.ada)
        save(post.thread, by=world.ada)
    ada = as_(world.ada)
    with queries() as seen:
        page = ada.get("/me/line").text
    assert page.count("Led to one idea and one project.") == 10
    assert "Show earlier" in page
    assert len(seen) <= 10, seen
