"""Who finds what, and who does not."""

import pytest
from sqlalchemy import update

from app.core.database import db
from app.core.outbox import Cursor
from app.domain.discussions.operations import comment_on, delete_comment, edit_comment
from app.domain.groups.operations import edit_group, found, join, leave
from app.domain.people.operations import open_account, suspend
from app.domain.posts.operations import delete_post, edit_post, write_post
from app.domain.shares.operations import share
from app.subscribers.search.handlers import SEARCH, keep
from app.subscribers.search.index import index
from app.subscribers.search.queries import search_for


def keys(words, person, **details):
    return [hit.key for hit in search_for(words, seen_by=person, **details).hits]


def write(group, by, body, title=""):
    return write_post(group, by=by, body=body, title=title)


def test_finds_a_post_by_its_words(world, settle):
    post = write(world.gardeners, world.ada, "Why do we throw away the straps?")
    settle()
    for words in ("straps", "STRAP", "throw straps", '"throw away"', "stra", "why do we throw", "straps OR nothing"):
        assert keys(words, world.grace) == [f"thread:{post.id}"], words
    assert keys("straps NOT throw", world.grace) == []
    assert keys("straps potatoes", world.grace) == []


def test_a_hit_is_told_from_the_database(world, settle):
    post = write(world.gardeners, world.ada, "Straps & <buckles> are thrown away", title="Old straps <b>")
    settle()
    [hit] = search_for("strap", seen_by=world.grace).hits
    assert hit.title == "Old <mark>straps</mark> &lt;b&gt;"
    assert hit.snippet == "<mark>Straps</mark> &amp; &lt;buckles&gt; are thrown away"
    assert (hit.kind, hit.id, hit.group_slug, hit.author_name) == ("post", post.id, "gardeners", "Ada Lovelace")
    assert hit.path == f"/t/{post.id}-old-straps-b"


def test_finds_accents_without_accents(world, settle):
    post = write(world.gardeners, world.ada, "Größe naïver Kürbisse")
    settle()
    assert keys("kurbisse", world.ada) == keys("naiver", world.ada) == keys("Größe", world.ada) == [f"thread:{post.id}"]


def test_what_is_edited_is_found_by_its_new_words_alone(world, settle):
    post = write(world.gardeners, world.ada, "Aubergines")
    comment = comment_on(post.thread, by=world.grace, body="Courgettes")
    settle()
    edit_post(post, by=world.ada, title="", body="Pumpkins")
    edit_comment(comment, by=world.grace, body="Marrows")
    settle()
    assert keys("aubergines", world.ada) == keys("courgettes", world.ada) == []
    assert keys("pumpkins", world.ada) == [f"thread:{post.id}"]
    assert keys("marrows", world.ada) == [f"comment:{comment.id}"]


def test_what_is_deleted_is_gone_with_all_that_was_said_beneath(world, settle):
    post = write(world.gardeners, world.ada, "Aubergines")
    comment_on(post.thread, by=world.grace, body="Courgettes")
    second = comment_on(post.thread, by=world.grace, body="Radishes")
    settle()
    before = index.document_count()
    delete_comment(second, by=world.grace)
    settle()
    assert keys("radishes", world.ada) == []
    delete_post(post, by=world.ada)
    assert keys("aubergines", world.ada) == keys("courgettes", world.ada) == [], "the database decides at once"
    settle()
    assert index.document_count() == before - 3


def test_a_guest_without_a_group_finds_nothing_at_all(world, settle):
    """No group must not mean no filter."""
    write(world.gardeners, world.ada, "Turnips, leeks, gardeners")
    guest = open_account(by=world.house, name="Gil Guest", email="gil@elsewhere.example", kind="guest")
    settle()
    plain = ("turnips", "gardeners", "ada", "gil", "welcome", "*", "", "a")
    for words in (*plain, "NOT turnips", "turnips OR NOT leeks", "in:gardeners turnips"):
        for asker in (guest, None):
            found_ = search_for(words, seen_by=asker)
            assert (found_.hits, found_.total, found_.next) == ([], 0, None), words


def test_a_guest_finds_what_is_in_their_groups_only(world, settle):
    post = write(world.gardeners, world.ada, "Turnips")
    lab = found(by=world.ada, name="Turnip lab", purpose="Open to staff")
    write(lab, world.ada, "Turnips grown under glass")
    settle()
    assert keys("turnips", world.olga) == [f"thread:{post.id}"]
    assert keys("turnip lab", world.olga) == []
    assert search_for("turnips", seen_by=world.olga).total == 1
    assert keys("gardeners", world.olga) == [f"group:{world.gardeners.id}"]
    assert keys("grace", world.olga) == []


CANARIES = ["xylophone", "xylo", '"xylophone"', "by:ada xylophone", "in:attic xylophone", "NOT potatoes", "attic", "in:attic"]


@pytest.mark.parametrize("words", CANARIES)
def test_an_outsider_finds_none_of_a_secret_groups_words(world, settle, words):
    settle()
    before = {person: search_for(words, seen_by=getattr(world, person)) for person in ("mallory", "grace", "olga", "pat")}
    secret = write(world.attic, world.ada, "The xylophone is in the attic")
    comment_on(secret.thread, by=world.ada, body="A xylophone indeed")
    settle()
    for person, earlier in before.items():
        assert search_for(words, seen_by=getattr(world, person)) == earlier
    assert f"thread:{secret.id}" in keys("xylophone", world.ada)


def test_a_closed_groups_name_is_found_by_staff_and_its_words_by_members(world, settle):
    write(world.council, world.grace, "Budget for xylophones")
    settle()
    assert keys("council", world.mallory) == [f"group:{world.council.id}"]
    assert keys("xylophones", world.mallory) == keys("council", world.olga) == []
    assert len(keys("xylophones", world.grace)) == 1


