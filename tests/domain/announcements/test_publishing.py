"""From a draft to what the world reads."""

import pytest

from app.core.database import db
from app.core.errors import Forbidden, Invalid, NotFound
from app.domain.announcements.operations import (
    ask_for_changes,
    draft,
    edit_announcement,
    mark_ready,
    publish,
    pull_back,
    renew_names,
    submit,
    withdraw_publication,
)
from app.domain.announcements.queries import (
    announcements_in,
    find_announcement,
    find_announcement_by_id,
    find_publication,
    lane,
    outcomes_to_tell,
    publications,
    publications_of,
)
from app.domain.lineage.credits import answers_of
from app.domain.outcomes.operations import answer_credit, deliver_outcome, send_for_credit
from app.domain.people.operations import appoint
from app.domain.posts.operations import write_post
from app.domain.projects.operations import take_place
from tests.domain.line import RESULT, STORY, a_draft, a_project, a_publication, an_outcome


@pytest.fixture
def announcement(world):
    return a_draft(world.gardeners, world.ada)


@pytest.fixture
def ready(world, announcement):
    submit(announcement, by=world.ada)
    mark_ready(announcement, by=world.pat)
    return announcement


def test_the_world_reads_a_copy(world, ready):
    publication = publish(ready, by=world.pat)
    assert (publication.slug, publication.headline, publication.group_name) == ("straps-come-home", "Straps come home", "Gardeners")
    assert publication.body_html == "<p>It began with a <strong>question</strong>.</p>\n"
    assert publication.type == RESULT["type"]
    assert find_publication("straps-come-home") is publication


def test_it_is_let_out_once(world, ready):
    publish(ready, by=world.pat)
    with pytest.raises(Invalid):
        publish(ready, by=world.pat)
    assert len(db.session.scalars(publications()).all()) == 1


def test_what_nobody_looked_over_is_not_let_out(world, announcement):
    with pytest.raises(Invalid):
        publish(announcement, by=world.pat)
    submit(announcement, by=world.ada)
    with pytest.raises(Invalid):
        publish(announcement, by=world.pat)


def test_nobody_lets_out_their_own_news(world, announcement):
    appoint(world.ada, by=world.house, publishes=True)
    submit(announcement, by=world.ada)
    with pytest.raises(Forbidden, match="Somebody else"):
        mark_ready(announcement, by=world.ada)


def test_nobody_of_the_team_lets_it_out(world):
    appoint(world.grace, by=world.house, publishes=True)
    project = a_project(world.gardeners, world.ada)
    take_place(project, by=world.grace)
    outcome = deliver_outcome(project, by=world.ada, **RESULT)
    send_for_credit(outcome, by=world.ada)
    announcement = draft(outcome, by=world.ada, **STORY)
    submit(announcement, by=world.ada)
    with pytest.raises(Forbidden, match="Somebody else"):
        mark_ready(announcement, by=world.grace)


@pytest.mark.parametrize("name", ["grace", "mallory", "olga"])
def test_only_who_was_asked_to_lets_news_out(world, ready, name):
    with pytest.raises(Forbidden):
        publish(ready, by=getattr(world, name))


def test_a_guest_never_publishes(world, ready):
    world.olga.publishes = True
    with pytest.raises(Forbidden):
        publish(ready, by=world.olga)


def test_an_outcome_being_credited_is_settled_when_it_is_told(world, ready):
    publish(ready, by=world.pat)
    assert ready.outcome.thread.state == "confirmed"


def test_changes_asked_for_bring_it_back_with_words(world, announcement):
    submit(announcement, by=world.ada)
    ask_for_changes(announcement, by=world.pat, asked="Who is it for?")
    assert (announcement.thread.state, announcement.asked, announcement.checked_by) == ("draft", "Who is it for?", world.pat)


def test_changes_are_asked_for_with_words(world, announcement):
    submit(announcement, by=world.ada)
    with pytest.raises(Invalid):
        ask_for_changes(announcement, by=world.pat, asked=" ")


def test_nothing_changes_beneath_the_eyes_of_whoever_looks_it_over(world, announcement):
    submit(announcement, by=world.ada)
    with pytest.raises(Invalid):
        edit_announcement(announcement, by=world.ada, **STORY)
    pull_back(announcement, by=world.ada)
    edit_announcement(announcement, by=world.ada, **{**STORY, "headline": "Straps stay"})
    assert (announcement.thread.title, announcement.slug) == ("Straps stay", "straps-stay")


