"""Reporting, deciding and asking for a second look, at the door."""

from datetime import timedelta

import pytest

from app.core.clock import now, travel
from app.domain.discussions.operations import comment_on
from app.domain.groups.operations import invite, join
from app.domain.moderation.operations import escalate_unanswered, report
from app.domain.people.operations import appoint
from app.domain.posts.operations import write_post

REPORT = {"reason": "unkind", "words": "It mocks those who like peas."}
REASON = "Argue with ideas, not with people."


@pytest.fixture
def pat(world):
    return appoint(world.pat, by=world.house, publishes=True, moderates=True)


@pytest.fixture
def rude(world):
    join(world.gardeners, by=world.mallory)
    comment_on(world.welcome.thread, by=world.olga, body="Peas, please.")
    return comment_on(world.welcome.thread, by=world.mallory, body="Peas are for simpletons.")


@pytest.fixture
def case(world, rude):
    return report(rude, by=world.olga, **REPORT).case


@pytest.fixture
def before_the_house(world, case):
    """The case two days and an hour later."""
    with travel(now() + timedelta(hours=49)):
        escalate_unanswered(by=world.house)
    return case


def decide(browser, case, decision: str, **form):
    return browser.post(f"/cases/{case.id}/decisions", data={"decision": decision, "rule": "unkind", "reason": REASON} | form)


def test_every_thing_and_person_can_be_reported_from_its_page(world, as_, rude):
    olga, grace = as_(world.olga), as_(world.grace)
    page = olga.get(f"/t/{world.welcome.id}").text
    assert f'href="/reports/new?thread={world.welcome.id}"' in page
    assert f'href="/reports/new?comment={rude.id}"' in page
    assert 'href="/reports/new?person=mallory-marsh"' in grace.get("/u/mallory-marsh").text
    assert "reports/new" not in as_(world.mallory).get("/u/mallory-marsh").text


def test_a_report_says_who_will_see_it_and_is_followed_by_who_sent_it(world, as_, rude):
    olga = as_(world.olga)
    form = olga.get(f"/reports/new?comment={rude.id}").text
    assert "Nobody there is told who reported it" in form
    path = olga.post("/reports", data=REPORT | {"comment": rude.id}).location
    assert "Waits to be looked at" in olga.get(path).text
    assert as_(world.grace).get(path).status_code == 404
    assert "A reply by Mallory Marsh" in olga.get("/reports").text


@pytest.mark.parametrize(("form", "words"), [({"reason": ""}, "Choose what is wrong"), ({"reason": "other", "words": ""}, "in a sentence")])
def test_a_report_that_says_nothing_is_shown_again(world, as_, rude, form, words):
    answer = as_(world.olga).post("/reports", data=REPORT | {"comment": rude.id} | form)
    assert (answer.status_code, words in answer.text) == (422, True)
    assert f'name="comment" value="{rude.id}"' in answer.text


def test_what_is_hidden_cannot_be_reported(world, as_):
    post = write_post(world.attic, by=world.ada, body="Quiet.")
    browser = as_(world.mallory)
    assert browser.get(f"/reports/new?thread={post.id}").status_code == 404
    assert browser.post("/reports", data=REPORT | {"thread": post.id}).status_code == 404
    assert as_(world.ada).get(f"/reports/new?thread={post.id}").status_code == 403


def test_the_twenty_first_report_within_an_hour_waits(world, as_):
    join(world.gardeners, by=world.mallory)
    posts = [write_post(world.gardeners, by=world.mallory, body=f"Noise {number}").id for number in range(21)]
    browser = as_(world.olga)
    answers = [browser.post("/reports", data=REPORT | {"thread": post}) for post in posts]
    assert {answer.status_code for answer in answers[:-1]} == {303}
    assert (answers[-1].status_code, REPORT["words"] in answers[-1].text) == (429, True)


