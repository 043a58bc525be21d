from sqlalchemy import select

from app.core.database import db
from app.domain.lineage.models import Credit
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


def delivered(browser, world, **words) -> tuple[str, str]:
    """Through the form: where the outcome stands, and its page."""
    project = a_project(world.gardeners, world.ada)
    answer = browser.post(f"/p/{project.id}/outcomes", data={**RESULT, **words})
    assert answer.status_code == 303, answer.text
    return answer.location, browser.get(answer.location).text


def test_an_event_shows_its_day_and_goes_into_a_calendar(world, as_):
    words = {"type": "event", "place": "Canteen", "zone": "Europe/Berlin", "starts": "2026-03-14T18:30", "ends": "2026-03-14T20:00"}
    browser = as_(world.ada)
    path, page = delivered(browser, world, **words)
    assert "14 March 2026, 18:30" in page
    assert "Canteen" in page
    calendar = browser.get(f"{path}/date.ics")
    assert calendar.mimetype == "text/calendar"
    assert "DTSTART;TZID=Europe/Berlin:20260314T183000" in calendar.text
    assert as_(world.mallory).get(f"{path}/date.ics").status_code == 404


def test_what_has_no_date_has_no_calendar(world, as_):
    path, _ = delivered(as_(world.ada), world)
    assert as_(world.ada).get(f"{path}/date.ics").status_code == 404


def test_a_service_says_how_to_use_it_and_whom_to_ask(world, as_, settle):
    _, page = delivered(as_(world.ada), world, type="service", how_to_use="Ring the *quokka* bell", ask_whom="Mina")
    assert "Ring the <em>quokka</em> bell" in page
    assert "Ask Mina." in page
    settle()


def test_a_solution_links_to_where_one_finds_it(world, as_):
    _, page = delivered(as_(world.ada), world, links="https://a.example/drawings The drawings", evidence="See https://a.example/scale")
    assert '<a href="https://a.example/drawings" rel="noreferrer">The drawings</a>' in page
    assert 'href="https://a.example/scale"' in page


def test_what_belongs_to_a_type_is_found_by_its_words(world, as_, settle):
    browser = as_(world.ada)
    path, _ = delivered(browser, world, type="service", how_to_use="Ring the quokkabell")
    browser.post(f"{path}/send")
    for credit_id in own_credits(world, path):
        browser.post(f"/credits/{credit_id}", data={"shown_as": "name"})
    settle()
    assert f'href="{path}"' in browser.get("/search?q=quokkabell").text


def test_a_service_without_a_how_keeps_what_was_typed(world, as_):
    project = a_project(world.gardeners, world.ada)
    answer = as_(world.ada).post(f"/p/{project.id}/outcomes", data={**RESULT, "type": "service", "ask_whom": "Mina Berg"})
    assert answer.status_code == 422
    assert "Say how one uses it." in answer.text
    assert 'value="Mina Berg"' in answer.text


def test_the_form_of_an_event_shows_its_own_clock_again(world, as_):
    words = {"type": "event", "place": "Canteen", "zone": "Asia/Tokyo", "starts": "2026-03-14T18:30"}
    path, _ = delivered(as_(world.ada), world, **words)
    form = as_(world.ada).get(f"{path}/edit").text
    assert 'value="2026-03-14T18:30"' in form
    assert 'value="Asia/Tokyo"' in form


def own_credits(world, path: str) -> list[int]:
    mine = select(Credit.id).where(Credit.thread_id == int(path.rpartition("/")[2]), Credit.person_id == world.ada.id)
    return list(db.session.scalars(mine))
