"""What sounds like a title, beneath the field in which somebody types it."""

import pytest

from app.domain.posts.operations import write_post
from tests.domain.line import an_idea


@pytest.fixture
def known(world, settle):
    """A post anybody may read, one in a closed and one in a secret group."""
    post = write_post(world.gardeners, by=world.ada, title="Rhubarb on the roof", body="Three beds")
    write_post(world.council, by=world.grace, title="Rhubarb budget", body="Not yet")
    write_post(world.attic, by=world.ada, title="Rhubarb cellar", body="Dark")
    settle()
    return f"/t/{post.id}-rhubarb-on-the-roof"


def test_while_a_title_is_typed_what_sounds_like_it_is_a_piece_of_a_page(known, world, as_):
    piece = as_(world.mallory).get("/similar?title=Rhubarb").text
    assert "<html" not in piece
    assert f'href="{known}"' in piece
    assert "Something here sounds like it" in piece


def test_an_outsider_never_sees_a_title_out_of_a_closed_group(known, world, as_):
    for person in (world.mallory, world.pat, world.olga):
        for path in ("/similar?title=rhubarb", "/posts/new?title=rhubarb+budget+cellar", "/ideas/new?title=rhubarb"):
            page = as_(person).get(path).text
            assert "budget<" not in page
            assert "cellar<" not in page
    assert "Rhubarb budget" in as_(world.grace).get("/similar?title=rhubarb").text
    assert "Rhubarb cellar" in as_(world.ada).get("/similar?title=rhubarb").text


@pytest.mark.parametrize(("path", "form"), [("/posts", {"body": "", "title": "Rhubarb"}), ("/ideas", {"title": "Rhubarb"})])
def test_without_script_the_form_that_comes_again_shows_it(known, world, as_, path, form):
    browser = as_(world.ada)
    assert f'href="{known}"' not in browser.get(f"{path}/new").text
    answer = browser.post(path, data=form | {"group": world.gardeners.id})
    assert answer.status_code == 422
    assert f'href="{known}"' in answer.text
    assert 'value="Rhubarb"' in answer.text


def test_a_preview_shows_it_too(known, world, as_):
    answer = as_(world.ada).post("/posts", data={"preview": "1", "group": world.gardeners.id, "title": "Rhubarb beds", "body": "Here"})
    assert f'href="{known}"' in answer.text


def test_a_group_like_that_is_shown_before_another_is_founded(world, as_, settle):
    settle()
    browser = as_(world.mallory)
    assert 'href="/g/gardeners"' in browser.get("/similar?kind=group&title=Garden").text
    page = browser.get("/groups/new?name=Gardener").text
    assert 'value="Gardener"' in page
    assert "A group here sounds like it" in page
    assert "A group here sounds like it" in browser.post("/groups", data={"name": "Gardeners", "visibility": "nowhere"}).text
    assert 'href="/g/attic"' not in browser.get("/similar?kind=group&title=Attic").text


def test_who_found_no_group_starts_it_under_the_name_they_looked_for(world, as_):
    assert 'href="/groups/new?name=Bee+keepers"' in as_(world.mallory).get("/groups?q=Bee keepers").text.replace("%20", "+")


def test_an_idea_is_not_like_what_it_grows_out_of(world, as_, settle):
    post = write_post(world.gardeners, by=world.ada, title="Sunflower seeds", body="Left over")
    idea = an_idea(world.gardeners, world.grace, title="A sunflower for everybody")
    settle()
    page = as_(world.ada).get(f"/ideas/new?from={post.id}").text
    box = page[page.index("<similar-things") : page.index("</similar-things>")]
    assert f'href="/i/{idea.id}"' in box or "<li" not in box
    assert f"/t/{post.id}" not in box


def test_a_kind_nobody_knows_is_not_found(world, as_):
    assert as_(world.ada).get("/similar?kind=person&title=Ada").status_code == 404


def test_a_strangers_question_is_not_answered(world, stranger):
    assert stranger.get("/similar?title=welcome").status_code == 303


def test_it_may_be_asked_ninety_times_a_minute(world, as_):
    browser = as_(world.ada)
    assert {browser.get("/similar?title=x").status_code for _ in range(90)} == {200}
    assert browser.get("/similar?title=x").status_code == 429
    assert as_(world.grace).get("/similar?title=x").status_code == 200


def test_it_needs_few_queries(known, world, as_, queries):
    browser = as_(world.ada)
    with queries() as seen:
        assert "Rhubarb" in browser.get("/similar?title=Rhubarb").text
    assert len([statement for statement in seen if statement.startswith("SELECT")]) <= 3, seen