def test_the_desk_shows_one_thing_with_its_neighbours_and_no_name_of_who_reported(world, as_, case):
    page = as_(world.grace).get("/g/gardeners/desk").text
    assert [
        words for words in ("Peas are for simpletons.", "Peas, please.", "It mocks those", "See it in its place") if words not in page
    ] == []
    assert "reported" in page
    assert "1 report" in page
    assert "Olga Guest, just before" in page
    assert page.count("Olga Guest") == 1


def test_a_keeper_takes_it_out_and_the_author_reads_why(world, as_, rude, case, settle):
    assert decide(as_(world.grace), case, "remove").location == "/g/gardeners/desk?show=reports"
    settle()
    assert "All tended" in as_(world.grace).get("/g/gardeners/desk").text
    page = as_(world.olga).get(f"/t/{world.welcome.id}").text
    assert f"Removed by the moderators: {REASON}" in page
    assert "simpletons" not in page
    mallory = as_(world.mallory)
    assert "decided about something you said" in mallory.get("/inbox").text
    assert REASON in mallory.get(f"/acts/{case.act_id}").text
    log = as_(world.olga).get("/g/gardeners/log").text
    assert "took a reply out" in log
    assert REASON in log
    assert "simpletons" not in log
    assert "Mallory" not in log


def test_a_removed_post_says_so_on_its_page(world, as_):
    join(world.gardeners, by=world.mallory)
    post = write_post(world.gardeners, by=world.mallory, title="Win a car", body="Click here for a car.")
    grace = as_(world.grace)
    assert "Take this post out" in grace.get(f"/removals/new?thread={post.id}").text
    assert grace.post("/removals", data={"thread": post.id, "rule": "noise", "reason": ""}).status_code == 422
    assert grace.post("/removals", data={"thread": post.id, "rule": "noise", "reason": "Advertising."}).location == "/g/gardeners/log"
    page = as_(world.olga).get(f"/t/{post.id}").text
    assert "Removed by the moderators" in page
    assert "Advertising." in page
    assert "Win a car" not in page + as_(world.olga).get("/g/gardeners").text + as_(world.olga).get("/home").text


def test_nobody_else_takes_anything_out(world, as_, rude):
    form = {"comment": rude.id, "rule": "unkind", "reason": REASON}
    for person in (world.olga, world.mallory, world.pat):
        assert as_(person).get(f"/removals/new?comment={rude.id}").status_code == 403
        assert as_(person).post("/removals", data=form).status_code == 403


def test_a_decision_without_reason_keeps_what_was_chosen(world, as_, case):
    answer = decide(as_(world.grace), case, "warn", reason="")
    assert answer.status_code == 422
    assert 'value="warn" checked' in answer.text
    assert "Say why: whoever it concerns reads it." in answer.text


@pytest.mark.parametrize(
    ("form", "words"), [({"days": "40"}, "From 1 to 30 days."), ({"days": "x"}, "A whole number"), ({"rule": ""}, "Choose the rule")]
)
def test_a_suspension_that_makes_no_sense_is_shown_again(world, as_, case, form, words):
    answer = decide(as_(world.grace), case, "suspend", **{"days": "3"} | form)
    assert (answer.status_code, words in answer.text, REASON in answer.text) == (422, True, True)


def test_who_comes_second_is_told_who_was_first(world, as_, case):
    decide(as_(world.ada), case, "dismiss")
    answer = decide(as_(world.grace), case, "remove")
    assert answer.status_code == 422
    assert "Ada Lovelace has decided this meanwhile" in answer.text


def test_only_those_at_the_desk_get_near_it(world, as_, case):
    for person in (world.olga, world.mallory, world.pat):
        assert as_(person).get("/g/gardeners/desk").status_code == 403
        assert decide(as_(person), case, "dismiss").status_code == 404


