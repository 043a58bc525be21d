"""Before it is said: a preview, who will read it, names offered while one types."""

import html

import pytest

from app.domain.groups.operations import found, invite, join
from app.domain.people.founding import house
from app.domain.people.operations import open_account
from app.domain.posts.operations import write_post


def options(page: str) -> list[str]:
    return [html.unescape(part.split('"')[0]) for part in page.split('data-value="')[1:]]


@pytest.fixture
def crowd(world):
    """Six more colleagues, members of Gardeners and Council."""
    people = [open_account(by=house(), name=f"Member {n}", email=f"member{n}@kithline.example") for n in range(6)]
    for person in people:
        join(world.gardeners, by=person)
        invite(world.council, by=world.grace, person=person)
        join(world.council, by=person)
    return people


def test_a_preview_shows_words_as_they_will_stand(world, as_):
    words = "**Beans** :tada: @grace-hopper @gardeners #beans\n\n```python\ndef grow(): pass\n```\n<script>alert(1)</script>"
    page = as_(world.ada).post("/previews", data={"body": words, "group": world.gardeners.id}).text
    wanted = (
        "<strong>Beans</strong> 🎉",
        'href="/u/grace-hopper"',
        'href="/g/gardeners"',
        'href="/tags/beans"',
        '<span class="k">def</span>',
    )
    assert [words for words in wanted if words not in page] == []
    assert "<script" not in page


def test_a_preview_without_script_is_the_form_again_with_every_word(world, as_):
    for path, title in (("/posts", "Peas"), (f"/t/{world.welcome.id}/comments", ""), (f"/t/{world.welcome.id}/edit", "Peas")):
        form = {"group": world.gardeners.id, "title": title, "body": "They **climb** :tada:", "preview": "1"}
        answer = as_(world.ada).post(path, data=form)
        assert answer.status_code == 422
        assert "They <strong>climb</strong> 🎉" in answer.text
        assert ">They **climb** :tada:</textarea>" in answer.text
        assert "Nothing was lost" not in answer.text
    assert world.welcome.thread.comment_count == 0
    assert world.welcome.thread.title == "Welcome"


def test_previews_have_a_limit_of_size_and_speed(world, as_):
    browser = as_(world.ada)
    assert browser.post("/previews", data={"body": "x" * 20_001}).status_code == 422
    assert {browser.post("/previews", data={"body": "x"}).status_code for _ in range(62)} == {200, 429}
    assert as_(world.grace).post("/previews", data={"body": "x"}).status_code == 200


def test_the_sentence_says_how_many_will_read_it(world, crowd, as_):
    ask = as_(world.grace).get
    assert "All 10 colleagues may read this; 9 members of Gardeners" in ask(f"/audience?group={world.gardeners.id}").text
    assert "7 members of Council will see this, nobody else." in ask(f"/audience?group={world.council.id}").text
    assert "The group you choose decides" in ask("/audience").text


def test_fewer_than_five_are_never_counted(world, as_):
    page = as_(world.ada).get(f"/audience?group={world.attic.id}&names=attic").text
    assert "Fewer than five members of Attic will see this" in page
    assert "@attic tells fewer than five people" in page


def test_the_sentence_warns_of_how_many_a_group_called_on_would_be(world, crowd, as_):
    page = as_(world.grace).get(f"/audience?group={world.gardeners.id}&names=council,gardeners,attic,nobody").text
    assert "@council tells 6 people" in page
    assert "@gardeners tells 8 people" in page
    assert "attic" not in page


@pytest.mark.parametrize("path", ["/audience?group={}", "/suggestions?key=@&text=a&group={}"])
def test_nothing_is_said_of_a_group_one_may_not_read(world, as_, path):
    assert as_(world.ada).get(path.format(world.council.id)).status_code == 404
    assert as_(world.mallory).get(path.format(world.attic.id)).status_code == 404


def test_names_are_offered_of_those_only_who_can_read_the_group(world, as_):
    offered = as_(world.ada).get(f"/suggestions?key=@&text=&group={world.gardeners.id}").text
    assert {"@ada-lovelace", "@grace-hopper", "@mallory-marsh", "@olga-guest"} <= set(options(offered))
    assert options(as_(world.ada).get(f"/suggestions?key=@&text=&group={world.attic.id}").text) == ["@ada-lovelace"]
    assert options(as_(world.ada).get(f"/suggestions?key=@&text=hop&group={world.gardeners.id}").text) == ["@grace-hopper"]
    assert options(as_(world.ada).get("/suggestions?key=@&text=a").text) == []


def test_a_guest_is_offered_nobody_they_do_not_share_the_group_with(world, as_):
    assert "@mallory-marsh" not in options(as_(world.olga).get(f"/suggestions?key=@&text=&group={world.gardeners.id}").text)


def test_groups_are_offered_to_their_members_and_secret_ones_only_inside(world, as_):
    assert "@gardeners" in options(as_(world.ada).get(f"/suggestions?key=@&text=gar&group={world.gardeners.id}").text)
    assert options(as_(world.mallory).get(f"/suggestions?key=@&text=gar&group={world.gardeners.id}").text) == []
    assert options(as_(world.ada).get(f"/suggestions?key=@&text=att&group={world.gardeners.id}").text) == []
    assert "@attic" in options(as_(world.ada).get(f"/suggestions?key=@&text=att&group={world.attic.id}").text)


def test_no_more_than_ten_are_offered(world, as_):
    for number in range(12):
        open_account(by=house(), name=f"Zed {number}", email=f"zed{number}@kithline.example")
    assert len(options(as_(world.ada).get(f"/suggestions?key=@&text=zed&group={world.gardeners.id}").text)) == 10


def test_tags_are_offered_of_what_one_may_read(world, as_):
    write_post(world.gardeners, by=world.ada, body="#beans #beets")
    write_post(world.council, by=world.grace, body="#behind-doors")
    assert options(as_(world.mallory).get("/suggestions?key=%23&text=be").text) == ["#beans", "#beets"]
    assert "#behind-doors" in options(as_(world.grace).get("/suggestions?key=%23&text=be").text)


def test_emoji_are_offered_by_their_names(world, as_):
    assert options(as_(world.ada).get("/suggestions?key=:&text=tad").text) == [":tada:"]


@pytest.mark.parametrize("text", ["%", "\\", "<b>", "'", "é" * 100])
def test_odd_beginnings_find_nothing_and_break_nothing(world, as_, text):
    for key in "@#:":
        answer = as_(world.ada).get("/suggestions", query_string={"key": key, "text": text, "group": world.gardeners.id})
        assert (answer.status_code, options(answer.text)) == (200, [])


def test_a_group_called_on_is_told_as_far_as_it_listens_and_may_read(world, crowd, settle, as_):
    from_council = found(by=world.grace, name="Beds", purpose="Beds", visibility="closed", joining="request")
    invite(from_council, by=world.grace, person=crowd[0])
    join(from_council, by=crowd[0])
    write_post(world.council, by=world.grace, title="Votes", body="@beds what do you think?")
    settle()
    assert "mentioned Beds in" in as_(crowd[0]).get("/inbox").text
    assert "Votes" not in as_(crowd[1]).get("/inbox").text
