"""Words with a # lead to what else was said under them, as far as one may read it."""

import pytest

from app.core.markdown import render, tags_in
from app.domain.ideas.operations import edit_idea
from app.domain.posts.operations import edit_post, write_post
from tests.domain.line import an_idea


@pytest.mark.parametrize(
    ("text", "tags"),
    [
        ("We threw away #Straps and #straps again", ["straps"]),
        ("# A heading\n\n#größe and #two-words.", ["größe", "two-words"]),
        ("Bug #123, a#b, https://x.example/#top, `#code` and [#link](https://x.example)", ["link"]),
    ],
)
def test_what_is_a_tag_and_what_is_not(text, tags):
    assert tags_in(text) == tags


def test_tags_link_where_people_talk_and_nowhere_else():
    assert '<a href="/tags/straps" class="tag"' in render("More #straps", tags=True)
    assert "<a" not in render("More #straps")
    assert "<a" not in render("`#straps` and #123", tags=True)
    assert "&lt;script" in render("#x<script>", tags=True)


def test_a_tag_page_lists_what_was_said_in_all_groups(world, as_, settle):
    posts = [write_post(world.gardeners, by=person, body=f"Beans and #mulch {person.id}") for person in (world.ada, world.grace)]
    settle()
    for order in ("relevant", "newest"):
        page = as_(world.mallory).get(f"/tags/Mulch?order={order}").text
        assert all(f"/t/{post.id}" in page for post in posts)
        assert "Why am I seeing this" in page


def test_an_outsider_finds_nothing_of_a_closed_group_under_a_tag(world, as_, settle):
    write_post(world.council, by=world.grace, body="The #budget is secret")
    settle()
    assert "Nobody has used #budget yet" in as_(world.mallory).get("/tags/budget").text
    assert "secret" in as_(world.grace).get("/tags/budget").text


def test_an_edit_changes_the_tags(world, as_, settle):
    post = write_post(world.gardeners, by=world.ada, body="About #mulch")
    edit_post(post, by=world.ada, title="", body="About #compost")
    settle()
    assert "Nobody has used #mulch yet" in as_(world.ada).get("/tags/mulch").text
    assert f"/t/{post.id}" in as_(world.ada).get("/tags/compost").text


def test_an_idea_is_found_under_its_tags(world, as_, settle):
    idea = an_idea(world.gardeners, world.ada)
    edit_idea(idea, by=world.ada, title="Mulch", what_if="we had #mulch", would_help="The beds", first_step="Ask")
    settle()
    assert f"/i/{idea.id}" in as_(world.ada).get("/tags/mulch").text


def test_odd_tags_are_plain_pages(world, as_):
    for name in ("%3Cscript%3E", "a" * 300, "%00", "ü"):
        answer = as_(world.ada).get(f"/tags/{name}")
        assert answer.status_code in (200, 404)
        assert "<script>alert" not in answer.text


def test_a_tag_page_says_how_much_there_is_and_what_comes_with_it(world, as_, settle):
    write_post(world.gardeners, by=world.ada, body="#mulch and #compost")
    write_post(world.gardeners, by=world.ada, body="#mulch and #compost and #worms")
    write_post(world.attic, by=world.ada, body="#mulch and #treasure")
    settle()
    page = as_(world.mallory).get("/tags/mulch").text
    assert "2 things were said under this tag" in page
    assert page.index(">#compost<") < page.index(">#worms<")
    assert "treasure" not in page
    assert "3 things were" in as_(world.ada).get("/tags/mulch").text
    assert "treasure" in as_(world.ada).get("/tags/mulch").text