def test_the_moderators_of_the_house_see_a_copy_and_never_a_secret_groups_name(world, as_, pat):
    invite(world.attic, by=world.ada, person=world.mallory)
    join(world.attic, by=world.mallory)
    post = write_post(world.attic, by=world.mallory, title="Owls", body="Owls are overrated.")
    neighbour = write_post(world.attic, by=world.ada, title="Lofts", body="About lofts.")
    report(post.thread, by=world.ada, reason="false")
    with travel(now() + timedelta(hours=49)):
        escalate_unanswered(by=world.house)
    browser = as_(pat)
    page = browser.get("/desk").text
    assert "Owls are overrated." in page
    assert "in a secret group" in page
    assert "Attic" not in page
    hidden = [f"/t/{post.id}", f"/t/{neighbour.id}", "/g/attic", "/g/attic/desk", "/g/attic/log"]
    assert {browser.get(path).status_code for path in hidden} == {404}
    assert "About lofts" not in browser.get("/u/mallory-marsh").text


def test_whoever_does_not_moderate_the_house_learns_who_does(world, as_, pat):
    page = as_(world.ada).get("/desk").text
    assert "Pat Press" in page
    assert "Decide" not in page


def test_an_account_that_rests_reaches_one_page_and_keeps_its_words(world, as_, pat, before_the_house):
    mallory = as_(world.mallory)
    assert decide(as_(pat), before_the_house, "bar", hours="48", at="house").location == "/desk?show=reports"
    assert mallory.get("/home").location == "/resting"
    page = mallory.get("/resting").text
    assert "Your account rests until" in page
    assert REASON in page
    answer = mallory.post(f"/t/{world.welcome.id}/comments", data={"body": "But I only wanted to say something."})
    assert (answer.status_code, "But I only wanted" in answer.text) == (403, True)
    assert mallory.get("/resting").status_code == 200
    assert mallory.post(f"/acts/{before_the_house.act_id}/appeals", data={"words": "Two days for peas?"}).location == "/resting"
    assert "Two days for peas?" in mallory.get("/resting").text
    assert "Two days for peas?" in as_(pat).get("/desk?show=appeals").text
    with travel(now() + timedelta(hours=49)):
        assert mallory.get("/home").status_code == 200


def test_the_author_asks_for_a_second_look_and_somebody_else_has_it(world, as_, rude, case, settle):
    decide(as_(world.grace), case, "remove")
    mallory, ada, grace = as_(world.mallory), as_(world.ada), as_(world.grace)
    path = f"/acts/{case.act_id}"
    assert mallory.post(f"{path}/appeals", data={"words": ""}).status_code == 422
    assert mallory.post(f"{path}/appeals", data={"words": "I was joking."}).location == path
    again = mallory.post(f"{path}/appeals", data={"words": "Really."})
    assert (again.status_code, "already" in again.text) == (422, True)
    assert "I was joking." in ada.get("/g/gardeners/desk?show=appeals").text
    answer = {"decision": "undo", "reason": "It was a joke."}
    assert grace.post("/appeals/1/decisions", data=answer).status_code in (403, 404)
    appeal_id = ada.get("/g/gardeners/desk?show=appeals").text.split("/appeals/")[1].split("/")[0]
    assert grace.post(f"/appeals/{appeal_id}/decisions", data=answer).status_code == 403
    assert ada.post(f"/appeals/{appeal_id}/decisions", data=answer | {"reason": ""}).status_code == 422
    assert ada.post(f"/appeals/{appeal_id}/decisions", data=answer).location == "/g/gardeners/desk?show=appeals"
    settle()
    assert "simpletons" in as_(world.olga).get(f"/t/{world.welcome.id}").text
    assert "it was undone" in mallory.get(path).text
    assert "and undid it" in as_(world.olga).get("/g/gardeners/log").text


def test_what_was_decided_about_somebody_is_theirs_to_read(world, as_, case):
    decide(as_(world.grace), case, "warn")
    for person in (world.olga, world.ada, world.pat):
        assert as_(person).get(f"/acts/{case.act_id}").status_code == 404
        assert as_(person).post(f"/acts/{case.act_id}/appeals", data={"words": "Hm."}).status_code == 404


def test_no_address_changes_the_log(app):
    doors = [str(rule) for rule in app.url_map.iter_rules() if "POST" in rule.methods and ("/log" in str(rule) or "/acts" in str(rule))]
    assert doors == ["/acts/<int:act_id>/appeals"]
