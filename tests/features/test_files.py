"""Files, as somebody uses them: PEERS.md row 18, at the door."""

import re
from io import BytesIO

import pytest
from PIL import Image

from app.core.storage import storage
from tests.pictures import CAMERA, PDF, body, files, photograph, picture

KEY = re.compile(r'name="file" value="([0-9a-f]{32})"')


def sent(browser, *several) -> list[str]:
    """The keys under which `browser` has sent files ahead."""
    answer = browser.post("/files", data=files(*several))
    assert answer.status_code == 201, answer.text
    return KEY.findall(answer.text)


def posted(browser, group, keys, **more) -> str:
    """The path of a post with the files `keys`, every picture among them described."""
    form = {"group": group.id, "body": "Look at this.", "with_files": "1", "file": keys}
    answer = browser.post("/posts", data=form | {f"alt:{key}": "A bed of beans" for key in keys} | more)
    assert answer.status_code == 303, answer.text
    return answer.location


def test_row_18_size_and_type_limits(world, as_, app):
    browser, largest = as_(world.ada), app.config["HOUSE"].largest_file
    answer = browser.post("/files", **body("film.bin", bytes(largest + 1)))
    assert answer.status_code == 422
    assert "at most 20 MB fit here" in answer.text
    keys = [key for number in range(9) for key in sent(browser, (f"{number}.txt", b"words"))]
    form = {"group": world.gardeners.id, "body": "Nine of them", "with_files": "1", "file": keys}
    answer = browser.post("/posts", data=form)
    assert answer.status_code == 422
    assert "At most 8 files" in answer.text
    assert "Nine of them" in answer.text
    assert KEY.findall(answer.text) == keys


def test_row_18_image_resize_and_exif_strip(world, as_):
    browser = as_(world.ada)
    [key] = sent(browser, ("beans.jpg", photograph()))
    page = browser.get(posted(browser, world.gardeners, [key])).text
    assert 'alt="A bed of beans"' in page
    large, small = (browser.get(path) for path in (f"/files/{key}", f"/files/{key}/small"))
    assert [Image.open(BytesIO(answer.data)).size for answer in (large, small)] == [(800, 1600), (200, 400)]
    for answer in (large, small):
        assert answer.mimetype == "image/webp"
        assert CAMERA.encode() not in answer.data
        assert dict(Image.open(BytesIO(answer.data)).getexif()) == {}


def test_row_18_permission_checked_download(world, as_, stranger):
    grace = as_(world.grace)
    [key] = sent(grace, ("minutes.pdf", PDF))
    posted(grace, world.council, [key])
    answer = grace.get(f"/files/{key}")
    assert (answer.status_code, answer.data) == (200, PDF)
    assert answer.headers["Content-Disposition"] == "attachment; filename=minutes.pdf"
    assert [as_(person).get(f"/files/{key}").status_code for person in (world.ada, world.mallory, world.olga)] == [404] * 3
    assert stranger.get(f"/files/{key}").location.startswith("/sign-in")


def test_row_18_inline_preview(world, as_):
    browser = as_(world.ada)
    keys = sent(browser, ("one.png", picture()), ("two.webp", picture("WEBP")), ("plan.pdf", PDF))
    page = as_(world.mallory).get(posted(browser, world.gardeners, keys)).text
    assert page.count('/small"') == 2
    assert 'class="pictures pictures--2"' in page
    assert "plan.pdf" in page
    assert "PDF, 82 Bytes" in page
    assert "<iframe" not in page
    assert "<object" not in page


def test_row_18_list_of_a_groups_files(world, as_):
    browser = as_(world.ada)
    keys = sent(browser, ("beans.png", picture()), ("Plan_of_beds.pdf", PDF))
    posted(browser, world.gardeners, keys, title="The beds")
    page = as_(world.mallory).get("/g/gardeners/files").text
    assert [word for word in ("beans.png", "Plan_of_beds.pdf", "The beds", "Ada Lovelace") if word not in page] == []
    assert "beans.png" not in browser.get("/g/gardeners/files?kind=document").text
    found = browser.get("/g/gardeners/files?q=plan").text
    assert "Plan_of_beds.pdf" in found
    assert "beans.png" not in found
    assert as_(world.ada).get("/g/council/files").status_code == 404


def test_row_18_stored_through_one_library(world, as_):
    [key] = sent(as_(world.ada), ("beans.png", picture()))
    kept = [path for path, _, _ in storage.listed("files") if key in path]
    assert sorted(path.rpartition("/")[2] for path in kept) == [key, f"{key}.small"]


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "GIF", "AVIF"])
def test_row_18_safe_formats(world, as_, kind):
    [key] = sent(as_(world.ada), ("picture", picture(kind)))
    assert as_(world.ada).get(f"/files/{key}").mimetype == "image/webp"
