"""What is sent to harm: the rows of SECURITY.md §3.6, at the door."""

import io
import os
import re
import tracemalloc
import zipfile
from time import monotonic

import pytest
from PIL import Image

from app.core.database import db
from app.core.storage import Unkept, storage
from app.domain.files.models import File
from tests.features.test_files import KEY, posted, sent
from tests.pictures import HTML, PDF, SVG, body, bomb, files, film, picture

ACTIVE = {
    "page.html": HTML,
    "drawing.svg": SVG,
    "style.xml": b'<?xml version="1.0"?><?xml-stylesheet href="x.xsl" type="text/xsl"?><x/>',
    "form.pdf": PDF,
    "code.js": b"alert(1)",
    "code.wasm": b"\0asm\1\0\0\0",
    "both.gif.js": b"GIF89a/*" + bytes(20) + b"*/=1;alert(1)",
    "picture.png": HTML,
}
NO_PICTURES = {
    "huge": bomb(50_000, 50_000),
    "hundred million": bomb(10_000, 10_000),
    "tiff": b"\x89PNG\r\n\x1a\n" + picture("TIFF"),
    "cut off": picture("JPEG", (800, 600))[:400],
    "jpeg2000": b"\xff\xd8\xff" + picture("BMP"),
}

# Werkzeug leaves what it had read of a form it refuses half way to the garbage collector.
half_way = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")


@pytest.fixture
def ada(world, as_):
    return as_(world.ada)


def number_of_files() -> int:
    return db.session.query(File).count()


@pytest.mark.parametrize("name", ACTIVE)
def test_f_02_what_could_run_is_handed_over_and_never_shown(world, ada, name):
    answer = ada.post("/files", data=files((name, ACTIVE[name]), kind="text/html"))
    if answer.status_code == 422:
        assert "not a picture we can read" in answer.text
        return
    [key] = KEY.findall(answer.text)
    posted(ada, world.gardeners, [key])
    for path in (f"/files/{key}", f"/files/{key}/small"):
        served = ada.get(path)
        assert served.headers["Content-Disposition"].startswith("attachment")
        assert served.headers["Content-Security-Policy"].startswith("default-src 'none'; sandbox")
        assert served.headers["X-Content-Type-Options"] == "nosniff"
        assert served.headers["Cross-Origin-Resource-Policy"] == "same-origin"
        assert served.mimetype in ("text/plain", "application/pdf", "application/octet-stream")


def test_f_03_a_drawing_is_no_photo(ada):
    answer = ada.post("/settings/photo", data={"photo": (io.BytesIO(SVG), "me.svg", "image/svg+xml")})
    assert answer.status_code == 422


def cpu() -> float:
    """Seconds of work so far, of this process and of those it has waited for: whatever else the machine does counts for nothing."""
    return sum(os.times()[:4])


@pytest.mark.parametrize("name", NO_PICTURES)
def test_f_04_what_would_burst_is_refused_at_once(ada, name):
    tracemalloc.start()
    started = cpu()
    answer = ada.post("/files", data=files(("bomb.png", NO_PICTURES[name])))
    seconds, (_, most) = cpu() - started, tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert answer.status_code == 422
    assert "bomb.png" in answer.text
    assert number_of_files() == 0
    assert seconds < 0.2
    assert most < 50 * 2**20


@pytest.mark.parametrize("name", ["huge", "hundred million", "tiff", "cut off"])
def test_f_04_what_its_head_gives_away_costs_no_process(ada, monkeypatch, name):
    monkeypatch.setattr("app.core.pictures.subprocess.run", None)
    assert ada.post("/files", data=files(("bomb.png", NO_PICTURES[name]))).status_code == 422


def test_f_04_of_ten_thousand_frames_the_first_is_drawn(ada):
    flicker, started = film(10_000), cpu()
    [key] = KEY.findall(ada.post("/files", data=files(("flicker.gif", flicker))).text)
    assert cpu() - started < 0.3
    with Image.open(io.BytesIO(ada.get(f"/files/{key}").data)) as drawn:
        assert (drawn.format, drawn.size, getattr(drawn, "n_frames", 1)) == ("WEBP", (8, 8), 1)


@pytest.mark.parametrize("door", ["/settings/photo", "/g/gardeners/cover"])
@pytest.mark.parametrize("name", NO_PICTURES)
def test_f_04_neither_does_it_burst_as_a_photo_or_a_cover(ada, door, name):
    started = cpu()
    field = door.rpartition("/")[2]
    assert ada.post(door, data={field: (io.BytesIO(NO_PICTURES[name]), "bomb.png", "image/png")}).status_code == 422
    assert cpu() - started < 0.3


