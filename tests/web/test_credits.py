from datetime import timedelta

from app.core.clock import now, travel
from app.domain.ideas.operations import end_objection_times
from app.domain.lineage.credits import answers_of
from app.domain.outcomes.operations import send_for_credit
from app.domain.posts.operations import write_post
from tests.domain.line import a_publication, an_idea, an_outcome


def test_everybody_answers_their_own_line(world, as_):
    outcome = an_outcome(world.gardeners, world.ada)
    send_for_credit(outcome, by=world.ada)
    browser = as_(world.ada)
    assert "How are you named outside?" in browser.get(f"/o/{outcome.id}").text
    for credit in answers_of(outcome.thread):
        assert browser.post(f"/credits/{credit.id}", data={"shown_as": "group"}).status_code == 303
    assert {(credit.state, credit.shown_as) for credit in answers_of(outcome.thread)} == {("confirmed", "group")}
    assert outcome.thread.state == "confirmed"


def test_nobody_answers_for_somebody_else(world, as_):
    credit = answers_of(an_outcome(world.gardeners, world.ada).thread)[0]
    assert as_(world.grace).post(f"/credits/{credit.id}", data={"shown_as": "name"}).status_code == 404


def test_a_spark_is_answered_for_with_the_outcome_and_not_before(world, as_):
    post = write_post(world.gardeners, by=world.grace, body="The straps are torn every night.")
    idea = an_idea(world.gardeners, world.ada, out_of=post.thread)
    with travel(now() + timedelta(hours=49)):
        end_objection_times(by=world.house)
    [credit] = answers_of(idea.thread)
    assert as_(world.grace).post(f"/credits/{credit.id}", data={"shown_as": "hidden"}).status_code == 404


def test_an_answer_is_true_at_once_on_the_public_page(world, as_, stranger):
    announcement, publication = a_publication(world.gardeners, world.ada, world.pat)
    credits, browser = answers_of(announcement.outcome.thread), as_(world.ada)
    for answer, is_named in (("name", True), ("hidden", False), ("name", True), ("decline", False)):
        for credit in credits:
            browser.post(f"/credits/{credit.id}", data={"shown_as": answer})
        assert ("Ada Lovelace" in stranger.get(f"/news/{publication.slug}").text) is is_named
