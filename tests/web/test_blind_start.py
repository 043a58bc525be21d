"""The switch in the settings of a group, and what a reader of an unnamed idea meets."""

import pytest

from app.core.clock import now, travel
from app.core.database import db
from app.domain.discussions.acquaintances import acquaintances_in_groups
from app.domain.discussions.operations import comment_on, react
from app.domain.discussions.unnamed import BLIND
from app.domain.groups.operations import found, join
from app.domain.ideas.operations import ask_for, back, consider, offer, rest, show_due_names
from app.domain.moderation.operations import report, set_gates
from app.domain.shares.operations import share
from app.subscribers.notifications.queries import inbox_of
from app.subscribers.ranking.reader import reader_of
from app.subscribers.search.queries import Narrowing, search_for
from tests.domain.line import an_idea

EVERYBODY = {"posting": "everybody", "commenting": "everybody", "approval": "off"}


@pytest.fixture
def idea(world):
    set_gates(world.gardeners, by=world.ada, keepers_post=False, keepers_comment=False, approval="off", blind_start=True)
    join(world.gardeners, by=world.mallory)
    return an_idea(world.gardeners, world.mallory, title="Quince hedges", out_of=world.welcome.thread)


def test_an_owner_turns_it_on_and_all_read_so(world, as_):
    browser = as_(world.ada)
    assert "For its first twelve hours an idea stands here without its author’s name" in browser.get("/g/gardeners/gates").text
    assert browser.post("/g/gardeners/gates", data=EVERYBODY | {"names": "later"}).location == "/g/gardeners/log"
    assert "New ideas stand without their author’s name for 12 hours." in as_(world.olga).get("/g/gardeners/log").text
    assert "A new idea stands here without its author’s name" in as_(world.mallory).get("/g/gardeners").text


def test_the_form_shows_what_is_set(world, as_, idea):
    assert 'value="later" checked' in as_(world.ada).get("/g/gardeners/gates").text.replace("  ", " ")


@pytest.mark.parametrize("name", ["grace", "olga", "mallory"])
def test_nobody_else_turns_it_on(world, as_, name):
    assert as_(getattr(world, name)).post("/g/gardeners/gates", data=EVERYBODY | {"names": "later"}).status_code == 403
    db.session.refresh(world.gardeners)
    assert not world.gardeners.blind_start


def test_an_odd_choice_is_refused(world, as_):
    assert as_(world.ada).post("/g/gardeners/gates", data=EVERYBODY | {"names": "never"}).status_code == 422


def test_a_secret_group_stays_hidden(world, as_):
    assert as_(world.mallory).post("/g/attic/gates", data=EVERYBODY | {"names": "later"}).status_code == 404


def test_readers_meet_a_moment_instead_of_a_name(world, as_, idea):
    page = as_(world.grace).get(f"/i/{idea.id}").text
    assert f'Name shown in <time datetime="{idea.thread.blind_until.isoformat(timespec="seconds")}"' in page
    assert "avatar--nobody" in page
    assert "Mallory" not in page


def test_its_author_meets_their_name_and_until_when_it_is_theirs_alone(world, as_, idea):
    page = as_(world.mallory).get(f"/i/{idea.id}").text
    assert "Mallory Marsh" in page
    assert "Nobody else sees that this is yours, until" in page


def test_what_they_do_beneath_it_stands_under_one_word(world, as_, idea):
    comment_on(idea.thread, by=world.mallory, body="Hedges, yes.")
    back(idea, by=world.mallory, way="test")
    consider(idea, by=world.mallory, side="hope", body="Jelly.")
    react(idea.thread, by=world.mallory, kind="like")
    page, signs = (as_(world.grace).get(path).text for path in (f"/i/{idea.id}", f"/t/{idea.id}/reactions"))
    # Over the reply; among the people in, once for all and once in the row; beside the hope.
    assert page.count("The author") == 4
    assert "The author" in signs
    assert "Mallory" not in page + signs
    with travel(now() + BLIND):
        assert as_(world.grace).get(f"/i/{idea.id}").text.count("Mallory Marsh") > 4


