"""SECURITY.md §3.6, the rows about where a file is found: on one thing, wherever that goes, and past a scanner."""

import io
import re
import sys

import pytest

from app.core.database import db
from app.core.scanning import scanner
from app.domain.discussions.operations import comment_on, delete_comment
from app.domain.files.models import File
from app.domain.groups.operations import found, invite, join
from app.domain.people.operations import suspend
from app.domain.placements.operations import move_post
from app.domain.posts.operations import delete_post, restore_post
from app.domain.posts.queries import find_post
from app.domain.shares.operations import share
from tests.features.test_files import posted, sent
from tests.pictures import PDF, files, picture

EICAR = rb"X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"
PYTHON = f"{sys.executable} -c"
SCANNER = "import sys; sys.exit(1 if b'EICAR-STANDARD' in sys.stdin.buffer.read() else {otherwise})"


@pytest.fixture
def ada(world, as_):
    return as_(world.ada)


@pytest.fixture
def plan(world, ada):
    """A post of Ada's in Gardeners, and the key of the file that hangs on it."""
    [key] = sent(ada, ("plan.pdf", PDF))
    path = posted(ada, world.gardeners, [key])
    return find_post(int(re.match(r"/t/(\d+)", path)[1]), seen_by=world.ada), key


def who_reads(world, as_, key: str) -> set[str]:
    return {
        name for name in ("ada", "grace", "mallory", "olga", "pat") if as_(getattr(world, name)).get(f"/files/{key}").status_code == 200
    }


@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE", "OPTIONS", "HEAD"])
def test_f_10_no_upload_is_taken_up_again(ada, method):
    answer = ada.open("/files", method=method, data=b"x", headers={"Upload-Offset": "4", "Tus-Resumable": "1.0.0"})
    assert answer.status_code == 405 or method == "OPTIONS"
    assert not [name for name in answer.headers if name[0].startswith(("Tus-", "Upload-"))]


@pytest.mark.parametrize("part", ["bytes 5-9/10", "bytes 0-3/4", "bytes */10", "bytes 9-5/1", "lines 1-2/3", "x" * 2000])
def test_f_10_a_part_of_a_file_is_no_file_of_its_own(ada, part):
    """Whatever a Content-Range claims, a form is a whole form: what is in it is taken in, and nothing is joined to anything."""
    [first] = sent(ada, ("film.txt", b"01234"))
    answer = ada.post("/files", data=files(("film.txt", b"56789")), headers={"Content-Range": part})
    assert answer.status_code in (201, 400)
    assert ada.get(f"/files/{first}").data == b"01234"
    assert {file.size for file in db.session.query(File)} == {5}
    raw = ada.post("/files", data=b"56789", content_type="application/octet-stream", headers={"Content-Range": part})
    assert raw.status_code in (400, 415, 422)


def test_f_14_a_file_goes_and_comes_with_the_one_thing_it_hangs_on(world, as_, plan):
    post, key = plan
    assert who_reads(world, as_, key) == {"ada", "grace", "mallory", "olga", "pat"}
    delete_post(post, by=world.ada)
    assert who_reads(world, as_, key) == set()
    restore_post(post, by=world.ada)
    assert who_reads(world, as_, key) == {"ada", "grace", "mallory", "olga", "pat"}


def test_f_14_a_quotation_does_not_keep_the_file_of_what_it_quotes(world, as_, ada):
    [key] = sent(ada, ("plan.pdf", PDF))
    ada.post(f"/t/{world.welcome.id}/comments", data={"body": "The plan.", "room": "gardeners", "with_files": "1", "file": key})
    comment = db.session.query(File).filter_by(key=key).one().comment
    comment_on(world.welcome.thread, by=world.grace, body="> The plan.\n\nGood.")
    delete_comment(comment, by=world.ada)
    assert who_reads(world, as_, key) == set()


def test_f_14_a_file_moves_with_its_post(world, as_, plan):
    post, key = plan
    invite(world.council, by=world.grace, person=world.ada)
    join(world.council, by=world.ada)
    move_post(post.thread, by=world.ada, into=world.council, reason="Among us.")
    assert who_reads(world, as_, key) == {"ada", "grace"}
    assert as_(world.ada).get(f"/files/{key}").headers["Cache-Control"] == "private, no-store"


def test_f_14_bringing_a_post_to_others_shows_its_file_to_nobody_new(world, as_, ada):
    kitchen = found(by=world.pat, name="Kitchen", purpose="")
    join(kitchen, by=world.grace)
    [key] = sent(as_(world.grace), ("minutes.pdf", PDF))
    path = posted(as_(world.grace), world.council, [key])
    post = find_post(int(re.match(r"/t/(\d+)", path)[1]), seen_by=world.grace)
    brought = share(post.thread, by=world.grace, into=kitchen, note="Look.")
    assert who_reads(world, as_, key) == {"grace"}
    assert brought.group is kitchen


