"""Where something came from and what became of it."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.core.database import db
from app.core.errors import Invalid
from app.domain.announcements.operations import submit
from app.domain.lineage.line import grow
from app.domain.lineage.queries import descendants_of, edges_among, line_of
from app.domain.posts.operations import delete_post, write_post
from app.domain.shares.operations import share
from tests.domain.line import a_draft, a_project, a_publication, an_idea


@pytest.fixture
def remark(world):
    return write_post(world.council, by=world.grace, title="Layoffs in Ulm", body="Zeppelin budget").thread


def kinds(line) -> list[str]:
    return [node.kind for node in line.nodes]


def test_the_line_goes_from_the_remark_to_the_news_wherever_one_stands(world):
    announcement, _ = a_publication(world.gardeners, world.ada, world.pat, out_of=world.welcome.thread)
    for thread in (world.welcome.thread, announcement.thread, announcement.outcome.thread):
        line = line_of(thread, seen_by=world.mallory)
        assert kinds(line) == ["post", "idea", "project", "outcome", "announcement"]
        assert len(line.edges) == 4
    trail = [node.title for node in line.trail(announcement.outcome_id)]
    assert trail == ["Welcome", "Keep the straps", "Keep the straps", "The strap box"]


def test_what_one_may_not_read_is_there_and_says_nothing(world, remark):
    idea = an_idea(world.council, world.grace, out_of=remark)
    line = line_of(idea.thread, seen_by=world.ada)
    assert len(line.nodes) == 2
    for node in line.nodes:
        assert (node.hidden, node.title, node.kind) == (True, "a conversation in a private group", "private")
        assert (node.group, node.by, node.href, node.excerpt, node.state, node.brought_to) == ("", "", "", "", "", ())
        assert (node.created_at.day, node.created_at.hour, node.created_at.minute) == (1, 0, 0)
        assert node.id < 0
    for word in ("Ulm", "Zeppelin", "Council", "Grace", "straps"):
        assert word not in repr(line)


def test_a_hidden_child_is_not_drawn_above_its_parent(world):
    an_idea(world.council, world.grace, out_of=world.welcome.thread)
    parent, child = line_of(world.welcome.thread, seen_by=world.ada).nodes
    assert child.hidden
    assert child.created_at >= parent.created_at


def test_members_see_their_own_line_in_full(world, remark):
    idea = an_idea(world.council, world.grace, out_of=remark)
    assert not line_of(idea.thread, seen_by=world.grace).hidden_count


def test_what_was_taken_back_stays_in_the_line_without_words(world):
    idea = an_idea(world.gardeners, world.ada, out_of=world.welcome.thread)
    delete_post(world.welcome, by=world.ada)
    first, second = line_of(idea.thread, seen_by=world.ada).nodes
    assert (first.gone, first.title, first.excerpt, first.href) == (True, "something that was taken back", "", "")
    assert second.title == "Keep the straps"
    assert line_of(idea.thread, seen_by=None).hidden_count == 2


def test_what_is_being_drafted_is_not_in_the_line_of_others(world):
    announcement = a_draft(world.gardeners, world.ada)
    assert kinds(line_of(announcement.thread, seen_by=world.grace)) == ["idea", "project", "outcome", "announcement"]
    assert kinds(line_of(announcement.outcome.thread, seen_by=world.mallory)) == ["idea", "project", "outcome"]


def test_whoever_checks_news_from_a_closed_group_learns_nothing_of_its_line(world, remark):
    announcement = a_draft(world.council, world.grace, out_of=remark)
    submit(announcement, by=world.grace)
    line = line_of(announcement.thread, seen_by=world.pat)
    assert line.hidden_count == len(line.nodes)


def test_where_it_was_carried_shows_only_groups_one_may_read(world):
    share(world.welcome.thread, by=world.grace, into=world.council, note="Look")
    assert line_of(world.welcome.thread, seen_by=world.grace).nodes[0].brought_to == ("Council",)
    assert line_of(world.welcome.thread, seen_by=world.ada).nodes[0].brought_to == ()


def test_descendants_are_counted_as_far_as_one_may_read(world):
    a_project(world.gardeners, world.ada, out_of=world.welcome.thread)
    an_idea(world.council, world.grace, out_of=world.welcome.thread)
    assert descendants_of(world.welcome.thread, seen_by=world.mallory) == {"idea": 1, "project": 1}
    assert descendants_of(world.welcome.thread, seen_by=world.grace) == {"idea": 2, "project": 1}
    assert descendants_of(world.welcome.thread, seen_by=None) == {}


def test_the_line_costs_three_queries_however_long_it_is(world, queries):
    thread = world.welcome.thread
    share(thread, by=world.grace, into=world.council, note="Look")
    for number in range(30):
        thread = an_idea(world.gardeners, world.ada, title=f"Idea {number}", out_of=thread).thread
    first, person = world.welcome.thread, world.grace
    db.session.flush()
    db.session.expire_all()
    db.session.refresh(first)
    db.session.refresh(person)
    with queries() as seen:
        assert len(line_of(first, seen_by=person).nodes) == 31
    assert len(seen) == 3


def test_the_line_does_not_bite_its_own_tail(world):
    project = a_project(world.gardeners, world.ada, out_of=world.welcome.thread)
    for child in (world.welcome.thread, project.idea.thread, project.thread):
        with pytest.raises(Invalid):
            grow(child, out_of=project.thread, kind="inspired_by", by=world.ada)


def test_two_things_are_connected_once(world):
    idea = an_idea(world.gardeners, world.ada, out_of=world.welcome.thread)
    with pytest.raises(Invalid):
        grow(idea.thread, out_of=world.welcome.thread, kind="inspired_by", by=world.ada)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(pairs=st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5)), max_size=20))
def test_whatever_is_connected_there_is_no_circle(world, pairs):
    before = db.session.begin_nested()
    threads = [write_post(world.gardeners, by=world.ada, body=f"Post {number}").thread for number in range(6)]
    for child, parent in pairs:
        try:
            grow(threads[child], out_of=threads[parent], kind="inspired_by", by=world.ada)
        except Invalid:
            continue
    edges = set(edges_among(threads))
    while edges:
        ends = {parent for parent, _ in edges} - {child for _, child in edges}
        assert ends, f"a circle: {edges}"
        edges = {(parent, child) for parent, child in edges if parent not in ends}
    before.rollback()
