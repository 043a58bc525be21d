"""Two who sit at the same desk."""

from sqlalchemy import func, select

from app.core.database import db
from app.domain.discussions.operations import comment_on
from app.domain.groups.operations import join
from app.domain.moderation.models import Act, Appeal, Case, Report
from app.domain.moderation.operations import answer_appeal, appeal, approve_post, refuse_post, remove, report, set_gates, warn
from app.domain.people.operations import appoint
from app.domain.posts.models import Post
from app.domain.posts.operations import write_post
from tests.domain.projects.test_races import at_once
from tests.world import build_world


def number(model, *where) -> int:
    return db.session.scalar(select(func.count()).select_from(model).where(*where))


def a_rude_comment(world):
    join(world.gardeners, by=world.mallory)
    return comment_on(world.welcome.thread, by=world.mallory, body="Peas are for simpletons.")


def test_of_two_who_decide_a_case_at_once_one_does(other_database):
    world = build_world()
    with db.transaction():
        case_id = report(a_rude_comment(world), by=world.olga, reason="unkind").case_id
        people, grace_id = [world.ada.id, world.grace.id], world.grace.id

    def decide(key, person):
        case = db.session.get(Case, key)
        (remove if person.id == grace_id else warn)(case, by=person, rule="unkind", reason="Argue with ideas.")

    assert at_once(decide, case_id, people) == ["done", "refused"]
    assert number(Act) == 1


def test_two_who_report_at_once_open_one_case(other_database):
    world = build_world()
    with db.transaction():
        comment = a_rude_comment(world)
        comment_id, model, people = comment.id, type(comment), [world.olga.id, world.grace.id]
    act = lambda key, person: report(db.session.get(model, key), by=person, reason="unkind")  # noqa: E731
    assert at_once(act, comment_id, people) == ["done", "done"]
    assert (number(Case), number(Report)) == (1, 2)


def test_of_two_who_look_at_a_waiting_post_at_once_one_decides(other_database):
    world = build_world()
    with db.transaction():
        set_gates(world.gardeners, by=world.ada, keepers_post=False, keepers_comment=False, approval="all")
        post_id, ada_id = write_post(world.gardeners, by=world.olga, body="May I?").id, world.ada.id
        people = [ada_id, world.grace.id]

    def look(key, person):
        post = db.session.get(Post, key)
        approve_post(post, by=person) if person.id == ada_id else refuse_post(post, by=person, reason="No.")

    assert at_once(look, post_id, people) == ["done", "refused"]
    assert number(Act, Act.kind.in_(("let_in", "turned_down"))) == 1


def test_of_two_second_looks_at_once_one_counts(other_database):
    world = build_world()
    with db.transaction():
        appoint(world.pat, by=world.house, publishes=True, moderates=True)
        case = report(a_rude_comment(world), by=world.olga, reason="unkind").case
        act = remove(case, by=world.grace, rule="unkind", reason="Argue with ideas.")
        row_id, people = appeal(act, by=world.mallory, words="I was joking.").id, [world.ada.id, world.pat.id]

    def answer(key, person):
        answer_appeal(db.session.get(Appeal, key), by=person, undo=True, reason="A joke.")

    assert at_once(answer, row_id, people) == ["done", "refused"]
    assert number(Act, Act.kind == "undone") == 1