def test_f_05_an_archive_is_opaque(ada):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("../../etc/passwd", bytes(10_000_000))
    [key] = sent(ada, ("42.zip", out.getvalue()))
    assert ada.get(f"/files/{key}").data == out.getvalue()


@half_way
def test_f_07_a_body_larger_than_anything_that_fits_is_not_read(ada):
    answer = ada.post("/files", **body("film.mp4", b"x"), environ_overrides={"CONTENT_LENGTH": str(2 * 2**30)})
    assert answer.status_code == 413


@half_way
@pytest.mark.parametrize(
    ("head", "status"),
    [
        (b'--edge\r\nContent-Disposition: form-data; name="files"; filename="a"\r\n\r\nwords', (400, 413, 422)),
        (b'--edge\r\nContent-Disposition: form-data; name="x"\r\n\r\n1\r\n' * 10_000, (413,)),
        (b'--edge\r\nContent-Disposition: form-data; name="body"\r\n\r\n' + b"x" * 1_100_000 + b"\r\n--edge--", (413,)),
        (b"--edge\r\nX: " + b"x" * 1_000_000, (400, 413, 422)),
        (b"\r\n" * 1_000_000, (400, 413, 422)),
    ],
    ids=["no end", "10,000 parts", "a long word", "a long head", "nothing but lines"],
)
def test_f_07_odd_forms_are_refused_quickly(ada, head, status):
    started = monotonic()
    kind = "multipart/form-data; boundary=edge"
    answer = ada.post("/files", input_stream=io.BytesIO(head), content_type=kind)
    assert answer.status_code in status
    assert monotonic() - started < 3
    assert number_of_files() == 0


def test_f_07_two_names_are_one_file(ada):
    name = b'name="files"; filename="../../a\\b.txt"; filename*=UTF-8\'\'%2e%2e%2fc.txt'
    form = b"--edge\r\nContent-Disposition: form-data; " + name + b"\r\n\r\nx\r\n--edge--\r\n"
    answer = ada.post("/files", input_stream=io.BytesIO(form), content_type="multipart/form-data; boundary=edge")
    assert answer.status_code == 201
    assert re.search(r"checked>(b|c)\.txt<", answer.text)


@half_way
def test_f_09_a_line_that_drops_half_way_leaves_no_file(ada):
    half = body("film.mp4", b"x" * 2000)
    half["input_stream"] = io.BytesIO(half["input_stream"].getvalue()[:1000])
    answer = ada.post("/files", **half, environ_overrides={"CONTENT_LENGTH": "2100"})
    assert answer.status_code in (400, 422)
    assert number_of_files() == 0


def test_f_09_a_form_sent_twice_is_one_post_with_one_file(world, ada):
    form = {"group": world.gardeners.id, "body": "Once.", "with_files": "1", "once": "the same key"}
    answers = [ada.post("/posts", data=form | files(("plan.pdf", PDF))) for _ in range(2)]
    assert len({answer.location for answer in answers}) == 1
    assert ada.get(answers[0].location).text.count("plan.pdf") == 1


def test_f_12_a_full_disk_refuses_the_file_and_nothing_else(world, ada, monkeypatch):
    def full(*_):
        raise Unkept("No space left on device")

    monkeypatch.setattr(storage, "put", full)
    answer = ada.post("/files", data=files(("plan.pdf", PDF)))
    assert answer.status_code == 422
    assert "could not be kept just now" in answer.text
    assert ada.post("/posts", data={"group": world.gardeners.id, "body": "Words only"}).status_code == 303


def test_f_13_no_way_leads_to_a_file_of_a_group_one_does_not_belong_to(world, as_, ada, stranger):
    [key] = sent(ada, ("attic.png", picture()))
    posted(ada, world.attic, [key])
    asked = [
        (path, how)
        for path in (f"/files/{key}", f"/files/{key}/small")
        for how in ({}, {"Range": "bytes=0-3"}, {"If-None-Match": f'"{key}"'})
    ]
    for person in (world.grace, world.mallory, world.olga, world.pat):
        browser = as_(person)
        assert {browser.get(path, headers=how).status_code for path, how in asked} == {404}
        assert {browser.head(path).status_code for path, _ in asked} == {404}
    assert {stranger.get(path, headers=how).status_code for path, how in asked} == {303}
    assert ada.get(f"/files/{key}").headers["Cache-Control"] == "private, no-store"


