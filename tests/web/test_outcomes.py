from tests.domain.line import RESULT, a_project, an_outcome


def test_a_project_is_delivered_through_the_form(world, as_):
    project, browser = a_project(world.gardeners, world.ada), as_(world.ada)
    answer = browser.post(f"/p/{project.id}/outcomes", data={**RESULT, "evidence": "61 kg before, 2 kg after"})
    page = browser.get(answer.location).text
    assert RESULT["what_changed"] in page
    assert "61 kg before" in page
    assert project.thread.state == "delivered"


def test_what_was_typed_is_kept_when_it_says_for_whom_nothing_changed(world, as_):
    project = a_project(world.gardeners, world.ada)
    answer = as_(world.ada).post(f"/p/{project.id}/outcomes", data={**RESULT, "what_changed": "", "learned": "Wash first."})
    assert answer.status_code == 422
    assert "Wash first." in answer.text


def test_a_draft_is_its_groups_own(world, as_):
    outcome = an_outcome(world.gardeners, world.ada)
    assert as_(world.mallory).get(f"/o/{outcome.id}").status_code == 404
    as_(world.ada).post(f"/o/{outcome.id}/send")
    assert as_(world.mallory).get(f"/o/{outcome.id}").status_code == 200


def test_credits_do_not_settle_before_their_time(world, as_):
    outcome, browser = an_outcome(world.gardeners, world.ada), as_(world.ada)
    browser.post(f"/o/{outcome.id}/send")
    answer = browser.post(f"/o/{outcome.id}/confirm")
    assert answer.status_code == 422
    assert "72 hours" in answer.text


def test_whoever_did_not_work_on_it_does_not_deliver_it(world, as_):
    project = a_project(world.gardeners, world.ada)
    assert as_(world.grace).get(f"/p/{project.id}/outcomes/new").status_code == 403


def test_an_outcome_page_needs_few_queries(world, as_, queries):
    outcome = an_outcome(world.gardeners, world.ada, out_of=world.welcome.thread)
    with queries() as seen:
        assert as_(world.ada).get(f"/o/{outcome.id}").status_code == 200
    assert len(seen) <= 12, seen  # two of them sign in


def test_an_outcome_can_be_put_differently_by_its_makers_only(world, as_):
    outcome, words = an_outcome(world.gardeners, world.ada), {**RESULT, "what_changed": "Nobody looks for straps."}
    assert as_(world.grace).post(f"/o/{outcome.id}/edit", data=words).status_code == 403
    page = as_(world.ada).post(f"/o/{outcome.id}/edit", data=words, follow_redirects=True).text
    assert "Nobody looks for straps." in page
    assert as_(world.ada).post(f"/o/{outcome.id}/edit", data={**words, "what_changed": ""}).status_code == 422
