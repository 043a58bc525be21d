from app.domain.announcements.operations import draft, mark_ready, publish, submit
from app.domain.groups.operations import join
from app.domain.ideas.operations import back, consider, propose
from app.domain.outcomes.operations import deliver_outcome, send_for_credit
from app.domain.posts.operations import write_post
from app.domain.projects.operations import promote
from app.subscribers.notifications.queries import inbox_of
from tests.subscribers.notifications.test_telling import words

WORDS = {"what_if": "we sewed bags of them", "would_help": "everybody who carries", "first_step": "try one"}


def grown(world):
    remark = write_post(world.gardeners, by=world.grace, title="Straps", body="Why do we throw away the straps?")
    return propose(world.gardeners, by=world.ada, title="Bags", out_of=remark.thread, **WORDS)


def delivered(world):
    join(world.gardeners, by=world.pat)
    project = promote(grown(world), by=world.ada, goal="Ten bags")
    return deliver_outcome(project, by=world.ada, title="Ten bags", type="solution", what_changed="We carry things in them.")


def test_whoever_made_the_remark_hears_that_it_became_an_idea(world, settle):
    grown(world)
    settle()
    assert words(world.grace) == ["Your remark became an idea, and you have 48 hours to object: Bags"]


def test_whoever_has_the_idea_hears_who_stands_behind_it_and_what_they_doubt(world, settle):
    idea = grown(world)
    back(idea, by=world.grace, way="follow")
    consider(idea, by=world.grace, side="doubt", body="Who sews?")
    settle()
    assert words(world.ada) == ["Grace Hopper added a doubt to your idea Bags", "Grace Hopper stood behind your idea Bags"]


def test_whoever_made_the_remark_hears_of_the_project(world, settle):
    promote(grown(world), by=world.ada, goal="Ten bags")
    settle()
    assert words(world.grace)[0] == "Ada Lovelace started it as a project: Bags"


def test_whoever_sparked_it_is_asked_and_then_told_that_it_is_out(world, settle):
    outcome = delivered(world)
    send_for_credit(outcome, by=world.ada)
    news = draft(
        outcome, by=world.ada, headline="Straps get a second life", summary="As bags", body="We sew.", contact="ada@kithline.example"
    )
    submit(news, by=world.ada)
    settle()
    assert words(world.grace)[0] == "Ada Lovelace asks how you want to be named in Ten bags"
    assert words(world.pat)[0] == "Ada Lovelace asks for a second pair of eyes on Straps get a second life"
    mark_ready(news, by=world.pat)
    publish(news, by=world.pat)
    settle()
    assert "It’s out. You sparked it. Straps get a second life" in words(world.grace)
    assert inbox_of(world.grace).rows[0].sentence.path == f"/n/{news.id}"
