"""Files at the door: sent ahead or along, described, hung on what is said, taken off, and gone when they should be."""

import re
from datetime import timedelta

import pytest

from app.core.clock import now, travel
from app.core.database import db
from app.core.storage import storage
from app.domain.discussions.operations import comment_on, delete_comment, restore_comment
from app.domain.files.models import File
from app.domain.files.sweeping import collect_orphans, forget_lost_files
from app.domain.groups.operations import join, leave
from app.domain.posts.operations import delete_post
from app.domain.posts.queries import find_post
from app.domain.shares.operations import share
from tests.browser import apart
from tests.features.test_files import KEY, posted, sent
from tests.pictures import PDF, files, picture


def post_behind(path: str, person):
    return find_post(int(re.match(r"/t/(\d+)", path)[1]), seen_by=person)


@pytest.fixture
def ada(world, as_):
    return as_(world.ada)


def test_files_may_travel_with_the_form_as_without_a_script(world, ada):
    form = {"group": world.gardeners.id, "body": "The plan.", "with_files": "1"} | files(("plan.pdf", PDF))
    page = ada.get(ada.post("/posts", data=form).location).text
    assert "plan.pdf" in page


def test_a_picture_nobody_describes_is_asked_about_and_nothing_is_lost(world, ada):
    form = {"group": world.gardeners.id, "body": "Beans.", "with_files": "1"} | files(("beans.png", picture()))
    answer = ada.post("/posts", data=form)
    assert answer.status_code == 422
    assert "Say what “beans.png” shows" in answer.text
    assert "Beans.</textarea>" in answer.text
    [key] = KEY.findall(answer.text)
    again = {"group": world.gardeners.id, "body": "Beans.", "with_files": "1", "file": key, f"decorative:{key}": "1"}
    page = ada.get(ada.post("/posts", data=again).location).text
    assert f'href="/files/{key}" data-turbo="false" aria-label="Open beans.png"' in page
    assert 'alt=""' in page


def test_words_too_many_about_a_picture_are_refused_and_kept(world, ada):
    [key] = sent(ada, ("beans.png", picture()))
    form = {"group": world.gardeners.id, "body": "Beans.", "with_files": "1", "file": key, f"alt:{key}": "beans " * 60}
    answer = ada.post("/posts", data=form)
    assert answer.status_code == 422
    assert f'value="{"beans " * 60}"' in answer.text


def test_a_reply_carries_files_and_an_edit_takes_them_off_and_adds_others(world, ada):
    keys = sent(ada, ("one.txt", b"one"), ("two.txt", b"two"))
    ada.post(f"/t/{world.welcome.id}/comments", data={"body": "Two.", "room": "gardeners", "with_files": "1", "file": keys})
    comment = db.session.query(File).filter_by(key=keys[0]).one().comment
    assert "two.txt" in ada.get(f"/comments/{comment.id}/edit").text
    [third] = sent(ada, ("three.txt", b"three"))
    ada.post(f"/comments/{comment.id}/edit", data={"body": "Two.", "with_files": "1", "file": [third, keys[1]]})
    page = ada.get(f"/t/{world.welcome.id}").text
    assert page.index("three.txt") < page.index("two.txt")
    assert "one.txt" not in page
    assert comment.file_count == 2
    assert [ada.get(f"/files/{keys[0]}").status_code, ada.post(f"/files/{keys[0]}/delete").status_code] == [200, 204]


def test_an_edit_by_a_form_that_knows_no_files_leaves_them_where_they_are(world, ada):
    path = posted(ada, world.gardeners, sent(ada, ("plan.pdf", PDF)))
    ada.post(f"{path.partition('-')[0]}/edit", data={"title": "T", "body": "Other words"})
    assert "plan.pdf" in ada.get(path).text


def test_what_hangs_on_nothing_is_its_senders_alone(world, as_, ada):
    [key] = sent(ada, ("plan.pdf", PDF))
    assert ada.get(f"/files/{key}").status_code == 200
    assert as_(world.grace).get(f"/files/{key}").status_code == 404
    assert as_(world.grace).post(f"/files/{key}/delete").status_code == 404


def test_a_post_taken_back_takes_its_files_along_but_not_those_of_the_answers(world, as_, ada):
    [key], [below] = sent(ada, ("plan.pdf", PDF)), sent(ada, ("answer.txt", b"yes"))
    post = post_behind(posted(ada, world.gardeners, [key]), world.ada)
    ada.post(f"/t/{post.id}/comments", data={"body": "Yes.", "room": "gardeners", "with_files": "1", "file": below})
    delete_post(post, by=world.ada)
    assert [as_(person).get(f"/files/{key}").status_code for person in (world.ada, world.grace)] == [404, 404]
    assert as_(world.grace).get(f"/files/{below}").status_code == 200
    assert "plan.pdf" not in ada.get("/g/gardeners/files").text


def test_a_comment_taken_back_takes_its_files_along_and_brings_them_back(world, ada):
    [key] = sent(ada, ("plan.pdf", PDF))
    ada.post(f"/t/{world.welcome.id}/comments", data={"body": "The plan.", "room": "gardeners", "with_files": "1", "file": key})
    comment = db.session.query(File).filter_by(key=key).one().comment
    delete_comment(comment, by=world.ada)
    assert ada.get(f"/files/{key}").status_code == 404
    restore_comment(comment, by=world.ada)
    assert ada.get(f"/files/{key}").status_code == 200


