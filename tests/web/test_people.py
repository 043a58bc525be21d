import io
import re

import pytest
from PIL import Image

from app.domain.discussions.operations import comment_on
from app.domain.groups.operations import found, join
from app.domain.people.operations import edit_profile
from app.domain.people.queries import traits_of
from app.domain.posts.operations import write_post
from app.domain.shares.operations import share
from tests.domain.line import an_idea


def test_the_directory_lists_people_by_name(world, as_):
    page = as_(world.mallory).get("/people").text.partition("<main")[2]
    assert page.index("Ada Lovelace") < page.index("Grace Hopper") < page.index("Mallory Marsh")
    assert "/u/house" not in page


def test_people_are_found_by_the_beginning_of_a_skill(world, as_):
    edit_profile(world.grace, by=world.grace, name="Grace Hopper", skills=["Compilers"])
    page = as_(world.ada).get("/people?q=compil").text
    assert "Grace Hopper" in page
    assert "Mallory Marsh" not in page


def test_the_directory_goes_on_page_by_page(world, as_, monkeypatch):
    browser, seen, path = as_(world.ada), [], "/people"
    monkeypatch.setattr("app.web.people.SIZE", 2)
    while path:
        page = browser.get(path).text
        seen += re.findall(r'class="row__title" href="/u/([^"]+)"', page)
        path = (match := re.search(r'rel="next" href="([^"]+)"', page)) and match[1]
    assert seen == ["ada-lovelace", "grace-hopper", "mallory-marsh", "olga-guest", "pat-press"]


def test_a_guest_finds_nobody_but_themselves(world, as_):
    browser = as_(world.olga)
    assert "Ada Lovelace" not in browser.get("/people").text
    assert browser.get("/u/ada-lovelace").status_code == 404


def test_a_profile_shows_only_what_the_one_looking_may_read(world, as_):
    write_post(world.attic, by=world.ada, title="Under the roof", body="Hidden")
    page = as_(world.grace).get("/u/ada-lovelace").text
    assert "Welcome" in page
    assert "Gardeners" in page
    assert "Attic" not in page
    assert "Under the roof" not in page
    assert "Under the roof" in as_(world.ada).get("/u/ada-lovelace").text


def test_a_profile_is_edited_by_its_owner(world, as_):
    answer = as_(world.ada).post("/settings/profile", data={"name": "Ada L.", "about": "**Engines**", "skills": "Poetry, Weaving, poetry"})
    assert answer.location == "/u/ada-lovelace"
    assert "<strong>Engines</strong>" in as_(world.grace).get("/u/ada-lovelace").text
    assert len(traits_of(world.ada)["skill"]) == 2


def test_a_refused_profile_keeps_what_was_typed(world, as_):
    answer = as_(world.ada).post("/settings/profile", data={"name": "", "about": "A long thought"})
    assert answer.status_code == 422
    assert "A long thought" in answer.text


def picture(kind="PNG") -> io.BytesIO:
    out = io.BytesIO()
    Image.new("RGB", (300, 200), "teal").save(out, kind)
    out.seek(0)
    return out


def test_a_photo_becomes_a_small_square_and_is_shown_to_members_only(world, as_, stranger):
    browser = as_(world.ada)
    assert browser.post("/settings/photo", data={"photo": (picture(), "me.png")}).status_code == 303
    path = f"/photos/{world.ada.photo}"
    with browser.get(path) as answer:
        assert Image.open(io.BytesIO(answer.data)).size == (256, 256)
        assert (answer.mimetype, answer.headers["X-Content-Type-Options"]) == ("image/webp", "nosniff")
        assert "private" in answer.headers["Cache-Control"]
    assert stranger.get(path).location.startswith("/sign-in")


@pytest.mark.parametrize("bytes_", [b"<svg onload=alert(1)>", b"", b"GIF89a"])
def test_what_is_no_picture_is_refused(world, as_, bytes_):
    answer = as_(world.ada).post("/settings/photo", data={"photo": (io.BytesIO(bytes_), "me.png")})
    assert answer.status_code == 422
    assert world.ada.photo == ""


@pytest.mark.parametrize("name", ["../kithline.db", "x.webp", "0" * 24 + ".webp", "0" * 24 + ".svg"])
def test_nothing_but_photos_is_found_among_photos(world, as_, name):
    assert as_(world.ada).get(f"/photos/{name}").status_code == 404


def test_directory_and_profile_need_few_queries(world, as_, queries):
    browser = as_(world.ada)
    for number in range(8):
        join(found(by=world.house, name=f"Group {number}", purpose="More"), by=world.ada)
    for path in ("/people", "/u/ada-lovelace"):
        with queries() as seen:
            assert browser.get(path).status_code == 200
        assert len(seen) <= 10, seen


def test_a_profile_shows_what_was_said_part_by_part(world, as_):
    post = write_post(world.gardeners, by=world.ada, title="Leeks", body="In rows")
    idea = an_idea(world.gardeners, world.ada, title="A shed")
    comment_on(world.welcome.thread, by=world.ada, body="Beans, of course")
    browser = as_(world.mallory)
    pages = {part: browser.get(f"/u/ada-lovelace?show={part}").text for part in ("posts", "ideas", "work", "replies", "nonsense")}
    assert f"/t/{post.id}" in pages["posts"]
    assert f"/i/{idea.id}" in pages["ideas"]
    assert f"/t/{post.id}" not in pages["ideas"]
    assert "Nothing here that you may read" in pages["work"]
    assert "Beans, of course" in pages["replies"]
    assert f"/i/{idea.id}" in pages["nonsense"]


def test_replies_in_rooms_one_may_not_read_are_not_on_the_profile(world, as_):
    post = write_post(world.gardeners, by=world.grace, title="Leeks", body="In rows")
    share(post.thread, by=world.grace, into=world.council, note="Look")
    comment_on(post.thread, by=world.grace, body="Between us: beans", room=world.council)
    comment_on(write_post(world.attic, by=world.ada, body="Hush").thread, by=world.ada, body="Under the roof")
    assert "Between us" not in as_(world.ada).get("/u/grace-hopper?show=replies").text
    assert "Between us" in as_(world.grace).get("/u/grace-hopper?show=replies").text
    assert "Under the roof" not in as_(world.grace).get("/u/ada-lovelace?show=replies").text


def test_replies_go_on_page_by_page(world, as_):
    for number in range(13):
        comment_on(world.welcome.thread, by=world.ada, body=f"Bean {number}")
    browser = as_(world.mallory)
    first = browser.get("/u/ada-lovelace?show=replies").text
    second = browser.get(re.search(r'rel="next" href="([^"]+)"', first)[1].replace("&amp;", "&")).text
    assert re.findall(r"Bean (\d+)", first) + re.findall(r"Bean (\d+)", second) == [str(number) for number in reversed(range(13))]
