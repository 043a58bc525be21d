"""Files and links of a project, as its team puts them there and its readers find them."""

import pytest

from app.core.database import db
from app.domain.files.models import File
from app.domain.groups.operations import leave
from app.domain.projects.belonging import ProjectLink
from app.domain.projects.operations import stop, take_place
from tests.domain.line import a_project
from tests.features.test_files import sent
from tests.pictures import PDF, body, picture

DRAWINGS = {"title": "The drawings", "address": "https://example.org/straps"}


@pytest.fixture
def project(world):
    return a_project(world.gardeners, world.ada)


def main_of(browser, path: str) -> str:
    return " ".join(browser.get(path).text.partition("<main")[2].split())


def put(browser, project, *keys, **more):
    return browser.post(f"/p/{project.id}/files", data={"with_files": "1", "file": list(keys), **more})


def test_the_team_puts_files_that_readers_find(world, as_, project):
    ada = as_(world.ada)
    [plan] = sent(ada, ("plan.pdf", PDF))
    assert put(ada, project, plan).status_code == 303
    [notes] = sent(ada, ("notes.txt", b"words"))
    put(ada, project, notes)
    reader = as_(world.mallory)
    for path in (f"/p/{project.id}", f"/p/{project.id}/files", "/g/gardeners/files"):
        assert [name for name in ("plan.pdf", "notes.txt") if name not in main_of(reader, path)] == [], path
    assert reader.get(f"/files/{plan}").data == PDF
    assert project.thread.file_count == 2


def test_a_file_comes_with_the_form_where_there_is_no_script(world, as_, project):
    answer = as_(world.ada).post(f"/p/{project.id}/files", **body("plan.pdf", PDF))
    assert answer.status_code == 303
    assert db.session.query(File).one().thread_id == project.id


def test_a_picture_without_a_word_is_asked_about_and_kept(world, as_, project):
    ada = as_(world.ada)
    [key] = sent(ada, ("box.png", picture()))
    refused = put(ada, project, key)
    assert (refused.status_code, "Say what “box.png” shows" in refused.text, key in refused.text) == (422, True, True)
    assert put(ada, project, key, **{f"alt:{key}": "A box by the door"}).status_code == 303
    assert "A box by the door" in main_of(ada, f"/p/{project.id}/files")


def test_nothing_chosen_is_said(world, as_, project):
    refused = put(as_(world.ada), project)
    assert (refused.status_code, "Choose a file first." in refused.text) == (422, True)


def test_only_the_team_puts_files_and_only_its_own(world, as_, project):
    [key] = sent(as_(world.grace), ("hers.txt", b"words"))
    assert put(as_(world.grace), project, key).status_code == 403
    assert put(as_(world.ada), project, key).status_code == 404
    assert "Add to the project" not in main_of(as_(world.grace), f"/p/{project.id}/files")


def test_whoever_sent_it_or_leads_takes_a_file_off(world, as_, project):
    take_place(project, by=world.grace)
    take_place(project, by=world.olga)
    [key] = sent(as_(world.grace), ("plan.pdf", PDF))
    put(as_(world.grace), project, key)
    assert as_(world.olga).post(f"/project-files/{key}/delete").status_code == 403
    assert as_(world.ada).post(f"/project-files/{key}/delete").status_code == 303
    assert as_(world.olga).get(f"/files/{key}").status_code == 404
    assert project.thread.file_count == 0
    assert as_(world.ada).post(f"/project-files/{key}/delete").status_code == 404


def test_a_file_of_a_post_is_not_taken_off_here(world, as_):
    ada = as_(world.ada)
    [key] = sent(ada, ("plan.pdf", PDF))
    ada.post("/posts", data={"group": world.gardeners.id, "body": "Look", "with_files": "1", "file": key})
    assert ada.post(f"/project-files/{key}/delete").status_code == 403


def test_files_of_a_hidden_project_are_not_found(world, as_):
    project = a_project(world.attic, world.ada)
    [key] = sent(as_(world.ada), ("plan.pdf", PDF))
    put(as_(world.ada), project, key)
    grace = as_(world.grace)
    answers = [grace.get(f"/p/{project.id}/files"), grace.get(f"/files/{key}"), put(grace, project, key)]
    answers += [grace.post(f"/project-files/{key}/delete"), grace.post(f"/p/{project.id}/links", data=DRAWINGS)]
    assert [answer.status_code for answer in answers] == [404] * 5


def test_whoever_leaves_a_closed_group_loses_its_project_files(world, as_):
    project = a_project(world.council, world.grace)
    [key] = sent(as_(world.grace), ("plan.pdf", PDF))
    put(as_(world.grace), project, key)
    assert as_(world.ada).get(f"/files/{key}").status_code == 404


def test_links_stand_under_their_title(world, as_, project):
    ada = as_(world.ada)
    assert ada.post(f"/p/{project.id}/links", data=DRAWINGS).status_code == 303
    ada.post(f"/p/{project.id}/links", data=DRAWINGS | {"title": "The new drawings"})
    for path in (f"/p/{project.id}", f"/p/{project.id}/files"):
        page = main_of(as_(world.mallory), path)
        assert ('href="https://example.org/straps" rel="noreferrer"' in page, "The new drawings" in page) == (True, True)
    assert db.session.query(ProjectLink).count() == 1


@pytest.mark.parametrize(
    "address", ["", "http://example.org", "javascript:alert(1)", "https://", "https://ada:x@example.org", "https://a b"]
)
def test_what_is_no_safe_address_is_refused_and_kept(world, as_, project, address):
    refused = as_(world.ada).post(f"/p/{project.id}/links", data={"title": "The drawings", "address": address})
    assert (refused.status_code, 'value="The drawings"' in refused.text) == (422, True)
    assert db.session.query(ProjectLink).count() == 0


def test_whoever_added_a_link_or_leads_takes_it_off(world, as_, project):
    take_place(project, by=world.grace)
    take_place(project, by=world.olga)
    as_(world.grace).post(f"/p/{project.id}/links", data=DRAWINGS)
    link = db.session.query(ProjectLink).one()
    assert as_(world.olga).post(f"/project-links/{link.id}/delete").status_code == 403
    assert as_(world.mallory).post(f"/project-links/{link.id}/delete").status_code == 403
    assert as_(world.grace).post(f"/project-links/{link.id}/delete").status_code == 303
    assert db.session.query(ProjectLink).count() == 0


def test_what_was_put_there_stays_when_its_sender_goes(world, as_, project):
    take_place(project, by=world.grace)
    [key] = sent(as_(world.grace), ("plan.pdf", PDF))
    put(as_(world.grace), project, key)
    leave(world.gardeners, by=world.grace)
    stop(project, by=world.ada, reason="No straps")
    assert as_(world.mallory).get(f"/files/{key}").status_code == 200
