import pytest

from app.domain.announcements.models import Publication
from app.domain.discussions.operations import comment_on
from app.domain.posts.operations import write_post
from tests.domain.line import a_publication

PLACES = ("/", "/news", "/news/straps-come-home", "/news/straps-come-home/tree", "/feed.atom", "/groups/gardeners")


@pytest.fixture
def remark(world):
    return write_post(world.council, by=world.grace, title="Buckles for Council", body="Grace alone knows about the buckles.")


def test_a_visitor_walks_from_the_announcement_back_to_the_remark(world, stranger):
    a_publication(world.gardeners, world.ada, world.pat, out_of=world.welcome.thread)
    page = stranger.get("/news/straps-come-home").text
    assert "How this came about" in page
    assert 'href="/news/straps-come-home/tree' in page
    tree = stranger.get("/news/straps-come-home/tree").text
    assert "Welcome" in tree
    assert "What shall we grow?" in tree
    assert tree.count("Grew out of") == 4


def test_of_a_closed_groups_remark_there_is_only_that_it_was_there(world, stranger, remark):
    comment_on(remark.thread, by=world.grace, body="Hush, the prongs.")
    a_publication(world.gardeners, world.grace, world.pat, out_of=remark.thread)
    for path in PLACES:
        told = stranger.get(path).text
        assert [word for word in ("uckles", "Council", "council", "Grace", "prongs", "What we decide") if word in told] == [], path
    for path in PLACES[2:4]:
        assert "a conversation in a private group" in stranger.get(path).text


def test_nobody_is_named_who_has_not_agreed(world, stranger):
    a_publication(world.gardeners, world.ada, world.pat, out_of=world.welcome.thread)
    for path in PLACES:
        assert "Ada" not in stranger.get(path).text


def test_what_is_not_out_is_not_there(world, stranger):
    assert stranger.get("/news/straps-come-home").status_code == 404
    assert stranger.get("/news/straps-come-home/tree").status_code == 404


def test_later_changes_inside_do_not_leak_out(world, stranger):
    announcement, _ = a_publication(world.gardeners, world.ada, world.pat)
    announcement.body_html, announcement.thread.title = "<p>unseen</p>", "unseen"
    for path in PLACES:
        assert "unseen" not in stranger.get(path).text


def test_what_was_written_is_not_run(world, stranger):
    _, publication = a_publication(world.gardeners, world.ada, world.pat)
    assert isinstance(publication, Publication)
    publication.headline = publication.summary = publication.quote = "<script>alert(1)</script>"
    for path in PLACES:
        assert "<script>" not in stranger.get(path).text


def test_older_news_is_on_the_next_page(world, stranger):
    for _ in range(21):
        a_publication(world.gardeners, world.ada, world.pat)
    page = stranger.get("/news").text
    assert page.count("story__headline") == 20
    further = page.partition('rel="next" href="')[2].partition('"')[0]
    assert stranger.get(further).text.count("story__headline") == 1
