from datetime import timedelta

from app.core.clock import now
from app.domain.ideas.operations import back, propose
from app.domain.ideas.queries import find_idea
from app.domain.posts.operations import write_post
from tests.domain.line import LINES, a_project, an_idea

WORDS = {"title": "Keep the straps", **LINES}


def test_an_idea_is_proposed_through_the_form(world, as_):
    answer = as_(world.ada).post("/ideas", data={**WORDS, "group": world.gardeners.id, "hours_needed": "6", "skill_needed": "sewing"})
    idea = find_idea(int(answer.location.removeprefix("/i/")), seen_by=world.ada)
    assert (idea.what_if, idea.hours_needed, idea.skill_needed) == (LINES["what_if"], 6, "sewing")


def test_an_idea_grown_out_of_a_remark_quotes_it(world, as_):
    browser = as_(world.ada)
    assert "What shall we grow?" in browser.get(f"/ideas/new?from={world.welcome.id}").text
    answer = browser.post("/ideas", data={**WORDS, "group": world.gardeners.id, "from": world.welcome.id})
    page = browser.get(answer.location).text
    assert "What shall we grow?" in page
    assert "where it began" in page


def test_what_was_typed_is_kept_when_a_line_is_missing(world, as_):
    answer = as_(world.ada).post("/ideas", data={**WORDS, "first_step": "", "group": world.gardeners.id})
    assert answer.status_code == 422
    assert "What could be a first step?" in answer.text
    assert LINES["what_if"] in answer.text


def test_an_idea_without_a_group_asks_for_one(world, as_):
    answer = as_(world.ada).post("/ideas", data=WORDS)
    assert answer.status_code == 422
    assert "Choose the group" in answer.text


def test_somebody_outside_the_group_is_told_to_join_first(world, as_):
    answer = as_(world.mallory).post("/ideas", data={**WORDS, "group": world.gardeners.id})
    assert answer.status_code == 403
    assert "Join the group first" in answer.text


def test_the_board_shows_ideas_by_state_with_their_lights(world, as_):
    an_idea(world.gardeners, world.ada, hours_needed=4)
    page = as_(world.ada).get("/g/gardeners/ideas").text
    assert "Keep the straps" in page
    assert "0 of 1" in page


def test_an_empty_board_says_where_ideas_begin(world, as_):
    assert "Ideas usually start in Talk." in as_(world.ada).get("/g/gardeners/ideas").text


def test_the_board_of_a_closed_group_is_its_members_own(world, as_):
    an_idea(world.council, world.grace)
    assert as_(world.mallory).get("/g/council/ideas").status_code == 404
    assert "Keep the straps" in as_(world.grace).get("/g/council/ideas").text


def test_an_idea_in_a_closed_group_is_not_found_by_others(world, as_):
    idea = an_idea(world.council, world.grace)
    assert as_(world.mallory).get(f"/i/{idea.id}").status_code == 404


def test_an_idea_out_of_a_private_remark_does_not_tell_it(world, as_):
    remark = write_post(world.council, by=world.grace, title="The secret of straps", body="Grace alone knows about the buckles.")
    idea = propose(world.gardeners, by=world.grace, title="Keep the straps", **LINES, out_of=remark.thread)
    page = as_(world.mallory).get(f"/i/{idea.id}").text
    assert "a conversation in a private group" in page
    assert "buckles" not in page
    assert "secret of straps" not in page


def test_an_idea_rests_and_is_woken(world, as_):
    idea, browser = an_idea(world.gardeners, world.ada), as_(world.ada)
    assert "Say why not now" in browser.post(f"/i/{idea.id}/rest", data={"because": " "}).text
    browser.post(f"/i/{idea.id}/rest", data={"because": "It is winter."})
    page = as_(world.mallory).get(f"/i/{idea.id}").text
    assert "Not now, because: It is winter." in page
    assert "Anybody may wake it." in page
    as_(world.grace).post(f"/i/{idea.id}/wake")
    assert idea.thread.state == "growing"


def test_its_words_are_changed_by_whoever_cares_for_it(world, as_):
    idea = an_idea(world.gardeners, world.ada)
    assert as_(world.mallory).get(f"/i/{idea.id}/edit").status_code == 403
    as_(world.ada).post(f"/i/{idea.id}/edit", data={**WORDS, "title": "Keep every strap"})
    assert "Keep every strap" in as_(world.mallory).get(f"/i/{idea.id}").text


def test_a_started_idea_leads_to_its_project(world, as_):
    project = a_project(world.gardeners, world.ada)
    assert f'href="/p/{project.id}"' in as_(world.grace).get(f"/i/{project.idea_id}").text


def test_an_idea_page_needs_few_queries_however_full(world, as_, queries):
    idea = an_idea(world.gardeners, world.ada, out_of=world.welcome.thread, hours_needed=9)
    for person in (world.ada, world.grace, world.olga):
        for way in ("use", "help", "test"):
            back(idea, by=person, way=way, hours=2)
    for path in (f"/i/{idea.id}", "/g/gardeners/ideas"):
        with queries() as seen:
            assert as_(world.grace).get(path).status_code == 200
        assert len(seen) <= 12, seen  # two of them sign in


def test_a_quiet_idea_says_when_it_will_rest(world, as_):
    idea = an_idea(world.gardeners, world.ada)
    assert "unless somebody moves it" not in as_(world.grace).get(f"/i/{idea.id}").text
    idea.thread.last_activity_at = now() - timedelta(days=23)
    assert "Rests in 6 days unless somebody moves it." in as_(world.grace).get(f"/i/{idea.id}").text