def test_they_themselves_see_their_name_and_what_others_read(world, as_, idea):
    comment_on(idea.thread, by=world.mallory, body="Hedges, yes.")
    page = as_(world.mallory).get(f"/i/{idea.id}").text
    assert 'href="/u/mallory-marsh">Mallory Marsh' in page
    assert "others read “The author”" in page
    assert "What you do here meanwhile stands under “The author”" in page
    assert "others read" not in as_(world.grace).get(f"/i/{idea.id}").text


def test_others_keep_their_names_beneath_it(world, as_, idea):
    comment_on(idea.thread, by=world.grace, body="Hedges, yes.")
    assert 'href="/u/grace-hopper">Grace Hopper' in as_(world.ada).get(f"/i/{idea.id}").text


def test_one_talks_with_the_author(world, as_, idea, settle):
    said = comment_on(idea.thread, by=world.mallory, body="Hedges, yes.")
    browser = as_(world.grace)
    assert "Answer the author" in browser.get(f"/t/{idea.id}/comments/new?parent={said.id}").text
    assert "— [The author]" in browser.get(f"/t/{idea.id}/comments/new?quote={said.id}").text
    answer = comment_on(idea.thread, by=world.grace, body="Why?", parent=said)
    comment_on(idea.thread, by=world.mallory, body="They last, @grace-hopper.", parent=answer)
    settle()
    assert {told.sentence.who for told in inbox_of(world.grace).rows} == {"The author"}
    assert "Grace Hopper" in {told.sentence.who for told in inbox_of(world.mallory).rows}


def test_no_sum_and_no_group_leads_to_them(world, as_, idea, settle):
    """Whom one has answered, where they come from and what they speak for tell as much as a name."""
    said = comment_on(idea.thread, by=world.mallory, body="Hedges, yes.")
    comment_on(idea.thread, by=world.grace, body="Why?", parent=said)
    bicycles = found(by=world.ada, name="Bicycles", purpose="Wheels")
    join(bicycles, by=world.mallory)
    back(idea, by=world.mallory, way="lend", group=bicycles)
    offer(ask_for(idea, by=world.mallory, kind="hours", what="Digging", minimum=2), by=world.mallory, amount=1, for_department=True)
    settle()
    page = as_(world.ada).get(f"/i/{idea.id}").text
    assert "Sales" not in page
    assert 'href="/g/bicycles">Bicycles</a></p></section>' not in page
    assert "Mallory Marsh" not in str(acquaintances_in_groups(world.grace))
    assert world.mallory.id not in reader_of(world.grace).answered


def test_a_desk_reads_a_reply_of_theirs_without_the_name(world, as_, idea):
    said = comment_on(idea.thread, by=world.mallory, body="Hedges, yes.")
    report(said, by=world.olga, reason="noise")
    page = as_(world.grace).get("/g/gardeners/desk?show=reports").text
    assert "A reply by the author" in page
    assert "Mallory" not in page


def test_whoever_it_was_brought_by_is_told_later(world, as_, idea, settle):
    share(idea.thread, by=world.mallory, into=_orchard(world), note="For the fence.")
    settle()
    pages = [as_(world.ada).get(path).text for path in ("/g/orchard", f"/i/{idea.id}?room=orchard", "/home")]
    assert ["The author" in text for text in pages[:2]] == [True, True]
    assert not any("Mallory" in text for text in pages)


def _orchard(world):
    orchard = found(by=world.grace, name="Orchard", purpose="Trees")
    join(orchard, by=world.mallory)
    return orchard


