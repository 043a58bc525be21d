from app.domain.announcements.models import Announcement
from tests.domain.line import STORY, a_draft, a_publication, an_outcome


def test_the_makers_write_a_draft_and_change_it(world, as_):
    outcome, browser = an_outcome(world.gardeners, world.ada), as_(world.ada)
    path = browser.post(f"/o/{outcome.id}/announcements", data=STORY).location
    assert path == "/n/straps-come-home"
    answer = browser.post(f"{path}/edit", data={**STORY, "quote": "I carry one.", "quoted": "ada-lovelace", "quote_agreed": "1"})
    page = browser.get(answer.location).text
    assert "I carry one." in page
    assert "<figcaption>Ada Lovelace</figcaption>" in page


def test_a_headline_that_is_too_long_is_shown_again(world, as_):
    outcome = an_outcome(world.gardeners, world.ada)
    answer = as_(world.ada).post(f"/o/{outcome.id}/announcements", data={**STORY, "headline": "x" * 91})
    assert answer.status_code == 422
    assert "At most 90 characters." in answer.text
    assert STORY["summary"] in answer.text


def test_a_number_leads_to_the_page(world, as_):
    announcement = a_draft(world.gardeners, world.ada)
    assert as_(world.ada).get(f"/n/{announcement.id}").location == "/n/straps-come-home"
    assert as_(world.ada).get(f"/n/{announcement.id}?room=council").location == "/n/straps-come-home?room=council"


def test_a_draft_is_its_groups_own(world, as_):
    a_draft(world.gardeners, world.ada)
    assert as_(world.mallory).get("/n/straps-come-home").status_code == 404
    assert "Straps come home" not in as_(world.mallory).get("/g/gardeners/news").text
    assert "Straps come home" in as_(world.grace).get("/g/gardeners/news").text


def test_only_the_makers_edit_it(world, as_):
    a_draft(world.gardeners, world.ada)
    assert as_(world.grace).get("/n/straps-come-home/edit").status_code == 403


def test_what_is_out_is_read_by_all_staff(world, as_):
    a_publication(world.gardeners, world.ada, world.pat)
    page = as_(world.mallory).get("/n/straps-come-home").text
    assert 'href="/news/straps-come-home"' in page
    assert "let out by Pat Press" in page


def test_an_announcement_page_needs_few_queries(world, as_, queries):
    announcement, _ = a_publication(world.gardeners, world.ada, world.pat, out_of=world.welcome.thread)
    assert isinstance(announcement, Announcement)
    for path in ("/n/straps-come-home", "/g/gardeners/news", "/newsroom", f"/tree/{announcement.id}"):
        with queries() as seen:
            assert as_(world.grace).get(path).status_code == 200
        assert len(seen) <= 12, seen  # two of them sign in