def test_a_group_that_closes_is_closed_at_once(world, settle):
    write(world.gardeners, world.ada, "Turnips")
    settle()
    assert len(keys("turnips", world.mallory)) == 1
    edit_group(world.gardeners, by=world.ada, name="Gardeners", purpose="", about="", joining="request", visibility="closed")
    assert keys("turnips", world.mallory) == []
    assert search_for("turnips", seen_by=world.mallory).total == 0
    leave(world.gardeners, by=world.grace)
    assert keys("turnips", world.grace) == []


def test_what_is_said_of_a_shared_thread_in_a_closed_room_stays_there(world, settle):
    post = write(world.gardeners, world.grace, "Turnips")
    share(post.thread, by=world.grace, into=world.council, note="Look at this")
    comment = comment_on(post.thread, by=world.grace, body="Xylophones are cheaper", room=world.council)
    settle()
    assert keys("xylophones", world.grace) == [f"comment:{comment.id}"]
    for outsider in (world.ada, world.mallory, world.olga):
        assert search_for("xylophones", seen_by=outsider).total == 0


def test_who_is_in_the_room_but_not_at_home_does_not_even_learn_the_number(world, settle):
    post = write(world.council, world.grace, "Turnips")
    share(post.thread, by=world.grace, into=world.gardeners, note="For those who may read it")
    comment_on(post.thread, by=world.grace, body="Xylophones", room=world.gardeners)
    settle()
    assert search_for("xylophones", seen_by=world.ada).total == 0
    assert search_for("xylophones", seen_by=world.grace).total == 1


def test_narrows_by_group_kind_and_author(world, settle):
    post = write(world.gardeners, world.ada, "Turnips")
    comment = comment_on(post.thread, by=world.grace, body="Turnips!")
    there = write(found(by=world.grace, name="Kitchen", purpose="Food"), world.grace, "Turnips")
    settle()
    assert set(keys("turnips", world.ada)) == {f"thread:{post.id}", f"comment:{comment.id}", f"thread:{there.id}"}
    assert keys("turnips kind:comment", world.ada) == keys("turnips", world.ada, kinds=["comment"]) == [f"comment:{comment.id}"]
    assert keys("turnips in:kitchen", world.ada) == keys("turnips", world.ada, group=there.thread.group) == [f"thread:{there.id}"]
    assert keys(f"turnips by:@{world.ada.handle}", world.ada) == [f"thread:{post.id}"]
    assert keys("turnips in:nowhere", world.ada) == []


def test_people_are_found_by_name_until_they_are_suspended(world, settle):
    settle()
    assert keys("hopper", world.mallory) == [f"person:{world.grace.id}"]
    assert keys("rear admiral", world.mallory) == [f"person:{world.grace.id}"]
    assert keys("house", world.mallory, kinds=["person"]) == []
    suspend(world.grace, by=world.house)
    assert keys("hopper", world.mallory) == []
    settle()
    assert search_for("hopper", seen_by=world.mallory).total == 0


@pytest.mark.parametrize("newest", [False, True])
def test_pages_follow_each_other_and_end_while_more_is_said(world, settle, newest):
    posts = [f"thread:{write(world.gardeners, world.ada, f'Turnip number {number}').id}" for number in range(5)]
    settle()
    seen, after = [], None
    while after or not seen:
        results = search_for("turnip", seen_by=world.ada, after=after, size=2, newest=newest)
        seen += [hit.key for hit in results.hits]
        after = results.next
        write(world.gardeners, world.ada, "Turnip, again")
        settle()
    assert seen == posts[::-1]


def test_a_result_takes_at_most_five_queries_however_many_sections(world, settle, queries):
    post = write(world.gardeners, world.ada, "gardeners ada lovelace")
    for _ in range(5):
        comment_on(post.thread, by=world.grace, body="gardeners ada lovelace")
    settle()
    ada = world.ada
    with queries() as seen:
        kinds = {hit.kind for hit in search_for("gardeners OR ada OR lovelace", seen_by=ada, each=3).hits}
    assert kinds == {"post", "comment", "person", "group"}
    assert len(seen) <= 5


def test_hearing_of_it_twice_changes_nothing(world, settle):
    post = write(world.gardeners, world.ada, "Turnips")
    settle()
    count = index.document_count()
    keep([(type("Posted", (), {"thread_id": post.id})(), None)])
    assert index.document_count() == count
    assert search_for("turnips", seen_by=world.ada).total == 1


def test_an_index_that_was_lost_is_built_again_from_the_log(world, settle):
    join(world.gardeners, by=world.mallory)
    post = write(world.gardeners, world.mallory, "Turnips")
    comment_on(post.thread, by=world.ada, body="Leeks")
    settle()
    before, count = search_for("turnips OR leeks", seen_by=world.ada), index.document_count()
    SEARCH.reset()
    assert keys("turnips", world.ada) == []
    db.session.execute(update(Cursor).where(Cursor.name == "search").values(last_event_id=0))
    settle()
    assert search_for("turnips OR leeks", seen_by=world.ada) == before
    assert index.document_count() == count


def test_one_hit_names_the_groups_it_stands_in_as_far_as_one_may_read_there(world, settle):
    kitchen = found(by=world.grace, name="Kitchen", purpose="Food")
    post = write(world.gardeners, world.ada, "Aubergines")
    for group in (kitchen, world.council):
        share(post.thread, by=world.grace, into=group, note="Look.")
    settle()
    assert [hit.also_in for hit in search_for("aubergines", seen_by=world.grace).hits] == [("Council", "Kitchen")]
    assert [hit.also_in for hit in search_for("aubergines", seen_by=world.mallory).hits] == [("Kitchen",)]