def test_those_who_hear_of_it_hear_no_name(world, idea, settle):
    back(idea, by=world.grace, way="lead")
    rest(idea, by=world.mallory, because="Not in winter.")
    settle()
    told = {(row.row.kind, row.sentence.who, row.row.actor.name) for person in (world.ada, world.grace) for row in inbox_of(person).rows}
    assert ("rested", "A colleague", "A colleague") in told
    assert not any("Mallory" in who + name for _, who, name in told)
    backed = [told for told in inbox_of(world.mallory).rows if told.row.kind == "backing"]
    assert [one.sentence.who for one in backed] == ["Grace Hopper"]


def test_after_its_hours_they_read_the_name(world, idea, settle):
    back(idea, by=world.grace, way="lead")
    rest(idea, by=world.mallory, because="Not in winter.")
    settle()
    with travel(now() + BLIND):
        assert "Mallory Marsh" in {row.sentence.who for row in inbox_of(world.grace).rows}


def test_a_profile_lists_it_no_sooner_than_it_is_told(world, as_, idea):
    assert "Quince hedges" not in as_(world.grace).get("/u/mallory-marsh").text
    assert "Quince hedges" in as_(world.mallory).get("/u/mallory-marsh").text
    with travel(now() + BLIND):
        assert "Quince hedges" in as_(world.grace).get("/u/mallory-marsh").text


def test_search_finds_it_by_its_words_and_not_by_its_author(world, idea, settle):
    settle()
    assert [hit.author_name for hit in search_for("quince", seen_by=world.grace).hits] == [""]
    for words in ("by:mallory-marsh", "by:mallory", "quince by:mallory-marsh"):
        results = search_for(words, seen_by=world.grace)
        assert ("idea" in {hit.kind for hit in results.hits}, results.counts.get("idea", 0)) == (False, 0)
    with travel(now() + BLIND):
        show_due_names(by=world.house)
        settle()
        assert [hit.author_name for hit in search_for("quince by:mallory-marsh", seen_by=world.grace).hits] == ["Mallory Marsh"]


def test_the_desk_reads_the_words_without_the_name(world, as_, idea):
    report(idea.thread, by=world.olga, reason="noise")
    page = as_(world.grace).get("/g/gardeners/desk?show=reports").text
    assert "An idea by A colleague" in page
    assert "Talk to whoever wrote it" in page
    assert "Mallory" not in page


def test_joining_it_with_another_is_not_offered(world, as_, idea):
    assert "/mergers/new" not in as_(world.mallory).get(f"/i/{idea.id}").text


def test_one_finds_ones_own_and_nobody_else_does(world, as_, idea, settle):
    """By one's name, by `me`, and by the word it is kept under: an idea, and a reply beneath it."""
    comment_on(idea.thread, by=world.mallory, body="Quinces keep.")
    settle()
    for words in ("by:me", "quince by:me", "by:mallory", "by:mallory-marsh"):
        assert {hit.kind for hit in search_for(words, seen_by=world.mallory).hits} >= {"idea", "comment"}
    for words in (
        "by:mallory-marsh",
        "by:mallory",
        "by:mallory-marsh@",
        "by:@mallory-marsh@",
        "quince by:me",
        "by:@",
        'by:"mallory-marsh@"',
    ):
        found_ = search_for(words, seen_by=world.grace)
        assert not {hit.kind for hit in found_.hits} & {"idea", "comment"}
        assert (found_.counts.get("idea", 0), found_.counts.get("comment", 0)) == (0, 0)
    assert search_for("", seen_by=world.grace, narrowing=Narrowing(author="mallory-marsh@")).hits == []
    with travel(now() + BLIND):
        show_due_names(by=world.house)
        settle()
        assert {"idea", "comment"} <= {hit.kind for hit in search_for("by:mallory-marsh", seen_by=world.grace).hits}


def test_somebody_about_to_propose_is_told(world, as_, idea):
    page = as_(world.mallory).get(f"/ideas/new?group={world.gardeners.id}").text
    assert "In Gardeners an idea stands without your name for its first twelve hours" in page