def test_later_edits_inside_do_not_touch_the_copy(world):
    post = write_post(world.gardeners, by=world.ada, body="Why do we throw away the straps?")
    _, publication = a_publication(world.gardeners, world.ada, world.pat, out_of=post.thread)
    post.thread.title = "Something else"
    assert publication.tree["nodes"][0]["title"] == "Why do we throw away the straps?"


def test_withdrawn_news_leaves_a_tombstone_with_a_reason(world, ready):
    publish(ready, by=world.pat)
    withdraw_publication(ready, by=world.pat, reason="The numbers were wrong.")
    stone = find_publication("straps-come-home")
    assert (stone.reason, stone.body_html, stone.credits, stone.tree["nodes"]) == ("The numbers were wrong.", "", [], [])
    assert not db.session.scalars(publications()).all()


def test_news_is_withdrawn_with_a_reason(world, ready):
    publish(ready, by=world.pat)
    with pytest.raises(Invalid):
        withdraw_publication(ready, by=world.pat, reason="")


def test_what_was_withdrawn_can_be_told_anew_under_another_name(world, ready):
    publish(ready, by=world.pat)
    withdraw_publication(ready, by=world.pat, reason="Too early")
    assert draft(ready.outcome, by=world.ada, **STORY).slug == "straps-come-home-2"


def test_an_outcome_is_told_once_at_a_time(world, announcement):
    with pytest.raises(Invalid) as refusal:
        draft(announcement.outcome, by=world.ada, **STORY)
    assert "outcome" in refusal.value.errors


@pytest.mark.parametrize(("headline", "slug"), [("2026", "news-2026"), ("Ünser Gärtner", "unser-gartner"), ("新闻", "news")])
def test_a_slug_is_plain_and_no_number(world, headline, slug):
    outcome = an_outcome(world.gardeners, world.ada)
    assert draft(outcome, by=world.ada, **{**STORY, "headline": headline}).slug == slug


@pytest.mark.parametrize(
    "wrong", [{"headline": " "}, {"headline": "x" * 91}, {"summary": "x" * 201}, {"quote": "x" * 401}, {"contact": "x" * 201}]
)
def test_what_does_not_fit_is_refused_by_field(world, announcement, wrong):
    with pytest.raises(Invalid) as refusal:
        edit_announcement(announcement, by=world.ada, **{**STORY, **wrong})
    assert set(refusal.value.errors) == set(wrong)


def test_what_is_missing_is_named_when_it_is_handed_in(world):
    announcement = draft(an_outcome(world.gardeners, world.ada), by=world.ada, headline="Straps", quote="Good", quoted=world.grace)
    with pytest.raises(Invalid) as refusal:
        submit(announcement, by=world.ada)
    assert set(refusal.value.errors) == {"summary", "body", "quote_agreed", "outcome"}


def test_only_who_agreed_to_be_named_is_named(world):
    announcement, publication = a_publication(world.gardeners, world.ada, world.pat)
    assert publication.credits == [{"part": part, "names": [], "others": 1} for part in ("sparked", "built", "decided", "told")]
    sparked, built, decided, told = answers_of(announcement.outcome.thread)
    answer_credit(sparked, by=world.ada, shown_as="name")
    answer_credit(built, by=world.ada, shown_as="group")
    answer_credit(decided, by=world.ada, decline=True)
    renew_names(announcement, by=world.ada)
    assert publication.credits == [
        {"part": "sparked", "names": ["Ada Lovelace"], "others": 0},
        {"part": "built", "names": ["a colleague in Gardeners"], "others": 0},
        {"part": "told", "names": [], "others": 1},
    ]
    assert {node["by"] for node in publication.tree["nodes"]} == {"Ada Lovelace"}


def test_whoever_no_longer_wants_to_be_named_is_not(world):
    announcement, publication = a_publication(world.gardeners, world.ada, world.pat)
    for shown_as in ("name", "hidden"):
        for credit in answers_of(announcement.outcome.thread):
            answer_credit(credit, by=world.ada, shown_as=shown_as)
        renew_names(announcement, by=world.ada)
    assert "Ada" not in f"{publication.credits}{publication.tree}"