def test_names_are_found_by_those_who_may_read_and_by_nobody_else(world, as_, settle):
    grace, ada = as_(world.grace), as_(world.ada)
    posted(grace, world.council, sent(grace, ("zanzibar_budget_2026.pdf", PDF)), title="Money")
    ada.post(
        f"/t/{world.welcome.id}/comments",
        data={"body": "Here.", "room": "gardeners", "with_files": "1", "file": sent(ada, ("quince-list.txt", b"1"))},
    )
    settle()
    assert "Money" in grace.get("/search?q=zanzibar").text
    assert "Money" in grace.get("/search?q=budget").text
    assert all("Nothing. Ask it in a group?" in as_(person).get("/search?q=zanzibar").text for person in (world.ada, world.mallory))
    assert "<mark>quince</mark>" in as_(world.mallory).get("/search?q=quince").text


def test_after_a_day_what_hangs_on_nothing_is_gone_with_its_bytes(world, as_, ada):
    kept, [lost] = sent(ada, ("kept.pdf", PDF)), sent(ada, ("lost.png", picture()))
    posted(ada, world.gardeners, kept)
    with travel(now() + timedelta(hours=25)), apart():
        assert (forget_lost_files(), forget_lost_files()) == (1, 0)
    assert [ada.get(f"/files/{key}").status_code for key in (*kept, lost)] == [200, 404]
    assert [path for path, _, _ in storage.listed("files") if lost in path] == []


def test_a_month_after_it_was_taken_back_nothing_of_it_is_left(world, ada):
    [key] = sent(ada, ("plan.pdf", PDF))
    delete_post(post_behind(posted(ada, world.gardeners, [key]), world.ada), by=world.ada)
    with travel(now() + timedelta(days=29)), apart():
        assert forget_lost_files() == 0
    with travel(now() + timedelta(days=31)), apart():
        assert forget_lost_files() == 1
    assert [path for path, _, _ in storage.listed("files") if key in path] == []


def test_bytes_nobody_owns_are_collected_and_no_others(world, ada):
    [key] = sent(ada, ("plan.pdf", PDF))
    orphan = f"files/{now():%Y-%m-%d}/{'0' * 32}"
    storage.put(orphan, b"left behind by a crash")
    with apart():
        collect_orphans()
        assert orphan in [path for path, _, _ in storage.listed("files")]
        with travel(now() + timedelta(hours=2)):
            collect_orphans()
    left = [path.rpartition("/")[2] for path, _, _ in storage.listed("files")]
    assert key in left
    assert "0" * 32 not in left


def test_leaving_a_group_ends_what_a_link_was_good_for(world, as_):
    grace, mallory = as_(world.grace), as_(world.mallory)
    [key] = sent(grace, ("minutes.pdf", PDF))
    posted(grace, world.council, [key])
    membership = join(world.council, by=world.mallory)
    membership.state = "active"
    assert mallory.get(f"/files/{key}").status_code == 200
    leave(world.council, by=world.mallory)
    assert mallory.get(f"/files/{key}").status_code == 404


def test_the_file_list_goes_on_where_a_page_ends(world, ada):
    for number in range(4):
        posted(ada, world.gardeners, [key for each in range(8) for key in sent(ada, (f"{number}-{each}.txt", b"x"))])
    first = ada.get("/g/gardeners/files").text
    second = ada.get(re.search(r'rel="next" href="([^"]+)"', first)[1].replace("&amp;", "&")).text
    assert first.count('class="row__title') == 30
    assert second.count('class="row__title') == 2


def test_files_of_replies_stand_in_both_rooms_beside_each_other(world, ada):
    share(world.welcome.thread, by=world.ada, into=world.attic, note="For us, too.")
    [key] = sent(ada, ("plan.pdf", PDF))
    ada.post(f"/t/{world.welcome.id}/comments", data={"body": "Here.", "room": "attic", "with_files": "1", "file": key})
    assert "plan.pdf" in ada.get(f"/t/{world.welcome.id}/rooms").text


def test_a_post_that_waits_takes_no_files_and_says_so(world, ada):
    [key] = sent(ada, ("plan.pdf", PDF))
    later = f"{now() + timedelta(days=2):%Y-%m-%dT%H:%M}"
    form = {"group": world.gardeners.id, "body": "Later.", "place": "post", "post_on": later, "with_files": "1", "file": key}
    answer = ada.post("/posts", data=form)
    assert answer.status_code == 422
    assert "Files cannot wait with a post yet" in answer.text
    assert KEY.findall(answer.text) == [key]


def test_an_empty_file_list_says_what_would_be_there(ada):
    assert "No files yet" in ada.get("/g/gardeners/files").text
    assert "Nothing of that kind here" in ada.get("/g/gardeners/files?q=x").text


def test_pages_with_files_ask_one_question_more_however_many_there_are(world, as_, ada, queries):
    comment_on(world.welcome.thread, by=world.grace, body="Yes")
    with queries() as before:
        ada.get(f"/t/{world.welcome.id}")
    for number in range(3):
        [key] = sent(ada, (f"{number}.txt", b"x"))
        ada.post(f"/t/{world.welcome.id}/comments", data={"body": "One.", "room": "gardeners", "with_files": "1", "file": key})
    with queries() as after:
        ada.get(f"/t/{world.welcome.id}")
    assert len(after) <= len(before) + 1
    with queries() as listing:
        ada.get("/g/gardeners/files")
    assert len(listing) <= 7, listing
