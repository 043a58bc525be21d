import pytest

from app.core.database import db
from app.domain.discussions.operations import comment_on
from app.domain.discussions.queries import versions_of
from app.domain.groups.operations import join
from app.domain.posts.operations import delete_post, write_post
from app.domain.shares.operations import share
from tests.domain.line import an_idea


@pytest.fixture
def votes(world):
    return write_post(world.council, by=world.grace, title="Votes", body="Behind closed doors")


def test_a_post_is_written_and_read(world, as_):
    browser = as_(world.ada)
    form = {"group": world.gardeners.id, "title": "Beans", "body": "They **climb**.", "kind": "question", "firsthand": "staff"}
    path = browser.post("/posts", data=form).location
    assert path.endswith("-beans")
    page = as_(world.grace).get(path).text
    assert [
        words for words in ("They <strong>climb</strong>.", "Question", "First-hand, as staff", "Ada Lovelace") if words not in page
    ] == []


def test_a_post_without_a_title_is_called_by_its_first_words(world, as_):
    path = as_(world.ada).post("/posts", data={"group": world.gardeners.id, "body": "Who waters the peas?"}).location
    assert path.endswith("-who-waters-the-peas")


def test_the_form_says_who_will_read_it(world, as_):
    browser = as_(world.grace)
    assert "may read this; fewer than five members of Gardeners will find it" in browser.get(f"/posts/new?group={world.gardeners.id}").text
    assert "Fewer than five members of Council will see this, nobody else." in browser.get(f"/posts/new?group={world.council.id}").text
    assert "Join a group first" in as_(world.mallory).get("/posts/new").text


def test_whoever_is_outside_an_open_group_reads_and_is_told_why_they_do_not_write(world, as_):
    browser = as_(world.mallory)
    assert browser.get(f"/t/{world.welcome.id}").status_code == 200
    answer = browser.post("/posts", data={"group": world.gardeners.id, "body": "May I say something here?"})
    assert answer.status_code == 403
    assert "Join the group first" in answer.text
    assert "May I say something here?" in answer.text


@pytest.mark.parametrize("path", ["", "-votes", "/edit", "/history", "/reactions", "/comments/new", "/shares/new"])
def test_a_post_in_a_closed_group_is_not_there_for_others(world, as_, votes, path):
    for person in (world.ada, world.olga):
        answer = as_(person).get(f"/t/{votes.id}{path}")
        assert answer.status_code == 404
        assert "closed doors" not in answer.text


@pytest.mark.parametrize("path", ["/edit", "/delete", "/spark", "/comments", "/reactions", "/shares"])
def test_nothing_is_done_to_a_post_one_may_not_read(world, as_, votes, path):
    assert as_(world.ada).post(f"/t/{votes.id}{path}", data={"body": "x", "kind": "like"}).status_code == 404


def test_a_secret_group_takes_no_words_from_outside(world, as_):
    assert as_(world.grace).post("/posts", data={"group": world.attic.id, "body": "Anybody here?"}).status_code == 404


def test_a_guest_writes_where_they_were_invited(world, as_):
    path = as_(world.olga).post("/posts", data={"group": world.gardeners.id, "body": "Hello from outside."}).location
    page = as_(world.olga).get(path).text
    assert "Hello from outside." in page
    assert "Share to group" not in page


def test_an_edit_keeps_what_was_said_before(world, as_):
    browser, base = as_(world.ada), f"/t/{world.welcome.id}"
    assert "What shall we grow?" in browser.get(f"{base}/edit").text
    browser.post(f"{base}/edit", data={"title": "Well met", "body": "Welcome, all."})
    page = as_(world.mallory).get(base).text
    assert "Well met" in page
    assert f'href="{base}/history">edited</a>' in page
    assert "Welcome, everybody." in as_(world.mallory).get(f"{base}/history").text


def test_only_who_wrote_it_changes_it(world, as_):
    for person in (world.grace, world.olga, world.mallory):
        browser = as_(person)
        assert browser.get(f"/t/{world.welcome.id}/edit").status_code == 403
        assert browser.post(f"/t/{world.welcome.id}/edit", data={"body": "Mine now"}).status_code == 403
    assert db.session.scalars(versions_of(world.welcome.thread)).all() == []


def test_a_post_is_taken_back_by_its_author_and_leaves_a_stub(world, as_):
    comment_on(world.welcome.thread, by=world.olga, body="Peas, please.")
    as_(world.ada).post(f"/t/{world.welcome.id}/delete")
    page = as_(world.mallory).get(f"/t/{world.welcome.id}").text
    assert "This was taken back" in page
    assert "Peas, please." in page
    assert "What shall we grow?" not in page


def test_what_was_taken_back_can_be_read_nowhere(world, as_):
    comment = comment_on(world.welcome.thread, by=world.grace, body="Beans. " * 400)
    delete_post(world.welcome, by=world.ada)
    browser, base = as_(world.grace), f"/t/{world.welcome.id}"
    paths = [base, f"{base}/history", f"{base}/reactions", f"{base}/comments/new", f"{base}/shares/new", f"/comments/{comment.id}/whole"]
    pages = {path: browser.get(path, follow_redirects=True).text for path in [*paths, f"{base}/edit", f"/comments/{comment.id}/edit"]}
    assert [path for path, page in pages.items() if "shall we grow" in page or ">Welcome" in page or "Welcome ·" in page] == []


def test_a_post_is_not_taken_back_by_others(world, as_):
    for person in (world.olga, world.mallory, world.grace):
        assert as_(person).post(f"/t/{world.welcome.id}/delete").status_code == 403
    assert not world.welcome.thread.is_deleted


def test_a_member_marks_a_spark_and_it_shows(world, as_):
    base = f"/t/{world.welcome.id}"
    assert as_(world.mallory).post(f"{base}/spark").status_code == 403
    as_(world.grace).post(f"{base}/spark")
    page = as_(world.ada).get(base).text
    assert "Spark" in page
    assert "Mark as spark" not in page


def test_a_post_says_what_became_of_it_as_far_as_one_may_know(world, as_):
    an_idea(world.gardeners, world.ada, title="Keep the straps", out_of=world.welcome.thread)
    share(world.welcome.thread, by=world.grace, into=world.council, note="Look.")
    an_idea(world.council, world.grace, title="Closed straps", out_of=world.welcome.thread)
    page = as_(world.mallory).get(f"/t/{world.welcome.id}").text
    assert "Keep the straps" in page
    assert "Closed straps" not in page
    assert "Closed straps" in as_(world.grace).get(f"/t/{world.welcome.id}").text


def test_what_was_written_is_not_run(world, as_):
    join(world.gardeners, by=world.mallory)
    post = write_post(
        world.gardeners, by=world.mallory, title="<script>alert(1)</script>", body="<script>alert(2)</script> [x](javascript:alert(3))"
    )
    for path in (f"/t/{post.id}", "/home", "/g/gardeners", f"/t/{post.id}/edit", f"/t/{post.id}/history"):
        page = as_(world.mallory).get(path).text
        assert "<script>alert" not in page
        assert 'href="javascript:' not in page


@pytest.mark.parametrize("slug", ["welcome", "somewhere-else", "a" * 500, "é", "<b>"])
def test_the_number_finds_a_post_whatever_stands_behind_it(world, as_, slug):
    assert as_(world.ada).get(f"/t/{world.welcome.id}-{slug}").status_code == 200
