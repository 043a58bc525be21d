"""Ideas that begin without their author's name, where a group wants that."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select

from app.core.clock import now, travel
from app.core.database import db
from app.core.errors import Forbidden, Invalid
from app.core.events import EventRecord
from app.domain.discussions.acquaintances import acquaintances_in_groups
from app.domain.discussions.operations import comment_on
from app.domain.discussions.unnamed import BLIND, BLIND_HOURS, Unnamed, is_named
from app.domain.groups.operations import change_role, found, join
from app.domain.ideas.operations import ask_to_merge, back, edit_idea, rest, show_due_names
from app.domain.lineage.queries import line_of
from app.domain.moderation.models import Act
from app.domain.moderation.operations import remove, report, set_gates, take_out
from app.domain.moderation.queries import cases_at, cases_at_house
from app.domain.outcomes.operations import deliver_idea
from app.domain.people.operations import appoint
from app.domain.posts.operations import write_post
from app.domain.projects.operations import promote, undo_promotion
from evaluation.simulation import house as simulated
from tests.domain.line import LINES, RESULT, an_idea


def switch(world, *, on: bool = True):
    return set_gates(world.gardeners, by=world.ada, keepers_post=False, keepers_comment=False, approval="off", blind_start=on)


@pytest.fixture
def idea(world):
    """Mallory's, who has joined a group that wants to read before it knows who writes."""
    switch(world)
    join(world.gardeners, by=world.mallory)
    return an_idea(world.gardeners, world.mallory)


def shown(name: str = "NameShown") -> int:
    return db.session.scalar(select(func.count()).select_from(EventRecord).where(EventRecord.name == name))


def test_a_group_begins_with_names(world):
    assert an_idea(world.gardeners, world.grace).thread.author is world.grace


@pytest.mark.parametrize("name", ["grace", "olga", "mallory"])
def test_only_an_owner_turns_it_on(world, name):
    with pytest.raises(Forbidden):
        set_gates(world.gardeners, by=getattr(world, name), keepers_post=False, keepers_comment=False, approval="off", blind_start=True)
    assert not world.gardeners.blind_start


def test_turning_it_on_stands_in_the_log(world):
    switch(world)
    reason = db.session.scalars(select(Act.reason).order_by(Act.id.desc())).first()
    assert reason.endswith("New ideas stand without their author’s name for 12 hours.")


def test_what_does_not_speak_of_it_leaves_it_as_it_is(world):
    switch(world)
    set_gates(world.gardeners, by=world.ada, keepers_post=False, keepers_comment=True, approval="off")
    assert world.gardeners.blind_start


def test_an_idea_stands_unnamed_for_twelve_hours(world, idea):
    assert idea.thread.author == idea.carer == Unnamed(idea.thread.created_at + timedelta(hours=12))
    with travel(idea.thread.created_at + BLIND - timedelta(minutes=1)):
        assert not is_named(idea.thread.author)
    with travel(idea.thread.created_at + BLIND):
        assert idea.thread.author is idea.carer is world.mallory


def test_its_author_knows_what_is_theirs(world, idea):
    assert idea.thread.author_for(world.mallory) is world.mallory
    assert [is_named(idea.thread.author_for(person)) for person in (world.ada, world.grace, None)] == [False] * 3


def test_the_hours_are_those_of_the_simulation():
    assert BLIND_HOURS == simulated.BLIND == 12


def test_posts_and_other_groups_are_not_concerned(world, idea):
    assert write_post(world.gardeners, by=world.mallory, title="Peas", body="Peas.").thread.author is world.mallory
    assert an_idea(found(by=world.grace, name="Else", purpose=""), world.grace).thread.author is world.grace


def test_ideas_that_were_there_keep_their_names(world):
    before = an_idea(world.gardeners, world.grace)
    switch(world)
    assert before.thread.author is world.grace


def test_turning_it_off_names_all_at_once(world, idea):
    switch(world, on=False)
    db.session.refresh(idea.thread)
    assert idea.thread.author is world.mallory
    assert shown() == 1


def test_time_itself_notes_that_the_name_is_shown(world, idea):
    assert show_due_names(by=world.house) == 0
    with travel(now() + BLIND):
        assert [show_due_names(by=world.house) for _ in range(2)] == [1, 0]
    assert (idea.thread.blind_until, shown()) == (None, 1)