def test_f_13_ranges_and_heads_say_what_the_whole_would(world, ada):
    [key] = sent(ada, ("words.txt", b"0123456789"))
    posted(ada, world.gardeners, [key])
    path = f"/files/{key}"
    part = ada.get(path, headers={"Range": "bytes=2-4"})
    assert (part.status_code, part.data, part.headers["Content-Range"]) == (206, b"234", "bytes 2-4/10")
    assert ada.get(path, headers={"Range": "bytes=-3"}).data == b"789"
    assert ada.get(path, headers={"Range": "bytes=20-"}).status_code == 416
    assert ada.get(path, headers={"Range": "bytes=0-1,4-5"}).data == b"0123456789"
    head = ada.head(path)
    assert (head.status_code, head.data, head.content_length) == (200, b"", 10)
    whole = ada.get(path)
    assert whole.headers["Cache-Control"] == "private, no-cache"
    assert ada.get(path, headers={"If-None-Match": whole.headers["ETag"]}).status_code == 304


def test_f_15_somebody_elses_upload_is_not_there_to_be_attached(world, as_, ada):
    [key] = sent(ada, ("plan.pdf", PDF))
    form = {"group": world.gardeners.id, "body": "Mine now.", "with_files": "1", "file": key}
    answer = as_(world.grace).post("/posts", data=form)
    assert answer.status_code == 404
    assert db.session.query(File).one().thread_id is None


def test_f_15_what_hangs_on_one_thing_is_hung_on_no_other(world, ada):
    [key] = sent(ada, ("plan.pdf", PDF))
    posted(ada, world.attic, [key])
    form = {"group": world.gardeners.id, "body": "For all.", "with_files": "1", "file": key}
    assert ada.post("/posts", data=form).status_code == 404
    assert db.session.query(File).one().thread.group_id == world.attic.id


@pytest.mark.parametrize("said", ["", "text/html; charset=utf-7", "image/png", "application/x-msdownload"])
def test_f_17_what_the_sender_says_it_is_counts_for_nothing(ada, said):
    [key] = KEY.findall(ada.post("/files", data=files(("notes.png", b"Just words."), kind=said)).text)
    answer = ada.get(f"/files/{key}")
    assert answer.content_type == "text/plain; charset=utf-8"
    assert answer.headers["Content-Disposition"] == "attachment; filename=notes.png"


def test_f_19_the_same_bytes_twice_are_two_files_and_say_nothing_of_each_other(world, as_, ada):
    [first], [second] = sent(ada, ("secret.pdf", PDF)), sent(as_(world.mallory), ("secret.pdf", PDF))
    posted(ada, world.attic, [first])
    assert first != second
    assert "already" not in as_(world.mallory).post("/files", data=files(("secret.pdf", PDF))).text


def test_more_than_ninety_files_a_minute_are_too_many(ada, monkeypatch):
    monkeypatch.setattr("app.domain.files.operations.MOST_WAITING", 0)
    answers = [ada.post("/files", data=files(("1.txt", b"1"))).status_code for _ in range(91)]
    assert (set(answers[:90]), answers[90]) == ({422}, 429)


def test_somebody_who_leaves_much_lying_about_is_asked_to_post_it_first(world, ada, monkeypatch):
    monkeypatch.setattr("app.domain.files.operations.MOST_WAITING", 2)
    sent(ada, ("1.txt", b"1"), ("2.txt", b"2"))
    answer = ada.post("/files", data=files(("3.txt", b"3")))
    assert answer.status_code == 422
    assert "hangs on nothing yet" in answer.text


@pytest.mark.parametrize(
    "name",
    ['<img src=x onerror="alert(1)">.txt', "a\u202egnp.exe", "{{7*7}}.txt", "💥" * 300 + ".txt", ".."],
)
def test_x_02_a_name_is_a_name_wherever_it_appears(world, ada, settle, name):
    [key] = sent(ada, (name, b"x"))
    path = posted(ada, world.gardeners, [key])
    settle()
    pages = [ada.get(where).text for where in (path, "/g/gardeners/files", "/search?q=img", f"{path.partition('-')[0]}/edit")]
    assert not any("<img src=x" in page or "\u202e" in page or ">49.txt" in page for page in pages)
    answer = ada.get(f"/files/{key}")
    assert answer.headers["Content-Disposition"].startswith("attachment; filename")
    assert "Set-Cookie" not in answer.headers