def test_the_group_of_a_backer_that_is_not_open_is_not_named(world):
    announcement = a_draft(world.gardeners, world.ada)
    outcome = announcement.outcome
    credit = next(credit for credit in answers_of(outcome.thread) if credit.part == "told")
    credit.group = world.council
    answer_credit(credit, by=world.ada, shown_as="group")
    submit(announcement, by=world.ada)
    mark_ready(announcement, by=world.pat)
    assert {"part": "told", "names": ["a colleague"], "others": 0} in publish(announcement, by=world.pat).credits


def test_a_private_conversation_never_leaks_a_word(world):
    secret = write_post(world.council, by=world.grace, title="Layoffs in Ulm", body="Zeppelin budget")
    announcement, publication = a_publication(world.council, world.grace, world.pat, out_of=secret.thread)
    for credit in answers_of(announcement.outcome.thread):
        answer_credit(credit, by=world.grace, shown_as="name")
    renew_names(announcement, by=world.grace)
    *before, last = publication.tree["nodes"]
    assert len(before) == 4
    for node in before:
        assert set(node) == {"hidden", "title", "when"}
        assert (node["title"], len(node["when"])) == ("a conversation in a private group", 7)
    assert (last["hidden"], last["group"], publication.group_name) == (False, "", "")
    for word in ("Ulm", "Zeppelin", "Council", "Keep the straps", "strap box"):
        assert word not in f"{publication.tree}{publication.credits}"


def test_what_was_taken_back_is_told_as_private(world):
    post = write_post(world.gardeners, by=world.ada, body="Never mind")
    announcement = a_draft(world.gardeners, world.ada, out_of=post.thread)
    post.thread.deleted_at = post.thread.created_at
    submit(announcement, by=world.ada)
    mark_ready(announcement, by=world.pat)
    assert set(publish(announcement, by=world.pat).tree["nodes"][0]) == {"hidden", "title", "when"}


def test_names_mentioned_on_the_way_stay_inside(world):
    post = write_post(world.gardeners, by=world.ada, body=f"Ask @{world.grace.handle} about straps")
    _, publication = a_publication(world.gardeners, world.ada, world.pat, out_of=post.thread)
    assert world.grace.handle not in str(publication.tree)
    assert publication.tree["nodes"][0]["excerpt"] == "Ask a colleague about straps"


def test_a_draft_is_its_groups_own(world, announcement):
    assert find_announcement("straps-come-home", seen_by=world.grace) is announcement
    for person in (world.mallory, world.pat, None):
        with pytest.raises(NotFound):
            find_announcement_by_id(announcement.id, seen_by=person)


def test_whoever_publishes_reads_what_was_submitted_even_from_a_closed_group(world):
    announcement = a_draft(world.council, world.grace)
    submit(announcement, by=world.grace)
    assert find_announcement(announcement.slug, seen_by=world.pat) is announcement
    with pytest.raises(NotFound):
        find_announcement(announcement.slug, seen_by=world.ada)


def test_the_newsroom_shows_each_only_what_they_may_read(world):
    outcome = a_draft(world.gardeners, world.ada).outcome
    hidden = a_draft(world.council, world.grace)
    assert db.session.scalars(outcomes_to_tell(seen_by=world.pat)).all() == [outcome]
    submit(hidden, by=world.grace)
    assert db.session.scalars(lane("in_review", seen_by=world.pat)).all() == [hidden]
    assert not db.session.scalars(lane("in_review", seen_by=world.ada)).all()


def test_a_groups_news_are_those_that_are_out(world, ready):
    assert not db.session.scalars(announcements_in(world.gardeners)).all()
    assert db.session.scalars(announcements_in(world.gardeners, seen_by=world.grace)).all() == [ready]
    publish(ready, by=world.pat)
    assert db.session.scalars(announcements_in(world.gardeners, seen_by=world.mallory)).all() == [ready]
    assert len(db.session.scalars(publications_of(world.gardeners)).all()) == 1
    assert not db.session.scalars(publications_of(world.council)).all()


def test_a_secret_group_tells_nothing_outside(world):
    outcome = an_outcome(world.attic, world.ada)
    send_for_credit(outcome, by=world.ada)
    with pytest.raises(Forbidden, match="secret"):
        draft(outcome, by=world.ada, **STORY)
