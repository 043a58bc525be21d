"""A project run without a second tool: each promise of the project page, through the door its people use."""

from datetime import timedelta

from app.core.clock import now, travel
from app.core.database import db
from app.domain.projects.models import Asking, Candidacy, Milestone, Step
from app.domain.projects.operations import pause_quiet_projects, settle_candidacies, warn_quiet_projects
from app.domain.projects.touching import Notice
from tests.domain.line import RESULT, a_project
from tests.subscribers.notifications.test_telling import words


def main_of(browser, path: str) -> str:
    answer = browser.get(path)
    assert answer.status_code == 200, path
    return " ".join(answer.text.partition("<main")[2].split())


def test_who_does_what_next_is_known_on_a_board_and_a_list(world, as_, settle):
    project = a_project(world.gardeners, world.ada)
    ada, grace, path = as_(world.ada), as_(world.grace), f"/p/{project.id}"
    for title in ("Find a box", "Write a label"):
        ada.post(f"{path}/steps", data={"step": title, "due": "2030-01-07"})
    box, label = db.session.query(Step).order_by(Step.id)
    ada.post(f"/steps/{label.id}/edit", data={"title": label.title, "due": "2030-02-04", "waits_for": box.id})
    ada.post(f"{path}/askings", data={"people": "@grace-hopper", "step": label.id})
    assert label.owner_id is None
    grace.post(f"/askings/{db.session.query(Asking).one().id}/accept")
    ada.post(f"/steps/{box.id}/move", data={"to": "doing"})
    for page in (f"{path}/steps", f"{path}/steps?as=list"):
        shown = main_of(as_(world.mallory), page)
        assert [part for part in ("Waits for “Find a box”", "Until Mon 4 Feb 2030", "Grace", "Ada") if part not in shown] == []
    ada.post(f"/steps/{box.id}/move", data={"to": "done"})
    settle()
    assert words(world.grace)[0] == "Ada Lovelace finished what your step waited for in Keep the straps"


def test_a_stranger_sees_what_why_who_and_how_far(world, as_):
    project = a_project(world.gardeners, world.ada)
    ada, path = as_(world.ada), f"/p/{project.id}"
    ada.post(f"{path}/steps", data={"step": "Find a box"})
    ada.post(f"{path}/milestones", data={"title": "A box at every counter", "due": "2030-05-06"})
    ada.post(f"{path}/updates", data={"body": "We looked.", "next_up": "Buy one", "blocks": "No money"})
    ada.post(f"{path}/headline", data={"headline": "Straps come home", "who_for": "Drivers on nights"})
    page = main_of(as_(world.mallory), path)
    wanted = (project.goal, "Ada Lovelace", "0 of 1 step done", "A box at every counter", "Buy one", "No money", "Straps come home")
    assert [part for part in (*wanted, "The last seven days", "Drivers on nights") if part not in page] == []
    assert 'role="img"' in main_of(as_(world.mallory), f"{path}/milestones")
    assert db.session.query(Milestone).one().title in main_of(as_(world.mallory), f"{path}/milestones")


def test_a_project_changes_hands_without_anybody_s_leave(world, as_):
    project = a_project(world.gardeners, world.ada)
    as_(world.ada).post(f"/p/{project.id}/step-down")
    as_(world.grace).post(f"/p/{project.id}/take-lead")
    assert db.session.query(Candidacy).one().state == "open"
    with travel(now() + timedelta(days=8)):
        settle_candidacies(by=world.house)
    assert project.lead_id == world.grace.id
    assert "Grace Hopper" in main_of(as_(world.mallory), f"/p/{project.id}")


def test_what_others_look_after_is_touched_with_notice_and_lent_by_them(world, as_):
    project = a_project(world.gardeners, world.ada)
    ada, path = as_(world.ada), f"/p/{project.id}"
    form = {"people": "Mallory Marsh", "what": "Use the customer list", "why": "To tell drivers", "starts_on": "2030-01-07"}
    ada.post(f"{path}/notices", data=form)
    as_(world.grace).post(f"{path}/lendings", data={"what": "Two days of the workshop", "until": "2030-06-03"})
    page = main_of(as_(world.olga), path)
    wanted = ("Use the customer list", "(five working days); silence means go", "Lends: Two days of the workshop, until Mon 3 Jun 2030")
    assert [part for part in wanted if part not in page] == []
    with travel(now() + timedelta(days=8)):
        assert db.session.query(Notice).one().state == "go"


def test_the_announcement_begins_on_the_first_day(world, as_):
    project, ada = a_project(world.gardeners, world.ada), as_(world.ada)
    answers = {"headline": "Straps come home", "who_for": "Drivers on nights", "was_wrong": "Into the bin", "is_different": "Kept"}
    ada.post(f"/p/{project.id}/headline", data=answers)
    outcome = ada.post(f"/p/{project.id}/outcomes", data=RESULT).location
    draft = main_of(ada, f"{outcome}/announcements/new")
    assert [part for part in (*answers.values(), RESULT["what_changed"]) if part not in draft] == []


def test_r2_a_quiet_project_is_warned_of_then_paused_and_taken_up_again(world, as_, settle):
    project = a_project(world.gardeners, world.ada)
    as_(world.grace).post(f"/p/{project.id}/places", data={"does": "hooks"})
    for days, cause in ((35, warn_quiet_projects), (46, pause_quiet_projects)):
        with travel(now() + timedelta(days=days)):
            assert [cause(by=world.house) for _ in range(2)] == [1, 0]
    settle()
    assert "Is paused in eleven days unless somebody tells how it goes" in main_of(as_(world.grace), "/inbox")
    as_(world.grace).post(f"/p/{project.id}/resume")
    assert project.thread.state == "active"
