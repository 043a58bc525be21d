"""From a trial to what the world reads of it: each promise through the door its people use. Files are row 18 of PEERS.md."""

from app.core.database import db
from app.domain.announcements.models import Announcement
from app.domain.outcomes.models import Outcome
from app.domain.outcomes.settling import open_credits
from app.domain.projects.lead_asking import LeadAsking
from app.domain.projects.models import Project
from tests.domain.line import RESULT, STORY, a_project, an_idea
from tests.features.test_files import sent
from tests.pictures import PDF

NOTICE = {"people": "@grace-hopper", "what": "Use the customer list", "why": "To tell drivers", "starts_on": "2030-01-07", "spends": "1"}
EVENT = {"type": "event", "place": "Canteen", "zone": "Europe/Berlin", "starts": "2030-01-07T18:30", "ends": ""}


def main_of(browser, path: str) -> str:
    answer = browser.get(path)
    assert answer.status_code == 200, path
    return " ".join(answer.text.partition("<main")[2].split())


def test_a_trial_goes_on_once_what_needs_a_yes_has_one(world, as_):
    project = a_project(world.gardeners, world.ada)
    ada, path = as_(world.ada), f"/p/{project.id}"
    notice = ada.post(f"{path}/notices", data=NOTICE).location
    assert "Waits for a yes of Grace Hopper" in main_of(as_(world.mallory), path)
    assert "has not said yes yet" in ada.post(f"{path}/activate").text
    as_(world.grace).post(f"{notice}/agree")
    assert "Grace Hopper agreed" in main_of(as_(world.mallory), path)
    ada.post(f"{path}/activate")
    assert "Back to trial" in main_of(ada, path)
    ada.post(f"{path}/return")
    assert "Trial until" in main_of(as_(world.mallory), path)


def test_the_world_reads_where_and_when(world, as_, stranger):
    project, ada, pat = a_project(world.gardeners, world.ada), as_(world.ada), as_(world.pat)
    outcome = ada.post(f"/p/{project.id}/outcomes", data={**RESULT, **EVENT}).location
    ada.post(f"{outcome}/send")
    news = ada.post(f"{outcome}/announcements", data=STORY).location
    ada.post(f"{news}/reviews")
    assert "Canteen" in main_of(pat, news)
    pat.post(f"{news}/reviews/ready")
    pat.post(f"{news}/publications")
    public = f"/news/{db.session.query(Announcement).one().slug}"
    assert "Monday, 7 January 2030, 18:30" in main_of(stranger, public)
    assert "LOCATION:Canteen" in stranger.get(f"{public}/date.ics").text


def test_a_sheet_is_called_back_and_a_newer_outcome_takes_the_place(world, as_):
    project, ada = a_project(world.gardeners, world.ada), as_(world.ada)
    older = ada.post(f"/p/{project.id}/outcomes", data=RESULT).location
    ada.post(f"{older}/send")
    ada.post(f"{older}/call-back")
    assert "It was called back" in main_of(ada, older)
    settled(ada, older)
    ada.post(f"/p/{project.id}/reopen")
    newer = ada.post(f"/p/{project.id}/outcomes", data={**RESULT, "title": "Two boxes"}).location
    settled(ada, newer)
    ada.post(f"{older}/supersede")
    assert f'Superseded by <a href="{newer}">Two boxes</a>' in main_of(as_(world.mallory), older)
    assert f'Takes the place of <a href="{older}">' in main_of(as_(world.mallory), newer)


def settled(ada, outcome: str) -> None:
    """Sent round, and answered by Ada, who alone had a part."""
    ada.post(f"{outcome}/send")
    sheet = db.session.get(Outcome, int(outcome.rpartition("/")[2]))
    for credit in db.session.scalars(open_credits(sheet)).all():
        ada.post(f"/credits/{credit.id}", data={"shown_as": "name"})
    assert sheet.thread.state == "confirmed"


def test_row_18_files_and_links_of_a_project(world, as_):
    project, ada = a_project(world.council, world.grace), as_(world.ada)
    grace, path = as_(world.grace), f"/p/{project.id}"
    [key] = sent(grace, ("minutes.pdf", PDF))
    grace.post(f"{path}/files", data={"with_files": "1", "file": key})
    grace.post(f"{path}/links", data={"title": "The drawings", "address": "https://example.org/straps"})
    assert [part for part in ("minutes.pdf", "The drawings", "https://example.org/straps") if part not in main_of(grace, path)] == []
    assert grace.get(f"/files/{key}").data == PDF
    assert [ada.get(address).status_code for address in (path, f"{path}/files", f"/files/{key}")] == [404] * 3


def test_somebody_is_asked_to_lead_and_nobody_is_made_to(world, as_):
    idea, ada, grace = an_idea(world.gardeners, world.ada), as_(world.ada), as_(world.grace)
    sheet = {"goal": "No strap in the bin", "trial_weeks": "4", "lead": "ask", "people": "Grace Hopper"}
    ada.post(f"/i/{idea.id}/promotions", data=sheet)
    assert db.session.query(Project).count() == 0
    assert "You are asked to lead this" in main_of(grace, f"/i/{idea.id}")
    grace.post(f"/lead-askings/{db.session.query(LeadAsking).one().id}/accept")
    assert db.session.query(Project).one().lead_id == world.grace.id