def test_only_the_house_lets_time_pass(world, idea):
    with pytest.raises(Forbidden):
        show_due_names(by=world.ada)


def test_saying_it_better_being_ready_or_resting_names_nobody(world, idea):
    edit_idea(idea, by=world.mallory, title="Keep them all", **LINES)
    for person, way in ((world.grace, "lead"), (world.ada, "help"), (world.olga, "help")):
        back(idea, by=person, way=way, hours=2 if way == "help" else 0)
    assert not is_named(idea.thread.author)
    rest(idea, by=world.mallory, because="Not in winter.")
    assert not is_named(idea.thread.author)


def test_starting_it_as_a_project_names_its_author_for_good(world, idea):
    project = promote(idea, by=world.grace)
    db.session.refresh(idea.thread)
    assert (idea.thread.author, shown()) == (world.mallory, 1)
    undo_promotion(project, by=world.grace)
    assert idea.thread.author is world.mallory


def test_delivering_it_names_its_author(world, idea):
    deliver_idea(idea, by=world.mallory, **RESULT)
    db.session.refresh(idea.thread)
    assert idea.thread.author is world.mallory


def test_an_unnamed_idea_is_not_joined_with_another(world, idea):
    other = an_idea(found(by=world.grace, name="Else", purpose=""), world.grace)
    for one, two, by in ((idea, other, world.mallory), (other, idea, world.grace)):
        with pytest.raises(Invalid) as refused:
            ask_to_merge(one, by=by, other=two, keep_other=True, note="Alike.")
        assert "Until it is told whose" in refused.value.errors["other"]


def test_what_it_grew_out_of_stays_its_origin(world, idea):
    post = write_post(world.gardeners, by=world.mallory, title="Straps", body="Where do they go?")
    grown = an_idea(world.gardeners, world.mallory, out_of=post.thread)
    names = {node.title: node.by for node in line_of(grown.thread, seen_by=world.ada).nodes}
    assert names == {"Straps": "Mallory Marsh", "Keep the straps": "A colleague"}


def test_those_at_the_desk_decide_without_the_name(world, idea):
    case = report(idea.thread, by=world.olga, reason="noise").case
    assert (case.author.name, case.writer) == ("A colleague", world.mallory)
    act = remove(case, by=world.grace, rule="noise", reason="Off the subject.")
    assert (act.person.name, act.person_id) == ("A colleague", world.mallory.id)
    with travel(now() + BLIND):
        assert act.person is case.author is world.mallory


def test_the_desk_does_not_tell_that_it_is_a_keepers(world):
    """Elsewhere what a keeper says goes to the house; here that would tell who it was."""
    switch(world)
    appoint(world.pat, by=world.house, publishes=True, moderates=True)
    idea = an_idea(world.gardeners, world.grace)
    case = report(idea.thread, by=world.olga, reason="noise").case
    found_at = [
        db.session.scalars(cases).all() for cases in (cases_at(world.gardeners, seen_by=world.ada), cases_at_house(seen_by=world.pat))
    ]
    assert (case.desk, found_at) == ("group", [[case], []])
    assert take_out(idea.thread, by=world.ada, rule="noise", reason="Off the subject.").kind == "removed"


def test_nobody_decides_about_their_own(world):
    switch(world)
    with pytest.raises(Forbidden):
        take_out(an_idea(world.gardeners, world.grace).thread, by=world.grace, rule="noise", reason="Mine.")


def test_answering_an_unnamed_idea_makes_nobody_an_acquaintance(world, idea):
    comment_on(idea.thread, by=world.grace, body="Good.")
    assert acquaintances_in_groups(world.grace) == {}
    with travel(now() + BLIND):
        assert acquaintances_in_groups(world.grace)[world.gardeners.id] == ["Mallory Marsh"]


def test_whoever_looks_after_the_group_sees_no_more(world, idea):
    change_role(join(world.gardeners, by=world.pat), by=world.ada, role="owner")
    assert [is_named(idea.thread.author_for(person)) for person in (world.pat, world.ada, world.grace)] == [False] * 3