def test_f_14_a_file_said_in_a_room_is_read_in_that_room(world, as_):
    share(world.welcome.thread, by=world.grace, into=world.council, note="Ours.")
    [key] = sent(as_(world.grace), ("budget.pdf", PDF))
    form = {"body": "Between us.", "room": "council", "with_files": "1", "file": key}
    as_(world.grace).post(f"/t/{world.welcome.id}/comments", data=form)
    assert who_reads(world, as_, key) == {"grace"}


@pytest.fixture
def scanning():
    """`scanning(otherwise)`: a scanner that knows EICAR, and ends with `otherwise` for all else."""
    yield lambda otherwise=0: scanner.connect(f'{sys.executable} -c "{SCANNER.format(otherwise=otherwise)}"')
    scanner.connect("")


def test_f_18_what_the_scanner_finds_is_not_taken_in(world, ada, scanning):
    scanning()
    answer = ada.post("/files", data=files(("invoice.pdf", EICAR), ("plan.pdf", PDF)))
    assert "“invoice.pdf” was not taken in: the virus scanner found something in it." in answer.text
    assert [file.name for file in db.session.query(File)] == ["plan.pdf"]
    form = {"group": world.gardeners.id, "body": "The invoice.", "with_files": "1"} | files(("invoice.pdf", EICAR))
    refused = ada.post("/posts", data=form)
    assert (refused.status_code, "The invoice.</textarea>" in refused.text) == (422, True)


@pytest.mark.parametrize(
    "command", ["/nowhere/scanner -", f"{sys.executable} -c 'raise SystemExit(2)'", f"{sys.executable} -c 'while True: pass'"]
)
def test_f_18_without_its_scanner_nothing_is_taken_in_and_everything_else_works(world, ada, scanning, monkeypatch, command):
    monkeypatch.setattr("app.core.scanning.SECONDS", 0.5)
    scanner.connect(command)
    answer = ada.post("/files", data=files(("plan.pdf", PDF)))
    assert answer.status_code == 422
    assert "could not be looked at for viruses just now" in answer.text
    assert db.session.query(File).count() == 0
    assert ada.post("/posts", data={"group": world.gardeners.id, "body": "Words only."}).status_code == 303


def test_f_18_a_picture_is_scanned_before_it_is_drawn(ada, scanning):
    scanning()
    answer = ada.post("/files", data=files(("bait.png", picture() + EICAR)))
    assert (answer.status_code, "found something in it" in answer.text) == (422, True)


def test_f_18_no_scanner_is_asked_where_none_is_set(ada):
    assert sent(ada, ("invoice.pdf", EICAR))


def looked(browser, path: str) -> tuple[int, bytes]:
    with browser.get(path) as answer:
        return answer.status_code, answer.data


def test_f_20_the_cover_of_a_group_is_shown_to_those_who_may_know_it(world, as_, ada, stranger):
    asked = {}
    for slug, owner in (("gardeners", world.ada), ("council", world.grace), ("attic", world.ada)):
        form = {"cover": (io.BytesIO(picture("PNG", (600, 300))), "cover.png", "image/png")}
        assert as_(owner).post(f"/g/{slug}/cover", data=form).status_code == 303
        asked[slug] = f"/g/{slug}/cover/{getattr(world, slug).cover}"
    assert [looked(as_(world.mallory), path)[0] for path in asked.values()] == [200, 200, 404]
    assert looked(as_(world.grace), asked["attic"]) == looked(as_(world.grace), "/g/nowhere/cover/x.webp")
    assert {looked(stranger, path)[0] for path in asked.values()} == {303}
    assert looked(as_(world.olga), asked["council"])[0] == 404
    name = asked["attic"].rpartition("/")[2]
    # Nor by the name of the picture, through another group or as if it were somebody's photo.
    assert [looked(as_(world.mallory), path)[0] for path in (f"/g/gardeners/cover/{name}", f"/photos/{name}")] == [404, 404]
    with ada.get(asked["attic"]) as answer:
        assert answer.headers["Cache-Control"] == "no-cache, max-age=0, private"


def test_f_20_a_photo_is_shown_while_it_is_somebodys(world, as_, ada, stranger):
    """Whoever is suspended is named beside what they said, and has a face there; a photo taken away or exchanged is gone."""
    mallory, paths = as_(world.mallory), []
    for colour in ("red", "green"):
        mallory.post("/settings/photo", data={"photo": (io.BytesIO(picture(colour=colour)), "me.png", "image/png")})
        paths.append(f"/photos/{world.mallory.photo}")
    suspend(world.mallory, by=world.house)
    assert [looked(ada, path)[0] for path in paths] == [404, 200]
    world.mallory.photo = ""
    assert looked(ada, paths[1]) == looked(ada, f"/photos/{'0' * 24}.webp")
    assert looked(stranger, paths[1])[0] == 303
