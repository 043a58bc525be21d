from app.domain.ideas.operations import propose
from app.domain.posts.operations import delete_post, write_post
from tests.domain.line import LINES, a_draft, a_publication


def test_the_tree_is_a_drawing_and_the_same_in_words(world, as_):
    announcement, _ = a_publication(world.gardeners, world.ada, world.pat, out_of=world.welcome.thread)
    page = as_(world.mallory).get(f"/tree/{world.welcome.id}").text
    assert page.count('<svg class="tree__drawing"') == 2
    for kind in ("post", "idea", "project", "outcome", "announcement"):
        assert f"family__node--{kind}" in page
        assert f"tree__node--{kind}" in page
    assert f'href="/n/{announcement.id}"' in page
    assert 'Grew out of <a href="#node_' in page


def test_what_one_may_not_read_is_only_counted(world, as_):
    remark = write_post(world.council, by=world.grace, title="The buckles of Council", body="Grace alone knows.")
    idea = propose(world.gardeners, by=world.grace, title="Keep the straps", **LINES, out_of=remark.thread)
    page = as_(world.mallory).get(f"/tree/{idea.id}").text
    assert "a conversation in a private group" in page
    assert "1 of them is in a private group" in page
    for word in ("buckles", "Council", "Grace alone"):
        assert word not in page
    assert "The buckles of Council" in as_(world.grace).get(f"/tree/{idea.id}").text


def test_a_single_remark_is_a_line_of_one(world, as_):
    assert "Every line begins with one." in as_(world.ada).get(f"/tree/{world.welcome.id}").text


def test_the_tree_of_something_hidden_is_not_there(world, as_):
    remark = write_post(world.attic, by=world.ada, title="Nothing", body="Nothing here.")
    assert as_(world.grace).get(f"/tree/{remark.id}").status_code == 404


def test_a_draft_has_no_tree_for_those_who_may_not_know_of_it(world, as_):
    draft = a_draft(world.gardeners, world.ada)
    for path in (f"/tree/{draft.id}", f"/t/{draft.id}/reactions", f"/t/{draft.id}/comments/new"):
        assert as_(world.mallory).get(path).status_code == 404
    assert as_(world.ada).get(f"/tree/{draft.id}").status_code == 200


def test_a_large_family_shows_its_nearest_and_says_so(world, as_):
    for number in range(40):
        propose(world.gardeners, by=world.ada, title=f"Idea {number}", **LINES, out_of=world.welcome.thread)
    answer = as_(world.ada).get(f"/tree/{world.welcome.id}")
    assert "36 nearest of 41" in answer.text
    assert len(answer.data) < 60_000


def test_what_was_taken_back_leaves_a_stone(world, as_):
    idea = propose(world.gardeners, by=world.ada, title="Keep the straps", **LINES, out_of=world.welcome.thread)
    delete_post(world.welcome, by=world.ada)
    page = as_(world.grace).get(f"/tree/{idea.id}").text
    assert "something that was taken back" in page
    assert "What shall we grow" not in page
    assert "something that was taken back" in as_(world.grace).get(f"/i/{idea.id}").text
